"""Numbers that Word counts and does not write."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from kg.read.parsers.numbering import _number
from tests.read.conftest import Read
from tests.read.samples import TITLE

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "(%2)"), ("decimal", "%3."), ("decimalEnclosedCircle", "%4"))


def numbered(
    *paragraphs: tuple[str, int | None], levels: tuple[tuple[str, str], ...] = LEVELS, more: str = ""
) -> bytes:
    """A document with a title and paragraphs at levels of one list; None for one without a number."""
    document = Document()
    written = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    definitions = document.part.numbering_part.element
    definitions.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="900">{written}</w:abstractNum>'))
    for key, inner in (("900", ""), ("901", more), ("902", "")):
        definitions.append(parse_xml(f'<w:num {W} w:numId="{key}"><w:abstractNumId w:val="900"/>{inner}</w:num>'))
    document.add_paragraph(TITLE)
    for text, level in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            list_, level = ("901", level - 10) if level >= 10 else ("900", level)
            numbers = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(numbers))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(read: Read, data: bytes) -> list[str]:
    (report,), findings = read({"a.docx": data})
    assert findings == []
    return report.text.splitlines()[1:]


def test_headings_and_lists_carry_their_numbers(read: Read) -> None:
    given = [("强化组织领导", 0), ("压实责任", 1), ("成立专班", 2), ("定期会商", 2), ("县级牵头", 3), ("加强督导", 1)]
    given += [("正文一段。", None), ("完善机制", 0), ("健全制度", 1), ("公开事项", 2)]
    assert lines(read, numbered(*given)) == [
        *("一、强化组织领导", "(一)压实责任", "1. 成立专班", "2. 定期会商", "①县级牵头", "(二)加强督导"),
        *("正文一段。", "二、完善机制", "(一)健全制度", "1. 公开事项"),
    ]


def test_a_level_may_carry_the_numbers_above_it(read: Read) -> None:
    levels = (("chineseCounting", "第%1章"), ("decimal", "%1.%2"))
    assert lines(read, numbered(("总则", 0), ("目的", 1), ("附则", 0), ("施行", 1), levels=levels)) == [
        *("第一章总则", "一.1 目的", "第二章附则", "二.1 施行")
    ]


def test_a_list_that_begins_anew_counts_from_its_own_start(read: Read) -> None:
    more = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert lines(read, numbered(("甲事", 0), ("乙事", 10), ("丙事", 10), ("丁事", 0), more=more)) == [
        *("一、甲事", "五、乙事", "六、丙事", "二、丁事")
    ]


def test_marks_are_no_numbers(read: Read) -> None:
    assert lines(read, numbered(("走访群众", 0), ("化解纠纷", 0), levels=(("bullet", "●"),))) == [
        "走访群众",
        "化解纠纷",
    ]


def test_a_style_may_number_its_paragraphs(read: Read) -> None:
    document = Document(io.BytesIO(numbered()))
    numbers = f'<w:numPr {W}><w:numId w:val="900"/></w:numPr>'
    document.styles["Heading 2"].element.get_or_add_pPr().append(parse_xml(numbers))
    document.styles["Heading 3"].base_style = document.styles["Heading 2"]
    document.add_paragraph("加强领导", style="Heading 2")
    document.add_paragraph("推进落实", style="Heading 3")
    out = io.BytesIO()
    document.save(out)
    assert lines(read, out.getvalue()) == ["一、加强领导", "二、推进落实"]


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [
        *(("chineseCounting", n, w) for n, w in ((1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"))),
        *(("chineseCountingThousand", n, w) for n, w in ((110, "一百一十"), (1001, "一千零一"))),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        *(("decimalEnclosedCircle", n, w) for n, w in ((1, "①"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "36"))),
        *(("upperRoman", 14, "XIV"), ("lowerLetter", 27, "aa"), ("ideographTraditional", 2, "乙")),
        *(("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"), ("ideographDigital", 10, "一〇")),
        *(("hebrew1", 4, "4"), ("chineseCounting", 123456789, "123456789"), ("upperRoman", 0, "")),
    ],
)
def test_forms_of_numbers(form: str, value: int, written: str) -> None:
    assert _number(form, value) == written
