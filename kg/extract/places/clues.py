"""What speaks for a reading of a name: each clue is a small pure function with a weight in one visible list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kg.extract.places.spots import Spot
from kg.schema.gazetteer import COUNTRY, Gazetteer


@dataclass(frozen=True)
class Context:
    """What is known of the report when a name is read: its year, its home so far, and the votes of decided names."""

    gazetteer: Gazetteer
    year: int | None
    home: str | None
    votes: dict[str, float]
    named: frozenset[str] = field(default_factory=frozenset)

    def above(self, code: str) -> tuple[str, ...]:
        """The divisions above a code, without the country."""
        return above(self.gazetteer, code, self.year)


@cache
def above(gazetteer: Gazetteer, code: str, year: int | None) -> tuple[str, ...]:
    """The divisions above a code in a year, nearest first, without the country."""
    return tuple(c for c in gazetteer.ancestors(code, year) if c != COUNTRY)


def chain(spot: Spot, code: str, context: Context) -> float:
    """The name directly before is that of a division above (广州市白云区): 1; any division above: 1."""
    before = spot.chained
    return float(before is not None and before.code is not None and before.code in context.above(code))


def home(spot: Spot, code: str, context: Context) -> float:
    """The reading is the report's home place: 1; lies in it, above it or in its prefecture: 0.9; its province: 0.4."""
    if context.home is None:
        return 0.0
    if code == context.home:
        return 1.0
    own, theirs = (code, *context.above(code)), (context.home, *context.above(context.home))
    if code in theirs or context.home in own:
        return 0.9
    shared = [c for c in own if c in theirs]
    if not shared:
        return 0.0
    return 0.9 if any(not c.endswith("0000") for c in shared) else 0.4


def parent_named(spot: Spot, code: str, context: Context) -> float:
    """A division above the reading is named elsewhere in the text: 1 for the next one above, 0.5 for a further one."""
    above = [upper for upper in context.above(code) if upper not in spot.options]
    if above and context.votes.get(above[0], 0) > 0:
        return 1.0
    return 0.5 if any(context.votes.get(c, 0) > 0 for c in above[1:]) else 0.0


def listed(spot: Spot, code: str, context: Context) -> float:
    """The name before it in a list is of the same parent: 1; of the same level: 0.3."""
    before = spot.listed
    if before is None or before.code is None:
        return 0.0
    one, other = (context.gazetteer.division(c, context.year) for c in (before.code, code))
    if one is None or other is None:
        return 0.0
    return 1.0 if one.parent == other.parent else 0.3 * (one.level == other.level)


def level(spot: Spot, code: str, context: Context) -> float:
    """A bare short form means the larger place (吉林 the province): province 1, prefecture 0.7, county 0."""
    if spot.full:
        return 0.0
    return {"province": 1.0, "prefecture": 0.7}.get(spot.options[code].level, 0.0)


def in_force(spot: Spot, code: str, context: Context) -> float:
    """The division existed under that name at the report's date."""
    division = spot.options[code]
    return float(division.end is None if context.year is None else division.in_force(context.year))


def named_in_full(spot: Spot, code: str, context: Context) -> float:
    """Elsewhere in the text the reading is named in full."""
    return float(code in context.named)


@dataclass(frozen=True)
class Clue:
    """A clue with its weight: how many points its full value is worth."""

    name: str
    weight: float
    value: Callable[[Spot, str, Context], float]


CLUES: Final = (
    Clue("chain", 8.0, chain),
    Clue("home", 4.0, home),
    Clue("named in full", 2.5, named_in_full),
    Clue("listed", 2.0, listed),
    Clue("in force", 2.0, in_force),
    Clue("parent named", 1.5, parent_named),
    Clue("level", 2.5, level),
)
"""All clues. A chain outweighs everything; the home place outweighs what is named in passing."""

THIN: Final = 0.1
"""A margin below this is reported: the runner-up has more than nine tenths of the points."""


def score(spot: Spot, code: str, context: Context) -> float:
    """The points of a reading."""
    return sum(clue.weight * clue.value(spot, code, context) for clue in CLUES)


def decide(spot: Spot, context: Context) -> None:
    """Chooses the reading of a spot; keeps the margin (0–1) and the runners-up, best first."""
    if len(spot.options) == 1:
        spot.code = next(iter(spot.options))
        return
    ranked = sorted(((score(spot, code, context), code) for code in spot.options), key=lambda pair: (-pair[0], pair[1]))
    spot.code = ranked[0][1]
    best, second = ranked[0][0], ranked[1][0]
    spot.margin = round((best - second) / best, 3) if best > 0 else 0.0
    spot.rivals = tuple(code for _, code in ranked[1:])
