import io
import re
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

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


def drawn(*texts: tuple[float, float, str]) -> bytes:
    """A PDF of one page with texts where they are said to stand, in the order in which they are given."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("STSong-Light", 10)
    for left, top, text in texts:
        canvas.drawString(left, top, text)
    canvas.save()
    return out.getvalue()


def test_columns_that_the_file_writes_line_by_line_are_read_one_after_the_other(read: Read) -> None:
    left = "今年以来全县各乡镇扎实推进网格化管理排查矛盾纠纷六百四十起群众安全感提升。"
    right = "县公安局组织民警走访居民小区两千余户发放宣传资料一万余份电诈案件明显下降。"
    texts = [
        (x + 20 * (n == 0), 700 - 16 * n, text[max(0, 16 * n - 2) : 16 * n + 14])
        for n in range(3)
        for x, text in ((60, left), (260, right))
    ]
    (report,), _ = read({"a.pdf": drawn((60, 760, "清江县召开平安建设推进会"), *texts, (60, 600, PARAGRAPHS[2]))})
    assert report.text.splitlines() == ["清江县召开平安建设推进会", left, right, PARAGRAPHS[2]]


@pytest.mark.parametrize("by_row", [True, False], ids=["row by row", "cell by cell"])
def test_a_table_is_read_as_rows_with_their_header(read: Read, by_row: bool) -> None:
    cells = (
        ("乡镇", "网格数", "特色做法"),
        ("青石镇", "42", "板凳议事会定期"),
        ("", "", "收集群众诉求"),
        ("白沙乡", "17", "夜访"),
    )
    lefts = (60, 200, 300)
    texts = [(x, 700 - 16 * n, cell) for n, row in enumerate(cells) for x, cell in zip(lefts, row, strict=True) if cell]
    before, after = (60, 740, PARAGRAPHS[1][:40]), (60, 600, PARAGRAPHS[2])
    if not by_row:
        texts = [(x + 0.01 * n, y + 0.3 * (n % 2), cell) for n, (x, y, cell) in enumerate(texts)]
    (report,), _ = read({"a.pdf": drawn(before, *texts, after)})
    assert report.text.splitlines() == [
        PARAGRAPHS[1][:40],
        "乡镇:青石镇;网格数:42;特色做法:板凳议事会定期收集群众诉求",
        "乡镇:白沙乡;网格数:17;特色做法:夜访",
        PARAGRAPHS[2],
    ]


def test_a_by_line_of_wide_gaps_is_one_line(read: Read) -> None:
    byline = ((60, 740, "来源:清江日报"), (200, 740, "发布时间:2024-05-20"), (400, 740, "记者 李闻"))
    (report,), _ = read({"a.pdf": drawn((60, 760, "清江县召开会议"), *byline, (60, 700, PARAGRAPHS[1][:40]))})
    assert (report.publisher, report.published, report.authors) == ("清江日报", "2024-05-20", ("李闻",))


def test_a_title_spaced_by_letters_has_no_spaces(read: Read) -> None:
    (report,), _ = read({"a.pdf": drawn((60, 760, "工 作 简 报"), (60, 700, PARAGRAPHS[1][:40]))})
    assert report.text.splitlines()[0] == "工作简报"


def test_what_pdfium_refuses_is_read_by_another_reader(read: Read) -> None:
    whole = pdf([PARAGRAPHS[:2]])
    (report,), findings = read({"a.pdf": whole.replace(b"/Root", b"/Roox")})
    assert findings == []
    assert report.text.splitlines() == list(PARAGRAPHS[:2])
