"""The canonical name of a body from its function word and what qualifies it, and the key that its namings share."""

import re
from typing import Final

from kg.extract.agencies.found import Found, proper_key
from kg.extract.agencies.jurisdiction import DIVISIONS, Jurisdictions
from kg.extract.agencies.lexicon import Function, Head, lexicon
from kg.extract.agencies.qualifier import Qualifier
from kg.model import Place
from kg.schema.gazetteer import gazetteer
from kg.schema.resources import cues

_PARTY: Final = "party-committee"
_POLICE: Final = "police-bureau"
_LEAGUE: Final = "共青团"
_COUNT: Final = re.compile(r"[\d一二三四五六七八九十百余]个$")
_WHOLE: Final = re.compile(r"全[省市州盟县区旗](?:现有|共有|共)?[\d一二三四五六七八九十百余]+个$")
"""The whole place in which bodies are counted (全市31个|人民法庭)."""
_AUTHORITIES: Final = (_PARTY, "town-party-committee", "government", "village-committee", "residents-committee")
"""Bodies that are too general to be meant by name when many are spoken of without a place (各级党委、政府)."""


class Namer:
    """Names the bodies of one report."""

    def __init__(self, text: str, places: Jurisdictions) -> None:
        self._text = text
        self._places = places

    def is_of_home(self, one: Found) -> bool:
        """Whether a body is one of the report's home place."""
        return one.place is not None and one.place.code == self._places.home

    def part(self, parent: Found, head: Head, function: Function, between: str, place: Place | None) -> Found:
        """A part of `parent`: `between` stands between the parent's name and the function word."""
        form = function.child_name or head.form
        name = f"{parent.name}{between}{form}"
        own = parent.place
        if (place is not None and place.level == "county" and self._lies_in(place, parent.place)) or (
            place is not None and parent.function.has("parentOnly")
        ):
            own = place
        elif function.has("branch") and between:
            own = self._district(between, parent.place) or parent.place
        key: tuple[str, ...] = ("part", name)
        if function.has("branch") and own is not None:
            key = (_POLICE, own.code)
        elif function.child_of == {_PARTY} and own is not None:
            key = (function.notation, own.code)
        elif function.named:
            key = proper_key(between, head.form, own.code if own else "")
        tail = f"{between}{head.form}" if between or function.has("typed") else ""
        return Found(parent.start, head.end, name, function, own, key, full=True, tail=tail)

    def national(self, head: Head, function: Function) -> Found:
        """A body of the whole country."""
        country = self._places.named("100000")
        name = head.form if function.has("parentOnly") else function.label
        return Found(head.start, head.end, name, function, country, (function.notation, name), full=True)

    def qualified(self, head: Head, function: Function, qualifier: Qualifier) -> Found | None:
        """A body with a place, a level word, or words for many bodies before it."""
        place = qualifier.place
        if place is None:
            return None
        if qualifier.by == "collective" or function.has("collectiveOnly"):
            return self._collective(head, function, qualifier, place)
        if function.at_level is not None and qualifier.by == "unit":
            place = self._places.at_level(place, function.at_level)
        written = self._text[qualifier.start : head.start]
        if function.alias_of == _POLICE and place.level == "county" and place.name.endswith("区"):
            branch = lexicon().functions["police-branch"]
            district = gazetteer().division(place.code, self._places.year)
            return self._branch(head, branch, qualifier, place, district.short if district is not None else written)
        if function.alias_of:
            function = lexicon().functions[function.alias_of]
        if function.notation == "congress" and self._text[head.start - 1] == "届" and "常" not in head.form:
            function = lexicon().functions["congress-assembly"]
        if function.notation == _PARTY and self._text.endswith(_parties(), 0, qualifier.start):
            return None
        if function.notation == _PARTY and self._text.endswith(_LEAGUE, 0, qualifier.start):
            league = lexicon().functions["youth-league-level"]
            name = league.official(place.name, place.level, head.form)
            start = qualifier.start - len(_LEAGUE)
            return Found(start, head.end, name, league, place, (league.notation, place.code))
        if function.has("afterLevel") and not self._ends_in_level(head.start):
            return None
        if self._stands_for_all(head, qualifier, function, place):
            return self._collective(head, function, Qualifier(qualifier.start, "collective", place, whole=True), place)
        return self._single(head, function, qualifier, place, written)

    def _single(self, head: Head, function: Function, qualifier: Qualifier, place: Place, written: str) -> Found | None:
        full = qualifier.by == "place"
        if function.has("branch"):
            return self._branch(head, function, qualifier, place, written)
        if place.level not in DIVISIONS and place.level != "country":
            named_by = written if full and function.named == "true" else place.name
            name = function.official(named_by, place.level, head.form)
            key: tuple[str, ...] = (function.notation, place.code, place.name)
            if function.named == "true":
                key = proper_key(named_by, head.form, place.code)
            return Found(qualifier.start, head.end, name, function, place, key, full=full)
        level = place.level
        if level == "province" and place.name.endswith("市") and "municipality" in function.names:
            level = "municipality"
        label = written if full and (function.has("asWritten") or function.named == "true") else place.name
        name = function.official(label, level, head.form)
        if function.has("party"):
            name = f"{place.name}委{function.child_name or head.form}"
        if function.has("qualified"):
            return None
        one_body = function.names or function.has("oneBody")
        key = (function.notation, place.code) if one_body else (function.notation, place.code, head.form)
        if function.named == "true":
            key = proper_key(written, head.form, place.code)
        return Found(qualifier.start, head.end, name, function, place, key, full=full)

    def _branch(self, head: Head, function: Function, qualifier: Qualifier, place: Place, written: str) -> Found | None:
        """A sub-bureau named by its district alone (云岩公安分局): the bureau of the city above goes before it."""
        above = gazetteer().ancestors(place.code, self._places.year)
        city = self._places.named(above[0]) if above else None
        if city is None or place.level not in ("county", "prefecture", "locality", "township"):
            return None
        division = gazetteer().division(place.code, self._places.year)
        district = written if qualifier.by == "place" else division.short if division is not None else place.name
        name = f"{city.name}公安局{district}分局"
        key = (_POLICE, place.code) if place.level in DIVISIONS else (_POLICE, place.code, district)
        return Found(qualifier.start, head.end, name, function, place, key)

    def _collective(self, head: Head, function: Function, qualifier: Qualifier, place: Place) -> Found | None:
        formal = function.kind == "mediation" and "(" in qualifier.determiner
        unnamed = function.named == "true" and not qualifier.explicit and not formal
        if unnamed or function.has("branch") or function.alias_of:
            return None
        if (
            function.notation in _AUTHORITIES
            and qualifier.by != "place"
            and self._text[qualifier.start] != place.name[0]
        ):
            return None
        if not qualifier.explicit and not self._is_spoken_of_together(function):
            return None
        if qualifier.whole and place.level == "county" and function.kind in ("court", "procuratorate"):
            place = self._places.lift(place.code, "自治区") or place
        label = "全国" if place.level == "country" else place.name
        words = qualifier.determiner
        system = function.notation in cues("agencies")["systems"]
        key: tuple[str, ...]
        if system and (qualifier.whole or not words):
            key, template = ("system", function.kind, place.code), function.collective_name
            name = template.format(place=label) if template else function.official(label, "", head.form)
        else:
            tiers = cues("agencies")["determiners"]
            if system and words in tiers["lowest"]:
                key = ("lowest", function.kind, place.code)
            elif words in tiers["all"]:
                key = ("all", function.notation, place.code, "", head.form)
            else:
                key = ("all", function.notation, place.code, words, head.form)
            name = f"{label}{words}{head.form}"
            if not words and function.collective_name:
                name = function.collective_name.format(place=label)
        by_place = qualifier.by == "place"
        return Found(qualifier.start, head.end, name, function, place, key, collective=True, full=by_place)

    def _is_spoken_of_together(self, function: Function) -> bool:
        """Whether 各县, 基层 and the like before the word, without a place, mean bodies of the home place."""
        kinds = cues("agencies")["determiners"]["kinds"]
        return function.kind in kinds and function.notation not in _AUTHORITIES and not function.has("qualified")

    def _stands_for_all(self, head: Head, qualifier: Qualifier, function: Function, place: Place) -> bool:
        """Whether 南京法院, 拉萨市法院 mean all courts of the city: its own court is written 中级人民法院 or 中院."""
        return (
            function.notation == "court"
            and qualifier.by == "place"
            and head.form == "法院"
            and place.level in ("prefecture", "province")
        )

    def system(self, head: Head, function: Function) -> Found | None:
        """All bodies of a system named without a place (公安系统, 教育部门) where it opens a clause: those of home."""
        place = self._places.named(self._places.home) if self._places.home else None
        opens = head.start == 0 or self._text[head.start - 1] in "。\n;:! "
        if place is None or not opens or not head.form.endswith(("系统", "机关", "部门")):
            return None
        return self._collective(head, function, Qualifier(head.start, "collective", place, whole=True), place)

    def counted(self, head: Head, function: Function) -> Found | None:
        """All bodies of a kind that the text counts (82个人民法庭): those under home."""
        place = self._places.nearest_above(head.start)
        if (
            place is None
            or not function.has("counted")
            or not _COUNT.match(self._text, max(0, head.start - 2), head.start)
        ):
            return None
        whole = _WHOLE.search(self._text, max(0, head.start - 12), head.start)
        start = head.start if whole is None else whole.start()
        return self._collective(head, function, Qualifier(start, "collective", place, whole=True), place)

    def _ends_in_level(self, offset: int) -> bool:
        return offset > 0 and self._text[offset - 1] in "省市县区州旗盟"

    def _lies_in(self, place: Place, whole: Place | None) -> bool:
        return whole is not None and gazetteer().within(place.code, whole.code, self._places.year)

    def _district(self, short: str, city: Place | None) -> Place | None:
        """The district of `city` that a short name before 分局 stands for (桥东分局)."""
        if city is None:
            return None
        for division in gazetteer().named(short) or gazetteer().named(f"{short}区"):
            if gazetteer().within(division.code, city.code, self._places.year):
                return Place(name=division.name, code=division.code, level=division.level)
        return None


def _parties() -> tuple[str, ...]:
    return tuple(cues("agencies")["word_ends"]["parties"])
