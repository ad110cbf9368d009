"""Units of figures: the words of ontology/units.ttl, with what each measures."""

from functools import cache
from typing import cast, get_args

from msgspec import Struct

from kg.errors import DataError
from kg.extract.figures.phrases import WordList
from kg.model.figure import Measure
from kg.schema.vocabulary import Concept, scheme


class Unit(Struct, frozen=True):
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
def _units() -> dict[str, Unit]:
    return {
        label: Unit(label, concept.notation, _measure(concept))
        for concept in scheme("units").concepts.values()
        for label in concept.names_zh
    }


@cache
def _words() -> WordList:
    return WordList(_units())


def unit_at(text: str, offset: int) -> Unit | None:
    """The longest unit that begins at `offset` of a folded text, if any."""
    word = _words().at_start(text, offset)
    return _units()[word] if word else None


def unit_named(word: str) -> Unit | None:
    """The unit written as `word`, if the vocabulary has it."""
    return _units().get(word)
