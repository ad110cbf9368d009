"""Short references: the head of a name (该站, 巡回法庭, 指挥中心) that stands at the start of a clause for the whole."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
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

_NEAR: Final = 80
"""People stand for a program that is named after them at most so many characters back."""

_GOES_ON: Final = ("城", "区", "主")
"""Characters with which words begin like a head and go on (中心城区)."""

_Named = dict[str, list[tuple[int, Agency | Program]]]
"""What words stand for, with the end of each mention, in order of the text."""


def short_references(draft: Draft, starts: Iterator[int]) -> Iterator[tuple[int, int, Agency | Program]]:
    """Where the clauses that begin at `starts` open with the head of a name that stands before them, or with the people
    that a program before them is named after.

    Yields start, end and the agency or program whose name, the last of those named before, ends with these words.
    """
    text = draft.text
    heads, people = _Heads(draft), _people(draft)
    openings = pattern("topics", "openings")
    for start in starts:
        if opening := openings.match(text[start : start + _LONGEST]):
            start += opening.end()
        if text.startswith(",", start):
            continue
        found = heads.at(start) or _people_at(text, start, people)
        if found is not None:
            yield start, *found


class _Heads:
    """The agencies and programs of a report by the heads of their names."""

    def __init__(self, draft: Draft) -> None:
        words = cues("figures")["topics"]
        self._text = draft.text
        self._facilities, self._bodies, self._bare = words["facilities"], words["bodies"], tuple(words["bare"])
        self._platforms = tuple(words["platforms"])
        entities: list[Agency | Program] = [*draft.agencies, *draft.programs]
        self._ending = self._by_ending(entities)
        self._letters = frozenset("".join((*(entity.name[-_LONGEST:] for entity in entities), *self._bare)))
        self._named: _Named = {}
        self._pointers = pattern("topics", "pointers")

    def at(self, start: int) -> tuple[int, Agency | Program] | None:
        """The end of the head that opens the clause at `start`, and what it stands for."""
        pointer = self._pointers.match(self._text, start)
        first = pointer.end() if pointer else start
        words = self._text[first : first + _LONGEST]
        if words[:1] not in self._letters:
            return None
        for length in range(len(words), (_SHORTEST if pointer else _FACILITY) - 1, -1):
            head = words[:length]
            if head[-_FACILITY:] not in self._ending:
                continue
            mentions = self._mentions(head)
            if not mentions or (length < _ALONE and not pointer and head not in self._facilities):
                continue
            if not pointer and self._text.startswith(_GOES_ON, first + length):
                continue
            if found := _last_before(mentions, start):
                return first + length, found[1]
            if head in self._bodies:
                return first + length, mentions[0][1]
        return None

    def _mentions(self, head: str) -> list[tuple[int, Agency | Program]]:
        if head not in self._named:
            meant = (entity for entity in self._ending[head[-_FACILITY:]] if self._is_head(head, entity))
            self._named[head] = sorted(((m.end, e) for e in meant for m in e.mentions), key=lambda one: one[0])
        return self._named[head]

    def _by_ending(self, entities: Iterable[Agency | Program]) -> dict[str, list[Agency | Program]]:
        """The entities by the last one and two characters of the heads that can stand for them."""
        found: dict[str, list[Agency | Program]] = defaultdict(list)
        for entity in entities:
            names = (entity.name, *(self._bare if entity.name.endswith(self._platforms) else ()))
            for ending in {name[-length:] for name in names for length in (_SHORTEST, _FACILITY)}:
                found[ending].append(entity)
        return found

    def _is_head(self, head: str, entity: Agency | Program) -> bool:
        """Whether the name of an entity ends with a head; platforms and bodies spoken of together go by their nouns."""
        ends = entity.name.endswith(head)
        if isinstance(entity, Agency):
            return ends and (head in self._bodies if entity.collective else head != entity.name)
        return (ends and head != entity.name) or (head in self._bare and entity.name.endswith(self._platforms))


def _people_at(text: str, start: int, people: _Named) -> tuple[int, Agency | Program] | None:
    """The end of the people that open a clause at `start`, and the program of the paragraph that is named after them."""
    if not people:
        return None
    prefix = pattern("topics", "numbered").match(text, start)
    first = prefix.end() if prefix else start
    found = _last_before(people.get(text[first : first + _FACILITY]), start)
    if found is None or start - found[0] > _NEAR or "\n" in text[found[0] : start]:
        return None
    return first + _FACILITY, found[1]


def _last_before(named: list[tuple[int, Agency | Program]] | None, start: int) -> tuple[int, Agency | Program] | None:
    index = bisect_left(named, start, key=lambda one: one[0]) if named else 0
    return named[index - 1] if named and index else None


def _people(draft: Draft) -> _Named:
    """The programs by the people that they are named after (一村一辅警, 楼长制), with the ends of their mentions."""
    found: _Named = defaultdict(list)
    endings = tuple(cues("figures")["topics"]["people"])
    for program in draft.programs:
        for m in program.mentions:
            stem = draft.text[m.start : m.end].strip('“”"').removesuffix("机制").removesuffix("制")
            if stem.endswith(endings):
                found[stem[-_FACILITY:]].append((m.end, program))
    for named in found.values():
        named.sort(key=lambda one: one[0])
    return found
