import io
import json
from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet as pq

from kg.read import Columns
from tests.read.conftest import Read
from tests.read.samples import PARAGRAPHS

TEXTS = [text * 2 for text in PARAGRAPHS]
RECORDS = [
    {"编号": str(number), "标题": f"第{number}件", "内容": text, "发布时间": f"2024-05-0{number}", "来源": "清江日报"}
    for number, text in enumerate(TEXTS, start=1)
]


def csv_of(records: list[dict[str, str]], separator: str = ",") -> str:
    rows = [list(records[0]), *(list(record.values()) for record in records)]
    return "\r\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\r\n"


def xlsx(*sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(records: list[dict[str, Any]], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), out, **options)
    return out.getvalue()


def as_rows(records: list[dict[str, str]]) -> list[list[Any]]:
    return [list(records[0]), *(list(record.values()) for record in records)]


@pytest.mark.parametrize(
    ("name", "data", "first"),
    [
        ("t.csv", csv_of(RECORDS).encode("utf-8-sig"), 2),
        ("t.csv", csv_of(RECORDS, ";").encode("gb18030"), 2),
        ("t.tsv", csv_of(RECORDS, "\t").encode("utf-16"), 2),
        ("t.xlsx", xlsx(as_rows(RECORDS)), 2),
        ("t.xlsx", xlsx([["报道汇总"], [], *as_rows(RECORDS)]), 4),
        ("t.jsonl", "\n".join(json.dumps(record) for record in RECORDS).encode(), 1),
        ("t.parquet", parquet(RECORDS), 1),
        ("t.parquet", parquet(RECORDS, compression="zstd", row_group_size=1), 1),
    ],
    ids=["csv", "semicolons", "tsv", "xlsx", "xlsx with a heading", "jsonl", "parquet", "parquet in groups"],
)
def test_each_row_is_a_report_with_its_particulars(read: Read, name: str, data: bytes, first: int) -> None:
    reports, findings = read({name: data})
    assert findings == []
    assert [(r.source, r.text, r.title, r.published, r.publisher) for r in reports] == [
        (f"{name}#{row}", f"第{n}件\n{text}\n", f"第{n}件", f"2024-05-0{n}", "清江日报")
        for n, (row, text) in enumerate(enumerate(TEXTS, start=first), start=1)
    ]


def test_a_column_of_long_texts_is_found_whatever_its_name(read: Read) -> None:
    renamed = [{"号": r["编号"], "简称": r["标题"], "说的": r["内容"]} for r in RECORDS]
    reports, _ = read({"t.csv": csv_of(renamed).encode()})
    assert [r.text.strip() for r in reports] == TEXTS


def test_a_table_without_a_header_loses_no_row(read: Read) -> None:
    lines = [f'{number},"{text}"' for number, text in enumerate(TEXTS, start=1)]
    reports, _ = read({"t.csv": "\n".join(lines).encode()})
    assert [(r.source, r.text.strip()) for r in reports] == [(f"t.csv#{n}", t) for n, t in enumerate(TEXTS, start=1)]


def test_the_user_names_the_columns(read: Read) -> None:
    records = [
        {"摘要": "网格化", "甲": r["内容"], "乙": r["标题"], "丙": "2023年6月7日", "丁": "县报"} for r in RECORDS
    ]
    columns = Columns(text="甲", title="乙", date="丙", publisher="丁")
    reports, _ = read({"t.csv": csv_of(records).encode()}, columns)
    assert [(r.title, r.published, r.publisher) for r in reports] == [
        (f"第{n}件", "2023-06-07", "县报") for n in (1, 2, 3)
    ]
    _, (finding,) = read({"t.csv": csv_of(records).encode()}, Columns(text="戊"))
    assert finding.kind == "no_column" and "戊" in finding.message and "甲" in finding.message
    assert "--text-column" in (finding.remedy or "")


def test_a_table_of_figures_is_refused_with_its_columns(read: Read) -> None:
    _, (finding,) = read({"t.csv": "乡镇,网格数\n青石镇,42\n白沙乡,17\n".encode()})
    assert finding.kind == "no_text_column"
    assert "乡镇, 网格数" in finding.message and "--text-column" in (finding.remedy or "")


def test_dates_of_a_workbook_are_dates(read: Read) -> None:
    rows = [["正文", "日期"], [TEXTS[0], datetime(2024, 5, 6, 8, 30)]]
    (report,), _ = read({"t.xlsx": xlsx(rows)})
    assert report.published == "2024-05-06"


def test_sheets_without_texts_are_left_out(read: Read) -> None:
    figures: list[list[Any]] = [["乡镇", "网格数"], ["青石镇", 42]]
    reports, findings = read({"t.xlsx": xlsx(figures, as_rows(RECORDS), [["内容"], [TEXTS[0] + "又及。"]])})
    assert findings == []
    assert [r.source for r in reports] == ["t.xlsx#表2!2", "t.xlsx#表2!3", "t.xlsx#表2!4", "t.xlsx#表3!2"]


def test_a_damaged_line_costs_only_itself(read: Read) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    lines[1] = lines[1][:-4]
    reports, (finding,) = read({"t.jsonl": "\n".join(lines).encode()})
    assert [r.source for r in reports] == ["t.jsonl#1", "t.jsonl#3"]
    assert (finding.kind, finding.where) == ("damaged", "t.jsonl#2")


def test_a_column_of_a_parquet_table_may_hold_dates_bytes_or_lists(read: Read) -> None:
    records = [
        {"标签": ["网格", "治理"], "正文": TEXTS[0].encode(), "日期": datetime(2024, 5, 6, 8, 30), "页": {"号": 3}}
    ]
    (report,), findings = read({"t.parquet": parquet(records)})
    assert findings == []
    assert (report.text.strip(), report.published) == (TEXTS[0], "2024-05-06")


def test_without_pyarrow_a_parquet_table_is_refused_with_how_to_install_it(
    read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # As where it is not installed: a package of that name that cannot be imported comes first.
    folder = tmp_path_factory.mktemp("without")
    (folder / "pyarrow.py").write_text("raise ModuleNotFoundError('pyarrow')")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr("kg.read.confined._idle", [])
    reports, (finding,) = read({"a.parquet": parquet(RECORDS), "z.csv": csv_of(RECORDS[:1]).encode()})
    assert [r.source for r in reports] == ["z.csv#2"]
    assert "pip install 'kg[parquet]'" in (finding.remedy or "")


def test_rows_without_a_text_are_counted(read: Read) -> None:
    records = [*RECORDS, RECORDS[0] | {"内容": " "}, RECORDS[0] | {"标题": "", "内容": "English only"}]
    reports, findings = read({"t.csv": csv_of(records).encode()})
    assert len(reports) == 3
    assert {(f.kind, f.where, f.severity) for f in findings} == {
        ("no_text", "t.csv", "warning"),
        ("no_chinese", "t.csv#6", "error"),
    }


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("t.csv", b"\xff\x80\xfe" * 100, "encoding"),
        ("t.csv", b"\n\n \n", "empty"),
        ("t.csv", b'a,"b\n' * 3, "no_text_column"),
        ("t.csv", "标题,正文\n".encode(), "empty"),
        ("t.xlsx", xlsx([["标题", "正文"]]), "empty"),
        ("t.jsonl", b"[1, 2]\nnull\n", "damaged"),
        ("t.xlsx", b"PK\x03\x04", "damaged"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "protected"),
        ("t.xlsx", xlsx([]), "empty"),
        ("t.parquet", parquet(RECORDS)[:-20], "damaged"),
        ("t.parquet", parquet(RECORDS[:1])[:0] + b"PAR1", "damaged"),
        ("t.parquet", parquet([{"乡镇": "青石镇", "网格数": 42}]), "no_text_column"),
    ],
)
def test_a_table_that_cannot_be_read_costs_only_itself(read: Read, name: str, data: bytes, kind: str) -> None:
    reports, findings = read({name: data, "z.csv": csv_of(RECORDS[:1]).encode()})
    assert [r.source for r in reports] == ["z.csv#2"]
    assert [(f.kind, f.where) for f in findings] == [(kind, name)]
    assert findings[0].remedy
