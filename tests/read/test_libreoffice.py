"""Files that LibreOffice wrote: libreoffice/make.py says from what."""

from pathlib import Path

import pytest

from tests.read.conftest import Read

MADE = Path(__file__).with_name("libreoffice")
HEAD = ["柳河区推进基层治理工作综述", "来源：柳河日报 发布时间：2024-03-18 记者 苏禾"]
FIRST = "今年以来，柳河区综治中心牵头推行网格化管理，全区划分网格286个，配备专职网格员310名，排查矛盾纠纷1920起，化解率97.4%。"
LAST = "下一步，柳河区委政法委将把综治中心建设延伸到村，推动更多矛盾在家门口得到解决，让群众办事更加方便。"
NUMBERED = [
    *("一、健全组织体系", FIRST, "二、完善工作机制", "（一）落实会商制度", "（二）压实镇街责任"),
    *("1.每月调度一次", "2.每季通报一次"),
]
TABLE = [
    "镇街:桥头镇;网格员:专职;网格员:64",
    "镇街:桥头镇;网格员:兼职;网格员:21",
    "镇街:东湖街道;网格员:专职;网格员:73",
]


def made(*names: str) -> dict[str, bytes]:
    return {name: (MADE / name).read_bytes() for name in names}


@pytest.mark.parametrize("name", ["report.docx", "report.pdf"])
def test_a_document_reads_as_it_is_printed(read: Read, name: str) -> None:
    (report,), findings = read(made(name))
    assert findings == []
    assert report.text.splitlines() == [*HEAD, *NUMBERED, "各镇街网格情况如下。", *TABLE, LAST]
    assert (report.title, report.publisher, report.published) == (HEAD[0], "柳河日报", "2024-03-18")
    assert report.authors == ("苏禾",)


def test_a_page_has_each_item_of_a_list_on_a_line(read: Read) -> None:
    (report,), findings = read(made("report.html"))
    assert findings == []
    assert report.text.splitlines() == [
        *(*HEAD, "健全组织体系", FIRST, "完善工作机制", "落实会商制度", "压实镇街责任", "每月调度一次", "每季通报一次"),
        *("各镇街网格情况如下。", *TABLE, LAST, "— 1 —"),
    ]
    start = report.text.index("— 1 —")
    assert (start, start + 5) in report.furniture


def test_rows_of_a_workbook_are_reports(read: Read) -> None:
    reports, findings = read(made("table.xlsx"))
    assert findings == []
    assert [(r.source, r.title, r.published, r.publisher) for r in reports] == [
        ("table.xlsx#2", "桥头镇办好民生实事", "2024-02-06", "柳河日报"),
        ("table.xlsx#3", "东湖街道建强网格队伍", "2024-03-11", "东湖发布"),
    ]
    assert "走访居民5600户" in reports[1].text


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("report.odt", ".docx"),
        ("report.rtf", ".docx"),
        ("report.doc", ".docx"),
        ("table.ods", ".xlsx"),
        ("table.xls", ".xlsx"),
    ],
)
def test_other_formats_are_refused_with_how_to_convert_them(read: Read, name: str, suffix: str) -> None:
    reports, (finding,) = read(made(name, "report.docx"))
    assert [report.source for report in reports] == ["report.docx"]
    assert (finding.kind, finding.where) == ("unsupported", name)
    assert suffix in (finding.remedy or "")
