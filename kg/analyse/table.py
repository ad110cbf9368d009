"""A result of an analysis: rows to work with, and a table to look at in a notebook."""

from html import escape
from pathlib import Path

from kg.analyse.plot import draw
from kg.analyse.rows import Row, Rows, where

_SENTENCES = 3
"""Sentences that a notebook shows of each row."""


class Table(Rows):
    """Rows that draw themselves and show themselves in notebooks."""

    def plot(self, target: str | Path) -> Path:
        """Draws the table into a .png, .svg or .pdf file. Raises KgError where it has no picture, or none can be made."""
        return draw(self, Path(target))

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
