"""Tables of reports: which column holds the text, and each row as a report."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from kg.read.parts import Columns, Known, Part, Refusal, Refused, Text
from kg.schema.resources import cues

Row = tuple[int, Sequence[str]]
"""The number of a row, as a spreadsheet or an editor shows it, and its cells."""

_SAMPLE: Final = 50
"""Rows looked at to tell the columns apart."""

_LONG: Final = 60
"""Chinese characters a cell that a column of texts holds at least on average; names, titles and remarks hold fewer."""


class Layout(Struct, frozen=True):
    """The indices of the columns that are read."""

    text: int
    title: int | None
    date: int | None
    publisher: int | None


def rows_as_texts(first: Row, rows: Iterable[Row], columns: Columns, at: str = "#") -> Iterator[Part]:
    """A Text for each row under the header, `first`, which is a row itself where the table has no header.

    Raises Refused where there are none, no column holds texts, or one that the user named is not there.
    """
    header = first[1]
    remaining = iter(rows)
    sample = list(islice(remaining, _SAMPLE))
    if not sample:
        raise Refused("empty", "is a table without rows under its header", "Save the table again, or remove the file.")
    layout = lay_out(header, [cells for _, cells in sample], columns)
    blank = 0
    for source in ([first] if _chinese(header[layout.text]) >= _LONG else [], sample, remaining):
        for number, cells in source:
            part = _text(cells, layout, f"{at}{number}")
            blank += part is None
            if part is not None:
                yield part
    if blank:
        says = f"has {blank} rows without a text"
        yield Refusal("no_text", says, "Nothing is lost, unless the text stands in another column.", whole=False)


def lay_out(header: Sequence[str], sample: Sequence[Sequence[str]], columns: Columns) -> Layout:
    """Which column is what: as the user says, else by the usual names, and the text by its length. Raises Refused."""
    names = [" ".join(name.split()).lower() for name in header]

    def column(kind: str, wanted: str | None) -> int | None:
        if wanted is not None:
            if wanted.strip().lower() not in names:
                raise _no_column(wanted, header, kind)
            return names.index(wanted.strip().lower())
        return next((names.index(name) for name in cues("table")[kind] if name in names), None)

    text = column("text", columns.text)
    if text is None:
        text = _longest(len(header), sample)
    if text is None:
        says = f"is a table in which no column is plainly the text of a report; its columns are {_listed(header)}"
        raise Refused("no_text_column", says, "Name the column with --text-column.")
    others = (column(kind, getattr(columns, kind)) for kind in ("title", "date", "publisher"))
    return Layout(text, *(None if index == text else index for index in others))


def is_header(cells: Sequence[str], columns: Columns) -> bool:
    """Whether a row names a column of texts."""
    wanted = {columns.text.strip().lower()} if columns.text else set(cues("table")["text"])
    return any(cell.strip().lower() in wanted for cell in cells)


def _longest(width: int, sample: Sequence[Sequence[str]]) -> int | None:
    means = []
    for index in range(width):
        lengths = [_chinese(cells[index]) for cells in sample if index < len(cells) and cells[index].strip()]
        means.append(sum(lengths) / len(lengths) if lengths else 0.0)
    best = max(range(width), key=means.__getitem__, default=None)
    if best is None or means[best] < _LONG or any(3 * m > means[best] for i, m in enumerate(means) if i != best):
        return None
    return best


def _chinese(cell: str) -> int:
    return sum("\u3400" <= char <= "\u9fff" for char in cell)


def _text(cells: Sequence[str], layout: Layout, at: str) -> Text | None:
    def cell(index: int | None) -> str | None:
        return (cells[index].strip() or None) if index is not None and index < len(cells) else None

    text, title = cell(layout.text), cell(layout.title)
    if text is None:
        return None
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    known = Known(title=title, publisher=cell(layout.publisher), published=cell(layout.date))
    return Text(text + "\n", known, at)


def _no_column(wanted: str, header: Sequence[str], kind: str) -> Refused:
    says = f"has no column {wanted}; its columns are {_listed(header)}"
    return Refused("no_column", says, f"Give --{kind}-column the name of one of these.")


def _listed(header: Sequence[str]) -> str:
    names = [" ".join(name.split())[:20] for name in header if name.strip()]
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
