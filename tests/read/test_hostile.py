"""Files made to do harm: each costs itself alone, is named with what to do, and its neighbour is read."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Finding, Report
from kg.read import read_files
from tests.faults.harness import rounds
from tests.read.conftest import Read
from tests.read.samples import PARAGRAPHS, docx, page, pdf
from tests.read.test_archive import packed
from tests.read.test_tables import RECORDS, as_rows, csv_of, parquet, xlsx

GOOD = PARAGRAPHS[0].encode()
LAUGHS = '<!ENTITY l0 "网格">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An office document with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            after.writestr(part, change(before.read(part)) if part == name else before.read(part))
    return out.getvalue()


def with_entity(doctype: str, entity: str) -> dict[str, bytes]:
    """A file of each format that is made of XML or HTML, with a document type of its own and an entity in its text."""

    def change(text: str) -> str:
        text = re.sub(r"<(w:document|sst|!DOCTYPE html)", f"<!DOCTYPE d [{doctype}]><\\1", text, count=1)
        return text.replace(PARAGRAPHS[0], f"{PARAGRAPHS[0]}&{entity};")

    def changed(data: bytes) -> bytes:
        return change(data.decode()).encode()

    return {
        "a.docx": rewritten(docx(), "word/document.xml", changed),
        "a.xlsx": rewritten(xlsx(as_rows(RECORDS)), "xl/sharedStrings.xml", changed),
        "a.html": change(page()).encode(),
        "a.xhtml": change('<?xml version="1.0"?>' + page().replace("<!DOCTYPE html>", "<!DOCTYPE html >")).encode(),
    }


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.html", "a.xhtml"])
def test_entities_of_the_users_machine_are_not_read(
    read: Read, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("机密内容", encoding="utf-8")
    reports, findings = read({name: with_entity(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "x")[name], "z.txt": GOOD})
    assert reports[-1].source == "z.txt"
    assert all("机密" not in report.text for report in reports)
    assert all(finding.where.startswith(name) for finding in findings)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.html", "a.xhtml"])
def test_entities_that_multiply_cost_only_their_file(read: Read, name: str) -> None:
    reports, findings = read({name: with_entity(LAUGHS, "l11")[name], "z.txt": GOOD})
    assert reports[-1].source == "z.txt"
    assert all(len(report.text) < 10_000 for report in reports)
    assert all(finding.where.startswith(name) for finding in findings)


def looped(old: bytes, new: bytes) -> bytes:
    """A PDF in which one reference leads back."""
    whole = pdf([PARAGRAPHS[:1]])
    assert re.search(old, whole)
    return re.sub(old, lambda match: new.ljust(len(match.group())), whole, count=1)


def nested(times: int) -> bytes:
    data = packed({"a.txt": GOOD})
    for _ in range(times):
        data = packed({"in.zip": data})
    return data


BIG = bytes(400 * 2**20)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": lambda: rewritten(docx(), "word/document.xml", lambda _: BIG),
    "bomb.xlsx": lambda: rewritten(xlsx(as_rows(RECORDS)), "xl/worksheets/sheet1.xml", lambda _: BIG),
    "words.docx": lambda: rewritten(
        docx(), "word/document.xml", lambda xml: xml.replace(GOOD, "网".encode() * 20_000_000, 1)
    ),
    "deep.docx": lambda: rewritten(
        docx(), "word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 50_000, 1)
    ),
    "deep.jsonl": lambda: b"[" * 5_000_000,
    "deep.zip": lambda: nested(6),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000,
    "out.zip": lambda: packed({"../../out.txt": GOOD, "/etc/out.txt": GOOD, "C:\\out.txt": GOOD}),
    "parent.pdf": lambda: looped(rb"/Parent \d+ 0 R", b"/Parent 3 0 R"),
    "kids.pdf": lambda: looped(rb"/Kids \[ \d+ 0 R", b"/Kids [ 4 0 R"),
    "previous.pdf": lambda: looped(rb"startxref\s+\d+", b"startxref\n9"),
    "length.pdf": lambda: looped(rb"/Length \d+", b"/Length 9999999"),
    "nul.txt": lambda: "网格\0治理".encode(),
    "nul.html": lambda: page().replace("网格", "网\0格").encode(),
    "nul.csv": lambda: b"\0" * 5000,
    "nul.jsonl": lambda: b"\0" * 5000,
    "nul.pdf": lambda: bytes(5000),
    "nul.docx": lambda: bytes(5000),
    "nul.zip": lambda: bytes(5000),
    "nul.parquet": lambda: b"PAR1" + bytes(5000) + b"PAR1",
    "line.csv": lambda: "正文\n".encode() + "网格".encode() * 3_000_000,
    "line.jsonl": lambda: json.dumps({"正文": "网格" * 3_000_000}).encode(),
    "line.parquet": lambda: parquet([{"正文": "网格" * 3_000_000}]),
    "line.html": lambda: page().replace(PARAGRAPHS[0], "网格" * 3_000_000).encode(),
    "columns.csv": lambda: ("," * 2_000_000 + "\n").encode() * 3,
    "quote.csv": lambda: csv_of(RECORDS).encode()[:200] + b'"' * 999_999,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_only_itself(read: Read, name: str) -> None:
    reports, findings = read({name: HOSTILE[name](), "z.docx": docx(), "z.txt": GOOD})
    assert [r.source for r in reports if not r.source.startswith(name)] == ["z.docx", "z.txt"]
    assert all(len(report.text) < 1_000_000 for report in reports)
    assert len(reports) > 2 or findings, "nothing was said"
    assert all(finding.where.startswith(name) and finding.remedy for finding in findings)
    assert not Path("../out.txt").exists() and not Path("../../out.txt").exists()


MEASURED = """
import re, sys
from pathlib import Path
from kg.read import read_files
said = [(type(item).__name__, getattr(item, "kind", "")) for item in read_files(sys.argv[1:])]
# Of this program alone: what getrusage tells begins with the memory of the program that started it.
print(said, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_line_of_a_gigabyte_is_never_held_in_memory(tmp_path: Path) -> None:
    for name in ("line.txt", "line.csv", "line.html"):
        with (tmp_path / name).open("wb") as file:
            file.write("网格".encode())
            file.truncate(2**30)
    with (
        zipfile.ZipFile(tmp_path / "line.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("line.txt", "w", force_zip64=True) as file,
    ):
        for _ in range(1024):
            file.write(b"x" * 2**20)
    (tmp_path / "z.txt").write_bytes(GOOD)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    said, _, megabytes = done.stdout.strip().rpartition(" ")
    assert said == str([("Finding", "too_large")] * 4 + [("Report", "")])
    assert int(megabytes) < 500


def test_tens_of_thousands_of_files_are_read(tmp_path: Path) -> None:
    folders = rounds(100, 20)
    for folder in (tmp_path / f"{number:03d}" for number in range(folders)):
        folder.mkdir()
        (folder / "000.txt").write_bytes(GOOD)
        for number in range(1, 1000):
            os.link(folder / "000.txt", folder / f"{number:03d}.txt")
    (tmp_path / "zzz.txt").write_text(PARAGRAPHS[1], encoding="utf-8")
    items = list(read_files([tmp_path]))
    assert [Path(item.source).name for item in items if isinstance(item, Report)] == ["000.txt", "zzz.txt"]
    assert sum(isinstance(item, Finding) and item.kind == "duplicate" for item in items) == folders * 1000 - 1
