"""The shape of the property graph, derived from ontology/governance.ttl by the rules of docs/property-graph.md."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.schema.resources import folder
from kg.schema.terms import KG, PREFIXES

_RDF, _RDFS, _OWL, _XSD = (PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
_DOMAIN, _RANGE = PREFIXES["schema"] + "domainIncludes", PREFIXES["schema"] + "rangeIncludes"

NAME = {"zh": "name", "en": "name_en"}
"""The property that each language of a node's label becomes."""

NAMING = frozenset({PREFIXES["skos"] + "prefLabel", _RDFS + "label"})
"""The predicates whose values name a node."""

_TYPES = {
    _XSD + "string": "string",
    _XSD + "integer": "integer",
    _XSD + "gYear": "integer",
    _XSD + "double": "float",
    _XSD + "decimal": "float",
    _XSD + "boolean": "boolean",
}
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Property:
    """A property of nodes or relationships; `type` is string, integer, float or boolean."""

    name: str
    type: str
    iri: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Label:
    """A node label: its properties, `id`, `name` and `name_en` first, then in order of name."""

    name: str
    iri: str
    properties: tuple[Property, ...]
    comment: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its properties, in the order of the values of a node's row."""
        return tuple(p.name for p in self.properties)


@dataclass(frozen=True)
class RelationshipType:
    """A relationship type: between which labels it runs, and its properties.

    A type that a claim can state, because a claim's subject and object may carry its labels, has the claim's
    properties; the others have none.
    """

    name: str
    iri: str
    pairs: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]
    comment: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its properties, in the order of the values of a relationship's row."""
        return tuple(p.name for p in self.properties)


@dataclass(frozen=True)
class PropertyGraphSchema:
    """All labels and relationship types, by name, and the terms by which statements are recognised in RDF.

    `statement` is the label of statement nodes; `subject`, `object` and `predicate` the IRIs that bind one.
    """

    labels: dict[str, Label]
    relationships: dict[str, RelationshipType]
    statement: str
    subject: str
    object: str
    predicate: str = _RDF + "predicate"

    @property
    def label_of(self) -> dict[str, str]:
        """Labels by the IRI of their class."""
        return {label.iri: label.name for label in self.labels.values()}

    @property
    def type_of(self) -> dict[str, str]:
        """Relationship types by the IRI of their property."""
        return {kind.iri: kind.name for kind in self.relationships.values()}


CLAIM = Property("claim", "string", comment="The id of the claim that the relationship stands for.")
ID = Property("id", "string", comment="The IRI.")


@cache
def property_graph_schema() -> PropertyGraphSchema:
    """The schema of the ontology that kg ships. Raises DataError when the ontology is missing or broken."""
    return read_schema(folder("ontology") / "governance.ttl")


def read_schema(path: Path) -> PropertyGraphSchema:
    """The schema by an ontology in Turtle. Raises DataError that names the file and the term."""
    ontology = _Ontology(path)
    statement = ontology.only("class", _RDFS + "subClassOf", _RDF + "Statement")
    subject = ontology.only("property", _RDFS + "subPropertyOf", _RDF + "subject")
    target = ontology.only("property", _RDFS + "subPropertyOf", _RDF + "object")
    classes = {iri: ontology.name(iri) for iri in ontology.having(KG + "projected", "true")}
    labels = {name: _label(ontology, iri, name, classes) for iri, name in sorted(classes.items())}
    claimed = tuple(p for p in labels[classes[statement]].properties if p.name not in _NOT_ON_RELATIONSHIPS)
    subjects, objects = ontology.values(subject, _RANGE), ontology.values(target, _RANGE)
    kinds: dict[str, RelationshipType] = {}
    for iri in ontology.having(_RDF + "type", _OWL + "ObjectProperty"):
        froms, tos = ontology.values(iri, _DOMAIN), ontology.values(iri, _RANGE)
        pairs = tuple(sorted((classes[a], classes[b]) for a in froms for b in tos if a in classes and b in classes))
        if pairs:
            name = _upper(ontology.name(iri))
            properties = (CLAIM, *claimed) if froms <= subjects and tos <= objects else ()
            kinds[name] = RelationshipType(name, iri, pairs, properties, ontology.comment(iri))
    return PropertyGraphSchema(labels, dict(sorted(kinds.items())), classes[statement], subject, target)


_NOT_ON_RELATIONSHIPS = frozenset({"id", "name", "name_en", "predicate"})
"""Properties of a claim that its relationship does not repeat: its type says the predicate."""


def _label(ontology: "_Ontology", iri: str, name: str, classes: dict[str, str]) -> Label:
    properties = {}
    for term in ontology.having(_DOMAIN, iri):
        types = {_TYPES[value] for value in ontology.values(term, _RANGE) if value in _TYPES}
        if types:
            if len(types) > 1:
                raise DataError(f"{ontology.path}: {term} has values of several types; a node property has one")
            key = _snake(ontology.name(term))
            properties[key] = Property(key, types.pop(), term, ontology.comment(term))
    named = (ID, Property("name", "string"), Property("name_en", "string"))
    return Label(name, iri, (*named, *(properties[key] for key in sorted(properties))), ontology.comment(iri))


class _Ontology:
    """The triples of an ontology file, by subject and predicate."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._values: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._english: dict[str, str] = {}
        try:
            for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                    self._values[triple.subject.value, triple.predicate.value].add(triple.object.value)
                    if triple.predicate.value == _DEFINITION and getattr(triple.object, "language", None) == "en":
                        self._english[triple.subject.value] = triple.object.value
        except (OSError, SyntaxError) as error:
            raise DataError(f"{path} cannot be read as Turtle: {error}") from error

    def values(self, subject: str, predicate: str) -> set[str]:
        return self._values.get((subject, predicate), set())

    def having(self, predicate: str, value: str) -> Iterator[str]:
        """The subjects with this value, in order of IRI."""
        return iter(sorted(s for (s, p), values in self._values.items() if p == predicate and value in values))

    def only(self, what: str, predicate: str, value: str) -> str:
        found = list(self.having(predicate, value))
        if len(found) != 1:
            raise DataError(f"{self.path}: exactly one {what} must stand below {value}, {len(found)} do")
        return found[0]

    def name(self, iri: str) -> str:
        """The name in the property graph: kg:projectedAs, else the local name."""
        name = min(self.values(iri, KG + "projectedAs"), default=re.split(r"[#/]", iri)[-1])
        if not _IDENTIFIER.fullmatch(name):
            raise DataError(f"{self.path}: {iri} needs kg:projectedAs, {name!r} is no name for the property graph")
        return name

    def comment(self, iri: str) -> str:
        return self._english.get(iri, "")


_DEFINITION = PREFIXES["skos"] + "definition"


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _upper(name: str) -> str:
    return _snake(name).upper()
