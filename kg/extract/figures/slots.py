"""The words around each quantity of a sentence: those that lead up to it, and those that follow it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kg.extract.figures.quantities import Quantity

_ENDS: Final = re.compile(r"[,;:。!?+—](?:(?<!—)|—)")
_BRACKET: Final = re.compile(r"\(([^()\n]*)\)")
_LINK: Final = re.compile(r"[、和与及]|以及|并")


class Slot(Struct, frozen=True):
    """A quantity in its clause [clause, clause_end): `before` begins the words that lead up to it, `after_end` ends
    those that follow. `paired` says that it stands right behind the one before (3件6人), `joined` that only 、 or 和 lies
    between (27%和21%), `bracketed` that it stands in brackets behind one (769个(累计2036个)).
    """

    quantity: Quantity
    clause: int
    clause_end: int
    before: int
    after_end: int
    paired: bool = False
    joined: bool = False
    bracketed: bool = False


def cut_slots(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Slot]:
    """The slots of a sentence [start, end), one a quantity."""
    borders = _borders(text, start, end, quantities)
    opens, closes = [b for _, b in borders], [a for a, _ in borders]
    slots: list[Slot] = []
    for index, quantity in enumerate(quantities):
        before_it, behind = bisect_right(opens, quantity.lead), bisect_left(closes, quantity.tail)
        clause = opens[before_it - 1] if before_it else start
        clause_end = closes[behind] if behind < len(closes) else end
        before, after_end = clause, clause_end
        paired = joined = False
        if index and quantities[index - 1].tail >= clause:
            before, paired, joined = _between(text, quantities[index - 1], quantity)
        if index + 1 < len(quantities) and quantities[index + 1].lead < clause_end:
            after_end = _after(text, quantity, quantities[index + 1])
        bracketed = bool(index) and text[clause - 1 : clause] == "(" and quantities[index - 1].tail == clause - 1
        slots.append(Slot(quantity, clause, clause_end, before, after_end, paired, joined, bracketed))
    return slots


def _borders(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    found = [m.span() for m in _ENDS.finditer(text, start, end)]
    for match in _BRACKET.finditer(text, start, end) if text.find("(", start, end) >= 0 else ():
        if any(match.start() < q.start < match.end() for q in quantities):
            found += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    return sorted(found)


def _between(text: str, left: Quantity, right: Quantity) -> tuple[int, bool, bool]:
    gap = text[left.tail : right.lead]
    if not gap.strip():
        return right.lead, True, False
    if _LINK.fullmatch(gap):
        return right.lead, False, True
    if link := _LINK.match(gap):
        return left.tail + link.end(), False, False
    cut = gap.rfind("、")
    return left.tail + cut + 1 if cut >= 0 else left.tail, False, False


def _after(text: str, left: Quantity, right: Quantity) -> int:
    gap = text[left.tail : right.lead]
    if _LINK.match(gap):
        return left.tail
    cut = gap.rfind("、")
    return left.tail + cut if cut >= 0 else right.lead
