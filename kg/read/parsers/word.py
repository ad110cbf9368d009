"""Word documents (.docx): paragraphs in the order of the page, table rows with their header."""

import io
from collections.abc import Iterator
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from kg.read.parsers.numbering import Numbering
from kg.read.parsers.tables import rows_as_lines
from kg.read.parts import Columns, Part, Refused, Text

WHAT: Final = "a Word document"

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_WRITTEN: Final = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_WIDEST: Final = 64
"""Columns of a table in Word at most (63)."""

# Of a drawing the file keeps two versions; what was deleted under tracked changes is no longer said.
_LEFT_OUT: Final = frozenset(
    (
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:tabs"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """The one report in a document: text boxes, content controls and tracked insertions included."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        remedy = "Open it in a word processor and save it as .docx without a password."
        raise Refused("protected", "is protected by a password, or in the old format of Word", remedy)
    document = Document(io.BytesIO(data))
    yield Text("\n".join(_lines(document.element.body, _numbering(document))) + "\n")


def _numbering(document: Any) -> Numbering:
    parts = {relation.reltype.rpartition("/")[2]: relation for relation in document.part.rels.values()}
    numbering, styles = (
        parts[kind].target_part.element if kind in parts and not parts[kind].is_external else None
        for kind in ("numbering", "styles")
    )
    return Numbering(numbering, styles)


def _lines(block: _Element, numbering: Numbering) -> Iterator[str]:
    for element in block.iterchildren():
        if element.tag in _LEFT_OUT:
            continue
        if element.tag == _PARAGRAPH:
            yield from (numbering.label(element) + _text(element)).split("\n")
            for box in _boxes(element):
                yield from _lines(box, numbering)
        elif element.tag == _TABLE:
            yield from rows_as_lines(_rows(element, numbering))
        else:
            yield from _lines(element, numbering)


def _rows(table: _Element, numbering: Numbering) -> list[list[str]]:
    """The cells of a table. One merged over rows is said in each row, one merged over columns in the first."""
    rows: list[list[str]] = []
    for row in table.iterchildren(_ROW):
        cells: list[str] = []
        for cell in row.iterchildren(_CELL):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merged is not None and merged.get(qn("w:val")) in (None, "continue")
            if goes_on and rows and len(cells) < len(rows[-1]):
                cells.append(rows[-1][len(cells)])
            else:
                cells.append(" ".join(numbering.label(p) + _text(p) for p in cell.iter(_PARAGRAPH)))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            wide = int(span.get(qn("w:val"), "1")) if span is not None else 1
            cells.extend([""] * (min(wide, _WIDEST) - 1))
        rows.append(cells)
    return rows


def _text(paragraph: _Element) -> str:
    """What a paragraph says, without the text boxes that hang on it."""
    written = []
    todo = [paragraph]
    while todo:
        element = todo.pop()
        if element.tag in _WRITTEN:
            written.append(_WRITTEN[element.tag] or element.text or "")
        elif element.tag not in _LEFT_OUT and not _is_box(element):
            todo.extend(reversed(element))
    return "".join(written)


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag in _LEFT_OUT for above in box.iterancestors()):
            yield box


def _is_box(element: _Element) -> bool:
    return bool(element.tag == qn("w:txbxContent"))
