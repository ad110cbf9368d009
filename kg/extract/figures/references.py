"""Short references: the head of a name (该站, 巡回法庭, 指挥中心) that stands at the start of a clause for the whole."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kg.extract.draft import Draft
from kg.extract.figures.phrases import pattern
from kg.model import Agency, Program
from kg.schema.resources import cues

_LONGEST: Final = 8
"""Heads of names have no more characters."""

_SHORTEST: Final = 1
_FACILITY: Final = 2
_ALONE: Final = 3
"""A head of fewer characters (平台, 系统) stands for a name only after a word that points back (该平台)."""


def short_references(draft: Draft, starts: Iterator[int]) -> Iterator[tuple[int, int, Agency | Program]]:
    """Where the clauses that begin at `starts` open with the head of a name that stands before them.

    Yields start, end and the agency or program whose name, the last of those named before, ends with these words.
    """
    heads = _heads(draft)
    text = draft.text
    firsts = {head[0] for head in heads}
    facilities = set(cues("figures")["topics"]["facilities"])
    pointers, openings = pattern("topics", "pointers"), pattern("topics", "openings")
    named_by: dict[str, list[tuple[int, Agency | Program]]] = {}
    for start in starts:
        if opening := openings.match(text, start):
            start = opening.end()
        pointer = pointers.match(text, start)
        first = pointer.end() if pointer else start
        if text[first] not in firsts:
            continue
        for length in range(_LONGEST, (_SHORTEST if pointer else _FACILITY) - 1, -1):
            head = text[first : first + length]
            if head not in heads or (length < _ALONE and not pointer and head not in facilities):
                continue
            if head not in named_by:
                named_by[head] = sorted(((m.end, e) for e in heads[head] for m in e.mentions), key=lambda one: one[0])
            named = named_by[head]
            if index := bisect_left(named, start, key=lambda one: one[0]):
                yield start, first + length, named[index - 1][1]
                break


def _heads(draft: Draft) -> dict[str, list[Agency | Program]]:
    """The agencies and programs by each head of their names."""
    found: dict[str, list[Agency | Program]] = defaultdict(list)
    entities: list[Agency | Program] = [*draft.agencies, *draft.programs]
    for entity in entities:
        if isinstance(entity, Agency) and entity.collective:
            continue
        for length in range(_SHORTEST, min(_LONGEST, len(entity.name) - 1) + 1):
            found[entity.name[-length:]].append(entity)
    return found
