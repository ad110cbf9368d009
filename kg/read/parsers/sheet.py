"""Workbooks (.xlsx): each row of each sheet that has a column of texts."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, Final

from openpyxl import load_workbook

from kg.read.parsers.columns import Row, is_header, rows_as_texts
from kg.read.parts import Columns, Part, Refused

WHAT: Final = "a workbook"

_ABOVE: Final = 10
"""Rows in which the header is looked for: a heading and notes may stand above it."""


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """A report for each row; sheets without a column of texts are left out. Raises Refused where all are."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        remedy = "Open it in a spreadsheet program and save it as .xlsx without a password."
        raise Refused("protected", "is protected by a password, or in the old format of Excel", remedy)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    filled = [sheet for sheet in book.worksheets if any(True for _ in _rows(sheet))]
    if not filled:
        raise Refused("empty", "is a workbook with nothing in it", "Save the table again, or remove the file.")
    first_cause: Refused | None = None
    read = False
    for sheet in filled:
        rows = _rows(sheet)
        above = list(islice(rows, _ABOVE))
        found = next((index for index, (_, cells) in enumerate(above) if is_header(cells, columns)), 0)
        at = "#" if len(filled) == 1 else f"#{sheet.title}!"
        try:
            yield from rows_as_texts(above[found], chain(above[found + 1 :], rows), columns, at)
            read = True
        except Refused as error:
            first_cause = first_cause or error
    if first_cause and not read:
        raise first_cause


def _rows(sheet: Any) -> Iterator[Row]:
    # What a workbook says of its own size is often wrong.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        written: Sequence[str] = [_cell(value) for value in cells]
        if any(written):
            yield number, written


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()
