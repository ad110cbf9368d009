"""Tables with separated values (.csv, .tsv)."""

import csv
import io
import sys
from collections.abc import Iterator
from typing import Final

from kg.read.encoding import decode
from kg.read.parsers.columns import rows_as_texts
from kg.read.parts import Columns, Part, Refused

WHAT: Final = "a table of separated values"


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """A report for each row. Raises Refused where the encoding or the column of texts cannot be told."""
    text = decode(data)
    if text is None:
        says = "is in no encoding that kg recognises, or its text is damaged"
        raise Refused("encoding", says, "Open it in a spreadsheet program and save it as .xlsx.")
    csv.field_size_limit(sys.maxsize)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(",\t;|", key=first.count)
    rows = enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1)
    filled = ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
    yield from rows_as_texts(next(filled), filled, columns)
