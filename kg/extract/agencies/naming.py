"""The canonical name of a body from its function word and what qualifies it, and the key that its namings share."""

import re
from functools import cache
from typing import Final

from kg.extract.agencies.found import Found
from kg.extract.agencies.jurisdiction import DIVISIONS, Jurisdictions
from kg.extract.agencies.lexicon import Function, Head, lexicon
from kg.extract.agencies.names import proper_name
from kg.extract.agencies.qualifier import Qualifier
from kg.model import Mention, Place
from kg.schema.gazetteer import gazetteer
from kg.schema.resources import cues

_PARTY: Final = "party-committee"
_POLICE: Final = "police-bureau"
_AUTHORITIES: Final = (_PARTY, "town-party-committee", "government", "village-committee", "residents-committee")
"""Bodies that are too general to be meant by name when many are spoken of without a place (各级党委、政府)."""
_REACH: Final = 24
"""How far before a function word a phrase that names a special body (…专项行动领导小组) may begin."""


class Namer:
    """Names the bodies of one report."""

    def __init__(self, text: str, places: Jurisdictions) -> None:
        self._text = text
        self._places = places

    def part(self, parent: Found, head: Head, function: Function, between: str, place: Place | None) -> Found:
        """A part of `parent`: `between` stands between the parent's name and the function word."""
        form = function.child_name or head.form
        name = f"{parent.name}{between}{form}"
        own = parent.place
        if place is not None and place.level == "county" and self._lies_in(place, parent.place):
            own = place
        elif function.has("branch") and between:
            own = self._district(between, parent.place) or parent.place
        key: tuple[str, ...] = ("part", name)
        if function.has("branch") and own is not None:
            key = (_POLICE, own.code)
        elif function.child_of == {_PARTY} and own is not None:
            key = (function.notation, own.code)
        elif function.named:
            key = ("named", f"{between}{head.form}", own.code if own else "")
        tail = f"{between}{head.form}" if between or function.has("typed") else ""
        return Found(parent.start, head.end, name, function, own, key, full=True, tail=tail)

    def national(self, head: Head, function: Function) -> Found:
        """A body of the whole country."""
        country = self._places.named("100000")
        key = (function.notation,)
        return Found(head.start, head.end, function.label, function, country, key, full=True)

    def qualified(self, head: Head, function: Function, qualifier: Qualifier) -> Found | None:
        """A body with a place, a level word, or words for many bodies before it."""
        place = qualifier.place
        if place is None:
            return None
        if qualifier.by == "collective" or function.has("collectiveOnly"):
            return self._collective(head, function, qualifier, place)
        written = self._text[qualifier.start : head.start]
        if function.has("village") and qualifier.by != "place":
            return self.by_proper_name(head, function, 0)
        if function.alias_of:
            function = lexicon().functions[function.alias_of]
        if function.has("afterLevel") and not self._ends_in_level(head.start):
            return None
        if self._stands_for_all(head, qualifier, function, place):
            return self._collective(head, function, Qualifier(qualifier.start, "collective", place, whole=True), place)
        return self._single(head, function, qualifier, place, written)

    def _single(self, head: Head, function: Function, qualifier: Qualifier, place: Place, written: str) -> Found | None:
        full = qualifier.by == "place"
        if place.level not in DIVISIONS and place.level != "country":
            named_by = written if full and function.named == "true" else place.name
            name = function.official(named_by, place.level, head.form)
            key: tuple[str, ...] = (function.notation, place.code, place.name)
            if function.named == "true":
                key = ("named", f"{written}{head.form}", place.code)
            return Found(qualifier.start, head.end, name, function, place, key, full=full)
        if function.has("branch"):
            return self._branch(head, function, qualifier, place, written)
        level = place.level
        if level == "province" and place.name.endswith("市") and "municipality" in function.names:
            level = "municipality"
        label = written if full and (function.has("asWritten") or function.named == "true") else place.name
        name = function.official(label, level, head.form)
        if function.has("party"):
            name = f"{place.name}委{function.child_name or head.form}"
        if function.has("qualified"):
            return None
        key = (function.notation, place.code) if function.names else (function.notation, place.code, head.form)
        if function.named == "true":
            key = ("named", f"{written}{head.form}", place.code)
        return Found(qualifier.start, head.end, name, function, place, key, full=full)

    def _branch(self, head: Head, function: Function, qualifier: Qualifier, place: Place, written: str) -> Found | None:
        """A sub-bureau named by its district alone (云岩公安分局): the bureau of the city above goes before it."""
        if place.level not in ("county", "prefecture"):
            return None
        above = gazetteer().ancestors(place.code, self._places.year)
        city = self._places.named(above[0]) if above else None
        if city is None:
            return None
        division = gazetteer().division(place.code, self._places.year)
        district = written if qualifier.by == "place" else division.short if division is not None else place.name
        name = f"{city.name}公安局{district}分局"
        return Found(qualifier.start, head.end, name, function, place, (_POLICE, place.code))

    def _collective(self, head: Head, function: Function, qualifier: Qualifier, place: Place) -> Found | None:
        if not qualifier.explicit and function.named == "true" or function.has("branch") or function.alias_of:
            return None
        if function.notation in _AUTHORITIES and qualifier.by != "place" and not self._text[qualifier.start] == place.name[0]:
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
        return (
            function.kind in kinds and function.notation not in _AUTHORITIES and not function.has("qualified")
        )

    def _stands_for_all(self, head: Head, qualifier: Qualifier, function: Function, place: Place) -> bool:
        """Whether 南京法院, 拉萨市法院 mean all courts of the city: its own court is written 中级人民法院 or 中院."""
        return (
            function.notation == "court"
            and qualifier.by == "place"
            and head.form == "法院"
            and place.level in ("prefecture", "province")
        )

    def system(self, head: Head, function: Function) -> Found | None:
        """All bodies of a system named without a place (公安系统), where it opens a clause: those under home."""
        place = self._places.named(self._places.home) if self._places.home else None
        opens = head.start == 0 or self._text[head.start - 1] in "。\n;:! "
        if place is None or not opens or not head.form.endswith("系统"):
            return None
        return self._collective(head, function, Qualifier(head.start, "collective", place, whole=True), place)

    def counted(self, head: Head, function: Function) -> Found | None:
        """All bodies of a kind that the text counts (82个人民法庭): those under home."""
        place = self._places.nearest_above(head.start)
        if place is None or not function.has("counted") or not _COUNT.match(self._text, max(0, head.start - 2), head.start):
            return None
        return self._collective(head, function, Qualifier(head.start, "collective", place, whole=True), place)

    def by_proper_name(self, head: Head, function: Function, floor: int) -> Found | None:
        """A body with a name of its own before the function word (狮山派出所, “余晖”调解队)."""
        if function.named == "quoted" and self._text[head.start - 1] not in "”’」":
            return None
        named = self._places.before(head.start - 2, max(floor, head.start - 9))
        inner = next((hit for hit in named if hit[1].level in DIVISIONS and is_phrase(self._between(hit[0], head))), None)
        found = proper_name(self._text, max(floor, inner[0].end) if inner else floor, head.start)
        if found is None:
            return None
        start, name = found
        place = inner[1] if inner and inner[0].end == start else self._places.nearest(head.start)
        key = ("named", f"{name}{head.form}", place.code if place else "")
        if inner is not None and inner[0].end == start:
            name = f"{inner[1].name}{name}"
            start = inner[0].start
        return Found(start, head.end, f"{name}{head.form}", function, place, key)

    def _between(self, mention: Mention, head: Head) -> str:
        return self._text[mention.end : head.start]

    def with_anchor(self, head: Head, function: Function, floor: int) -> Found | None:
        """A school, hospital, company or newspaper: a place, then a name, then the function word (毕节市育新学校)."""
        if function.has("company") and head.form.endswith(_LEGAL_FORMS):
            return self._company(head, function, floor)
        if function.has("media") or function.has("company"):
            return None
        for mention, place in self._places.before(head.start, max(floor, head.start - 10)):
            gap = self._text[mention.end : head.start]
            if mention.start < floor or len(gap) > 6 or not is_phrase(gap):
                continue
            name = self._text[mention.start : head.end]
            return Found(mention.start, head.end, name, function, place, ("named", name), full=True)
        return None

    def _company(self, head: Head, function: Function, floor: int) -> Found | None:
        """A company by its registered name, which begins at a mark (,浙江恒达机械有限公司)."""
        match = _company_pattern().search(self._text, max(floor, head.start - _REACH), head.start)
        if match is None:
            return None
        place = self._places.nearest(head.start)
        name = f"{match['name']}{head.form}"
        return Found(match.start("name"), head.end, name, function, place, ("named", name))

    def prefixed(self, head: Head, function: Function, last: Found | None) -> Found | None:
        """A special body named by its task: a place or body, a phrase, then the function word (市…领导小组)."""
        low = max(0, head.start - _REACH)
        if last is not None and low <= last.end < head.start and last.function.notation == _PARTY:
            phrase = self._text[last.end : head.start]
            if is_phrase(phrase) and last.place is not None:
                name = f"{last.name}{phrase}{head.form}"
                return Found(last.start, head.end, name, function, last.place, ("task", name), full=last.full, tail=f"{phrase}{head.form}")
        floor = max(low, last.end if last is not None else 0)
        for mention, place in self._places.before(head.start, floor):
            phrase = self._text[mention.end : head.start]
            if mention.start < floor or not is_phrase(phrase) or len(phrase) < 2:
                continue
            tail = f"{phrase}{head.form}"
            if phrase.startswith("建设") and self._text[mention.start - 2 : mention.start] == "平安":
                tail = f"平安{self._text[mention.start : head.end]}"
                return Found(mention.start - 2, head.end, tail, function, place, ("task", tail), full=True)
            name = f"{place.name}{tail}"
            return Found(mention.start, head.end, name, function, place, ("task", name), full=True, tail=tail)
        return self._task_of_level(head, function, floor)

    def by_own_level(self, head: Head, function: Function) -> Found | None:
        """A body whose word names its level (团市委)."""
        place = self._places.meant_by(head.form[-2], head.start)
        if place is None:
            return None
        name = function.official(place.name, place.level, head.form)
        return Found(head.start, head.end, name, function, place, (function.notation, place.code))

    def extended(self, head: Head, function: Function, floor: int) -> Found | None:
        """A body whose word is only the end of its own (区城管和|综合执法局): what stands after the place belongs to it."""
        match = _extended_pattern().search(self._text, max(floor, head.start - 12), head.start)
        if match is None:
            return None
        named = self._places.ending_at(match.start("phrase"))
        place = named[1] if named is not None else self._places.meant_by(match["unit"], head.start)
        if place is None or place.level not in DIVISIONS or not match["phrase"]:
            return None
        start = named[0].start if named is not None else match.start("unit")
        form = f"{match['phrase']}{head.form}"
        key = (function.notation, place.code, form)
        return Found(start, head.end, f"{place.name}{form}", function, place, key, full=named is not None)

    def _task_of_level(self, head: Head, function: Function, low: int) -> Found | None:
        match = _task_pattern().search(self._text, low, head.start)
        if match is None or not is_phrase(match["phrase"]):
            return None
        place = self._places.meant_by(match["unit"], head.start)
        if place is None:
            return None
        name = f"{place.name}{match['phrase']}{head.form}"
        tail = f"{match['phrase']}{head.form}"
        return Found(match.start("unit"), head.end, name, function, place, ("task", name), tail=tail)

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


@cache
def _extended_pattern() -> re.Pattern[str]:
    boundary = re.escape(cues("agencies")["names"]["phrase_boundary"].replace("和", ""))
    return re.compile(rf"(?P<unit>省|市|州|县|区|旗)(?P<phrase>[^{boundary}市县省局院所全我各]{{1,9}})$")


@cache
def _company_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:^|[,。;:、!?\s由与和(“])(?P<name>[\u4e00-\u9fff()]{2,20})$")


_LEGAL_FORMS: Final = ("有限公司", "有限责任公司", "集团公司", "股份公司")
_COUNT: Final = re.compile(r"[\d一二三四五六七八九十百余]个$")


def is_phrase(phrase: str) -> bool:
    """Whether the characters between a place or body and a function word can be part of one name."""
    rules = cues("agencies")["names"]
    boundary = rules["phrase_boundary"]
    if any(character in boundary or character.isascii() for character in phrase):
        return False
    return not any(verb in phrase for verb in rules["phrase_verbs"])


@cache
def _task_pattern() -> re.Pattern[str]:
    boundary = re.escape(cues("agencies")["names"]["phrase_boundary"])
    return re.compile(
        rf"(?:^|[{boundary}]|全|我)(?P<unit>省|市|州|县|区|旗|镇|乡|街道)(?P<phrase>[^{boundary}市区县省]{{2,20}})$"
    )
