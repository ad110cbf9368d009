"""Names of bodies with a name of their own: police stations, mediation rooms, leading groups, companies."""

import re
from functools import cache
from typing import Final

from kg.extract.agencies.found import Found, proper_key
from kg.extract.agencies.jurisdiction import DIVISIONS, Jurisdictions
from kg.extract.agencies.lexicon import Function, Head
from kg.extract.agencies.names import is_persons, is_phrase, proper_name
from kg.model import Mention
from kg.schema.resources import cues

_PARTY: Final = "party-committee"
_QUOTES: Final = str.maketrans("", "", "“”‘’「」")
_QUOTED: Final = re.compile(r"“([^“”,。;:、]{2,8})”")
"""A word in quotation marks inside the name of a body (某市“扫黄打非”工作领导小组)."""
_REACH: Final = 24
"""How far before a function word a phrase that names a special body (…专项行动领导小组) may begin."""
_LONGEST_SCHOOL: Final = 5
ZONE_COMMITTEE: Final = "zone-committee"
"""The notation of the committees that administer zones."""
_COUNTED: Final = re.compile(
    r"(?:已|共|增至|增加到|增到|达到?|扩至|扩展到|发展到|建成)*\d+(?:余|多)?[个家处所支间](?=[,。;])"
)
"""What follows a kind of body of which there are many (企业调解委员会增至200个)."""
_MANY: Final = re.compile(r"\d[余多]?[个家处所支间]“$")
"""Before the mark of a name that many bodies bear (500多个“…”调解室)."""
_COUNTS: Final = "零一两三四五六七八九十"
"""The characters that count, at the places of their values."""
_NAMED_LIST: Final = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<names>(?:[\u4e00-\u9fff]{{2,4}}、)+[\u4e00-\u9fff]{{2,4}})等?(?P<count>[{_COUNTS}])[个家所]$"
)
_ORDINAL: Final = re.compile(r"第[一二三四五六七八九十]{1,2}(?:市区)?$")
_LEGAL_FORMS: Final = ("有限公司", "有限责任公司", "集团公司", "股份公司")


class ProperNamer:
    """Names the bodies of one report that have a name of their own."""

    def __init__(self, text: str, places: Jurisdictions) -> None:
        self._text = text
        self._places = places

    def by_proper_name(self, head: Head, function: Function, last: Found | None) -> Found | None:
        """A body with a name of its own before the function word (狮山派出所, “余晖”调解队)."""
        floor = last.end if last is not None else 0
        quoted = self._text[head.start - 1] in "”’」"
        if quoted and _MANY.search(self._text, floor, self._text.rfind("“", floor, head.start) + 1):
            return None
        if (function.named == "quoted" and not quoted) or (not quoted and _COUNTED.match(self._text, head.end)):
            return None
        named = self._places.before(head.start - 2, max(floor, head.start - 9))
        inner = next(
            (hit for hit in named if hit[1].level in DIVISIONS and is_phrase(self._between(hit[0], head))), None
        )
        found = proper_name(self._text, max(floor, inner[0].end) if inner else floor, head.start)
        if found is None:
            return None
        start, name = found
        if function.named == "quoted" and function.kind == "mediation" and not _mediates(name):
            return None
        if function.named == "place" and not name.endswith(tuple(cues("agencies")["names"]["small_places"])):
            return None
        of = last.place if last is not None and self._text[last.end : start].strip("“‘「") == "的" else None
        place = inner[1] if inner and inner[0].end == start else of or self._places.nearest(head.start)
        key = proper_key(name, head.form, place.code if place else "")
        if inner is not None and inner[0].end == start:
            start = inner[0].start
            name = self._text[start : head.start].translate(_QUOTES)
        return Found(start, head.end, f"{name}{head.form}", function, place, key)

    def in_list(self, head: Head, function: Function) -> list[Found]:
        """Bodies with names of their own that share a counted word (甲、乙、丙三个|人民法庭), as many as are counted."""
        match = _NAMED_LIST.search(self._text, max(0, head.start - _REACH), head.start)
        names = match["names"].split("、") if match is not None else []
        if match is None or len(names) != _COUNTS.find(match["count"]):
            return []
        place = self._places.nearest(head.start)
        found, start = [], match.start("names")
        for name in names:
            key = proper_key(name, head.form, place.code if place else "")
            found.append(Found(start, head.end, f"{name}{head.form}", function, place, key))
            start += len(name) + 1
        return found

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
                return Found(
                    last.start,
                    head.end,
                    name,
                    function,
                    last.place,
                    ("task", name),
                    full=last.full,
                    tail=f"{phrase}{head.form}",
                )
        floor = max(low, last.end if last is not None else 0)
        for mention, place in self._places.before(head.start, floor):
            phrase = self._text[mention.end : head.start]
            words = _QUOTED.sub(r"\1", phrase)
            if mention.start < floor or not is_phrase(words) or len(words) < 2:
                continue
            tail = f"{phrase}{head.form}"
            if phrase.startswith("建设") and self._text[mention.start - 2 : mention.start] == "平安":
                tail = f"平安{self._text[mention.start : head.end]}"
                return Found(mention.start - 2, head.end, tail, function, place, ("task", tail), full=True)
            name = f"{place.name}{words}{head.form}"
            return Found(mention.start, head.end, name, function, place, ("task", name), full=True, tail=tail)
        return self._task_of_level(head, function, floor)

    def newly(self, head: Head, function: Function, floor: int) -> Found | None:
        """A leading group of the home place that is set up without naming it (成立|攻坚行动|领导小组, 成立|平安建设领导小组)."""
        match = _new_pattern().search(self._text, max(floor, head.start - _REACH), head.start)
        place = self._places.nearest_above(head.start)
        if match is None or place is None or not is_phrase(match["phrase"].translate(_QUOTES)):
            return None
        if not match["phrase"]:
            name, key = f"{place.name}{head.form}", (function.notation, place.code)
            return None if function.has("prefixed") else Found(head.start, head.end, name, function, place, key)
        name = f"{match['phrase'].translate(_QUOTES)}{head.form}"
        return Found(match.start("phrase"), head.end, name, function, place, ("task", name), tail=name)

    def school_in_list(self, head: Head, function: Function, floor: int) -> Found | None:
        """A school or hospital by its own name, where it stands in a list or after 在 (、建国路小学)."""
        found = proper_name(self._text, floor, head.start)
        if found is None or len(found[1]) > _LONGEST_SCHOOL or self._text[found[0] - 1 : found[0]] not in "、在":
            return None
        start, name = found
        place = self._places.nearest(head.start)
        full = f"{name}{head.form}"
        return Found(start, head.end, full, function, place, ("named", full))

    def of_zone(self, head: Head, function: Function, floor: int) -> Found | None:
        """A court, procuratorate, police body or committee of a zone that is no division (某市经济技术开发区|人民法院)."""
        zones = tuple(cues("agencies")["names"]["zones"])
        if not self._text.endswith(zones, 0, head.start):
            return None
        for mention, place in self._places.before(head.start, max(floor, head.start - 14)):
            gap = self._text[mention.end : head.start]
            if mention.start >= floor and place.level in DIVISIONS and is_phrase(gap):
                name = self._text[mention.start : head.end]
                return Found(mention.start, head.end, name, function, place, ("named", name), full=True)
        own = proper_name(self._text, floor, head.start) if function.notation == ZONE_COMMITTEE else None
        if own is None or not own[1].endswith(zones):
            return None
        name = f"{own[1]}{head.form}"
        return Found(own[0], head.end, name, function, self._places.nearest(head.start), ("named", name), full=True)

    def ordinal(self, head: Head, function: Function) -> Found | None:
        """A numbered court or procuratorate (某市第二中级人民法院, 某市第一市区人民检察院)."""
        match = _ORDINAL.search(self._text, max(0, head.start - 5), head.start)
        named = self._places.ending_at(match.start()) if match is not None else None
        if named is None or named[1].level not in DIVISIONS or function.has("childOnly"):
            return None
        mention, place = named
        name = f"{place.name}{self._text[mention.end : head.end]}"
        return Found(mention.start, head.end, name, function, place, ("named", name), full=True)

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
        if match is None or match["phrase"].startswith("级"):
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


def _mediates(name: str) -> bool:
    """Whether a workshop's name tells that it mediates, or is that of a person."""
    return is_persons(name) or any(word in name for word in cues("agencies")["names"]["mediating"])


@cache
def _extended_pattern() -> re.Pattern[str]:
    boundary = re.escape(cues("agencies")["names"]["phrase_boundary"].replace("和", ""))
    return re.compile(rf"(?P<unit>省|市|州|县|区|旗)(?P<phrase>[^{boundary}市县省局院所全我各]{{1,9}})$")


@cache
def _new_pattern() -> re.Pattern[str]:
    verbs = "|".join(cues("agencies")["names"]["setting_up"])
    return re.compile(rf"(?:{verbs})[了起]?(?P<phrase>[^,。;:、!?\n]{{2,20}}|)$")


@cache
def _company_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:^|[,。;:、!?\s由与和(“])(?P<name>[\u4e00-\u9fff()]{2,20})$")


@cache
def _task_pattern() -> re.Pattern[str]:
    boundary = re.escape(cues("agencies")["names"]["phrase_boundary"])
    return re.compile(
        rf"(?:^|[{boundary}]|全|我)(?P<unit>省|市|州|县|区|旗|镇|乡|街道)(?P<phrase>[^{boundary}市区县省]{{2,20}})$"
    )
