"""In which county a township, village or locality lies."""

from bisect import bisect_left
from functools import cached_property
from typing import Final

from kg.extract.draft import Layout, Sentence
from kg.extract.places.below import Below
from kg.extract.places.lexicon import words
from kg.extract.places.spots import Spot
from kg.schema.gazetteer import Gazetteer
from kg.schema.gazetteer_townships import townships, villages


def contain(items: list[Below], layout: Layout, near: "NearTownships") -> None:
    """Sets the code of each item, and the official name of each township that the list of townships knows.

    In this order: the place that it directly follows; the list of townships, in the home place and the counties named;
    the last county named in its sentence, then in its paragraph; the home place.
    """
    codes: dict[str, tuple[int, str]] = {}
    for item in items:
        if item.code is not None:
            continue
        rank, code = _code(item, near, layout)
        if code is None:
            continue
        item.code = code
        if item.name not in codes or rank > codes[item.name][0]:
            codes[item.name] = (rank, code)
    for item in items:
        if item.name in codes and not isinstance(item.within, Spot):
            item.code = codes[item.name][1]
        item.code = item.code or near.home
        if item.level == "township" and item.code:
            item.name = near.official(item.name, item.code)
    items[:] = [item for item in items if item.code is not None]


class NearTownships:
    """The townships of the counties that a report can mean: those of its home place and those that it names."""

    def __init__(self, gazetteer: Gazetteer, year: int | None, home: str | None, spots: list[Spot]) -> None:
        self.gazetteer, self.year, self.home, self.spots = gazetteer, year, home, spots
        self.listed = {id(s) for s in spots if s.listed} | {id(s.listed) for s in spots if s.listed}
        codes = dict.fromkeys(spot.code for spot in spots if spot.code)
        if home:
            codes[home] = None
        self._forms: dict[str, dict[str, str]] = {}
        self.counties = [c for code in codes if code for c in self._counties(code)]

    def _counties(self, code: str) -> list[str]:
        division = self.gazetteer.division(code, self.year)
        if division is None or division.level in ("country", "province"):
            return []
        # A prefecture without counties (东莞市, 中山市, 儋州市) holds its townships itself.
        below = [] if division.level == "county" else list(self.gazetteer.children(code, self.year))
        return below or [code]

    def known(self, name: str) -> bool:
        """Whether one of the counties has a township so written, or had one of another rank (良渚镇, 良渚街道)."""
        if name in self._all:
            return True
        return name.endswith(_RANKS) and not self._all.isdisjoint(_ranks(name))

    def in_full(self, stem: str) -> str | None:
        """The name under which one of the counties has a township of that short name (昔马 → 昔马镇)."""
        return next((stem + rank for rank in _RANKS if stem + rank in self._all), None)

    def anywhere(self, name: str) -> bool:
        """Whether any county of the country has a township of that official name."""
        return bool(townships().counties(name))

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset().union(*map(self.forms, self.counties))

    def forms(self, county: str) -> dict[str, str]:
        """Official names by written form of the townships on a county's territory."""
        if county not in self._forms:
            found: dict[str, str] = {}
            for code in self.gazetteer.today(county, self.year):
                found.update(townships().of(code))
                found.update(villages().of(code))
            self._forms[county] = found
        return self._forms[county]

    def counties_of(self, name: str) -> list[str]:
        """The counties that have a township so written."""
        for form in _ranks(name):
            found = list(dict.fromkeys(county for county in self.counties if form in self.forms(county)))
            if found:
                return found
        return []

    def official(self, name: str, county: str) -> str:
        """The official name of a township of a county, or the name as it is."""
        return self.forms(county).get(name, name)


_RANKS: Final = ("镇", "乡", "街道")


def _ranks(name: str) -> tuple[str, ...]:
    """A township's name, then the same with the endings of other ranks: towns become streets, and seldom else."""
    ending = next((rank for rank in _RANKS if name.endswith(rank)), None)
    if ending is None or len(name) - len(ending) < 2:
        return (name,)
    return (name, *(name.removesuffix(ending) + other for other in _RANKS if other != ending))


def _code(item: Below, near: NearTownships, layout: Layout) -> tuple[int, str | None]:
    """The code with a rank of how sure it is."""
    if isinstance(item.within, Below):
        return 4, item.within.code
    if item.within is not None and item.within.code is not None:
        division = near.gazetteer.division(item.within.code, near.year)
        if division is not None and (division.level == "county" or item.start == item.within.start):
            return 5, item.within.code
    if item.level in ("township", "village"):
        counties = near.counties_of(item.name)
        if len(counties) == 1:
            return 3, counties[0]
        if near.home in counties:
            return 3, near.home
    sentence = layout.sentence_at(item.start)
    if sentence is None or item.name.endswith(words().zones):
        return 0, None
    for rank, start in ((2, sentence.start), (1, _paragraph_start(layout, sentence, near))):
        county = _last_county(near.spots, start, item.start, near)
        if county is not None and id(county) not in near.listed:
            return rank, county.code
    if item.within is not None:
        return 1, item.within.code
    return 0, near.home


def _paragraph_start(layout: Layout, sentence: Sentence, near: NearTownships) -> int:
    """Where the paragraph starts, or the sentence in the report of a county: there other counties are in passing."""
    home = near.gazetteer.division(near.home, near.year) if near.home else None
    return sentence.start if home and home.level == "county" else layout.paragraph_of(sentence).start


def _last_county(spots: list[Spot], start: int, end: int, near: NearTownships) -> Spot | None:
    """The last county named in [start, end)."""
    for index in range(bisect_left(spots, end, key=lambda spot: spot.start) - 1, -1, -1):
        if spots[index].start < start:
            return None
        if _is_county(spots[index], near):
            return spots[index]
    return None


def _is_county(spot: Spot, near: NearTownships) -> bool:
    division = near.gazetteer.division(spot.code or "", near.year)
    return division is not None and division.level == "county"
