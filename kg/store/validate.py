"""SHACL: what in a graph is not as ontology/shapes.ttl wants it, node by node, with the reports that say it."""

from functools import cache
from pathlib import Path
from typing import Any

import pyshacl
import rdflib
from rdflib.namespace import SH

from kg.errors import DataError
from kg.model import Finding
from kg.schema.resources import folder
from kg.schema.terms import ID, KG, PREFIXES
from kg.store.rdf import RdfStore

_SEVERITY = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}


def validate(path: str | Path, *, language: str = "en", shapes: Path | None = None) -> tuple[Finding, ...]:
    """What is wrong with the graph in an RDF file, in order of node and rule; nothing when it conforms.

    Each Finding is of the kind `shape`; its `where` is the node's IRI, its message says what is wrong ("en" or "zh"),
    names the rule of ontology/shapes.ttl, the value at fault where there is one, and the reports whose graphs speak of
    the node. `shapes` takes the place of ontology/shapes.ttl. Raises GraphError for a file that cannot be read or is
    not of the ontology.
    """
    store = RdfStore.open(path)
    # On a plain rdflib graph: pyshacl asks many small questions, which an Oxigraph-backed one answers ten times slower.
    _, results, _ = pyshacl.validate(store.rdflib(), shacl_graph=_shapes(shapes), inplace=True, inference="none")
    assert isinstance(results, rdflib.Graph)
    found = [_finding(store, results, result, language) for result in results.subjects(SH.focusNode)]
    return tuple(sorted(set(found), key=lambda finding: (finding.where, finding.message)))


def _finding(store: RdfStore, results: rdflib.Graph, result: Any, language: str) -> Finding:
    node, value, rule = (results.value(result, term) for term in (SH.focusNode, SH.value, SH.sourceShape))
    name = _name(store, str(node))
    words = f"{name}: {_message(results, result, language)}" if name else _message(results, result, language)
    details = [f"rule {str(rule).rpartition('#')[2]}"]
    if value is not None and value != node:
        details.append(f"found {value}")
    reports = _reports(store, str(node))
    if reports:
        details.append(f"report {', '.join(reports)}")
    severity = _SEVERITY.get(results.value(result, SH.resultSeverity), "error")
    return Finding(kind="shape", where=str(node), message=f"{words} ({'; '.join(details)})", severity=severity)


def _message(results: rdflib.Graph, result: Any, language: str) -> str:
    texts = [text for text in results.objects(result, SH.resultMessage) if isinstance(text, rdflib.Literal)]
    return str(min(texts, key=lambda text: (text.language != language, str(text)), default=""))


def _name(store: RdfStore, node: str) -> str | None:
    names = store.texts(node, PREFIXES["rdfs"] + "label")
    return names[0] if names else None


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
