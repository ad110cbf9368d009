"""Words that stand for a place without naming it: 全市, 我县, 该镇."""

import re
from functools import cache

from msgspec import Struct

from kg.extract.places.lexicon import words


class Anaphor(Struct, frozen=True):
    """At [start, end), for a place whose name ends in `level`; `word` stands before it (该 in 该县), nothing in 县里."""

    start: int
    end: int
    level: str
    word: str


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """全市, 该县, and 县里. A pattern is found fast when it begins with one of some characters, not with what is before."""
    table = words().anaphora
    whole = "|".join(sorted(table["whole"], key=len, reverse=True))
    levels = "|".join(sorted(table["levels"], key=len, reverse=True))
    inside = "".join(table["inside"])
    return (
        re.compile(rf"({whole})({levels})(?!{'|'.join(table['not_before'])})"),
        re.compile(rf"([{inside}])里(?!面|程|外)(?:(?<![\u3400-\u9fff]..)|(?<=[今去明]年..))"),
    )


def find_anaphora(text: str) -> list[Anaphor]:
    """The anaphora in folded text, in order."""
    whole, inside = _patterns()
    found = [Anaphor(m.start(), m.end(), m[2], m[1]) for m in whole.finditer(text)]
    found += [Anaphor(m.start(), m.end(), m[1], "") for m in inside.finditer(text)]
    return sorted(found, key=lambda anaphor: anaphor.start)
