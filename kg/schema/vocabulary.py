"""SKOS schemes of ontology/*.ttl, read once: the words by which programs, agencies, indicators and units are known."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.schema.derived import derived
from kg.schema.reach import reachable
from kg.schema.resources import folder
from kg.schema.terms import KG, PREFIXES, VOCAB

_SKOS = PREFIXES["skos"]


@dataclass(frozen=True)
class Concept:
    """One concept: its notation (last part of its IRI), labels by language, broader concepts, and other literals.

    `extra` maps the local name of every kg: property of the concept to its values, e.g. {"kind": ("grid",)}.
    """

    notation: str
    iri: str
    zh: str
    en: str
    alt_zh: tuple[str, ...] = ()
    alt_en: tuple[str, ...] = ()
    definition_en: str = ""
    definition_zh: str = ""
    broader: tuple[str, ...] = ()
    extra: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def names_zh(self) -> tuple[str, ...]:
        """The preferred and the alternative Chinese labels."""
        return (self.zh, *self.alt_zh)

    @property
    def names_en(self) -> tuple[str, ...]:
        """The preferred and the alternative English labels."""
        return (self.en, *self.alt_en)


@dataclass(frozen=True)
class Scheme:
    """A SKOS concept scheme: concepts by notation, in order of notation."""

    name: str
    concepts: dict[str, Concept]

    def by_label(self) -> dict[str, Concept]:
        """Concepts by each Chinese label; where two share a label the preferred one wins."""
        found: dict[str, Concept] = {}
        for concept in self.concepts.values():
            for label in concept.alt_zh:
                found.setdefault(label, concept)
        for concept in self.concepts.values():
            found[concept.zh] = concept
        return found

    def narrower(self, notation: str) -> set[str]:
        """The notations of a concept and of all concepts below it."""
        below: dict[str, set[str]] = defaultdict(set)
        for concept in self.concepts.values():
            for parent in concept.broader:
                below[parent].add(concept.notation)
        return reachable([notation], below.__getitem__)


@cache
def scheme(name: str) -> Scheme:
    """The scheme of ontology/`name`.ttl. Raises DataError when the file is missing, broken or lacks a label."""
    return derived(f"scheme-{name}", Scheme, lambda: read_scheme(folder("ontology") / f"{name}.ttl", name))


def read_scheme(path: Path, name: str) -> Scheme:
    """The scheme in a Turtle file whose concepts are named VOCAB + name + "/" + notation. Raises DataError."""
    base = f"{VOCAB}{name}/"
    rows: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal | ox.NamedNode):
                rows[subject.value][triple.predicate.value].append(value)
    except (OSError, SyntaxError) as error:
        raise DataError(f"{path} cannot be read as Turtle: {error}") from error
    concepts = {
        iri.removeprefix(base): _concept(iri, base, properties, path)
        for iri, properties in sorted(rows.items())
        if iri.startswith(base) and f"{_SKOS}prefLabel" in properties
    }
    return Scheme(name, concepts)


def _concept(iri: str, base: str, properties: dict[str, list[ox.Literal | ox.NamedNode]], path: Path) -> Concept:
    def texts(term: str, language: str) -> tuple[str, ...]:
        values = properties.get(_SKOS + term, [])
        return tuple(v.value for v in values if isinstance(v, ox.Literal) and (v.language or "") == language)

    zh, en = texts("prefLabel", "zh"), texts("prefLabel", "en")
    if len(zh) != 1 or len(en) != 1:
        raise DataError(f"{path}: {iri} needs one skos:prefLabel in zh and one in en")
    return Concept(
        notation=iri.removeprefix(base),
        iri=iri,
        zh=zh[0],
        en=en[0],
        alt_zh=texts("altLabel", "zh"),
        alt_en=texts("altLabel", "en"),
        definition_en=" ".join(texts("definition", "en")),
        definition_zh=" ".join(texts("definition", "zh")),
        broader=tuple(v.value.removeprefix(base) for v in properties.get(f"{_SKOS}broader", [])),
        extra={
            key.removeprefix(KG): tuple(v.value for v in values)
            for key, values in properties.items()
            if key.startswith(KG)
        },
    )
