"""Which concept of ontology/indicators.ttl an indicator is, so that figures of different reports can be compared."""

from functools import cache, lru_cache
from typing import Final

from kg.extract.figures.units import unit_named
from kg.schema.vocabulary import scheme

_SLACK: Final = 6
"""An indicator may be longer than the label by so many characters: attributes narrow it, more make it another thing."""


@cache
def _labels() -> tuple[tuple[str, str, str], ...]:
    """(label, notation, dimension of its unit), longest labels first."""
    found = []
    for concept in scheme("indicators").concepts.values():
        unit = unit_named(concept.extra["unit"][0]) if "unit" in concept.extra else None
        if unit is not None:
            found += [(label, concept.notation, _kind(unit.word)) for label in concept.names_zh]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row[0])))


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
    for label, notation, dimension in _labels():
        if len(indicator) - len(label) > _SLACK or len(label) > len(indicator):
            continue
        fits = (
            measure == "change" or dimension == kind or (kind == "count" and dimension == "person" and unit == "人次")
        )
        if fits and _holds(indicator, label):
            return notation
    return None


def _holds(indicator: str, label: str) -> bool:
    position = -1
    for char in label:
        position = indicator.find(char, position + 1)
        if position < 0:
            return False
    return True
