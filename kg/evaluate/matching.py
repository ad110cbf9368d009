"""How well a row of a Reading answers a row of gold, and which answers which."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeVar

from kg.evaluate.gold import GoldEntity, GoldFigure
from kg.evaluate.names import folded, folded_agency, likeness
from kg.model import Agency, Figure, Place
from kg.model.entity import AnyEntity

_MIN_LIKENESS: Final = 0.85
"""Two names less alike than this are two names."""

_MIN_INDICATOR_LIKENESS: Final = 0.5
"""Indicators are phrases, cut a little differently by two careful readers."""

# Units that say the same.
_UNITS: Final = {
    "名": "人",
    "位": "人",
    "人员": "人",
    "起": "件",
    "宗": "件",
    "余件": "件",
    "处": "个",
    "家": "个",
    "所": "个",
    "RMB": "元",
    "元人民币": "元",
    "个百分点": "pp",
    "百分点": "pp",
    "万路": "路",
}


class _Row(Protocol):
    @property
    def optional(self) -> bool: ...


G = TypeVar("G", bound=_Row)
P = TypeVar("P")


def pair(golds: Sequence[G], found: Sequence[P], match: Callable[[G, P], float]) -> dict[int, int]:
    """Which found row answers which gold row, by index: greedy, one to one, best matches first.

    Among equal matches required gold rows come before optional ones, and earlier rows before later ones.
    """
    cells = [
        (-score, gold.optional, i, j)
        for i, gold in enumerate(golds)
        for j, row in enumerate(found)
        if (score := match(gold, row)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(cells):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def entity_match(gold: GoldEntity, found: AnyEntity) -> float:
    """From 0 (another thing) to 1 (the same name), for two entities of one type.

    A place of county level and above matches by code and level; one below by a written form, in the same county.
    The others match by name; agencies of two places never do.
    """
    golds = {folded(gold.name), *map(folded, gold.surface)}
    if isinstance(found, Place):
        if _differ(gold.code, found.code):
            return 0.0
        if gold.level in ("province", "prefecture", "county"):
            return float(found.level == gold.level)
        return float(not golds.isdisjoint((folded(found.name), *map(folded, found.surface))))
    if isinstance(found, Agency) and gold.place and found.place and _differ(gold.place, found.place):
        return 0.0
    return _name_match(gold, golds, found)


def _name_match(gold: GoldEntity, golds: set[str], found: AnyEntity) -> float:
    name = folded(found.name)
    if folded(gold.name) == name:
        return 1.0
    if name in golds:
        return 0.95
    if isinstance(found, Agency):
        if folded_agency(found.name) in set(map(folded_agency, (gold.name, *gold.surface))):
            return 0.95
        # The same body with or without the city before its district.
        same_place = gold.place and not _differ(gold.place, found.place)
        if same_place and any(g.endswith(name) or name.endswith(g) for g in golds):
            return 0.9
    elif not golds.isdisjoint(map(folded, found.surface)):
        return 0.9
    best = max(likeness(g, name) for g in golds)
    return best if best >= _MIN_LIKENESS else 0.0


def figure_match(gold: GoldFigure, found: Figure) -> float:
    """From 0 (another figure) to 1: the same value, unit and place, and indicators that are alike."""
    value = float(gold.value)
    if abs(value - float(found.value)) > 1e-6 * max(1.0, abs(value)) or _unit(gold.unit) != _unit(found.unit):
        return 0.0
    g, f = folded(gold.indicator), folded(found.indicator)
    alike = likeness(g, f)
    if alike < _MIN_INDICATOR_LIKENESS and not (g and f and (g in f or f in g)):
        return 0.0
    return 0.0 if _differ(gold.place, found.place) else 0.5 + alike / 2


def same_period(a: str | None, b: str | None) -> bool:
    """Whether two periods are written the same."""
    return folded(a) == folded(b)


def _unit(written: str | None) -> str:
    unit = (written or "").strip()
    return _UNITS.get(unit, unit)


def _differ(gold: str | int | None, found: str | None) -> bool:
    return str(gold) != str(found)
