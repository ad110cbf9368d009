"""Reads a report's text left to right for namings of agencies."""

import re
from functools import cache
from typing import Final

from kg.extract.agencies.found import Found
from kg.extract.agencies.jurisdiction import Jurisdictions
from kg.extract.agencies.lexicon import Function, Head, lexicon
from kg.extract.agencies.lists import listed_places
from kg.extract.agencies.names import is_phrase
from kg.extract.agencies.naming import Namer
from kg.extract.agencies.parts import part_of_known
from kg.extract.agencies.proper import ZONE_COMMITTEE, ProperNamer
from kg.extract.agencies.qualifier import Qualifier, qualify
from kg.extract.agencies.quotations import Quotations
from kg.extract.agencies.units import with_units
from kg.extract.draft import Draft
from kg.schema.resources import cues


def read_agencies(draft: Draft) -> list[Found]:
    """All namings of agencies, in order of the text; anaphors are not among them."""
    reader = _Reader(draft)
    for head in lexicon().heads(draft.text):
        reader.take(reader.behind_place(head))
    return with_units(draft.text, reader.found)


_SHORT_NAME: Final = 3
_LONG: Final = 3
"""Characters of a department's word that tells by itself which one it is (信访局, not 大队)."""
_OPENING: Final = ",。;:!?\n "
_MARKS: Final = ",。;、:!?\n “”(和"
_DEPARTMENTS: Final = ("government", "justice_bureau", "audit", "public_security", "party_committee", "political_legal")
"""Kinds of bodies of which a place has one of each."""
_OF_ZONES: Final = ("court", "procuratorate", "public_security")
_OFFICE_REACH: Final = 14
"""How far a title may carry the place of the body before it to the next title's body."""
_HEAD_OF_PLACE: Final = re.compile(r"(?P<unit>[省市州盟县区旗镇乡])长[、,兼]+$")
"""The head of a place just before the body that the same person leads (副市长、|公安局局长)."""
_CLAUSE: Final = re.compile(r"[。;:!?\n]")


@cache
def _zones() -> tuple[str, ...]:
    return tuple(cues("agencies")["names"]["zones"])


@cache
def _gains() -> tuple[str, ...]:
    return tuple(cues("honours")["verbs"]["gain"])


@cache
def _heads() -> tuple[str, ...]:
    return tuple(cues("agencies")["subjects"]["heads"])


_NUMBERED: Final = re.compile(r"第?[一二三四五六七八九十]+次(?:全体)?会议第[\w\d-]+号")
"""A session that only numbers a motion (市人大四次会议第12号建议)."""


def _is_government(last: Found, head: Head, function: Function) -> bool:
    """Whether a body stands directly behind the committee or government of its place (乡党委|政府, 市政府|金融办)."""
    authorities = ("town-party-committee", "party-committee", "government")
    return last.end == head.start and last.function.notation in authorities and function.kind == "government"


@cache
def _stations() -> frozenset[str]:
    return frozenset(cues("agencies")["references"]["stations"])


@cache
def _addresses() -> tuple[str, ...]:
    return tuple(cues("agencies")["addresses"]["after"])


class _Reader:
    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._places = Jurisdictions(draft)
        self._namer = Namer(draft.text, self._places)
        self._proper = ProperNamer(draft.text, self._places)
        self._furniture = draft.report.furniture
        self._quotations = Quotations(draft.text)
        self.found: list[Found] = []

    def behind_place(self, head: Head) -> Head:
        """The function word without what belongs to the place before it (北林区|法院, where 林区法院 is a word too)."""
        cover = self._places.covering(head.start, head.end - 1)
        form = self._text[cover[0].end : head.end] if cover is not None else ""
        functions = lexicon().forms.get(form)
        return head if functions is None else Head(head.end - len(form), head.end, form, functions)

    def take(self, head: Head) -> None:
        """Reads one function word with what stands before it."""
        if any(start <= head.start < end for start, end in self._furniture):
            return
        if self._text.startswith(_addresses(), head.end) or self._quotations.in_title(head):
            return
        if _NUMBERED.match(self._text, head.end):
            return
        if self._quotations.in_quote(head):
            return
        child = self._as_part(head)
        if child is not None:
            self.found[-1] = child
            return
        for function in head.functions:
            if function.has("childOnly"):
                continue
            found = self._shared(head, function) or self._alone(head, function)
            if found and found[0].collective and self._is_honour(found[0].start):
                return
            if found:
                self.found.extend(found)
                return
        part = part_of_known(self._text, head, self.found, self._namer)
        if part is None and (group := next((f for f in head.functions if f.has("prefixed")), None)) is not None:
            part = self._proper.newly(head, group, self._last_end())
        if part is not None:
            self.found.append(part)

    def _is_honour(self, offset: int) -> bool:
        """Whether the bodies at `offset` are part of an honour's name (荣获|全省法院先进集体)."""
        return self._text.endswith(_gains(), max(0, offset - 8), offset)

    def _shared(self, head: Head, function: Function) -> list[Found]:
        """The bodies of several places that share a function word: 甲县、乙县、丙县三地检察院."""
        if function.named == "true":
            return self._proper.in_list(head, function)
        if function.alias_of or function.has("national") or function.has("prefixed"):
            return []
        places = listed_places(self._text, head.start, self._places)
        named = [
            self._namer.qualified(head, function, Qualifier(mention.start, "place", place)) for mention, place in places
        ]
        return [one for one in named if one is not None]

    def _as_part(self, head: Head) -> Found | None:
        """The body as a part of the one named just before it (市公安局|白云区分局|云城派出所)."""
        parent = self.found[-1] if self.found else None
        if parent is None or parent.collective or parent.end > head.start:
            return None
        for function in head.functions:
            if parent.function.notation not in function.child_of:
                continue
            between = self._text[parent.end : head.start]
            named = self._places.ending_at(head.start)
            if not between:
                return self._namer.part(parent, head, function, "", None)
            if named is not None and named[0].start == parent.end:
                return self._namer.part(parent, head, function, between, named[1])
            own_name = function.named == "true" and 2 <= len(between) <= _SHORT_NAME
            if (
                (function.named or function.has("typed"))
                and len(between) <= 6
                and is_phrase(between, short_name=own_name)
            ):
                return self._namer.part(parent, head, function, between, None)
            if function.has("branch") and is_phrase(between) and (len(between) <= 4 or between.endswith(_zones())):
                return self._namer.part(parent, head, function, between, None)
        return None

    def _alone(self, head: Head, function: Function) -> list[Found]:
        found = self._one(head, function)
        return [found] if found is not None else []

    def _one(self, head: Head, function: Function) -> Found | None:
        if function.has("national"):
            return self._namer.national(head, function)
        numbered = self._proper.ordinal(head, function) if function.kind in ("court", "procuratorate") else None
        if numbered is not None:
            return numbered
        qualifier = qualify(self._text, head.start, self._places)
        if function.has("prefixed"):
            return self._proper.prefixed(head, function, self._last())
        if function.has("levelInside"):
            return self._proper.by_own_level(head, function)
        if function.has("village") and qualifier.by != "place":
            return self._proper.by_proper_name(head, function, self._last())
        if function.named == "true" and qualifier.by == "place" and self._places.is_far(qualifier.place):
            return self._proper.by_proper_name(head, function, self._last())
        if function.named == "true" and qualifier.by == "unit" and self._is_inside_a_name(qualifier.start):
            return self._proper.by_proper_name(head, function, self._last())
        if qualifier.by == "bare":
            return self._listed(head, function) or self._bare(head, function)
        return self._namer.qualified(head, function, qualifier)

    def _is_inside_a_name(self, offset: int) -> bool:
        """Whether the level word at `offset` is the end of a name (古市|派出所), as no mark or preposition precedes it."""
        before = self._text[offset - 1 : offset]
        return bool(before) and before not in cues("agencies")["names"]["boundary"]

    def _listed(self, head: Head, function: Function) -> Found | None:
        """A body in a list that shares the place of its first member: 市公安局、司法局; 责任单位:公安局、司法局."""
        if function.named or function.alias_of:
            return None
        rules = cues("agencies")["lists"]
        last = self._last()
        if self._text.endswith(tuple(rules["opens"]), max(0, head.start - 4), head.start):
            place = self._places.nearest_above(head.start)
            shared = None if place is None else Qualifier(head.start, "unit", place)
        elif (
            last is None
            or not (self._text[last.end : head.start] in rules["joints"] or _is_government(last, head, function))
            or last.function.named
            or last.place is None
        ):
            return None
        elif last.collective:
            shared = Qualifier(head.start, "collective", last.place, whole=True)
        else:
            shared = Qualifier(head.start, "unit", last.place)
        return None if shared is None else self._namer.qualified(head, function, shared)

    def _of_office(self, head: Head, function: Function) -> Found | None:
        """A body before a title, of the place of the body named just before (县委常委、政法委书记;副县长、公安局长)."""
        last = self._last()
        behind_head = _HEAD_OF_PLACE.search(self._text, max(0, head.start - 6), head.start)
        titled = self._text.startswith(_heads(), head.end)
        if behind_head is not None and titled and not function.named:
            place = self._places.meant_by(behind_head["unit"], head.start)
            return (
                None if place is None else self._namer.qualified(head, function, Qualifier(head.start, "unit", place))
            )
        if last is None or last.place is None or function.named or head.start - last.end > _OFFICE_REACH:
            return self._of_home(head, function) if titled else None
        between = self._text[last.end : head.start]
        if _CLAUSE.search(between) or not between.endswith(("、", "兼", ",")) or not titled:
            return self._of_home(head, function) if titled else None
        return self._namer.qualified(head, function, Qualifier(head.start, "unit", last.place))

    def _of_home(self, head: Head, function: Function) -> Found | None:
        """A department of the home place that only its head's title follows (,信访局局长王强)."""
        place = self._places.nearest_above(head.start)
        before = self._text[head.start - 1 : head.start]
        if (
            place is None
            or len(head.form) < _LONG
            or function.kind not in _DEPARTMENTS
            or (before and before not in _MARKS)
        ):
            return None
        return self._namer.qualified(head, function, Qualifier(head.start, "unit", place))

    def _bare(self, head: Head, function: Function) -> Found | None:
        floor = self._last_end()
        shared = self._of_office(head, function)
        if shared is not None:
            return shared
        counted = self._namer.counted(head, function)
        if counted is not None:
            return counted
        if function.named:
            task = self._proper.prefixed(head, function, self._last()) if function.kind == "mediation" else None
            task = task or self._of_township(head, function)
            return task or self._proper.by_proper_name(head, function, self._last())
        if function.kind in _OF_ZONES or function.notation == ZONE_COMMITTEE:
            zone = self._proper.of_zone(head, function, floor)
            if zone is not None:
                return zone
        if (
            function.notation == "subdistrict-office"
            or function.has("school")
            or function.has("company")
            or function.has("media")
        ):
            anchored = self._proper.with_anchor(head, function, floor)
            if anchored is None and function.has("school") and self._text[head.start - 1] not in "”’":
                return self._proper.school_in_list(head, function, floor)
            if anchored is None and function.notation == "subdistrict-office":
                return self._proper.by_proper_name(head, function, self._last())
            return anchored
        if function.has("collectiveOnly") and not function.has("qualified"):
            return self._namer.system(head, function)
        if head.form.endswith("领导小组"):
            return self._proper.newly(head, function, floor)
        if head.form.endswith(("局", "厅", "委", "办", "中心", "协会", "联合会")) and not function.child_of:
            return self._proper.extended(head, function, floor)
        return None

    def _of_township(self, head: Head, function: Function) -> Found | None:
        """A station without its name that opens a clause in the report of one township (,司法所联合…)."""
        before = self._text[head.start - 1 : head.start]
        place = self._places.only_township if head.form in _stations() else None
        if place is None or (before and before not in _OPENING):
            return None
        return self._namer.qualified(head, function, Qualifier(head.start, "unit", place))

    def _last(self) -> Found | None:
        return self.found[-1] if self.found else None

    def _last_end(self) -> int:
        return self.found[-1].end if self.found else 0
