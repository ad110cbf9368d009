"""Merged cells of tables on web pages, taken apart: so that each row has all that it says."""

from copy import deepcopy
from typing import Final

from lxml.etree import _Element

_WIDEST: Final = 64
"""Columns and rows over which a cell is taken apart at most."""

_CELLS: Final = 20_000
"""Cells of a table at most: a page may claim spans that fill the memory."""


def take_apart(tree: _Element) -> None:
    """Changes the tables of a page: a cell merged over rows stands in each of them, one over columns in the first.

    The other columns of a merged cell get an empty one. A table within a table is one of its own.
    """
    for table in tree.iter("table"):
        rows = [row for row in table.iterdescendants("tr") if next(row.iterancestors("table"), None) is table]
        if any(cell.get("rowspan") or cell.get("colspan") for row in rows for cell in row.iterchildren("td", "th")):
            _take_apart(rows)


def _take_apart(rows: list[_Element]) -> None:
    left: dict[int, tuple[int, _Element]] = {}
    total = 0
    for row in rows:
        cells = list(row.iterchildren("td", "th"))
        placed: list[_Element] = []
        while cells or len(placed) in left:
            column = len(placed)
            if column in left:
                remaining, above = left.pop(column)
                cell, high, wide = deepcopy(above), remaining, 1
            else:
                cell = cells.pop(0)
                high, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            total += wide
            if total > _CELLS:
                return
            for offset in range(wide):
                part = cell if offset == 0 else cell.makeelement(cell.tag)
                placed.append(part)
                if high > 1:
                    left[column + offset] = (high - 1, part)
        for cell in row.iterchildren("td", "th"):
            row.remove(cell)
        row.extend(placed)


def _span(cell: _Element, name: str) -> int:
    said = (cell.attrib.pop(name, "") or "").strip()
    return min(max(int(said), 1), _WIDEST) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
