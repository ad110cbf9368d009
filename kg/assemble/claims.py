"""Relations → statement nodes with status, dates, confidence and passage; the plain triple for what is actual."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.assemble import iris
from kg.assemble.entities import Resolved
from kg.assemble.evidence import evidence
from kg.assemble.iris import term
from kg.assemble.values import Triple, decimal, text
from kg.model import Reading, Relation
from kg.schema.ontology import ontology

_SYMMETRIC = frozenset({"collaborates_with"})


def claims(reading: Reading, resolved: Resolved) -> Iterator[Triple]:
    """A claim for each relation that the ontology knows, with its passage."""
    for relation in reading.relations:
        ends = resolved.ends(relation)
        if ends is None:
            continue
        subject, predicate, target = ends
        if relation.p in _SYMMETRIC and target.value < subject.value:
            subject, target = target, subject  # two reports may name a pair in either order
        yield from _claim(reading.doc.id, relation, subject, predicate, target)


def _claim(
    report: str, relation: Relation, subject: ox.NamedNode, predicate: ox.NamedNode, target: ox.NamedNode
) -> Iterator[Triple]:
    status = relation.status or "actual"
    if status == "actual":
        yield subject, predicate, target
    name = ontology().object_properties[predicate.value].local
    node = iris.claim(subject, name, target, status, relation.title or "")
    yield node, term("rdf:type"), term("Claim")
    yield node, term("subject"), subject
    yield node, term("predicate"), text(name)
    yield node, term("rdf:predicate"), predicate
    yield node, term("object"), target
    yield node, term("status"), text(status)
    for key in ("stage", "since", "until", "title"):
        value = getattr(relation, key)
        if value:
            yield node, term(key), text(value)
    if relation.confidence is not None:
        yield node, term("confidence"), decimal(relation.confidence)
    yield from evidence(node, report, relation.start, relation.end, relation.quote)
