import re
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from tests.read.conftest import Read
from tests.read.samples import PARAGRAPHS, pdf, scan

LONG = tuple(text * 3 for text in PARAGRAPHS)


def test_lines_are_joined_to_paragraphs_and_page_numbers_and_running_heads_dropped(read: Read) -> None:
    pages = [[f"第{number}部分。{text}" for text in LONG] for number in "一二三四"]
    (report,), findings = read({"a.pdf": pdf(pages, head="清江政法简报 第12期")})
    assert findings == []
    assert report.text.splitlines() == [text for page in pages for text in page]


def test_a_paragraph_goes_on_over_the_page(read: Read) -> None:
    first, second = "网格" * 14, "综治中心建成。"
    (report,), _ = read({"a.pdf": pdf([[LONG[0], first], [second, LONG[1]]], goes_on=True)})
    assert report.text.splitlines() == [LONG[0], first + second, LONG[1]]


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    (report,), _ = read({"a.pdf": pdf([LONG], width=20, columns=2)})
    assert report.text.splitlines() == [LONG[0], LONG[2], LONG[1]]


def test_a_scan_is_said_to_hold_no_text(read: Read) -> None:
    reports, findings = read({"a.pdf": scan(), "b.pdf": pdf([LONG])})
    assert [r.source for r in reports] == ["b.pdf"]
    (finding,) = findings
    assert (finding.kind, finding.where, finding.severity) == ("no_text", "a.pdf", "error")
    assert "scan" in finding.message and "OCR" in (finding.remedy or "")


def test_pages_without_text_among_others_are_named(read: Read) -> None:
    writer, out = PdfWriter(), BytesIO()
    for part in (pdf([LONG]), scan()):
        writer.append(PdfReader(BytesIO(part)))
    writer.write(out)
    (report,), (finding,) = read({"a.pdf": out.getvalue()})
    assert report.text.splitlines() == list(LONG)
    assert "1 of its 2 pages (2)" in finding.message
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("data", "kind"),
    [(pdf([LONG], password="secret"), "protected"), (b"%PDF-1.7\n", "damaged"), (b"<html>", "damaged")],
    ids=["password", "stub", "page"],
)
def test_a_pdf_that_cannot_be_read_costs_only_itself(read: Read, data: bytes, kind: str) -> None:
    reports, findings = read({"a.pdf": data, "b.pdf": pdf([LONG])})
    assert [r.source for r in reports] == ["b.pdf"]
    assert [(f.kind, f.where) for f in findings] == [(kind, "a.pdf")]
    assert findings[0].remedy


def test_a_page_tree_that_leads_back_to_itself_costs_only_its_file(read: Read) -> None:
    whole = pdf([LONG])
    tree = re.search(rb"(\d+) 0 obj\s*<<[^>]*/Kids \[ (\d+) 0 R", whole)
    assert tree
    looped = whole[: tree.start(2)] + tree.group(1).rjust(len(tree.group(2))) + whole[tree.end(2) :]
    reports, findings = read({"a.pdf": looped, "b.pdf": whole})
    assert [r.source for r in reports] == ["b.pdf"]
    assert [f.where for f in findings] == ["a.pdf"]


def test_what_is_left_of_a_truncated_pdf_is_read_or_refused(read: Read) -> None:
    whole = pdf([LONG])
    reports, findings = read({"a.pdf": whole[: len(whole) - 60]})
    assert len(reports) + len(findings) == 1
    assert all(PARAGRAPHS[0] in report.text for report in reports)
