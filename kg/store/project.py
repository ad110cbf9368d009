"""RDF → property graph: the rules of docs/property-graph.md, in one pass over the triples."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.schema.projection import (
    CLAIM,
    NAMED,
    OBJECT,
    PREDICATE,
    SUBJECT,
    Property,
    PropertyGraphSchema,
    property_graph_schema,
)
from kg.schema.terms import PREFIXES
from kg.store.rows import Ends, GraphRows, Row
from kg.store.statements import Statement, statements

_TYPE = PREFIXES["rdf"] + "type"
_NAMING = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")
"""The predicates whose values name a node, the one that counts first."""

_NAME_KEYS = {(language, predicate): f"{language} {predicate}" for language in ("zh", "en") for predicate in _NAMING}

Edge = tuple[str, str, str]
"""Subject, predicate and object, as IRIs."""


def project(source: str | Path, schema: PropertyGraphSchema | None = None) -> GraphRows:
    """The property graph of an RDF file (by its suffix: .nq, .nt, .ttl, .trig, .rdf, .jsonld).

    Memory grows with the nodes and relationships, not with the triples. Raises GraphError for a file that cannot be
    read, that holds nothing of the ontology, or in which a value is not of its property's type.
    """
    things = Things(schema or property_graph_schema())
    things.take(statements(Path(source)))
    if things.seen and not things.labels:
        raise GraphError(
            f"{source} holds nothing of kg's ontology: its things need types such as kg:Place (see docs/ontology.md)"
        )
    return GraphRows(things.schema, _nodes(things), *_relationships(things))


class Things:
    """What the triples say of each subject, as far as the schema knows the predicate."""

    def __init__(self, schema: PropertyGraphSchema) -> None:
        self.schema = schema
        self.seen = False
        self.labels: dict[str, str] = {}
        self.values: dict[str, dict[str, str | set[str]]] = defaultdict(dict)
        self.edges: dict[Edge, None] = {}
        self.predicates: dict[str, str] = {}
        self.kinds = schema.type_of
        self._literal = {p.iri for label in schema.labels.values() for p in label.properties if p.iri}

    def take(self, found: Iterator[Statement]) -> None:
        """Take in triples, in whatever order and however often they come."""
        literal, kinds, edges = self._literal, self.kinds, self.edges
        for subject, predicate, iri, text, language in found:
            self.seen = True
            if predicate in literal:
                if iri is None:
                    self._hold(subject, predicate, text)
            elif predicate in kinds:
                if iri is not None:
                    edges[subject, predicate, iri] = None
            elif predicate == _TYPE:
                self._label(subject, self.schema.label_of.get(iri or ""))
            elif predicate in _NAMING:
                if iri is None:
                    spoken = "en" if language.partition("-")[0].lower() == "en" else "zh"
                    self._hold(subject, _NAME_KEYS[spoken, predicate], text)
            elif predicate == PREDICATE and iri is not None:
                self.predicates[subject] = iri

    def clear(self) -> None:
        """Forget all that was taken in."""
        for held in (self.labels, self.values, self.edges, self.predicates):
            held.clear()

    def _label(self, subject: str, label: str | None) -> None:
        # A blank node has no lasting id, and stays out.
        if label is not None and not subject.startswith("_:") and self.labels.setdefault(subject, label) != label:
            both = " and ".join(sorted((label, self.labels[subject])))
            raise GraphError(f"{subject} is both {both}: a node has one label, keep one of the two types")

    def _hold(self, subject: str, key: str, text: str) -> None:
        values = self.values[subject]
        held = values.setdefault(key, text)
        if held != text:
            if isinstance(held, str):
                values[key] = {held, text}
            else:
                held.add(text)

    def row(self, subject: str, label: str) -> Row:
        """The values of a node, in the order of its label's columns."""
        values = self.values.get(subject, {})
        row: list[Any] = [subject, _name(values, "zh"), _name(values, "en")]
        for wanted in self.schema.labels[label].properties[len(NAMED) :]:
            held = values.get(wanted.iri)
            if held is None or (wanted.type == "string" and isinstance(held, str)):
                row.append(held)
            else:
                row.append(_typed(subject, wanted, held))
        return tuple(row)


def _name(values: dict[str, str | set[str]], language: str) -> str | None:
    for predicate in _NAMING:
        held = values.get(_NAME_KEYS[language, predicate])
        if held is not None:
            return held if isinstance(held, str) else min(held)
    return None


def _typed(subject: str, wanted: Property, held: str | set[str]) -> Any:
    """A value of a property: several strings are joined in order of code points, of other types the least counts."""
    texts = [held] if isinstance(held, str) else sorted(held)
    if wanted.type == "string":
        return "; ".join(texts)
    try:
        return min(map(_VALUE[wanted.type], texts))
    except (ValueError, KeyError) as error:
        raise GraphError(
            f"{subject} has {texts[0]!r} as {wanted.name}, where {wanted.type} is due: correct it, then load again"
        ) from error


_VALUE: dict[str, Any] = {
    "integer": int,
    "float": float,
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}


def _nodes(things: Things) -> dict[str, list[Row]]:
    nodes: dict[str, list[Row]] = {name: [] for name in things.schema.labels}
    for subject in sorted(things.labels):
        label = things.labels[subject]
        nodes[label].append(things.row(subject, label))
    return nodes


def _relationships(things: Things) -> tuple[dict[Ends, list[Row]], dict[str, int]]:
    schema, outside = things.schema, Counter[str]()
    found: dict[Ends, list[Row]] = {
        (kind.name, *pair): [] for kind in schema.relationships.values() for pair in kind.pairs
    }
    stated: set[Edge] = set()
    columns = schema.labels[schema.statement].columns
    for subject, edge in claims(things):
        stated.add(edge)
        values = {**dict(zip(columns, things.row(subject, schema.statement), strict=True)), CLAIM.name: subject}
        kind = schema.relationships.get(things.kinds.get(edge[1], ""))
        _place(things, edge, tuple(values.get(column) for column in kind.columns) if kind else (), found, outside)
    plain = {
        kind.iri: tuple("actual" if column == "status" else None for column in kind.columns)
        for kind in schema.relationships.values()
    }
    for edge in things.edges:
        if edge not in stated:
            _place(things, edge, plain[edge[1]], found, outside)
    for (kind_name, _, _), rows in found.items():
        rows.sort(key=_absent_first if schema.relationships[kind_name].columns else None)
    return found, dict(sorted(outside.items()))


def _absent_first(row: Row) -> list[tuple[bool, Any]]:
    return [(value is not None, value) for value in row]


def claims(things: Things) -> Iterator[tuple[str, Edge]]:
    """The id of each statement, and the triple that it states."""
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value in things.edges:
        if predicate in (SUBJECT, OBJECT):
            ends[subject][predicate] = value
    for claim, predicate in sorted(things.predicates.items()):
        if len(ends[claim]) == 2 and things.labels.get(claim) == things.schema.statement:
            yield claim, (ends[claim][SUBJECT], predicate, ends[claim][OBJECT])


def _place(things: Things, edge: Edge, values: Row, found: dict[Ends, list[Row]], outside: Counter[str]) -> None:
    """Puts a relationship with these values where its type and its ends' labels belong, or counts it as outside."""
    subject, predicate, value = edge
    name = things.kinds.get(predicate)
    if name is None:
        outside[predicate] += 1
        return
    rows = found.get((name, things.labels.get(subject, ""), things.labels.get(value, "")))
    if rows is None or subject == value:
        outside[name] += 1
    else:
        rows.append((subject, value, *values))
