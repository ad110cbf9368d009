"""What stands before a function word: a place by name, a level word (市), or words for many bodies (全市, 各级, 两级)."""

import re
from functools import cache
from typing import Final

from msgspec import Struct

from kg.extract.agencies.jurisdiction import UNITS, Jurisdictions
from kg.model import Place
from kg.schema.resources import cues

_WINDOW: Final = 16
"""Characters looked at before a function word: the longest group (各县(市、区)、乡镇(街道)) fits."""


class Qualifier(Struct, frozen=True):
    """What qualifies a function word: `start` of the qualifying words, the place, and `determiner` as written.

    `by` is place (named), unit (市公安局), collective (全市法院, 各级综治中心) or bare. `whole` is true when the words
    take in all bodies of the kind under the place (全市, 两级).
    """

    start: int
    by: str
    place: Place | None = None
    determiner: str = ""
    whole: bool = False
    explicit: bool = True


@cache
def _pattern() -> re.Pattern[str]:
    words = cues("agencies")["determiners"]
    unit = "|".join(words["units"])
    group = rf"(?:{unit})(?:[、(/]*(?:{unit})\)?)*"
    last = "".join(sorted({one[-1] for one in words["units"]}))
    return re.compile(
        rf"(?P<whole>(?:{'|'.join(words['whole'])})(?P<of>{unit}|国))?"
        rf"(?P<every>{'|'.join(words['every'])})?"
        rf"(?P<group>{group})?(?P<tier>(?<=[{last}\)])级|{'|'.join(words['tiers'])})?"
        rf"(?P<base>各?(?:{'|'.join(words['base'])}))?$"
    )


@cache
def _last_characters() -> frozenset[str]:
    """What words that qualify can end with."""
    words = cues("agencies")["determiners"]
    listed = (*words["units"], *words["every"], *words["tiers"], *words["base"], "国", "级", ")")
    return frozenset(word[-1] for word in listed)


_TERM: Final = re.compile(r"第?[一二三四五六七八九十]{1,3}届$")
"""The term of a congress, between its place and its word (市第四届人民代表大会, 市十六届人大)."""


def qualify(text: str, offset: int, places: Jurisdictions) -> Qualifier:
    """The words that qualify the function word at `offset`."""
    term = _TERM.search(text, max(0, offset - 5), offset)
    offset = offset if term is None else term.start()
    named = places.ending_at(offset)
    if named is not None and not _ends_a_word(text, named[0].start):
        return Qualifier(named[0].start, "place", named[1])
    if offset > 1 and text[offset - 1] == text[offset - 2]:
        named = places.ending_at(offset - 1)
        if named is not None and named[1].name.endswith(text[offset - 1]):
            return Qualifier(named[0].start, "place", named[1])
    if text[offset - 1 : offset] not in _last_characters():
        return Qualifier(offset, "bare")
    low = max(0, offset - _WINDOW, text.rfind("\n", 0, offset) + 1)
    match = _pattern().search(text, low, offset)
    if match is None or match.start() == offset:
        return Qualifier(offset, "bare")
    cover = places.covering(match.start(), offset) or places.ending_at(match.start())
    if cover is not None and _ends_a_word(text, cover[0].start):
        cover = None
    if cover is not None and text[cover[0].end] == "、" and len(cover[1].name) > 2:
        match = _pattern().search(text, cover[0].end + 1, offset) or match
        cover = None
    if cover is not None and _repeats_level(text[cover[0].end : offset], cover[1]):
        return Qualifier(cover[0].start, "place", cover[1])
    if cover is not None and not _cuts_a_unit(text[cover[0].end : offset], cover[1]):
        mention, place = cover
        words = text[mention.end : offset]
        if words.startswith(place.name[-1:]) and len(words) > 1 and words[1:2] == "级":
            words = words[1:]
        return Qualifier(mention.start, "collective", place, words, whole=_all_tiers(words))
    return _of_context(text, offset, match, places)


def _of_context(text: str, offset: int, match: re.Match[str], places: Jurisdictions) -> Qualifier:
    start, whole, of, group = match.start(), match["whole"], match["of"], match["group"]
    several = bool(match["every"] or match["tier"] or match["base"])
    if group and "、" in group and "(" not in group and not several:
        home = places.named(places.home) if places.home else None
        if not whole and home is not None and home.name.endswith(group.split("、")[0]):
            return Qualifier(start, "collective", home, group.replace("、", ""), explicit=False)
        start, whole, group = offset - len(group.split("、")[-1]), None, group.split("、")[-1]
    if whole and of == "国":
        return Qualifier(start, "collective", places.named("100000"), match.group()[len(whole) :], whole=True)
    if whole:
        home = places.named(places.home) if places.home else None
        own = whole != "该" and home is not None and home.name.endswith(of)
        place = home if own else places.meant_by(of, offset)
        rest = match.group()[len(whole) :]
        if whole[0] == "全" or several or group:
            return Qualifier(start, "collective", place, rest, whole=not rest or _all_tiers(rest))
        return Qualifier(start, "unit", place)
    if group in UNITS and not several:
        if text[start - 1 : start] in cues("agencies")["not_unit_after"].get(group, "") and start:
            return Qualifier(offset, "bare")
        place = places.meant_by(group, offset)
        return Qualifier(start, "unit", place) if place is not None else Qualifier(offset, "bare")
    words = match.group()
    place = places.nearest_above(offset)
    if match["tier"] and match["tier"] != "级" and group:
        words = match["tier"]
    elif match["tier"] == "级" and place is not None and place.name.endswith(group) and words == f"{group}级":
        return Qualifier(start, "unit", place, "级", explicit=False)
    return Qualifier(start, "collective", place, words, whole=_all_tiers(match.group()), explicit=False)


def _ends_a_word(text: str, start: int) -> bool:
    """Whether what looks like a place is the end of a word and a level word (其中|市), or 全州 for the whole 州."""
    words = cues("agencies")["word_ends"]["words"]
    return text[start] == "全" or text[max(0, start - 1) : start + 1] in words


def _cuts_a_unit(words: str, place: Place) -> bool:
    """Whether a short "place" is the end of a word and a unit of the determiner (建|成县、乡、村三级)."""
    return len(place.name) == 2 and words[:1] in ("级", "、", "(")


def _repeats_level(words: str, place: Place) -> bool:
    return len(words) == 1 and place.name.endswith(words)


def _all_tiers(words: str) -> bool:
    return words.endswith("级") and words[-2:-1] in "两二三四五" and "乡" not in words and "村" not in words
