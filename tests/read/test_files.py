from pathlib import Path

import pytest

from kg.model import Finding, Report
from kg.model.report import report_id
from kg.read import read_files

TEXT = "江州市综治中心今年调处矛盾纠纷318件。\r\n下一步将建设雪亮工程。\n"


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths: Path | str) -> tuple[list[Report], list[Finding]]:
    items = list(read_files(paths))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Finding)]


def test_a_report_carries_its_text_unchanged_and_the_path_as_given(in_empty_folder: Path) -> None:
    Path("a.txt").write_bytes(TEXT.encode("utf-8-sig"))
    reports, findings = read("a.txt")
    assert [(r.text, r.source, r.id) for r in reports] == [(TEXT, "a.txt", report_id(TEXT))]
    assert findings == []


def test_the_same_text_in_another_encoding_is_the_same_report(in_empty_folder: Path) -> None:
    Path("a.txt").write_bytes(TEXT.encode())
    Path("b.txt").write_bytes(TEXT.encode("gb18030"))
    reports, findings = read(".")
    assert [r.source for r in reports] == ["a.txt"]
    assert [(f.kind, f.where) for f in findings] == [("duplicate", "b.txt")]
    assert "a.txt" in findings[0].message


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\u3000\u3000\n".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (TEXT.encode() + b"\0" + TEXT.encode(), "binary"),
        (b"%PDF-1.7\n" + TEXT.encode(), "binary"),
        (b"PK\x03\x04rest", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\xff\xfe" + bytes(2000), "binary"),
        (TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:], "encoding"),
        (b"An English memo about nothing in particular.\n", "no_chinese"),
        (("网格" * 600_000).encode(), "long_line"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_costs_only_itself(in_empty_folder: Path, content: bytes, kind: str) -> None:
    Path("a.txt").write_bytes(content)
    Path("b.txt").write_bytes(TEXT.encode())
    reports, findings = read(".")
    assert [r.source for r in reports] == ["b.txt"]
    (finding,) = findings
    assert (finding.kind, finding.where) == (kind, "a.txt")
    assert finding.message.startswith("a.txt ") and finding.message.endswith(".")
    assert finding.remedy


def test_a_long_text_of_short_lines_is_read(in_empty_folder: Path) -> None:
    Path("a.txt").write_text("全市推进网格化管理。\n" * 150_000, encoding="utf-8")
    reports, findings = read("a.txt")
    assert len(reports) == 1
    assert findings == []


def test_a_file_of_gigabytes_is_refused_without_being_read_whole(in_empty_folder: Path) -> None:
    with Path("a.txt").open("wb") as file:
        file.write("网格".encode())
        file.truncate(3 * 2**30)
    reports, findings = read("a.txt")
    assert reports == []
    assert [f.kind for f in findings] == ["too_large"]


def test_a_file_that_vanishes_between_finding_and_reading_costs_only_itself(in_empty_folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text(f"{name}综治中心", encoding="utf-8")
    items = read_files(["a.txt", "b.txt", "c.txt"])
    first = next(items)
    Path("b.txt").unlink()
    rest = list(items)
    assert isinstance(first, Report)
    assert [getattr(i, "kind", None) or getattr(i, "source", None) for i in rest] == ["missing", "c.txt"]


def test_a_name_in_no_encoding_is_still_shown(in_empty_folder: Path) -> None:
    name = b"\xb1\xa8\xb8\xe6.txt".decode("utf-8", "surrogateescape")
    Path(name).write_text(TEXT, encoding="utf-8")
    reports, _ = read(".")
    assert reports[0].source.encode().decode() == "\ufffd\ufffd\ufffd\ufffd.txt"
