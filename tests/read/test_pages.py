import pytest

from tests.read.conftest import Read
from tests.read.samples import METAS, PARAGRAPHS, ROWS, TITLE, mht, page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", page().encode()),
        ("a.htm", page(charset="gb2312").encode("gb18030")),
        ("a.xhtml", ('<?xml version="1.0" encoding="utf-8"?>\n' + page()).encode()),
        ("a.mht", mht()),
    ],
)
def test_the_article_is_read_without_the_page_around_it(read: Read, name: str, data: bytes) -> None:
    (report,), findings = read({name: data})
    assert findings == []
    assert report.text.splitlines() == [TITLE, *PARAGRAPHS, *ROWS]
    assert (report.title, report.publisher, report.published) == (TITLE, "清江日报", "2024-05-20")


def test_the_site_publishes_where_the_source_is_the_site_itself(read: Read) -> None:
    (report,), _ = read({"a.html": page(METAS.replace("清江日报", "本站")).encode()})
    assert report.publisher == "清江县人民政府"


def test_a_by_line_on_the_page_tells_where_its_head_is_silent(read: Read) -> None:
    byline = "<p>发布时间:2023-11-02 来源:清江融媒 责任编辑:王小明</p>"
    (report,), _ = read({"a.html": page("", byline=byline).encode()})
    assert (report.title, report.publisher, report.published) == (TITLE, "清江融媒", "2023-11-02")
    assert "2023-11-02" in "".join(report.text[a:b] for a, b in report.furniture)


def test_a_page_of_a_public_account_tells_title_account_and_date(read: Read) -> None:
    paragraphs = "".join(f"<p><span>{text}</span></p>" for text in PARAGRAPHS)
    data = (
        f'<html><head><meta property="og:title" content="{TITLE}"></head><body><div class="rich_media">'
        f'<h1 id="activity-name">{TITLE}</h1><a id="js_name"> 清江政法 </a><em id="publish_time">2024-05-20 18:00</em>'
        f'<div id="js_content" class="rich_media_content">{paragraphs}</div></div></body></html>'
    ).encode()
    (report,), _ = read({"a.html": data})
    assert (report.title, report.publisher, report.published) == (TITLE, "清江政法", "2024-05-20")
    assert all(text in report.text for text in PARAGRAPHS)


def test_lines_broken_within_one_block_stay_lines(read: Read) -> None:
    body = "<br>".join(f"\u3000\u3000{text}" for text in PARAGRAPHS)
    (report,), _ = read({"a.html": f"<html><body><div class='article'>{body}</div></body></html>".encode()})
    assert [line for line in report.text.splitlines() if line] == list(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_stray_byte_beside_the_article_costs_nothing(read: Read, encoding: str) -> None:
    whole = page(charset=encoding).encode(encoding)
    (report,), findings = read({"a.html": whole.replace(b"</body>", b"\xff</body>")})
    assert findings == []
    assert report.text.splitlines() == [TITLE, *PARAGRAPHS, *ROWS]
    within = whole.replace("网格18个".encode(encoding), "网格".encode(encoding) + b"\xff18", 1)
    reports, (finding,) = read({"a.html": within})
    assert (reports, finding.kind) == ([], "encoding")


def test_a_page_laid_out_in_tables_keeps_its_paragraphs(read: Read) -> None:
    cell = "".join(f"<div>\u3000\u3000{text}</div>" for text in PARAGRAPHS)
    rows = f"<tr><td><b>{TITLE}</b></td></tr><tr><td>2019-03-04 清江新闻网</td></tr><tr><td>{cell}</td></tr>"
    data = f"<html><head><title>{TITLE}-清江新闻网</title></head><body><table>{rows}</table></body></html>"
    (report,), _ = read({"a.html": data.encode()})
    assert report.text.splitlines() == [TITLE, "2019-03-04 清江新闻网", *PARAGRAPHS]
    assert (report.title, report.publisher, report.published) == (TITLE, "清江新闻网", "2019-03-04")


def test_the_day_in_the_script_of_an_account_s_page_is_its_day_in_china(read: Read) -> None:
    # 2024-05-20 23:30 in China is still the 20th, as it is not everywhere.
    data = page("").replace("var hot", 'var ct = "1716219000"; var hot')
    (report,), _ = read({"a.html": data.encode()})
    assert report.published == "2024-05-20"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html><head><title>x</title></head><body><script>load()</script></body></html>", "no_text"),
        (
            b"<html><body><p>" + b"An English article about nothing in particular. " * 20 + b"</p></body></html>",
            "no_chinese",
        ),
        (b"", "empty"),
        (b"<html><body>" + b"\xff\x80\xfe" * 300, "encoding"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello", "no_text"),
        (b"<div>" * 200_000 + "网格".encode(), None),
    ],
    ids=["script", "english", "empty", "bytes", "no page", "deep"],
)
def test_a_page_without_a_report_costs_only_itself(read: Read, data: bytes, kind: str | None) -> None:
    reports, findings = read({"a.html": data, "b.html": page().encode()})
    assert [r.source for r in reports] == ["b.html"]
    (finding,) = findings
    assert finding.where == "a.html" and finding.remedy
    assert kind is None or finding.kind == kind


def test_merged_cells_are_said_for_what_they_span(read: Read) -> None:
    rows = (
        '<tr><td>乡镇</td><td colspan="2">人员</td></tr><tr><td rowspan="2">青石镇</td><td>专职</td><td>42</td></tr>'
        "<tr><td>兼职</td><td>17</td></tr><tr><td>白沙乡</td><td>专职</td><td>9</td></tr>"
    )
    (report,), _ = read(
        {"a.html": page().replace("</table>", f"</table><p>人员如下。</p><table>{rows}</table>").encode()}
    )
    expected = ["乡镇:青石镇;人员:专职;人员:42", "乡镇:青石镇;人员:兼职;人员:17", "乡镇:白沙乡;人员:专职;人员:9"]
    assert report.text.splitlines()[-3:] == expected


@pytest.mark.parametrize("span", ["0", "-3", "1000000000", "", "二", "３"])
def test_a_cell_that_claims_an_absurd_span_costs_nothing(read: Read, span: str) -> None:
    cell = f'<td rowspan="{span}" colspan="{span}">乡镇</td>'
    (report,), findings = read({"a.html": page().replace("<td>乡镇</td>", cell).encode()})
    assert findings == []
    assert PARAGRAPHS[0] in report.text and "青石镇" in report.text


def test_captions_of_pictures_lists_and_answers_stay_lines(read: Read) -> None:
    more = (
        '<figure><img src="a.jpg" alt="图"><figcaption>图为清江县民警走访村民。周明 摄</figcaption></figure>'
        "<ol><li>第一项工作抓实。</li><li>第二项工作<b>抓细</b>。<ul><li>逐户走访。</li></ul></li></ol>"
        "<p><strong>问:</strong>如何推进?</p><p>答:依靠群众,\n由各乡镇落实。</p><table>"
    )
    (report,), _ = read({"a.html": page().replace("<table>", more).encode()})
    assert report.text.splitlines()[4:10] == [
        *("图为清江县民警走访村民。周明 摄", "第一项工作抓实。", "第二项工作抓细。", "逐户走访。"),
        *("问:如何推进?", "答:依靠群众, 由各乡镇落实。"),
    ]
    assert report.authors == ()
