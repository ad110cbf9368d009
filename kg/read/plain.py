"""Reads plain text and Markdown, whatever the encoding."""

from typing import Final

from kg.model import Finding, Report
from kg.read.encoding import decode
from kg.read.header import make_report
from kg.read.refusals import empty, refused
from kg.read.wrapped import unwrapped

MAX_LINE: Final = 1_000_000
"""Characters in one line; a longer one is data, or a document that lost its line breaks."""

# Formats by their first bytes, for files whose name says .txt.
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "an RTF document"),
)


def read_plain(data: bytes, source: str) -> Report | Finding:
    """The Report in the bytes of a text file, or the Finding that says why there is none.

    The text keeps its line ends, unless they break its paragraphs; a byte order mark is dropped.
    """
    return _refused_bytes(data, source) or _report(data, source)


def _report(data: bytes, source: str) -> Report | Finding:
    text = decode(data)
    if "\0" in (text or "") or (text is None and b"\0" in data):
        return _binary(source, "a binary file")
    if text is None:
        says = "is in no encoding that kg recognises, or its text is damaged"
        remedy = "Open it in a text editor, check that it reads well, and save it as UTF-8."
        return refused("encoding", source, says, remedy)
    return refused_text(text, source) or make_report(unwrapped(text), source)


def _refused_bytes(data: bytes, source: str) -> Finding | None:
    if not data.strip():
        return empty(source)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return _binary(source, what)
    return None


def refused_text(text: str, source: str) -> Finding | None:
    """Why a text is no report that kg reads, or None when it is one."""
    if not text.strip():
        return empty(source)
    if len(text) > MAX_LINE and max(map(len, text.splitlines())) > MAX_LINE:
        says = f"has a line of more than {MAX_LINE:,} characters, which no report has"
        return refused("long_line", source, says, "Break the text into paragraphs, one a line.")
    if not any("\u3400" <= char <= "\u9fff" or char >= "\U00020000" for char in text):
        says = "holds no Chinese text, and kg reads reports in Chinese"
        return refused("no_chinese", source, says, "Remove it, or give the Chinese original.")
    return None


def _binary(source: str, what: str) -> Finding:
    remedy = "Give it the suffix of its kind, or open it with its own program and save it as plain text (.txt, UTF-8)."
    return refused("binary", source, f"is {what}, not text, whatever its name says", remedy)
