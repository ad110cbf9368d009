"""People honoured for their work in a list: 王强、李明等20名先进个人. Parties to cases in such lists are none."""

import re
from functools import cache
from typing import Final

from kg.extract.people.names import name_at
from kg.schema.resources import cues

_COUNTED: Final = re.compile(r"等\d+(?:余|多)?(?:名|位|人|个)(?=(?P<what>[^。,;!?\n]{0,24}))")
_NAMES: Final = re.compile(r"[\u4e00-\u9fff·]{2,6}(?:、[\u4e00-\u9fff·]{2,6})*$")
_REACH: Final = 200
"""Characters that the names of a counted list fill at most."""
_GRANTED: Final = re.compile(
    r"(?:授予|追授)(?P<names>[\u4e00-\u9fff·]{2,4}?(?:、[\u4e00-\u9fff·]{2,4}?)*?)(?:等\d*[名位]?)?(?:同志)?[“\"](?P<title>[^”\"\n]{2,30})[”\"]"
)
"""The active form of a decision that honours somebody (授予王强同志“…”称号)."""
_COMRADE: Final = re.compile(
    r"(?P<names>[\u4e00-\u9fff·]{2,4})同志(?:[^,。;!?\n“”]{0,12}?)(?:荣获|获得|获评|获|被评为|被授予|荣立)[^,。;!?\n“”]{0,8}[“\"](?P<title>[^”\"\n]{2,30})[”\"]"
)
"""One whom a report calls by name and comrade, and who won a title (王强同志获“…”)."""
_HANZI: Final = re.compile(r"[\u4e00-\u9fff]")
_LONGEST: Final = 5
_BEFORE_FIRST: Final = "对给予出授向为是有将"
"""Verbs and prepositions after which the first name of the list stands without a mark."""


def honoured(text: str) -> list[tuple[int, int, str]]:
    """The people whom the text lists as honoured, in order: each [start, end) is a name, with what they are called."""
    found: list[tuple[int, int, str]] = []
    for match in _COUNTED.finditer(text):
        title = _title(match["what"])
        names = _NAMES.search(text, max(0, match.start() - _REACH), match.start()) if title is not None else None
        if title is not None and names is not None:
            found.extend((start, end, title) for start, end in _names(text, *names.span()))
    for pattern in (_GRANTED, _COMRADE) if "同志" in text else (_GRANTED,):
        for match in pattern.finditer(text):
            found.extend((start, end, match["title"]) for start, end in _names(text, *match.span("names")))
    return sorted(found)


def _title(what: str) -> str | None:
    """What a list calls its people, up to the word of honour; None where it is no honour."""
    honoured_words, others = _words()
    ends = [what.rfind(word) + len(word) for word in honoured_words if word in what]
    if not ends or any(word in what for word in others):
        return None
    return re.sub(r"[“”\"]", "", what[: max(ends)])


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list, empty when one of them is no name; the first may have a verb before it."""
    first = start + len(text[start:end].split("、")[0])
    begin = next((first - n for n in (4, 3, 2) if first - n >= start and _begins(text, first - n, first)), None)
    if begin is None:
        return []
    spans = [(begin, first)]
    position = first + 1
    for name in text[position:end].split("、") if position < end else []:
        if not _may_be_name(name):
            return []
        spans.append((position, position + len(name)))
        position += len(name) + 1
    certain = sum(_is_name(text[low:high]) for low, high in spans)
    return spans if 2 * certain > len(spans) else []


def _begins(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start] if start > 0 else ""
    marked = not before or before in _BEFORE_FIRST or _HANZI.match(before) is None
    return start >= 0 and marked and _is_name(text[start:end])


def _may_be_name(name: str) -> bool:
    """Looser than a name that stands alone: the list tells that it is one, where most of its members are."""
    surnames = cues("people")["names"]["surnames"]
    return name[0] in surnames and len(name) < _LONGEST


def _is_name(name: str) -> bool:
    return name_at(f"{name}。", 0) == len(name)


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = cues("people")["names"]
    return tuple(names["honoured"]), tuple(names["dishonoured"])
