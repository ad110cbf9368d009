"""One Reading → the quads of its report's named graph."""

import hashlib
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from kg.assemble import iris
from kg.assemble.claims import claims
from kg.assemble.entities import Resolved, entities, resolve
from kg.assemble.figures import figures
from kg.assemble.iris import term
from kg.assemble.values import Triple, integer, text, year_of
from kg.model import Finding, Reading
from kg.schema.resources import folder
from kg.schema.terms import ID

_SOFTWARE = ox.NamedNode(f"{ID}software/kg")


def facts(reading: Reading, pipeline: str | None = None) -> Iterator[ox.Quad]:
    """All quads of one report, each once, in the named graph that has the report's IRI.

    `pipeline` is the version of what made the Reading. The same Reading gives the same quads in the same order.
    """
    resolved, _ = resolve(reading)
    graph = iris.report(reading.doc.id)
    seen: set[Triple] = set()
    for triple in _triples(reading, resolved, pipeline):
        if triple not in seen:
            seen.add(triple)
            yield ox.Quad(*triple, graph)


def left_out(reading: Reading) -> tuple[Finding, ...]:
    """What a Reading says that the graph does not hold, and why: private persons, facts outside the ontology."""
    resolved, findings = resolve(reading)
    for relation in reading.relations:
        if resolved.ends(relation) is None:
            message = f"{relation.s} {relation.p} {relation.o}: no such relation between things of these types"
            findings.append(Finding(kind="outside_ontology", where=reading.doc.source, message=message))
    return tuple(findings)


def _triples(reading: Reading, resolved: Resolved, pipeline: str | None) -> Iterator[Triple]:
    yield from _report(reading, resolved)
    yield from _extraction(reading, pipeline)
    yield from entities(reading, resolved)
    yield from claims(reading, resolved)
    yield from figures(reading, resolved)


def _report(reading: Reading, resolved: Resolved) -> Iterator[Triple]:
    doc, node = reading.doc, iris.report(reading.doc.id)
    yield node, term("rdf:type"), term("Report")
    yield node, term("rdfs:label"), text(doc.title or doc.source, "zh")
    yield node, term("source"), text(doc.source)
    for name, value in (("publisher", doc.publisher), ("published", doc.published)):
        if value:
            yield node, term(name), text(value)
    year = year_of(doc.published)
    if year is not None:
        yield node, term("year"), integer(year)
    if doc.authors:
        yield node, term("authors"), text("; ".join(doc.authors))
    if doc.home:
        yield node, term("home"), iris.division(doc.home)
    for thing in resolved.all():
        yield node, term("mentions"), thing


def _extraction(reading: Reading, pipeline: str | None) -> Iterator[Triple]:
    node = iris.extraction(reading.doc.id)
    yield node, term("rdf:type"), term("Extraction")
    yield node, term("prov:used"), iris.report(reading.doc.id)
    yield node, term("prov:wasAssociatedWith"), _SOFTWARE
    yield node, term("gazetteer"), text(_gazetteer_version())
    if pipeline:
        yield node, term("pipeline"), text(pipeline)
    yield _SOFTWARE, term("rdf:type"), term("prov:SoftwareAgent")
    yield _SOFTWARE, term("rdfs:label"), text("kg", "en")


@cache
def _gazetteer_version() -> str:
    divisions = folder("ontology") / "gazetteer" / "divisions.csv"
    return f"divisions {hashlib.sha256(divisions.read_bytes()).hexdigest()[:12]}"
