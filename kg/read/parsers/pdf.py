"""PDF files that hold text: pdfium reads them, pypdf those that it refuses."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from kg.read.parsers.paragraphs import Line, paragraphs
from kg.read.parts import Columns, Part, Refusal, Refused, Text

WHAT: Final = "a PDF"

_OCR: Final = "Run text recognition (OCR) on it, for instance with ocrmypdf -l chi_sim, and give its result."
_PAGES: Final = 5000
"""More pages than any yearbook has."""


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """The one report in a file. Raises Refused for a password, and where no page holds text (a scan)."""
    try:
        pages = _by_pdfium(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise _protected() from error
        pages = _by_pypdf(data)
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    if len(empty) == len(pages):
        raise Refused("no_text", "holds pictures of pages and no text: it is a scan", _OCR)
    yield Text("\n".join(paragraphs(pages)) + "\n")
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        yield Refusal(
            "no_text", f"holds no text on {len(empty)} of its {len(pages)} pages ({shown})", _OCR, whole=False
        )


def _protected() -> Refused:
    remedy = "Open it with its password and print it to a new PDF, or save its text as .txt."
    return Refused("protected", "is protected by a password", remedy)


def _by_pdfium(data: bytes) -> list[list[Line]]:
    document = pypdfium2.PdfDocument(data)
    if len(document) > _PAGES:
        raise Refused("too_large", f"has more than {_PAGES:,} pages, which no report has", "Split it.")
    pages = []
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        pages.append(list(_lines(text)))
        text.close()
        page.close()
    return pages


def _lines(page: Any) -> Iterator[Line]:
    """The printed lines of a page, in the order in which the file writes them, which is that of reading."""
    count = page.count_chars()
    # Counted as pdfium does, so that a position here is a position there; what it cannot map to a character is left out.
    whole = "".join(_char(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))
    for match in re.finditer(r"[^\r\n]+", whole):
        inner = match.group().rstrip()
        start = match.start() + len(inner) - len(inner.lstrip())
        end = match.start() + len(inner)
        if start >= end:
            continue
        first, last = page.get_charbox(start, loose=True), page.get_charbox(end - 1, loose=True)
        written = whole[start:end].replace("\0", "")
        yield Line(written, first[0], last[2], max(first[3] - first[1], 1.0))


def _char(code: int) -> str:
    """One character for each position; NUL for what is none."""
    if code in _SPACING:
        return _SPACING[code]
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000 else "\0"


_SPACING: Final = {0x0A: "\n", 0x0D: "\r", 0x09: " "}


def _by_pypdf(data: bytes) -> list[list[Line]]:
    """The lines of a damaged file, as far as they can be had: with widths estimated from their letters."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        return [
            [_estimated(line) for line in page.extract_text().splitlines() if line.strip()] for page in reader.pages
        ]
    except FileNotDecryptedError as error:
        raise _protected() from error


def _estimated(line: str) -> Line:
    indent = len(line) - len(line.lstrip(" \u3000"))
    width = sum(1.0 if char > "\u2e7f" else 0.5 for char in line)
    return Line(line, float(indent), width, 1.0)
