"""Clauses: the stretches of a sentence between commas, outside quotation marks and brackets."""

import re
from typing import Final

from msgspec import Struct

from kg.extract.draft import Sentence

_BREAKS: Final = ",;:。!?"
_OPEN: Final = "“‘「『(《"
_CLOSE: Final = "”’」』)》"
_MARKS: Final = re.compile(f"[{re.escape(_BREAKS + _OPEN + _CLOSE)}]")
_EDGES: Final = " ,;:。!?—、"


class Clause(Struct, frozen=True):
    """[start, end) of a clause, without its closing mark."""

    start: int
    end: int


def clauses(text: str, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order."""
    found: list[Clause] = []
    start, depth = sentence.start, 0
    for mark in _MARKS.finditer(text, sentence.start, sentence.end):
        if mark[0] in _OPEN:
            depth += 1
        elif mark[0] in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append(Clause(start, mark.start()))
            start = mark.end()
    if start < sentence.end:
        found.append(Clause(start, sentence.end))
    return tuple(clause for clause in found if clause.end > clause.start)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without punctuation at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
