"""PDF files that hold text: pdfium reads them, pypdf those that it refuses."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from kg.read.parsers.layout import arranged
from kg.read.parsers.paragraphs import Line, paragraphs
from kg.read.parts import Columns, Part, Refusal, Refused, Text

WHAT: Final = "a PDF"

_OCR: Final = "Run text recognition (OCR) on it, for instance with ocrmypdf -l chi_sim, and give its result."
_PAGES: Final = 5000
"""More pages than any yearbook has."""


_PARTED: Final = 1.5
"""Letters of space from which what stands left and right of it are two things: cells of a table, columns."""

_APART: Final = 0.8
"""Letters of space that are no space in Chinese type, where the file does not write one."""

_LATIN: Final = "\u2e7f"


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
        pages.append(arranged([line for line in _lines(text) if line.text]))
        text.close()
        page.close()
    return pages


def _lines(page: Any) -> Iterator[Line]:
    """The printed lines of a page in the order in which the file writes them, parted where they have a wide gap."""
    count = page.count_chars()
    # Counted as pdfium does, so that a position here is a position there; what it cannot map to a character is left out.
    whole = "".join(_char(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))
    for match in re.finditer(r"[^\r\n]+", whole):
        words = [word.span() for word in re.finditer(r"\S+", whole[match.start() : match.end()])]
        words = [(match.start() + start, match.start() + end) for start, end in words]
        # A title may be spaced letter by letter.
        spaced = len(words) > 3 and sum(end - start == 1 for start, end in words) > len(words) / 2
        part: list[str] = []
        first = before = None
        for word in words:
            between = _between(page, whole, before, word, spaced) if before else ""
            if between is None:
                yield _line(page, "".join(part), first or word[0], (before or word)[1])
                part, first = [], None
            first = word[0] if first is None else first
            part += (between or "", whole[word[0] : word[1]])
            before = word
        if first is not None and before is not None:
            yield _line(page, "".join(part), first, before[1])


def _between(page: Any, whole: str, before: tuple[int, int], word: tuple[int, int], spaced: bool) -> str | None:
    """What stands between two words of a line: their space, nothing, or None where the gap parts the line."""
    left, right = page.get_charbox(before[1] - 1, loose=True), page.get_charbox(word[0], loose=True)
    gap = (right[0] - left[2]) / max(left[3] - left[1], 1.0)
    if gap >= _PARTED:
        return None
    if spaced:
        return ""
    made = all(pdfium.FPDFText_IsGenerated(page, index) == 1 for index in range(before[1], word[0]))
    chinese = whole[before[1] - 1] > _LATIN or whole[word[0]] > _LATIN
    # pdfium makes a space where letters stand apart: Chinese type does so around numbers and to fill its lines.
    return "" if made and chinese and gap < _APART else whole[before[1] : word[0]]


def _line(page: Any, written: str, start: int, end: int) -> Line:
    first, last = page.get_charbox(start, loose=True), page.get_charbox(end - 1, loose=True)
    return Line(written.replace("\0", ""), first[0], last[2], max(first[3] - first[1], 1.0), first[1])


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
