"""Words that stand for a place without naming it: 全市, 我县, 该镇."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.places.lexicon import words


@dataclass(frozen=True)
class Anaphor:
    """At [start, end), for a place whose name ends in `level`; `this` when it points back (该县)."""

    start: int
    end: int
    level: str
    this: bool


@cache
def _pattern() -> re.Pattern[str]:
    table = words().anaphora
    whole = "|".join(sorted(table["whole"], key=len, reverse=True))
    levels = "|".join(sorted(table["levels"], key=len, reverse=True))
    inside = "".join(table["inside"])
    return re.compile(
        rf"(?P<whole>{whole})(?P<level>{levels})(?!{'|'.join(table['not_before'])})"
        rf"|(?:(?<![\u3400-\u9fff])|(?<=[今去明]年))(?P<unit>[{inside}])里(?!面|程|外)"
    )


def find_anaphora(text: str) -> list[Anaphor]:
    """The anaphora in folded text, in order."""
    return [Anaphor(m.start(), m.end(), m["level"] or m["unit"], m["whole"] == "该") for m in _pattern().finditer(text)]
