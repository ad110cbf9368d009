"""Rows of a result, with what is needed to print and to draw them."""

from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]


class Rows(list[Row]):
    """Rows as dicts, in order: a list, so that `pandas.DataFrame(table)` and `json.dumps(table)` take it as it is.

    `columns` are the keys to write, `shown` those that a table on a screen has room for. A row may hold `evidence`:
    the passages behind it, as dicts with text, source, publisher, published, start and end. `kind` says how it is drawn,
    and `drawn` holds what the picture needs besides the rows.
    """

    columns: tuple[str, ...]
    shown: tuple[str, ...]
    kind: str
    title: str
    note: str
    drawn: Any

    def __init__(
        self,
        rows: Iterable[Row],
        columns: Sequence[str],
        *,
        kind: str,
        title: str = "",
        note: str = "",
        shown: Sequence[str] = (),
        drawn: Any = None,
    ) -> None:
        super().__init__(rows)
        self.columns = tuple(columns)
        self.shown = tuple(shown or columns)
        self.kind = kind
        self.title = title
        self.note = note
        self.drawn = drawn

    def text(self, row: Row, column: str) -> str:
        """A value as a person reads it; a year that no report states, only by when it was so, with ≤ before it."""
        value = row.get(column)
        return f"≤{value}" if row.get(f"{column}_stated") is False and value is not None else cell(value)


def cell(value: Any) -> str:
    """A value as a person reads it: yes and no, no trailing zeros, lists with commas, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1 else f"{value:.10g}"
    if isinstance(value, list | tuple):
        return ", ".join(cell(item) for item in value)
    return str(value)


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def where(passage: Row) -> str:
    """Where a passage stands: report, publisher, date and offsets."""
    parts = (passage["source"], passage["publisher"], passage["published"])
    return f"{', '.join(part for part in parts if part)}, {passage['start']}–{passage['end']}"
