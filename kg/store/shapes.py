"""SHACL shapes as SPARQL: each constraint of the kinds that ontology/shapes.ttl uses becomes one query for what breaks it.

A general engine looks at each node by itself; the queries look at all of them at once, on the store that holds the graph
anyway. A shapes file with other kinds of constraints is not translated (`queries` gives None): the general engine runs it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH

Node = Any
"""A term of a shapes graph: rdflib types what it gives back as less than it is."""


@dataclass(frozen=True)
class ShapeQuery:
    """A SELECT of ?node, and of ?found where a value is at fault, for what breaks one constraint of a rule."""

    rule: str
    text: str


class _Untranslatable(Exception):
    """A shape for the general engine."""


def queries(shapes: rdflib.Graph) -> tuple[ShapeQuery, ...] | None:
    """The queries of a shapes graph; None when it holds something that has no translation here."""
    try:
        return tuple(_of_node_shapes(shapes))
    except _Untranslatable:
        return None


_STRUCTURE = {RDF.type, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.property, SH.path, SH.message}
_STRUCTURE |= {SH.severity, SH.qualifiedMinCount}


_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def _check_all_is_known(shapes: rdflib.Graph) -> None:
    """No term of SHACL stands anywhere that is not translated, and every target belongs to a plain node shape."""
    node_shapes = set(shapes.subjects(RDF.type, SH.NodeShape))
    targeted = {shape for target in _TARGETS for shape in shapes.subjects(target)}
    classes = {*shapes.subjects(RDF.type, RDFS.Class), *shapes.subjects(RDF.type, OWL.Class)}
    known = {*_STRUCTURE, *_ON_VALUES, *_ON_NODES}
    unknown = {name for name in shapes.predicates() if str(name).startswith(str(SH)) and name not in known}
    if unknown or not targeted <= node_shapes or node_shapes & classes:
        raise _Untranslatable


def _of_node_shapes(shapes: rdflib.Graph) -> Iterator[ShapeQuery]:
    _check_all_is_known(shapes)
    for shape in sorted(set(shapes.subjects(RDF.type, SH.NodeShape)), key=str):
        for target in _targets(shapes, shape):
            yield from _of_shape(shapes, shape, target, path=None)
            for rule in sorted(shapes.objects(shape, SH.property), key=str):
                path = shapes.value(rule, SH.path)
                if not isinstance(path, rdflib.URIRef):
                    raise _Untranslatable
                yield from _of_shape(shapes, rule, target, path)


def _targets(shapes: rdflib.Graph, shape: Node) -> Iterator[str]:
    for value in shapes.objects(shape, SH.targetClass):
        yield f"?node a {value.n3()} ."
    for value in shapes.objects(shape, SH.targetSubjectsOf):
        yield f"?node {value.n3()} ?any ."
    for value in shapes.objects(shape, SH.targetObjectsOf):
        yield f"?any {value.n3()} ?node ."


def _of_shape(shapes: rdflib.Graph, rule: Node, target: str, path: rdflib.URIRef | None) -> Iterator[ShapeQuery]:
    """The queries of one rule: of a property shape with its path, or of a node shape, whose value is the node."""
    values = f"?node {path.n3()} ?value ." if path else "BIND(?node AS ?value)"
    for constraint, value in sorted(shapes.predicate_objects(rule), key=str):
        if constraint in _STRUCTURE:
            continue
        if constraint in _ON_VALUES:
            holds = _ON_VALUES[constraint](shapes, value)
            where = f"{target} {values} FILTER(!COALESCE({holds}, false))"
            text = f"SELECT DISTINCT ?node (STR(?value) AS ?found) {{ {where} }}"
        elif constraint in _ON_NODES and path:
            text = f"SELECT DISTINCT ?node {{ {target} {_ON_NODES[constraint](shapes, path, value)} }}"
        else:
            raise _Untranslatable
        yield ShapeQuery(str(rule), text)


def _class(_: rdflib.Graph, value: Node) -> str:
    return f"EXISTS {{ ?value a {value.n3()} }}"


def _datatype(_: rdflib.Graph, value: Node) -> str:
    return f"isLiteral(?value) && DATATYPE(?value) = {value.n3()}"


def _in(shapes: rdflib.Graph, value: Node) -> str:
    return f"?value IN ({', '.join(item.n3() for item in Collection(shapes, value))})"


def _pattern(_: rdflib.Graph, value: Node) -> str:
    return f"REGEX(STR(?value), {value.n3()})"


def _compared(operator: str) -> Callable[[rdflib.Graph, Node], str]:
    return lambda _, value: f"?value {operator} {value.n3()}"


def _before(operator: str) -> Callable[[rdflib.Graph, Node], str]:
    """Each value stands before each value of another property of the node."""
    return lambda _, other: (
        f"NOT EXISTS {{ ?node {other.n3()} ?other . FILTER(!COALESCE(?value {operator} ?other, false)) }}"
    )


def _languages(shapes: rdflib.Graph, value: Node) -> str:
    ranges = [item.n3() for item in Collection(shapes, value)]
    return " || ".join(f"LANGMATCHES(LANG(?value), {item})" for item in ranges)


def _or(shapes: rdflib.Graph, value: Node) -> str:
    """One of several shapes, each of one constraint on the value or of one property that must be there."""
    return " || ".join(f"({_alternative(shapes, shape)})" for shape in Collection(shapes, value))


def _alternative(shapes: rdflib.Graph, shape: Node) -> str:
    statements = list(shapes.predicate_objects(shape))
    if len(statements) != 1:
        raise _Untranslatable
    ((constraint, value),) = statements
    if constraint in _ON_VALUES:
        return _ON_VALUES[constraint](shapes, value)
    path, required = shapes.value(value, SH.path), set(shapes.predicate_objects(value))
    if constraint == SH.property and required == {(SH.path, path), (SH.minCount, rdflib.Literal(1))} and path:
        return f"EXISTS {{ ?value {path.n3()} ?there }}"
    raise _Untranslatable


_ON_VALUES: dict[Node, Callable[[rdflib.Graph, Node], str]] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH["in"]: _in,
    SH.pattern: _pattern,
    SH.minInclusive: _compared(">="),
    SH.maxInclusive: _compared("<="),
    SH.minLength: lambda _, value: f"STRLEN(STR(?value)) >= {value.n3()}",
    SH.lessThan: _before("<"),
    SH.lessThanOrEquals: _before("<="),
    SH.languageIn: _languages,
    SH["or"]: _or,
}
"""What must hold of each value, by constraint: an expression, in which an error counts as false."""


def _at_least_one(_: rdflib.Graph, path: rdflib.URIRef, value: Node) -> str:
    if value.toPython() != 1:
        raise _Untranslatable
    return f"FILTER NOT EXISTS {{ ?node {path.n3()} ?there }}"


def _at_most_one(_: rdflib.Graph, path: rdflib.URIRef, value: Node) -> str:
    if value.toPython() != 1:
        raise _Untranslatable
    return f"?node {path.n3()} ?one , ?other . FILTER(!sameTerm(?one, ?other))"


def _qualified(shapes: rdflib.Graph, path: rdflib.URIRef, shape: Node) -> str:
    """At least one value is of a shape (the count that stands beside it must be one)."""
    statements = [(name, value) for name, value in shapes.predicate_objects(shape) if name != RDF.type]
    rules = shapes.subjects(SH.qualifiedValueShape, shape)
    counts = {value for rule in rules for value in shapes.objects(rule, SH.qualifiedMinCount)}
    if len(statements) != 1 or statements[0][0] not in _ON_VALUES or counts != {rdflib.Literal(1)}:
        raise _Untranslatable
    wanted = _ON_VALUES[statements[0][0]](shapes, statements[0][1])
    return f"FILTER NOT EXISTS {{ ?node {path.n3()} ?value . FILTER(COALESCE({wanted}, false)) }}"


_ON_NODES: dict[Node, Callable[[rdflib.Graph, rdflib.URIRef, Node], str]] = {
    SH.minCount: _at_least_one,
    SH.maxCount: _at_most_one,
    SH.qualifiedValueShape: _qualified,
}
"""What breaks a constraint on the values taken together, as a part of the pattern."""
