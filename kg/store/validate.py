"""SHACL: what in a graph is not as ontology/shapes.ttl wants it, node by node, with the reports that say it."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import pyshacl
import rdflib
from rdflib.namespace import SH

from kg.errors import DataError
from kg.model import Finding
from kg.schema.resources import folder
from kg.schema.terms import ID, KG, PREFIXES
from kg.store.rdf import RdfStore
from kg.store.shapes import ShapeQuery, queries

_SEVERITY = {str(SH.Warning): "warning", str(SH.Info): "info"}

Fault = tuple[str, str, str | None]
"""A node, the rule that it breaks, and the value at fault where it is one."""


def validate(
    path: str | Path,
    *,
    language: str = "en",
    shapes: Path | None = None,
    engine: Literal["sparql", "pyshacl"] = "sparql",
) -> tuple[Finding, ...]:
    """What is wrong with the graph in an RDF file, in order of node and rule; nothing when it conforms.

    Each Finding is of the kind `shape`; its `where` is the node's IRI, its message says what is wrong ("en" or "zh"),
    names the rule of ontology/shapes.ttl, the value at fault where there is one, and the reports whose graphs speak of
    the node. `shapes` takes the place of ontology/shapes.ttl. The shapes are run as SPARQL, by pyshacl when they have
    constraints that are not translated, or when it is the `engine` that is named. Raises GraphError for a file that cannot be
    read or is not of the ontology, DataError for shapes that cannot be read.
    """
    store, rules = RdfStore.open(path), _shapes(shapes)
    translated = None if engine == "pyshacl" else queries(rules)
    faults = _by_pyshacl(store, rules) if translated is None else _by_sparql(store, translated)
    found = (_finding(store, rules, fault, language) for fault in sorted(set(faults), key=str))
    return tuple(sorted(found, key=lambda finding: (finding.where, finding.message)))


def _by_sparql(store: RdfStore, translated: Iterable[ShapeQuery]) -> Iterator[Fault]:
    for query in translated:
        for row in store.sparql(query.text).rows:
            found = row.get("found")
            yield row["node"], query.rule, None if found == row["node"] else found


def _by_pyshacl(store: RdfStore, rules: rdflib.Graph) -> Iterator[Fault]:
    # On a plain rdflib graph: pyshacl asks many small questions, which an Oxigraph-backed one answers ten times slower.
    try:
        _, results, _ = pyshacl.validate(store.rdflib(), shacl_graph=rules, inplace=True, inference="none")
    except pyshacl.errors.ReportableRuntimeError as error:
        raise DataError(f"the shapes cannot be run: {error}") from error
    assert isinstance(results, rdflib.Graph)
    for result in results.subjects(SH.focusNode):
        node, value, rule = (results.value(result, term) for term in (SH.focusNode, SH.value, SH.sourceShape))
        yield str(node), str(rule), None if value in (None, node) else str(value)


def _finding(store: RdfStore, rules: rdflib.Graph, fault: Fault, language: str) -> Finding:
    node, rule, value = fault
    names = store.texts(node, PREFIXES["rdfs"] + "label")
    words = ": ".join([*names[:1], _message(rules, rule, language)])
    details = [f"rule {rule.rpartition('#')[2]}"]
    if value is not None:
        details.append(f"found {value}")
    reports = _reports(store, node)
    if reports:
        details.append(f"report {', '.join(reports)}")
    severity = _SEVERITY.get(str(rules.value(rdflib.URIRef(rule), SH.severity)), "error")
    return Finding(kind="shape", where=node, message=f"{words} ({'; '.join(details)})", severity=severity)


def _message(rules: rdflib.Graph, rule: str, language: str) -> str:
    texts = [text for text in rules.objects(rdflib.URIRef(rule), SH.message) if isinstance(text, rdflib.Literal)]
    return str(min(texts, key=lambda text: (text.language != language, str(text)), default="breaks a rule"))


def _reports(store: RdfStore, node: str) -> list[str]:
    """The reports whose graphs have the node as subject, by source where it is known."""
    graphs = store.graphs_of(node)
    sources = ((store.texts(graph, KG + "source"), graph) for graph in graphs)
    return sorted(texts[0] if texts else graph.removeprefix(f"{ID}report/") for texts, graph in sources)


@cache
def _shapes(path: Path | None) -> rdflib.Graph:
    path = path or folder("ontology") / "shapes.ttl"
    try:
        return rdflib.Graph().parse(path, format="turtle")
    except Exception as error:  # rdflib's Turtle parser raises errors of many kinds
        raise DataError(f"{path} cannot be read as SHACL shapes: {error}") from error
