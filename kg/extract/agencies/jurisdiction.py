"""Which place a level word (市, 区, 县) before a function word means, and which place ends where a function word begins."""

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Final

from kg.extract.draft import Draft
from kg.model import Mention, Place
from kg.schema.gazetteer import Division, gazetteer
from kg.schema.resources import cues

_LONGEST: Final = 8
"""Characters of the longest name looked for before a function word that no place mention covers."""
_UNITS: Final = "省市州盟县区旗"
_COUNTY_UNITS: Final = "区县市旗"
_LOCAL: Final = ("county", "township", "village", "locality")
_LEVELS: Final[dict[str, tuple[str, ...]]] = {
    "国": ("country",),
    "省": ("province",),
    "自治区": ("province",),
    "市": ("prefecture", "county", "province"),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "地": ("prefecture",),
    "地区": ("prefecture",),
    "县": ("county",),
    "区": ("county",),
    "旗": ("county",),
    "乡": ("township",),
    "苏木": ("township",),
    "镇": ("township",),
    "街道": ("township",),
    "街": ("township",),
    "社区": ("village", "locality"),
    "村": ("village", "locality"),
}
"""The levels that each unit word can stand for, likeliest first (市 is also a county-level city or a municipality)."""

UNITS: Final = frozenset(_LEVELS)
"""The words that stand for one division; 乡镇, 区县 and the like stand for many."""

_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "州": ("自治州", "州"),
    "区": ("区",),
    "自治区": ("自治区",),
    "地": ("地区",),
}
"""How the names of such divisions end where that is not the unit word itself."""

DIVISIONS: Final = ("province", "prefecture", "county")
"""The levels of the gazetteer: below them a place carries the code of its county."""


class Jurisdictions:
    """The places of one report, asked by position and by level."""

    home: str | None
    """The code of the report's home place."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text
        self.home = draft.home
        self._near: dict[int, tuple[Mention, Place] | None] = {}
        self.year = _year(draft.report.published)
        pairs = [(m, p) for p in draft.places for m in p.mentions if not m.anaphor]
        self._pairs: list[tuple[Mention, Place]] = sorted(pairs, key=lambda pair: (pair[0].end, pair[0].start))
        self._ends = [mention.end for mention, _ in self._pairs]

    @cached_property
    def only_township(self) -> Place | None:
        """The township of a report that names no other, in its title."""
        towns = {place.name: (mention, place) for mention, place in reversed(self._pairs) if place.level == "township"}
        titles = [p for p in self._draft.layout.paragraphs[:3] if p.kind in ("title", "heading")]
        mention, place = next(iter(towns.values()), (None, None))
        if len(towns) != 1 or mention is None or not any(p.start <= mention.start < p.end for p in titles):
            return None
        return place

    def ending_at(self, offset: int) -> tuple[Mention, Place] | None:
        """The longest place mention that ends at `offset`, else a division near home by its short name (柯城|分局)."""
        index = bisect_left(self._ends, offset)
        if index < len(self._ends) and self._ends[index] == offset:
            return self._pairs[index]
        if offset not in self._near:
            self._near[offset] = self._near_home(offset)
        return self._near[offset]

    def _near_home(self, offset: int) -> tuple[Mention, Place] | None:
        """A division whose name or short name ends at `offset`, though too common to be a place elsewhere.

        Full names count anywhere when only one division has them; short names (柯城|分局) in the home province; short
        names of everyday words (路北|法院) in the home prefecture.
        """
        if self.home is None:
            return None
        start = offset
        while start > max(0, offset - _LONGEST) and "\u4e00" <= self._text[start - 1] <= "\u9fff":
            start -= 1
        for length in range(offset - start, 1, -1):
            division = self._division(self._text[offset - length : offset])
            if division is not None:
                return self._draft.mention(offset - length, offset), _place(division)
        return None

    def _division(self, form: str) -> Division | None:
        known = gazetteer().by_form
        divisions = [d for d in known.get(form, ()) if self._exists(d)]
        units = _COUNTY_UNITS if len(form) < 4 else ""
        whole = [d for unit in units for d in known.get(form + unit, ()) if self._exists(d)]
        if not (divisions or whole):
            return None
        if form.startswith(_joint_verbs()) and not any(place.name.startswith(form) for _, place in self._pairs):
            return None
        if len({division.code for division in divisions}) == 1 and len(form) > 2 and form[-1] in _UNITS:
            return divisions[0]
        near = [d for d in divisions if gazetteer().within(d.code, self._province, self.year)]
        near = near or [d for d in whole if gazetteer().within(d.code, self._prefecture, self.year)]
        return near[0] if near else None

    def is_far(self, place: Place | None) -> bool:
        """Whether a division of the gazetteer lies outside the home province (文山 in 文山派出所 of another city)."""
        if place is None or self.home is None or place.level not in DIVISIONS:
            return False
        return not gazetteer().within(place.code, self._province, self.year)

    def _exists(self, division: Division) -> bool:
        return division.end is None if self.year is None else division.in_force(self.year)

    @cached_property
    def _prefecture(self) -> str:
        chain = (self.home or "", *gazetteer().ancestors(self.home or "", self.year))
        return chain[-3] if len(chain) > 2 else chain[0]

    @cached_property
    def _province(self) -> str:
        chain = (self.home or "", *gazetteer().ancestors(self.home or "", self.year))
        return chain[-2] if len(chain) > 1 else chain[0]

    def covering(self, start: int, end: int) -> tuple[Mention, Place] | None:
        """The place mention that begins before `start` and ends inside (start, end]."""
        for index in range(bisect_right(self._ends, start), len(self._ends)):
            mention, place = self._pairs[index]
            if mention.end > end:
                return None
            if mention.start < start:
                return mention, place
        return None

    def before(self, offset: int, floor: int = 0) -> list[tuple[Mention, Place]]:
        """The place mentions that end in (floor, offset], nearest first."""
        high = bisect_right(self._ends, offset)
        low = bisect_right(self._ends, floor)
        return self._pairs[low:high][::-1]

    def meant_by(self, unit: str, offset: int) -> Place | None:
        """The place that `unit` (市, 县 …) before a function word at `offset` stands for.

        A division of that kind named earlier in the sentence goes first; then the one that holds the home place; then
        the nearest one named in the paragraph or before, or that holds such a one.
        """
        sentence = self._draft.layout.sentence_at(offset)
        floor = sentence.start if sentence else 0
        for _, place in self.before(offset, floor):
            if _is_unit(place.name, place.level, unit):
                return place
        if self.home is not None:
            found = self.lift(self.home, unit)
            if found is not None:
                return found
        for _, place in self.before(offset, self._since(unit, offset)):
            if _is_unit(place.name, place.level, unit):
                return place
        for _, place in self.before(offset, floor):
            found = self.lift(place.code, unit)
            if found is not None:
                return found
        return None

    def _since(self, unit: str, offset: int) -> int:
        """How far back a unit may point: where a report names several townships, 街道 means one of the paragraph."""
        if len({place.name for _, place in self._pairs if _is_unit(place.name, place.level, unit)}) < 2:
            return 0
        sentence = self._draft.layout.sentence_at(offset)
        below = not {"county", *DIVISIONS}.intersection(_LEVELS.get(unit, ()))
        return self._draft.layout.paragraph_of(sentence).start if sentence is not None and below else 0

    def lift(self, code: str, unit: str) -> Place | None:
        """The division of the kind `unit` that is `code` or holds it."""
        for candidate in (code, *gazetteer().ancestors(code, self.year)):
            division = gazetteer().division(candidate, self.year)
            if division is not None and _is_unit(division.name, division.level, unit):
                return _place(division)
        return None

    def at_level(self, place: Place, level: str) -> Place:
        """The division of `level` that is `place` or holds it (市中院 in a county-level city), else `place` itself."""
        for code in (place.code, *gazetteer().ancestors(place.code, self.year)):
            division = gazetteer().division(code, self.year)
            if division is not None and division.level == level:
                return _place(division)
        return place

    def named(self, code: str) -> Place | None:
        """The division under a code, as a Place."""
        division = gazetteer().division(code, self.year)
        return _place(division) if division is not None else None

    def nearest_above(self, offset: int) -> Place | None:
        """The place under which many bodies are meant at `offset` (各县法院): home, else the nearest named division."""
        if self.home is not None:
            return self.named(self.home)
        return next((place for _, place in self.before(offset) if place.level in DIVISIONS), None)

    def nearest(self, offset: int) -> Place | None:
        """The county of a body with a name of its own at `offset`: the last one named in the sentence, else home."""
        sentence = self._draft.layout.sentence_at(offset)
        for _, place in self.before(offset, sentence.start if sentence else offset):
            if place.level in _LOCAL:
                return self.named(place.code)
        return self.named(self.home) if self.home is not None else None


def _is_unit(name: str, level: str, unit: str) -> bool:
    return level in _LEVELS.get(unit, ()) and name.endswith(_ENDINGS.get(unit, (unit,)))


def _place(division: Division) -> Place:
    return Place(name=division.name, code=division.code, level=division.level)


@cache
def _joint_verbs() -> tuple[str, ...]:
    """Verbs that join two bodies: a county called so (会同县) is read only where the text names it elsewhere."""
    return tuple(word for word in cues("agencies")["lists"]["joints"] if len(word) > 1)


@cache
def _year(published: str | None) -> int | None:
    return int(published[:4]) if published and published[:4].isdigit() else None
