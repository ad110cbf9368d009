"""The ontology as data: its terms, and what each becomes in the property graph (docs/property-graph.md)."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.schema.resources import folder
from kg.schema.terms import KG, PREFIXES

_OWL, _RDFS, _SKOS, _XSD = PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["skos"], PREFIXES["xsd"]
_TYPE = PREFIXES["rdf"] + "type"
_DOMAIN, _RANGE = PREFIXES["schema"] + "domainIncludes", PREFIXES["schema"] + "rangeIncludes"

_VALUE_TYPES = {
    _XSD + "string": "string",
    _XSD + "integer": "integer",
    _XSD + "double": "float",
    _XSD + "decimal": "float",
    _XSD + "boolean": "boolean",
}
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class Term:
    """A term of the ontology: its IRI, and its label and definition by language ("en", "zh")."""

    iri: str
    label: dict[str, str]
    definition: dict[str, str]

    @property
    def local(self) -> str:
        """The last part of the IRI."""
        return re.split(r"[#/]", self.iri)[-1]


@dataclass(frozen=True)
class Class(Term):
    """A class. `projected` ones are labels of the property graph; `parents` are IRIs."""

    projected: bool
    parents: tuple[str, ...]


@dataclass(frozen=True)
class DataProperty(Term):
    """A property with literal values. `key` is its name in the property graph.

    `type` is string, integer, float or boolean, `datatype` the IRI of the xsd: type behind it; `domain` holds IRIs
    of classes, in order of IRI.
    """

    key: str
    type: str
    datatype: str
    domain: tuple[str, ...]


@dataclass(frozen=True)
class ObjectProperty(Term):
    """A property between things. `type` is its relationship type; `domain` and `range` hold IRIs of classes."""

    type: str
    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True)
class Ontology:
    """All terms by IRI, in order of IRI; of properties those that have a domain.

    `declared` also holds annotation properties and the terms of others that stand above ours.
    """

    classes: dict[str, Class]
    data_properties: dict[str, DataProperty]
    object_properties: dict[str, ObjectProperty]
    declared: frozenset[str]

    def labels(self) -> dict[str, Class]:
        """The projected classes by label."""
        return {found.local: found for found in self.classes.values() if found.projected}

    def properties_of(self, label: str) -> tuple[DataProperty, ...]:
        """The data properties of a label, in order of key. Raises DataError for a label that there is not."""
        iri = self._label(label).iri
        return tuple(sorted((p for p in self.data_properties.values() if iri in p.domain), key=lambda p: p.key))

    def relationships(self) -> dict[str, ObjectProperty]:
        """The object properties from a projected class to a projected class, by relationship type."""
        projected = {found.iri for found in self.classes.values() if found.projected}
        return {
            p.type: p
            for p in self.object_properties.values()
            if projected.intersection(p.domain) and projected.intersection(p.range)
        }

    def _label(self, label: str) -> Class:
        labels = self.labels()
        if label not in labels:
            raise DataError(f"the ontology has no label {label}: it has {', '.join(labels)}")
        return labels[label]


@cache
def ontology() -> Ontology:
    """The ontology of ontology/governance.ttl. Raises DataError when the file is missing or broken."""
    return read_ontology(folder("ontology") / "governance.ttl")


def read_ontology(path: Path) -> Ontology:
    """The ontology in a Turtle file. Raises DataError that names the file and, where there is one, the term."""
    rows = _rows(path)
    classes: dict[str, Class] = {}
    data: dict[str, DataProperty] = {}
    objects: dict[str, ObjectProperty] = {}
    for iri in sorted(rows):
        row = rows[iri]
        types = {value.value for value in row[_TYPE]}
        if _OWL + "Class" in types:
            parents = tuple(sorted(v.value for v in row[_RDFS + "subClassOf"]))
            projected = any(v.value == "true" for v in row[KG + "projected"])
            classes[iri] = Class(iri, *_texts(row), projected, parents)
        elif _OWL + "DatatypeProperty" in types and row[_DOMAIN]:
            data[iri] = _data_property(iri, row, path)
        elif _OWL + "ObjectProperty" in types and row[_DOMAIN]:
            name = _WORD_START.sub("_", _local(iri)).upper()
            objects[iri] = ObjectProperty(iri, *_texts(row), name, _iris(row, _DOMAIN), _iris(row, _RANGE))
    declared = frozenset(iri for iri, row in rows.items() if row[_TYPE])
    return Ontology(classes, data, objects, declared)


_Row = dict[str, list[ox.Literal | ox.NamedNode]]


def _rows(path: Path) -> dict[str, _Row]:
    rows: dict[str, _Row] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal | ox.NamedNode):
                rows[triple.subject.value][triple.predicate.value].append(triple.object)
    except (OSError, SyntaxError) as error:
        raise DataError(f"{path} cannot be read as Turtle: {error}") from error
    return rows


def _data_property(iri: str, row: _Row, path: Path) -> DataProperty:
    ranges = _iris(row, _RANGE)
    if len(ranges) != 1 or ranges[0] not in _VALUE_TYPES:
        raise DataError(f"{path}: {iri} needs one schema:rangeIncludes out of {', '.join(_VALUE_TYPES)}")
    names = [v.value for v in row[KG + "projectedAs"]] or [_local(iri)]
    key = _WORD_START.sub("_", names[0]).lower()
    return DataProperty(iri, *_texts(row), key, _VALUE_TYPES[ranges[0]], ranges[0], _iris(row, _DOMAIN))


def _texts(row: _Row) -> tuple[dict[str, str], dict[str, str]]:
    def by_language(term: str) -> dict[str, str]:
        return {v.language or "": v.value for v in row[term] if isinstance(v, ox.Literal)}

    return by_language(_RDFS + "label"), by_language(_SKOS + "definition")


def _iris(row: _Row, term: str) -> tuple[str, ...]:
    return tuple(sorted(v.value for v in row[term]))


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
