"""Rows as CSV for the engines' own bulk readers: absent values and empty strings are told apart."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def write_rows(path: Path, rows: Iterable[Sequence[Any]]) -> bool:
    """Writes rows to a file, without a header; texts in quotation marks, which are doubled within them.

    Says whether a text has line breaks, so that a row is more than a line.
    """
    broken = False
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            line = csv_line(row)
            broken = broken or "\r" in line or line.find("\n") < len(line) - 1
            file.write(line)
    return broken


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
