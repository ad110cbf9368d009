"""What stands side by side on a printed page: rows of a table, or two columns of text that are read one after the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec.structs import replace

from kg.read.parsers.paragraphs import Line
from kg.read.parsers.tables import rows_as_lines

_BASELINE: Final = 0.5
"""Share of a letter by which lines that stand side by side may differ in height."""

_WIDE: Final = 12
"""Letters that a line of a column of text has on average; cells of a table are narrower, or of unlike width."""

Row = list[Line]
"""What stands on one height, from left to right."""


def arranged(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order of reading, rows of tables as lines of their own.

    A row that stands among lines that go over the whole page is one line: what its parts say is parted by space.
    """
    rows = _rows(lines)
    out: list[Line] = []
    at = 0
    while at < len(rows):
        end = _end_of_block(rows, at)
        block = rows[at:end]
        if sum(len(row) > 1 for row in block) < 2:
            out.append(_joined(rows[at]))
            at += 1
            continue
        gutter = _gutter(block)
        out.extend(_columns(block, gutter) if gutter is not None else _table(block))
        at = end
    return out


def _rows(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        level = last is not None and abs(line.top - last.top) < _BASELINE * min(line.size, last.size)
        if last is not None and level and line.left >= last.right:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _end_of_block(rows: Sequence[Row], start: int) -> int:
    """Where the rows end that have parts side by side; a short line between them that stands under a part belongs to them."""
    end = start
    parts: list[Line] = []
    for index in range(start, len(rows)):
        row = rows[index]
        if len(row) > 1:
            parts, end = row, index + 1
        elif not parts or not _under_one(row[0], parts):
            break
    return max(end, start + 1)


def _under_one(line: Line, parts: Sequence[Line]) -> bool:
    """Whether a line stands under one of the parts of a row and under no gap between them."""
    bounds = [(left.right, right.left) for left, right in pairwise(parts)]
    return not any(line.left < right and line.right > left for left, right in bounds)


def _joined(row: Row) -> Line:
    if len(row) == 1:
        return row[0]
    return replace(row[0], text="  ".join(line.text for line in row), right=row[-1].right, alone=True)


def _gutter(block: Sequence[Row]) -> float | None:
    """Where the right one of two columns of text begins; None where the block is a table."""
    pairs = [row for row in block if len(row) > 1]
    if any(len(row) > 2 for row in pairs) or len(pairs) < 3:
        return None
    size = median(row[0].size for row in pairs)
    if min(median(row[side].right - row[side].left for row in pairs) for side in (0, 1)) < _WIDE * size:
        return None
    return min(row[1].left for row in pairs)


def _columns(block: Sequence[Row], gutter: float) -> Iterator[Line]:
    parts = [line for row in block for line in row]
    yield from (line for line in parts if line.left < gutter)
    yield from (line for line in parts if line.left >= gutter)


def _table(block: Sequence[Row]) -> Iterator[Line]:
    bounds = _bounds(block)
    first = block[0][0]
    cells: list[list[str]] = []
    for row in block:
        written = [""] * len(bounds)
        for line in row:
            column = max(range(len(bounds)), key=lambda index: _shared(bounds[index], line))
            written[column] += line.text
        if cells and _goes_on(written, cells[-1]):
            cells[-1] = [above + below for above, below in zip(cells[-1], written, strict=True)]
        else:
            # A first cell that is merged over rows stands in one of them.
            cells.append([written[0] or (cells[-1][0] if len(cells) > 1 else ""), *written[1:]])
    for text in rows_as_lines(cells):
        yield replace(first, text=text, alone=True)


def _bounds(block: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns of a table: the ranges that the parts of its fullest rows take up."""
    most = max(len(row) for row in block)
    bounds: list[tuple[float, float]] = []
    for left, right in sorted((line.left, line.right) for row in block if len(row) == most for line in row):
        if bounds and left < bounds[-1][1]:
            bounds[-1] = (bounds[-1][0], max(right, bounds[-1][1]))
        else:
            bounds.append((left, right))
    return bounds


def _shared(bound: tuple[float, float], line: Line) -> float:
    """How much of a line stands in a column; of one that stands in none, how near it is (negative)."""
    return min(bound[1], line.right) - max(bound[0], line.left)


def _goes_on(written: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row is the second line of one cell of the row above, which was too narrow for its words."""
    filled = [index for index, cell in enumerate(written) if cell]
    return filled != [0] and len(filled) == 1 and len(above[filled[0]]) > 3 and not written[filled[0]][0].isdigit()
