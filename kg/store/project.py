"""RDF → property graph: the rules of docs/property-graph.md, in one pass over the triples."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.schema.projection import NAMED, OBJECT, PREDICATE, SUBJECT, Property, PropertyGraphSchema, property_graph_schema
from kg.schema.terms import PREFIXES
from kg.store.rows import Ends, GraphRows, Row

_TYPE = PREFIXES["rdf"] + "type"
_NAMING = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")
"""The predicates whose values name a node, the one that counts first."""

Edge = tuple[str, str, str]
"""Subject, predicate and object, as IRIs."""


def project(source: str | Path | ox.Store, schema: PropertyGraphSchema | None = None) -> GraphRows:
    """The property graph of an RDF file (by its suffix: .nq, .nt, .ttl, .trig, .rdf, .jsonld) or store.

    Memory grows with the nodes and relationships, not with the triples. Raises GraphError for a file that cannot be
    read, that holds nothing of the ontology, or in which a value is not of its property's type.
    """
    schema = schema or property_graph_schema()
    things = _Things(schema)
    for statement in source if isinstance(source, ox.Store) else parse(Path(source)):
        things.add(statement)
    if things.seen and not things.labels:
        name = "the RDF store" if isinstance(source, ox.Store) else source
        raise GraphError(
            f"{name} holds nothing of kg's ontology: its things need types such as kg:Place (see docs/ontology.md)"
        )
    return GraphRows(schema, _nodes(things), *_relationships(things))


def parse(path: Path) -> Iterator[ox.Quad]:
    """The quads of an RDF file. Raises GraphError that names the file and, where the syntax is wrong, the line."""
    format_ = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if format_ is None:
        raise GraphError(f"{path} is not RDF by its name: use .ttl, .nq, .nt, .trig, .rdf or .jsonld")
    try:
        yield from ox.parse(path=str(path), format=format_)
    except FileNotFoundError as error:
        raise GraphError(f"{path} does not exist: give the path of an RDF file") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path} cannot be read as {format_.name}: {error}") from error


class _Things:
    """What the triples say of each subject, as far as the schema knows the predicate."""

    def __init__(self, schema: PropertyGraphSchema) -> None:
        self.schema = schema
        self.seen = False
        self.labels: dict[str, str] = {}
        self.values: dict[str, dict[str, str | set[str]]] = defaultdict(dict)
        self.edges: dict[Edge, None] = {}
        self.predicates: dict[str, str] = {}
        self._label_of = schema.label_of
        self.kinds = schema.type_of
        self._literal = {p.iri for label in schema.labels.values() for p in label.properties if p.iri}

    def add(self, statement: ox.Quad) -> None:
        """Take in one triple; its graph does not matter. Blank nodes have no lasting id, and stay out."""
        self.seen = True
        if not isinstance(statement.subject, ox.NamedNode):
            return
        subject, predicate, value = statement.subject.value, statement.predicate.value, statement.object
        if predicate in self._literal:
            if isinstance(value, ox.Literal):
                self._hold(subject, predicate, value.value)
        elif predicate in self.kinds:
            if isinstance(value, ox.NamedNode):
                self.edges[subject, predicate, value.value] = None
        elif predicate == _TYPE:
            if isinstance(value, ox.NamedNode):
                self._label(subject, self._label_of.get(value.value))
        elif predicate in _NAMING:
            if isinstance(value, ox.Literal):
                language = "en" if (value.language or "zh").partition("-")[0] == "en" else "zh"
                self._hold(subject, f"{language} {predicate}", value.value)
        elif predicate == PREDICATE and isinstance(value, ox.NamedNode):
            self.predicates[subject] = value.value

    def _label(self, subject: str, label: str | None) -> None:
        if label is not None and self.labels.setdefault(subject, label) != label:
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
        names = (self._name(values, "zh"), self._name(values, "en"))
        own = self.schema.labels[label].properties[len(NAMED) :]
        return (subject, *names, *(_typed(subject, p, values.get(p.iri)) for p in own))

    @staticmethod
    def _name(values: dict[str, str | set[str]], language: str) -> str | None:
        for predicate in _NAMING:
            held = values.get(f"{language} {predicate}")
            if held is not None:
                return held if isinstance(held, str) else min(held)
        return None


def _typed(subject: str, wanted: Property, held: str | set[str] | None) -> Any:
    """A value of a property: several strings are joined in order of code points, of other types the least counts."""
    if held is None:
        return None
    texts = [held] if isinstance(held, str) else sorted(held)
    if wanted.type == "string":
        return "; ".join(texts)
    try:
        return min(_VALUE[wanted.type](text) for text in texts)
    except (ValueError, KeyError) as error:
        raise GraphError(
            f"{subject} has {texts[0]!r} as {wanted.name}, where {wanted.type} is due: correct it, then load again"
        ) from error


_VALUE: dict[str, Any] = {
    "integer": int,
    "float": float,
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}


def _nodes(things: _Things) -> dict[str, list[Row]]:
    nodes: dict[str, list[Row]] = {name: [] for name in things.schema.labels}
    for subject in sorted(things.labels):
        label = things.labels[subject]
        nodes[label].append(things.row(subject, label))
    return nodes


def _relationships(things: _Things) -> tuple[dict[Ends, list[Row]], dict[str, int]]:
    schema, outside = things.schema, Counter[str]()
    found: dict[Ends, list[Row]] = {
        (kind.name, *pair): [] for kind in schema.relationships.values() for pair in kind.pairs
    }
    stated: set[Edge] = set()
    for subject, edge in _claims(things):
        stated.add(edge)
        row = dict(zip(schema.labels[schema.statement].columns, things.row(subject, schema.statement), strict=True))
        _place(things, edge, {**row, "claim": subject}, found, outside)
    for edge in things.edges:
        if edge not in stated:
            _place(things, edge, {"status": "actual"}, found, outside)
    for rows in found.values():
        rows.sort(key=lambda row: [(value is not None, value) for value in row])
    return found, dict(sorted(outside.items()))


def _claims(things: _Things) -> Iterator[tuple[str, Edge]]:
    """The id of each statement, and the triple that it states."""
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value in things.edges:
        if predicate in (SUBJECT, OBJECT):
            ends[subject][predicate] = value
    for claim, predicate in sorted(things.predicates.items()):
        if len(ends[claim]) == 2 and things.labels.get(claim) == things.schema.statement:
            yield claim, (ends[claim][SUBJECT], predicate, ends[claim][OBJECT])


def _place(
    things: _Things, edge: Edge, values: dict[str, Any], found: dict[Ends, list[Row]], outside: Counter[str]
) -> None:
    subject, predicate, value = edge
    name = things.kinds.get(predicate)
    if name is None:
        outside[predicate] += 1
        return
    kind = things.schema.relationships[name]
    rows = found.get((kind.name, things.labels.get(subject, ""), things.labels.get(value, "")))
    if rows is None or subject == value:
        outside[kind.name] += 1
    else:
        rows.append((subject, value, *(values.get(column) for column in kind.columns)))
