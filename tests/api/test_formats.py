"""A folder with a file of every format, encoding and kind of damage builds in one command."""

import pytest
from opencc import OpenCC

import kg
from kg.api.build import BuildResult
from tests.read.samples import docx, mht, page, pdf, scan
from tests.read.test_archive import packed
from tests.read.test_tables import xlsx


def place(text: str | bytes, number: int) -> bytes:
    """A sample with a count of its own, so that each file states something else."""
    data = text.encode() if isinstance(text, str) else text
    return data.replace("清江县".encode(), "江州区".encode()).replace(b"18", str(number).encode())


def sentence(number: int) -> str:
    return f"2024年,崇左市建成综治中心{number}个,排查矛盾纠纷{number}00起,化解率98.1%,群众的安全感持续提升。"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    folder = tmp_path_factory.mktemp("formats")
    files = {
        "plain/utf8.txt": sentence(31).encode(),
        "plain/marked.md": sentence(32).encode("utf-16"),
        "plain/gb.txt": sentence(33).encode("gb18030"),
        "plain/big5.txt": OpenCC("s2tw").convert(sentence(34)).encode("big5"),
        "page.html": place(page(), 35),
        "page.mht": mht(),
        "note.docx": docx(),
        "note.pdf": pdf([[sentence(36) * 3]]),
        "table.csv": f'标题,正文\n甲,"{sentence(37)}"\n乙,"{sentence(38)}"\n'.encode("gb18030"),
        "table.xlsx": xlsx([["正文", "日期"], [sentence(39), "2024-05-06"]]),
        "table.jsonl": f'{{"text": "{sentence(40)}"}}\n'.encode(),
        "packed.zip": packed({"in/a.txt": sentence(41).encode(), "in/b.zip": packed({"c.txt": sentence(42).encode()})}),
        "scan.pdf": scan(),
        "locked.pdf": pdf([[sentence(43)]], password="x"),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "figures.csv": "县,网格数\n江州区,18\n".encode(),
        "photo.jpg": b"\xff\xd8\xff",
        "cut.docx": docx()[:4000],
        "empty.txt": b"",
        "damaged.txt": sentence(44).encode()[:50] + b"\xff" + sentence(44).encode()[50:],
        ".DS_Store": b"\0",
        "~$note.docx": b"x",
    }
    for name, data in files.items():
        (folder / "reports" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "reports" / name).write_bytes(data)
    patch = pytest.MonkeyPatch()
    patch.chdir(folder)
    try:
        return kg.build(["reports"], folder / "graph")
    finally:
        patch.undo()


def test_every_report_says_its_figures_whatever_its_format(built: BuildResult) -> None:
    rows = (
        kg.open_graph(built.graph)
        .cypher(
            "MATCH (f:Figure)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(r:Report) RETURN r.source AS source, f.value AS value"
        )
        .rows
    )
    stated = {(row["source"], row["value"]) for row in rows}
    wanted = {
        *(("plain/utf8.txt", 31), ("plain/marked.md", 32), ("plain/gb.txt", 33), ("plain/big5.txt", 34)),
        *(("page.html", 35), ("page.mht", 18), ("note.docx", 18), ("note.pdf", 36), ("table.csv#2", 37)),
        *(("table.csv#3", 38), ("table.xlsx#2", 39), ("table.jsonl#1", 40), ("packed.zip!in/a.txt", 41)),
        ("packed.zip!in/b.zip!c.txt", 42),
    }
    assert {(f"reports/{source}", value) for source, value in wanted} <= stated


def test_each_file_that_was_not_read_is_named_with_the_cause(built: BuildResult) -> None:
    refused = {
        finding.where.removeprefix("reports/"): finding for finding in built.findings if finding.severity == "error"
    }
    assert {where: finding.kind for where, finding in refused.items()} == {
        "scan.pdf": "no_text",
        "locked.pdf": "protected",
        "old.doc": "unsupported",
        "figures.csv": "no_text_column",
        "photo.jpg": "unsupported",
        "cut.docx": "damaged",
        "empty.txt": "empty",
        "damaged.txt": "encoding",
    }
    assert all(finding.remedy for finding in refused.values())
