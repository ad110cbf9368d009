import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from tests.read.conftest import Read
from tests.read.samples import PARAGRAPHS, ROWS, TITLE, docx, mht, page

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_xml(inner: str) -> bytes:
    """A document with a title and one element of the format's own XML."""
    document = Document()
    document.add_paragraph(TITLE)
    document.element.body.insert(1, parse_xml(inner.replace("<w:p>", f"<w:p {NAMESPACE}>", 1)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_table_rows_come_in_the_order_of_the_page(read: Read) -> None:
    (report,), findings = read({"a.docx": docx()})
    assert findings == []
    assert report.text.splitlines() == [TITLE, PARAGRAPHS[0], *ROWS, *PARAGRAPHS[1:]]
    assert report.title == TITLE


def test_tracked_changes_are_read_as_accepted(read: Read) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    paragraph = (
        f"<w:p>{run.format('划分网格')}<w:del><w:r><w:delText>16</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('18')}</w:ins>{run.format('个。')}</w:p>"
    )
    (report,), _ = read({"a.docx": with_xml(paragraph)})
    assert report.text.splitlines() == [TITLE, "划分网格18个。"]


def test_merged_cells_are_said_for_what_they_span(read: Read) -> None:
    document = Document()
    document.add_paragraph(TITLE)
    rows = [
        ("各乡镇网格", "", ""),
        ("乡镇", "人员", ""),
        ("青石镇", "专职", "42"),
        ("", "兼职", "17"),
        ("白沙乡", "专职", "9"),
    ]
    table = document.add_table(len(rows), 3)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    out = io.BytesIO()
    document.save(out)
    (report,), _ = read({"a.docx": out.getvalue()})
    assert report.text.splitlines() == [
        *(TITLE, "各乡镇网格", "乡镇:青石镇;人员:专职;人员:42", "乡镇:青石镇;人员:兼职;人员:17"),
        "乡镇:白沙乡;人员:专职;人员:9",
    ]


def test_a_table_without_a_header_keeps_its_cells(read: Read) -> None:
    document = Document()
    document.add_paragraph(PARAGRAPHS[0])
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "网格数", "18"
    out = io.BytesIO()
    document.save(out)
    (report,), _ = read({"a.docx": out.getvalue()})
    assert report.text.splitlines()[-1] == "网格数;18"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected"),
        (docx()[:3000], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (PARAGRAPHS[0].encode(), "damaged"),
    ],
    ids=["password", "cut off", "signature", "text"],
)
def test_a_document_that_cannot_be_read_costs_only_itself(read: Read, data: bytes, kind: str) -> None:
    reports, findings = read({"a.docx": data, "b.docx": docx()})
    assert [r.source for r in reports] == ["b.docx"]
    assert [(f.kind, f.where) for f in findings] == [(kind, "a.docx")]
    assert findings[0].remedy


@pytest.mark.parametrize("data", [docx(), page().encode(), mht()], ids=["docx", "html", "mht"])
def test_a_newer_document_under_an_old_name_is_read(read: Read, data: bytes) -> None:
    (report,), findings = read({"a.doc": data})
    assert findings == []
    assert report.title == TITLE and PARAGRAPHS[2] in report.text


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"{\\rtf1\\ansi x}", b"other"])
def test_an_old_document_is_refused_with_how_to_convert_it(read: Read, data: bytes) -> None:
    reports, (finding,) = read({"a.doc": data})
    assert reports == []
    assert (finding.kind, finding.where) == ("unsupported", "a.doc")
    assert ".docx" in (finding.remedy or "")
