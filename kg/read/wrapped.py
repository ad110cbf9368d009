"""Texts whose lines a program broke at a fixed width: their paragraphs put together again."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from kg.read.page_numbers import is_page_number
from kg.read.parsers.paragraphs import continued

_NARROWEST: Final = 14
_WIDEST: Final = 60
"""Letters in a line of such a text: from a column of a newspaper to a typescript. Wider lines are paragraphs."""

_SHORT: Final = 3.0
"""Letters by which a full line may fall short: a number is not parted, and punctuation opens no line."""

_OVER: Final = 1.0
"""Letters by which one may jut out: punctuation hangs over."""

_FEWEST: Final = 4
"""Full lines from which the width is no accident."""

_ENDED: Final = re.compile(r"[。!?;:,、!?;:,”’」』)]$")
_CELLS: Final = re.compile(r"\S(?:\t|[ \u3000]{2,})\S.*\S(?:\t|[ \u3000]{2,})\S")
_HALF: Final = 0x2E80
"""Characters below it are half as wide as Chinese ones."""


def unwrapped(text: str) -> str:
    """The text with one paragraph a line where it was broken at a fixed width, and without its page numbers there.

    Any other text comes back as it is. A paragraph ends with a short line, before an indented one or an empty one.
    """
    rows = [line.rstrip() for line in re.split(r"\r\n?|\n|\f", text)]
    written = [row for row in rows if row.strip() and not is_page_number(row)]
    measures = ([len(row) * 1.0 for row in written], [_width(row) for row in written])
    lengths = max(measures, key=_full)
    if not _is_wrapped(written, lengths):
        return text
    length = len if lengths is measures[0] else _width
    return "\n".join(_paragraphs(rows, length, _edge(lengths))) + "\n"


def _paragraphs(rows: Sequence[str], length: Callable[[str], float], edge: float) -> list[str]:
    """The lines, those joined that go on; a page number is left out and ends nothing."""
    joined: list[str] = []
    goes_on = turned = empty = False
    margin = min(_indent(row) for row in rows if row.strip())
    for row in rows:
        if is_page_number(row):
            turned = True
        elif not row.strip():
            empty = True
        else:
            # Empty lines around a page number are the foot of the page.
            if goes_on and _indent(row) <= margin and (turned or not empty):
                joined[-1] = continued(joined[-1], row.strip())
            else:
                joined.append(row.strip())
            goes_on, turned, empty = _is_full(length(row), edge), False, False
    return joined


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _is_wrapped(written: Sequence[str], lengths: Sequence[float]) -> bool:
    edge = _edge(lengths)
    full = [row for row, length in zip(written, lengths, strict=True) if _is_full(length, edge)]
    broken = sum(not _ENDED.search(row) and not _CELLS.search(row) for row in full)
    wider = sum(length > edge + _OVER for length in lengths)
    # What follows a full line is the end of its paragraph, and closes a sentence; a list of names or titles closes none.
    steps = pairwise(zip(written, lengths, strict=True))
    lasts = [row for (_, above), (row, length) in steps if _is_full(above, edge) and length < edge - _SHORT]
    closed = sum(bool(_ENDED.search(row)) for row in lasts)
    return (
        _NARROWEST <= edge <= _WIDEST
        and len(full) >= max(_FEWEST, len(written) / 2)
        and broken > len(full) / 2
        and wider <= len(written) / 5
        and closed >= len(lasts) / 2
        and any(_ENDED.search(row) for row, length in zip(written, lengths, strict=True) if length <= edge + _OVER)
    )


def _full(lengths: Sequence[float]) -> int:
    edge = _edge(lengths)
    return sum(_is_full(length, edge) for length in lengths)


def _is_full(length: float, edge: float) -> bool:
    return edge - _SHORT <= length <= edge + _OVER


def _edge(lengths: Sequence[float]) -> float:
    """Where lines end: the length that most lines have, or fall short of a little."""
    ordered = sorted(lengths)
    best, edge, first = 0, 0.0, 0
    for last, length in enumerate(ordered):
        while ordered[first] < length - _SHORT:
            first += 1
        if last - first + 1 >= best:
            best, edge = last - first + 1, length
    return edge


def _width(row: str) -> float:
    return sum(1.0 if ord(char) >= _HALF else 0.5 for char in row)
