"""What a reading of a question asks of the graph: the parameters of its query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.ask.figure_terms import terms, words
from kg.ask.fitting import Fit
from kg.ask.grammar import grammar
from kg.ask.known import Known, program_concept
from kg.ask.lexicon import HEADING
from kg.ask.meaning import Analysis, Meaning
from kg.ask.patterns import FILTERS, THINGS, slot_of
from kg.schema.queries import Parameter

_SHORTEST_TITLE = 4
"""Characters of the shortest name of an honour that is looked for within others."""


@dataclass(frozen=True)
class Request:
    """A query with its parameters, and the reading that it follows from."""

    fit: Fit
    parameters: dict[str, Any]


def request(fit: Fit, analysis: Analysis, known: Known) -> Request:
    """The parameters of the query of a fit: each one by the slot that its name says, the others by default."""
    slots = _slots(fit, known)
    given: dict[str, Any] = {}
    for parameter in fit.pattern.query.parameters:
        value = _value(parameter, slots, fit, analysis, known)
        if value is not None:
            given[parameter.name] = value
    return Request(fit, fit.pattern.query.bind(given))


def _slots(fit: Fit, known: Known) -> dict[str, list[Meaning]]:
    """The meanings by the name of the slot in the pattern, where it has a name of its own (other_place)."""
    named = [name for name in _names(fit.pattern.text) if slot_of(name) not in (name, None)]
    found: dict[str, list[Meaning]] = {}
    for slot in {meaning.item for _, meaning in fit.chosen}:
        meanings = list(fit.of(slot))
        own = [name for name in named if slot_of(name) == slot]
        for name in reversed(own):
            if len(meanings) > 1:
                found[name] = [meanings.pop()]
        found[slot] = narrowest(meanings, known) if slot == "program" else meanings
    return found


def _names(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def narrowest(meanings: list[Meaning], known: Known) -> list[Meaning]:
    """Of programs that a question names together, those that do not stand above another one of them.

    "Grid policing (网格布警)" names one program twice; "the six projects of X" names X and a group within it.
    """
    if len(meanings) < 2:
        return meanings
    meanings = [m for m in meanings if HEADING not in dict(m.detail)] or meanings
    ids = [set(meaning.values) for meaning in meanings]
    above: list[set[str]] = [set().union(*(known.above.get(i, set()) for i in own)) for own in ids]
    kept = [
        meaning
        for n, meaning in enumerate(meanings)
        if not any(m != n and ids[n] & above[m] and not ids[m] & above[n] for m in range(len(meanings)))
    ]
    return list(dict.fromkeys(kept)) or meanings


def _value(parameter: Parameter, slots: dict[str, list[Meaning]], fit: Fit, analysis: Analysis, known: Known) -> Any:
    if parameter.name in ("first_year", "last_year"):
        years = analysis.years
        return (years.start if parameter.name == "first_year" else years.end) if years else None
    if parameter.name == "indicator":
        return next((m.label for item in ("indicator", "term") for m in slots.get(item, ())), None)
    slot = parameter.name if parameter.name in slots else FILTERS.get(parameter.name, slot_of(parameter.name))
    if parameter.name == "title" and "title" not in slots and "lead" in slots:
        return list(grammar().table["heads"]["zh"])
    if parameter.name == "thing":
        slot = next((item for item in THINGS if item in slots), None)
    if parameter.name == "named":
        return _parts(slots.get("agency_kind", ()))
    if parameter.name == "also":
        return _codes(slots.get("level", ()))
    if parameter.name == "program" and slots.get("program"):
        return list(dict.fromkeys(i for meaning in slots["program"] for i in with_forms(meaning, known)))
    if parameter.name == "honour" and slots.get("honour"):
        return list(dict.fromkeys(i for meaning in slots["honour"] for i in _also_longer(meaning, known)))
    if parameter.name == "words":
        return words(terms(fit.content, known)) or None
    meanings = slots.get(slot or "", ())
    if not meanings:
        return None
    values = _values(slot or "", meanings)
    return values if parameter.type == "strings" else values[0] if values else None


def _values(slot: str, meanings: Iterable[Meaning]) -> list[str]:
    if slot == "level":
        return [level for m in meanings for name in m.values for level in grammar().levels[name].levels]
    if slot == "status":
        return [status for m in meanings for name in m.values for status in grammar().statuses(name)]
    return list(dict.fromkeys(value for m in meanings for value in m.values))


def with_forms(meaning: Meaning, known: Known) -> tuple[str, ...]:
    """The ids of a program, and of the local ones that have one of its Chinese names within their own (义警 → 红城义警)."""
    names = [name for iri in meaning.values if (concept := program_concept(iri)) for name in concept.names_zh]
    for heading in (sort for name, sort in meaning.detail if name == HEADING):
        names += [word for word in grammar().table["program_headings"][heading]["words"] if not word.isascii()]
    local = [
        identifier
        for (item, own), ids in known.names.items()
        if item == "program" and any(name in own for name in names)
        for identifier in ids
    ]
    return (*meaning.values, *local)


def _also_longer(meaning: Meaning, known: Known) -> tuple[str, ...]:
    """The ids of an honour, and of those whose names say who gave it as well (全国枫桥式人民法庭)."""
    longer = [
        identifier
        for (item, name), ids in known.names.items()
        if item == "honour" and len(meaning.label) >= _SHORTEST_TITLE and name.endswith(meaning.label)
        for identifier in ids
    ]
    return (*meaning.values, *longer)


def _parts(meanings: Iterable[Meaning]) -> list[str] | None:
    return [part for meaning in meanings for _, part in meaning.detail] or None


def _codes(meanings: Iterable[Meaning]) -> list[str] | None:
    return [code for m in meanings for name in m.values for code in grammar().levels[name].codes] or None
