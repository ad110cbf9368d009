"""Units of figures: the words of ontology/units.ttl, with what each measures."""

from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from kg.errors import DataError
from kg.model.figure import Measure
from kg.schema.vocabulary import Concept, scheme


@dataclass(frozen=True)
class Unit:
    """A unit as written, the concept that it belongs to, and the measure that it implies."""

    word: str
    concept: str
    measure: Measure


def _measure(concept: Concept) -> Measure:
    stated = concept.extra.get("measure", ("",))[0]
    for measure in get_args(Measure):
        if measure == stated:
            return cast(Measure, measure)
    raise DataError(f"{concept.iri} needs a kg:measure, one of {', '.join(get_args(Measure))}")


@cache
def _units() -> tuple[dict[str, Unit], int]:
    words = {
        label: Unit(label, concept.notation, _measure(concept))
        for concept in scheme("units").concepts.values()
        for label in concept.names_zh
    }
    return words, max(map(len, words))


def unit_at(text: str, offset: int) -> Unit | None:
    """The longest unit that begins at `offset` of a folded text, if any."""
    words, longest = _units()
    for length in range(min(longest, len(text) - offset), 0, -1):
        if unit := words.get(text[offset : offset + length]):
            return unit
    return None


def unit_named(word: str) -> Unit | None:
    """The unit written as `word`, if the vocabulary has it."""
    return _units()[0].get(word)
