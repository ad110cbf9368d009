"""Names of divisions in the text, each with the divisions that it can stand for, before any is chosen."""

import re
from dataclasses import dataclass, field
from typing import Final

from kg.extract.places.lexicon import Lexicon, words
from kg.schema.gazetteer import Division

_COUNTRY: Final = frozenset(("中国", "全国", "我国"))
"""The whole country is what reports compare themselves with, not a place that they tell of."""

_RUNS_ON: Final = re.compile(r"[\u3400-\u9fff]{1,2}?(?:村|社区|[镇乡](?![村愁贤级]))|[\u3400-\u9fff]{1,5}族乡")
"""What may make a short form the beginning of a smaller place's name (庆阳坝村 has nothing to do with 庆阳)."""

_TOWNSHIP: Final = re.compile("镇(?![街村域区级两])|乡(?![镇村里亲贤土情间愁])")
"""Behind the short form of a county these make the name of a town, which may lie anywhere (塔城镇)."""

_BEFORE_NAMES: Final = "在和与由到从对给向经据及赴了是有为比被把让等往"
"""Characters that end a word before a name."""


@dataclass
class Spot:
    """A written form at [start, end). `options` maps each code that it can stand for to the division so named.

    `full` tells whether the form names its level (白云区 against 白云), `body` whether a body of the place follows
    (白云警方) or a brand word stands before it (平安白云), `clean` whether a boundary stands before it, `zone` whether it
    only begins the name of one (某市高新区), `runs_on` whether it may begin that of a smaller place. `chained` is the
    spot directly before it, and `listed` the one before it in the same list. `code` is what was decided, None as long
    as nothing is.
    """

    start: int
    end: int
    form: str
    full: bool
    options: dict[str, Division]
    chained: "Spot | None" = None
    listed: "Spot | None" = None
    body: bool = False
    clean: bool = True
    zone: bool = False
    runs_on: bool = False
    weight: float = 1.0
    code: str | None = None
    margin: float | None = None
    rivals: tuple[str, ...] = field(default=())


def find_spots(text: str, lexicon: Lexicon, year: int | None, *, within_name: bool = False) -> list[Spot]:
    """The spots in folded text, in order.

    Short forms that begin another name (白云山, 南京路) are left out, unless the text is such a name (`within_name`).
    """
    lists = words()
    spots: list[Spot] = []
    for start, end, form in lexicon.find(text):
        if form in lexicon.gazetteer.places or form in _COUNTRY:
            continue
        full = lexicon.is_full(form)
        if not full and not within_name and _begins_another_name(text, end):
            continue
        spot = Spot(start, end, form, full, lexicon.options(form, year))
        spot.clean = start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff" or text[start - 1] in _BEFORE_NAMES
        spot.body = text.startswith(lists.body_after, end) or text.endswith(lists.brands, 0, start)
        spot.zone = text.startswith(lists.zones, end)
        spot.runs_on = not full and _RUNS_ON.match(text, end) is not None
        if spots:
            _tie(text, spots[-1], spot)
        spots.append(spot)
    return spots


def _begins_another_name(text: str, end: int) -> bool:
    lists = words()
    if _TOWNSHIP.match(text, end):
        return True
    return text.startswith(lists.other_name_after, end) and not text.startswith(lists.other_name_but, end)


def _tie(text: str, before: Spot, spot: Spot) -> None:
    between = text[before.end : spot.start]
    if len(between) > 8:
        return
    lists = words()
    if between in lists.chain_between:
        spot.chained = before
    elif between in lists.list_between:
        spot.listed = before
