"""The shape of the property graph, derived from the ontology by the rules of docs/property-graph.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from kg.errors import DataError
from kg.schema.derived import derived
from kg.schema.terms import KG, PREFIXES

if TYPE_CHECKING:
    from kg.schema.ontology import Ontology

SUBJECT, OBJECT, PREDICATE = KG + "subject", KG + "object", PREFIXES["rdf"] + "predicate"
"""What a statement node says: of what, to what, in which relation."""

_STATEMENT = PREFIXES["rdf"] + "Statement"
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

    @cached_property
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

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of its properties, in the order of the values of a relationship's row."""
        return tuple(p.name for p in self.properties)

    def claim_of(self, values: Sequence[Any]) -> str | None:
        """The claim that a relationship with these values stands for; None where no claim states it."""
        return values[self.columns.index(CLAIM.name)] if CLAIM in self.properties else None


@dataclass(frozen=True)
class PropertyGraphSchema:
    """All labels and relationship types by name; `statement` is the label of statement nodes."""

    labels: dict[str, Label]
    relationships: dict[str, RelationshipType]
    statement: str

    @cached_property
    def label_of(self) -> dict[str, str]:
        """Labels by the IRI of their class."""
        return {label.iri: label.name for label in self.labels.values()}

    @cached_property
    def type_of(self) -> dict[str, str]:
        """Relationship types by the IRI of their property."""
        return {kind.iri: kind.name for kind in self.relationships.values()}


NAMED = (
    Property("id", "string", comment="The IRI."),
    Property("name", "string", comment="The name in Chinese."),
    Property("name_en", "string", comment="The name in English."),
)
"""The properties that every node has."""

CLAIM = Property("claim", "string", comment="The id of the claim that the relationship stands for.")

_OF_THE_NODE_ALONE = frozenset({*(p.name for p in NAMED), "predicate"})
"""Properties of a claim that its relationship does not repeat: its type says the predicate."""


@cache
def property_graph_schema() -> PropertyGraphSchema:
    """The schema of the ontology that kg ships. Raises DataError when the ontology is missing or broken."""
    return derived("property-graph", PropertyGraphSchema, _derived)


def _derived() -> PropertyGraphSchema:
    from kg.schema.ontology import ontology  # not needed where the schema is kept

    return derive_schema(ontology())


def derive_schema(source: "Ontology") -> PropertyGraphSchema:
    """The schema by an ontology. Raises DataError for a name that a query could not write, or without statements."""
    statements = [name for name, found in source.labels().items() if _STATEMENT in found.parents]
    if len(statements) != 1:
        raise DataError(f"the ontology needs one projected class below {_STATEMENT}, it has {len(statements)}")
    labels = {name: _label(source, name) for name in sorted(source.labels())}
    claimed = tuple(p for p in labels[statements[0]].properties if p.name not in _OF_THE_NODE_ALONE)
    subjects, objects = (source.object_properties[iri].range for iri in (SUBJECT, OBJECT))
    classes = {label.iri: label.name for label in labels.values()}
    kinds = {}
    for name, term in sorted(source.relationships().items()):
        pairs = tuple(
            (classes[a], classes[b]) for a in term.domain for b in term.range if a in classes and b in classes
        )
        stated = set(term.domain) <= set(subjects) and set(term.range) <= set(objects)
        properties = (CLAIM, *claimed) if stated else ()
        kinds[_checked(name)] = RelationshipType(name, term.iri, pairs, properties, term.definition.get("en", ""))
    return PropertyGraphSchema(labels, kinds, statements[0])


def _label(source: "Ontology", name: str) -> Label:
    own = (Property(_checked(p.key), p.type, p.iri, p.definition.get("en", "")) for p in source.properties_of(name))
    term = source.labels()[name]
    return Label(_checked(name), term.iri, (*NAMED, *own), term.definition.get("en", ""))


def _checked(name: str) -> str:
    if not _IDENTIFIER.fullmatch(name):
        raise DataError(f"the ontology gives the property graph the name {name!r}: letters, digits and _ only")
    return name
