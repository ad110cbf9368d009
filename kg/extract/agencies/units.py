"""Units inside a body that no vocabulary lists: 综治督导科 in 市委政法委综治督导科科长, known by the title behind them."""

import re
from dataclasses import replace
from functools import cache

from kg.extract.agencies.found import Found
from kg.schema.resources import cues


def with_units(text: str, found: list[Found]) -> list[Found]:
    """The namings, each body that a unit and its head's title follow read as that unit (市检察院|驻所检察室|主任)."""
    return [_unit(text, one) or one for one in found]


def _unit(text: str, parent: Found) -> Found | None:
    if parent.collective or parent.function.has("parentOnly") or parent.key[0] == "task":
        return None
    match = _pattern().match(text, parent.end)
    if match is None:
        return None
    unit = match["unit"]
    name = f"{parent.name}{unit}"
    # The children that the vocabulary has of the parent are not those of its unit.
    function = replace(parent.function, notation=f"{parent.function.notation}-unit", flags=frozenset())
    return Found(parent.start, match.end("unit"), name, function, parent.place, ("part", name), full=True, tail=unit)


@cache
def _pattern() -> re.Pattern[str]:
    rules = cues("agencies")["units"]
    last = "|".join(sorted(rules["ends"], key=len, reverse=True))
    heads = "|".join(sorted(rules["heads"], key=len, reverse=True))
    boundary = re.escape(cues("agencies")["names"]["phrase_boundary"].replace("和", "") + rules["not_inside"])
    return re.compile(rf"(?P<unit>[^{boundary}]{{1,12}}?(?:{last}))(?:{heads})(?=[\u4e00-\u9fff]{{2,4}})")
