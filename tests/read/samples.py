"""Reports in the formats that people keep them in, written by the formats' own libraries."""

import io
from collections.abc import Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

TITLE = "清江县扎实推进平安建设"
PARAGRAPHS = (
    "今年以来,清江县公安局推行网格布警,划分巡防网格18个,刑事案件同比下降12.5%,群众的安全感持续提升。",
    "全县建成乡镇综治中心15个,排查矛盾纠纷640起,化解率98.1%,信访总量明显下降,基层治理更加有力有序。",
    "下一步,县委政法委将把综治中心建设延伸到村,推动更多问题在家门口得到解决。",
)
TABLE = (("乡镇", "网格数"), ("青石镇", "42"), ("白沙乡", "17"))
ROWS = ["乡镇:青石镇;网格数:42", "乡镇:白沙乡;网格数:17"]

METAS = (
    '<meta name="SiteName" content="清江县人民政府"><meta name="ArticleTitle" content="清江县扎实推进平安建设">'
    '<meta name="PubDate" content="2024-05-20 09:30"><meta name="ContentSource" content="清江日报">'
)


def page(metas: str = METAS, charset: str = "utf-8", byline: str = "") -> str:
    """A page of a government site, with what such pages put around the article."""
    paragraphs = "".join(f"<p>\u3000\u3000{text}</p>" for text in PARAGRAPHS)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"<title>{TITLE}_清江县人民政府</title>{metas}<script>var hot='全县网格999个';</script></head><body>"
        '<div class="nav"><a href="/">首页</a><a href="/a">政务公开</a><a href="/b">互动交流</a></div>'
        f'<div class="article"><h1>{TITLE}</h1>{byline}<div class="TRS_Editor">{paragraphs}<table>{rows}</table></div></div>'
        '<div class="share">分享到:<a>微信</a><a>微博</a></div>'
        '<div class="footer">版权所有 清江县人民政府 备案号1234号</div></body></html>'
    )


def mht() -> bytes:
    """The page as a browser saves it in one file."""
    archive = MIMEMultipart("related", boundary="----page")
    archive["Subject"] = TITLE
    archive.attach(MIMEText(page(charset="gb2312"), "html", "gb2312"))
    archive.attach(MIMEText("body { color: black }", "css"))
    return archive.as_bytes()


def docx() -> bytes:
    """A Word document with a heading, paragraphs and a table between them."""
    document = Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph(PARAGRAPHS[0])
    table = document.add_table(len(TABLE), 2)
    for row, cells in enumerate(TABLE):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    for text in PARAGRAPHS[1:]:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(
    pages: Sequence[Sequence[str]],
    *,
    width: int = 30,
    columns: int = 1,
    head: str = "",
    password: str = "",
    goes_on: bool = False,
) -> bytes:
    """A PDF of some pages of paragraphs, set in lines of `width` characters, each paragraph indented by two.

    With `goes_on` later pages begin within a paragraph.
    """
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password or None, invariant=1)
    for number, texts in enumerate(pages, start=1):
        canvas.setFont("STSong-Light", 10)
        if head:
            canvas.drawString(60, 810, head)
        for column in range(columns):
            y, left = 780.0, 60 + column * (width + 3) * 10
            for index, text in enumerate(texts[column::columns]):
                indent = 0 if goes_on and number > 1 and index == 0 else 20
                while text:
                    fits = _fitting(text, width * 10 - indent)
                    canvas.drawString(left + indent, y, text[:fits])
                    text, indent, y = text[fits:], 0, y - 16
        canvas.drawString(280, 30, f"— {number} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _fitting(text: str, room: float) -> int:
    """How many characters fit into a line, where a number is not parted and no line opens with punctuation."""
    fits = next(
        (n for n in range(1, len(text)) if pdfmetrics.stringWidth(text[: n + 1], "STSong-Light", 10) > room), len(text)
    )
    while fits < len(text) and (text[fits] in ",。、%" or (text[fits].isascii() and text[fits - 1].isascii())):
        fits -= 1
    return fits


def scan() -> bytes:
    """A PDF with a picture on its page and no text."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
