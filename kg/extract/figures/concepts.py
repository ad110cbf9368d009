"""Which concept of ontology/indicators.ttl an indicator is, so that figures of different reports can be compared."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.extract.figures.units import unit_named
from kg.schema.vocabulary import scheme

_SLACK: Final = 6
"""An indicator may be longer than the label by so many characters: attributes narrow it, more make it another thing."""


@dataclass(frozen=True, order=True)
class _Label:
    """A label with the concept that it names; in order, the longest come first."""

    rank: tuple[int, str]
    notation: str
    kind: str

    @property
    def text(self) -> str:
        return self.rank[1]


@cache
def _labels() -> dict[str, tuple[_Label, ...]]:
    """The labels of indicators by their first character."""
    found: dict[str, list[_Label]] = defaultdict(list)
    for concept in scheme("indicators").concepts.values():
        unit = unit_named(concept.extra["unit"][0]) if "unit" in concept.extra else None
        if unit is not None:
            for label in concept.names_zh:
                found[label[0]].append(_Label((-len(label), label), concept.notation, _kind(unit.word)))
    return {first: tuple(sorted(labels)) for first, labels in found.items()}


def _kind(unit: str) -> str:
    """Units that count can stand for each other (件, 起, 个): amounts, rates, persons and measures cannot."""
    found = unit_named(unit)
    if found is None:
        return unit
    if found.concept == "person":
        return "person"
    return found.measure if found.measure != "other" else found.concept


@lru_cache(maxsize=4096)
def concept_of(indicator: str, unit: str, measure: str) -> str | None:
    """The notation of the concept with the longest label whose characters the indicator holds in order.

    A change is of the indicator that changes, in whatever unit; other measures must fit the concept's unit.
    """
    kind = "rank" if measure == "rank" else _kind(unit)
    best: _Label | None = None
    for first in set(indicator):
        for label in _labels().get(first, ()):
            if best is not None and best < label:
                break
            if len(label.text) > len(indicator) or len(indicator) - len(label.text) > _SLACK:
                continue
            fits = (
                measure == "change"
                or label.kind == kind
                or (kind == "count" and label.kind == "person" and unit == "人次")
            )
            if fits and _holds(indicator, label.text):
                best = label
                break
    return best.notation if best else None


def _holds(indicator: str, label: str) -> bool:
    position = -1
    for char in label:
        position = indicator.find(char, position + 1)
        if position < 0:
            return False
    return True
