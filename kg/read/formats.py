"""Which reader reads which kind of file, by the suffix of its name, and what to do with the other kinds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from kg.model import Finding, Report
from kg.read.plain import read_plain
from kg.read.refusals import refused

Reader = Callable[[Path, str], Iterator[Report | Finding]]
"""Takes a file and the source that its reports are to carry. A file may give many Reports (a table, an archive), or
Findings where it, or part of it, cannot be read. OSError may pass through."""

READERS: Final[dict[str, Reader]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
}

_AS_TEXT: Final = "open it in a word processor and save it as plain text (.txt, UTF-8)"
_AS_PAGE: Final = "open it in a browser, select the article and save it as plain text (.txt, UTF-8)"
_AS_ROWS: Final = "save the text of each row as a .txt file of its own"
_BY_SIGHT: Final = "run text recognition (OCR) on it and save the result as a .txt file"
_UNPACKED: Final = "unpack it and name the folder"

# What a kind of file is called, and how its owner turns it into one that is read.
_OTHERS: Final[dict[str, tuple[str, str]]] = {
    ".pdf": ("a PDF", "save its text as a .txt file (pdftotext, or Save as text in a PDF viewer)"),
    **dict.fromkeys((".doc", ".docx", ".wps"), ("a word-processor document", _AS_TEXT)),
    **dict.fromkeys((".odt", ".rtf", ".pages"), ("a word-processor document", _AS_TEXT)),
    **dict.fromkeys((".htm", ".html", ".xhtml", ".mht", ".mhtml"), ("a web page", _AS_PAGE)),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".et", ".csv", ".tsv"), ("a table", _AS_ROWS)),
    **dict.fromkeys((".json", ".jsonl", ".parquet", ".xml"), ("a data file", _AS_ROWS)),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), ("a presentation", _AS_TEXT)),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp"), ("an image", _BY_SIGHT)),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"), ("an archive", _UNPACKED)),
}


def is_readable(path: Path) -> bool:
    """Whether a reader is registered for files of this name."""
    return path.suffix.lower() in READERS


def unsupported(path: Path, source: str) -> Finding:
    """The Finding for a file of a type that no reader reads: what it is, and how to convert it."""
    suffix = path.suffix.lower()
    if suffix in _OTHERS:
        what, how = _OTHERS[suffix]
        return refused("unsupported", source, f"is {what}, which kg does not read", f"To read it, {how}.")
    says = f"is of an unknown type ({suffix})" if suffix else "has no suffix that tells its type"
    return refused("unsupported", source, says, "If it holds plain text, rename it to end in .txt.")
