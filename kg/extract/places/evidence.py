"""What a report as a whole tells of where it is: how much each mention counts, by where it stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kg.extract.draft import Layout
from kg.extract.places.anaphora import Anaphor
from kg.extract.places.spots import Spot
from kg.schema.gazetteer import Gazetteer

WEIGHTS: Final = {"title": 14.0, "publisher": 4.0, "furniture": 2.0, "lead": 3.0, "heading": 2.0, "body": 1.0}
"""How much a mention counts by where it stands. Titles name their place; outlets are named after theirs."""

LEAD_SENTENCES: Final = 2
UPPER_OF_CHAIN: Final = 0.3
"""The share of a mention that only leads to a smaller place (贵州省 in 贵州省六盘水市)."""

SHORT_COUNTY: Final = 0.5
"""The share of a short form of a county, which may be a word or a person's name."""

FIRST: Final = 3.0
"""What the place that the running text names first gets where the title names none."""

SPREAD: Final = 0.6
"""What each point of a place below adds, when at least two places below are named; with one, it is about that one."""

MOST_BELOW: Final = 2.0
"""The most points that count of one place below: many places speak for what holds them, much talk of one does not."""

MOST_SPREAD: Final = 8.0
"""The most that places below can add: less than the title, in which a report says what it is about."""

ONE_BELOW: Final = 0.15
DOMINANT: Final = 0.7
"""A place with more than this share of the points of its siblings is what the report is about."""

ANAPHOR: Final = 0.8
"""What each 全市, 我县, 市公安局 adds to the places of that level, up to MOST_ANAPHORA of them."""

MOST_ANAPHORA: Final = 12
OF_PROVINCE: Final = 0.1
"""The same for 全省, 省委: reports of cities rank themselves in their province."""


_OWN_BODY: Final = re.compile(
    r"([省市州县区旗盟])(?<=[^\u3400-\u9fff].)"
    "(?:委|政府|公安|法院|检察院|司法局|综治|信访|人大|政协|纪委|平安办|扫黑|中院|中级|财政局|人民|直|级|里|政法)"
)
_OWN_IN_TITLE: Final = re.compile("我(?:们)?([省市州盟县区旗])")


@dataclass(frozen=True)
class Levels:
    """How often a text speaks of its own place by level; those levels that its title speaks of so (我省推进…)."""

    counts: Counter[str]
    titled: frozenset[str]


@dataclass(frozen=True)
class Zones:
    """Where in the report an offset lies: the name of its weight."""

    layout: Layout
    lead_end: int
    title_end: int

    def weight(self, offset: int) -> float:
        """The weight of a mention at `offset`."""
        sentence = self.layout.sentence_at(offset)
        if sentence is None:
            return WEIGHTS["furniture"]
        kind = self.layout.paragraph_of(sentence).kind
        if kind == "body" and offset < self.lead_end:
            return WEIGHTS["lead"]
        return WEIGHTS[kind]


def zones_of(layout: Layout) -> Zones:
    """The zones of a report."""
    title_end = max((p.end for p in layout.paragraphs if p.kind == "title"), default=0)
    body = (s for s in layout.sentences if s.start >= title_end and layout.paragraph_of(s).kind == "body")
    lead_end = max((s.end for s in islice(body, LEAD_SENTENCES)), default=0)
    return Zones(layout, lead_end, title_end)


def votes_of(spots: Iterable[Spot], zones: Zones, gazetteer: Gazetteer) -> dict[str, float]:
    """Points by code from the spots that are decided."""
    votes: dict[str, float] = defaultdict(float)
    spots = [spot for spot in spots if spot.code is not None]
    uppers = {id(spot.chained) for spot in spots if spot.chained and _leads_to(spot.chained, spot, gazetteer)}
    for spot in spots:
        weight = spot.weight
        if id(spot) in uppers or spot.zone:
            weight *= UPPER_OF_CHAIN
        elif not spot.full and not spot.chained and spot.options[spot.code or ""].level == "county":
            weight *= SHORT_COUNTY
        votes[spot.code or ""] += weight
    if not any(spot.start < zones.title_end for spot in spots):
        first = _first_named(spots, zones, {id(s) for s in spots} - uppers)
        if first is not None:
            votes[first] += FIRST
    return votes


def _first_named(spots: list[Spot], zones: Zones, ends: set[int]) -> str | None:
    """The code that the running text names first, the last of a chain."""
    for spot in spots:
        if spot.start >= zones.lead_end:
            return None
        if id(spot) in ends and zones.layout.sentence_at(spot.start) is not None:
            return spot.code
    return None


def _leads_to(upper: Spot, lower: Spot, gazetteer: Gazetteer) -> bool:
    return bool(upper.code and lower.code and upper.code in gazetteer.ancestors(lower.code))


def level_words(text: str, anaphora: Iterable[Anaphor], zones: Zones) -> Levels:
    """How often a text speaks of its own place by level: 全市, 我县, 市公安局, 县里."""
    counts = Counter(anaphor.level for anaphor in anaphora if anaphor.word)
    counts.update(_OWN_BODY.findall(text))
    return Levels(counts, frozenset(_OWN_IN_TITLE.findall(text, 0, zones.title_end)))


def choose_home(votes: dict[str, float], levels: Levels, gazetteer: Gazetteer, year: int | None) -> str | None:
    """The place that a report is about: the code with the most points of its own, from below, and from level words."""
    totals = dict(votes)
    below: dict[str, list[float]] = defaultdict(list)
    for level in ("county", "prefecture"):
        for code in sorted(totals):
            division = gazetteer.division(code, year)
            if division is not None and division.level == level:
                below[division.parent].append(totals[code] + _from_below(below[code]))
                totals.setdefault(division.parent, 0.0)
    best: tuple[float, str] | None = None
    for code in sorted(totals):
        division = gazetteer.division(code, year)
        if division is None or division.level == "country":
            continue
        score = totals[code] + _from_below(below[code]) + _from_levels(division.name, division.level, levels)
        if totals[code] == 0 and len(below[code]) < 2:
            continue
        if best is None or score > best[0]:
            best = (score, code)
    return best[1] if best else None


def _from_below(points: list[float]) -> float:
    if len(points) < 2 or max(points) > DOMINANT * sum(points):
        return ONE_BELOW * sum(points)
    return min(SPREAD * sum(min(p, MOST_BELOW) for p in points), MOST_SPREAD)


def _from_levels(name: str, level: str, levels: Levels) -> float:
    counts = levels.counts
    count = counts[name[-1]] if not name.endswith("自治区") else counts["自治区"] + counts["区"] * OF_PROVINCE
    titled = WEIGHTS["title"] if name[-1] in levels.titled else 0.0
    if level == "province" and name[-1] == "省":
        return OF_PROVINCE * count + titled
    return ANAPHOR * min(count, MOST_ANAPHORA) + titled
