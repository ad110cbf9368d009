"""Rows as CSV for the engines' own bulk readers: absent values and empty strings are told apart."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def write_rows(path: Path, rows: Iterable[Sequence[Any]]) -> None:
    """Writes rows to a file, without a header; texts in quotation marks, which are doubled within them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(map(csv_line, rows))


def csv_line(row: Sequence[Any]) -> str:
    """One row as such a file holds it, with its line break."""
    return ",".join(map(_field, row)) + "\n"


def _field(value: Any) -> str:
    # Only a quoted field can be an empty string; an empty field is an absent value.
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(value)
