"""Which parser reads which kind of file, by the suffix of its name, and what to do with the other kinds."""

from pathlib import PurePath
from typing import Final

from kg.model import Finding
from kg.read.refusals import refused

PLAIN: Final = frozenset((".txt", ".text", ".md", ".markdown"))
"""Read in this process: there is nothing to parse."""

PARSERS: Final[dict[str, str]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"), "page"),
    **dict.fromkeys((".docx", ".docm"), "word"),
    **dict.fromkeys((".doc", ".wps"), "old_word"),
    ".pdf": "pdf",
    **dict.fromkeys((".csv", ".tsv"), "separated"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".xlsx", ".xlsm"), "sheet"),
    ".parquet": "parquet",
    ".zip": "archive",
}
"""The modules of kg.read.parsers that read the others, in a process of their own."""

MAX_BYTES: Final = 256 * 1024 * 1024
"""A larger file is no report, nor a collection of them that one reads at once."""

MAX_PLAIN: Final = 32 * 1024 * 1024
"""The same for plain text: a yearbook of 1,500 pages has some 6 MiB of it."""

AS_TEXT: Final = "open it in a word processor and save it as .docx or as plain text (.txt, UTF-8)"
_AS_TABLE: Final = "open it in a spreadsheet program and save it as .xlsx or .csv, one report a row"
_AS_ROWS: Final = "turn it into .jsonl or .csv with one report a row"
_BY_SIGHT: Final = "run text recognition (OCR) on it and save the result as a .txt file"
_UNPACKED: Final = "unpack it and name the folder, or pack it as .zip"

# What a kind of file is called, and how its owner turns it into one that is read.
_OTHERS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys((".odt", ".rtf", ".pages"), ("a word-processor document", AS_TEXT)),
    **dict.fromkeys((".xls", ".ods", ".et"), ("a table", _AS_TABLE)),
    **dict.fromkeys((".json", ".xml", ".db", ".sqlite"), ("a data file", _AS_ROWS)),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), ("a presentation", AS_TEXT)),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp"), ("an image", _BY_SIGHT)),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"), ("an archive", _UNPACKED)),
    **dict.fromkeys((".epub", ".caj", ".ofd"), ("an electronic book or layout document", AS_TEXT)),
}


def is_readable(name: PurePath) -> bool:
    """Whether files of this name are read."""
    suffix = name.suffix.lower()
    return suffix in PLAIN or suffix in PARSERS


def unsupported(name: PurePath, source: str) -> Finding:
    """The Finding for a file of a type that is not read: what it is, and how to convert it."""
    suffix = name.suffix.lower()
    if suffix in _OTHERS:
        what, how = _OTHERS[suffix]
        return refused("unsupported", source, f"is {what}, which kg does not read", f"To read it, {how}.")
    says = f"is of an unknown type ({suffix})" if suffix else "has no suffix that tells its type"
    return refused("unsupported", source, says, "If it holds plain text, rename it to end in .txt.")
