"""Clauses: the stretches of a sentence between commas, outside quotation marks and brackets."""

from dataclasses import dataclass
from typing import Final

from kg.extract.draft import Sentence

_BREAKS: Final = ",;:。!?"
_OPEN: Final = "“‘「『(《"
_CLOSE: Final = "”’」』)》"
_EDGES: Final = " ,;:。!?—、"


@dataclass(frozen=True)
class Clause:
    """[start, end) of a clause, without its closing mark."""

    start: int
    end: int


def clauses(text: str, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order."""
    found: list[Clause] = []
    start, depth = sentence.start, 0
    for i in range(sentence.start, sentence.end):
        character = text[i]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _BREAKS and depth == 0:
            found.append(Clause(start, i))
            start = i + 1
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
