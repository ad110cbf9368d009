"""A result of an analysis: rows to work with, and a table to look at in a notebook."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_SENTENCES = 3
"""Sentences that a notebook shows of each row."""


class Table(list[Row]):
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

    def plot(self, target: str | Path) -> Path:
        """Draws the table into a .png, .svg or .pdf file. Raises KgError where it has no picture, or none can be made."""
        from kg.analyse.plot import draw

        return draw(self, Path(target))

    def text(self, row: Row, column: str) -> str:
        """A value as a person reads it; a year that no report states, only by when it was so, with ≤ before it."""
        value = row.get(column)
        return f"≤{value}" if row.get(f"{column}_stated") is False and value is not None else cell(value)

    def _repr_html_(self) -> str:
        """The table as notebooks show it, with the sentences behind each row where they were asked for."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.shown)
        body = "".join(self._html_row(row) for row in self)
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"

    def _html_row(self, row: Row) -> str:
        cells = "".join(f"<td>{escape(self.text(row, column))}</td>" for column in self.shown)
        passages = row.get("evidence") or ()
        quotes = "".join(
            f"<blockquote>{escape(p['text'])}<br><small>{escape(where(p))}</small></blockquote>"
            for p in passages[:_SENTENCES]
        )
        below = f'<tr><td colspan="{len(self.shown)}">{quotes}</td></tr>' if quotes else ""
        return f"<tr>{cells}</tr>{below}"


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
