"""Printed lines → paragraphs: hard line breaks joined, page numbers and running heads dropped."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from msgspec import Struct

from kg.read.page_numbers import is_page_number

_EDGE: Final = 2
"""Lines at the top and bottom of a page that may be its number or running head."""

_RUNNING: Final = 3
"""Pages that must repeat a line at their edge for it to be a running head."""

_HEAD: Final = re.compile(r"[^。;；!！?？]{1,40}")
"""A running head is short and no sentence."""

_OPEN_SHORT: Final = 3.1
"""Letters by which a line may fall short of the edge and go on: a number or a name in Latin letters is not parted."""

_CLOSED_SHORT: Final = 1.6
"""The same where the line ends a sentence: punctuation that may not open a line takes the letter before it along."""

_CLOSED: Final = re.compile(r"[。!！?？;；:：][”’」』)）]*$")


class Line(Struct, frozen=True):
    """A printed line: what it says, where it begins and ends (in points), how large its letters are, how high it stands.

    One that is `alone` (a row of a table) neither goes on in the next nor is gone on with.
    """

    text: str
    left: float
    right: float
    size: float
    top: float = 0.0
    alone: bool = False


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document from the printed lines of its pages.

    A line goes on in the next where it reaches the right edge of its column and the next is neither indented nor set
    off by space. Where columns lie side by side each has its edges.
    """
    heads = _running(pages)
    joined: list[str] = []
    open_ended = False
    for page in pages:
        kept = [line for index, line in enumerate(page) if not _is_edge(line, index, len(page), heads)]
        leap = _leap(kept)
        above: Line | None = None
        for line, (left, right) in zip(kept, _margins(kept), strict=True):
            begins = line.alone or line.left > left + 0.8 * line.size or (above and above.top - line.top > leap)
            above = line
            if open_ended and not begins:
                joined[-1] = continued(joined[-1], line.text.strip())
            else:
                joined.append(line.text.strip())
            short = _CLOSED_SHORT if _CLOSED.search(line.text) else _OPEN_SHORT
            open_ended = line.right > right - short * line.size and not line.alone
    return joined


def _leap(lines: Sequence[Line]) -> float:
    """How far below another a line of a page stands at least that begins something new."""
    steps = [above.top - below.top for above, below in pairwise(lines) if above.top > below.top]
    return 1.7 * median(steps) if steps else inf


def continued(before: str, after: str) -> str:
    """A line with the one that it goes on in: Latin words are parted by a space, Chinese ones by nothing."""
    spaced = re.search(r"[A-Za-z0-9.,;:!?)]$", before) and re.match(r"[A-Za-z]", after)
    return f"{before} {after}" if spaced else before + after


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The lines that stand at the edge of most pages."""
    counts = Counter(
        text
        for page in pages
        for text in {_bare(line.text) for line in (*page[:_EDGE], *page[-_EDGE:]) if _HEAD.fullmatch(line.text)}
    )
    return frozenset(text for text, n in counts.items() if text and n >= _RUNNING and 2 * n > len(pages))


def _bare(text: str) -> str:
    """A running head without the page number that it may carry."""
    return re.sub(r"[\d\s]+", "", text)


def _is_edge(line: Line, index: int, lines: int, heads: frozenset[str]) -> bool:
    if min(index, lines - 1 - index) >= _EDGE:
        return False
    return is_page_number(line.text) or _bare(line.text) in heads


def _margins(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """The left and right edge of the column in which each line stands."""
    running = [line for line in lines if not line.alone] or lines
    if not lines:
        return
    split = _gutter(running)

    def place(line: Line) -> tuple[bool, bool]:
        # In the left column, in the right one, or over both.
        return line.left >= split, line.right > split

    columns: dict[tuple[bool, bool], list[Line]] = defaultdict(list)
    for line in running:
        columns[place(line)].append(line)
    edges = {found: _edges(column) for found, column in columns.items()}
    for line in lines:
        yield edges.get(place(line), (line.left, line.right))


def _edges(column: Sequence[Line]) -> tuple[float, float]:
    # A lone line that juts out (a centred title, a figure of a table) makes no edge.
    rights = sorted(line.right for line in column)
    return (
        (min(line.left for line in column), rights[max(0, len(rights) - 1 - len(rights) // 10)]) if rights else (0, 0)
    )


def _gutter(lines: Sequence[Line]) -> float:
    """Where the right one of two columns begins; beyond the page where there is one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = (left + right) / 2
    slack = median(line.size for line in lines)
    crossing = sum(line.left < middle - slack and line.right > middle + slack for line in lines)
    beyond = [line for line in lines if line.left >= middle - slack]
    if len(beyond) >= 3 and crossing <= len(lines) // 5:
        return min(line.left for line in beyond)
    return right + 1
