"""The RDF store: the dataset in memory, read-only SPARQL over it, and an rdflib Graph of it."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import rdflib

from kg.errors import GraphError, QueryError
from kg.schema.ontology import ontology
from kg.schema.terms import KG, PREFIXES, TURTLE_PREFIXES
from kg.store.rows import Result

_XSD = PREFIXES["xsd"]
_NUMBERS: Final = {_XSD + name: int for name in ("integer", "int", "long", "nonNegativeInteger", "gYear")} | {
    _XSD + name: float for name in ("decimal", "double", "float")
}

_SYNTAXES: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

# SERVICE is the one read that reaches the network. The keyword is looked for in the raw text, strings and comments
# included, with no word boundary, because the engine's parser needs none: better to refuse too much than to be
# outwitted by a quotation mark in an IRI. GAP and TOKEN are possessive, so that no text makes the search slow.
_GAP = r"(?:\s|#[^\r\n]*+)*+"
_TOKEN = r"(?:<[^<>{}\s]*+>|(?!where[\s{#]|[.,;)\]])(?:\\.|[^\s{}<>#\\])++)"
_SERVICE = re.compile(rf"(?<![?$])service{_GAP}(?:silent{_GAP})?{_TOKEN}{_GAP}\{{", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(?:(?:prefix\s+\S*\s*<[^>]*>|base\s*<[^>]*>|#[^\r\n]*)\s*)*+(\w+)", re.IGNORECASE)
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])


class RdfStore:
    """An RDF dataset in memory. Nothing here writes: the RDF file stays the source of truth."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | Path) -> "RdfStore":
        """The dataset in an RDF file, whose suffix says its syntax.

        Raises GraphError that names the file (and the line) when it does not parse or is not of kg's ontology.
        """
        path = Path(path)
        store = ox.Store()
        try:
            store.bulk_load(path=str(path), format=syntax(path))
        except FileNotFoundError as error:
            raise GraphError(f"{path} does not exist: name an RDF file, or a graph that `kg build` made") from error
        except (SyntaxError, UnicodeDecodeError) as error:
            raise GraphError(f"{path} does not parse as {syntax(path).name}: {error}") from error
        except (OSError, ValueError) as error:
            raise GraphError(f"{path} cannot be read: {error}") from error
        found = cls(store)
        found._check_terms(path)
        return found

    def sparql(self, query: str, *, limit: int | None = None) -> Result:
        """The rows of a SELECT, ASK, CONSTRUCT or DESCRIBE query over the union of all graphs.

        The prefixes of kg.schema.terms need no PREFIX line. At most `limit` rows are read. ASK gives one row with
        the column `answer`; CONSTRUCT gives subject, predicate and object. Raises QueryError for what does not
        parse, for updates and for SERVICE.
        """
        _refuse_what_writes_or_reaches_out(query)
        try:
            answer = self._store.query(query, use_default_graph_as_union=True, prefixes=TURTLE_PREFIXES)
            return _result(answer, limit)
        except SyntaxError as error:
            raise QueryError(f"the SPARQL query does not parse: {str(error).splitlines()[0]}") from error
        except OSError as error:
            raise QueryError(f"the SPARQL query failed: {error}") from error

    def rdflib(self) -> rdflib.Graph:
        """All triples, whatever their graph, as an rdflib Graph with the prefixes bound."""
        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in sorted(TURTLE_PREFIXES.items()):
            graph.bind(prefix, namespace)
        nodes: dict[str, rdflib.URIRef] = {}
        for quad in self._store:
            graph.add((_rdflib(quad.subject, nodes), _rdflib(quad.predicate, nodes), _rdflib(quad.object, nodes)))
        return graph

    def texts(self, node: str, predicate: str) -> list[str]:
        """The literals of a node's property, sorted."""
        quads = self._store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(predicate), None)
        return sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)})

    def graphs_of(self, node: str) -> list[str]:
        """The named graphs that have the node as subject, sorted."""
        quads = self._store.quads_for_pattern(ox.NamedNode(node), None, None)
        return sorted({quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)})

    def __len__(self) -> int:
        return len(self._store)

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._store)

    def _check_terms(self, path: Path) -> None:
        """Raises GraphError unless the data speaks of kg's things, in kg's terms alone."""
        declared = ontology().declared
        predicates = _column(self._store, "SELECT DISTINCT ?x { ?s ?x ?o }")
        classes = _column(self._store, "SELECT DISTINCT ?x { ?s a ?x }")
        ours = {iri for iri in predicates | classes if iri.startswith(KG)}
        if not ours and len(self._store):
            raise GraphError(
                f"{path} is RDF, but nothing in it is of kg's ontology: kg reads things of classes such as <{KG}Place>"
            )
        unknown = sorted(iri.removeprefix(KG) for iri in ours - declared)
        if unknown:
            names = ", ".join(f"kg:{name}" for name in unknown[:5])
            raise GraphError(
                f"{path} uses {names}, which kg's ontology does not have: see ontology/governance.ttl for its terms"
            )


def syntax(path: Path) -> ox.RdfFormat:
    """The syntax of an RDF file by its suffix. Raises GraphError that lists the suffixes that are known."""
    found = _SYNTAXES.get(path.suffix.lower())
    if found is None:
        raise GraphError(f"{path} is no RDF by its name: give a file that ends in {', '.join(_SYNTAXES)}")
    return found


def _refuse_what_writes_or_reaches_out(query: str) -> None:
    if _SERVICE.search(query):
        raise QueryError("SERVICE is not allowed: queries see this graph alone, and never the network")
    first = _UPDATE.match(query)
    if first and first[1].upper() in _UPDATES:
        raise QueryError(f"{first[1].upper()} is not allowed: queries only read, change the reports and build again")


def _column(store: ox.Store, query: str) -> set[str]:
    rows = store.query(query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return {row[0].value for row in rows if isinstance(row[0], ox.NamedNode)}


def _result(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, limit: int | None) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result(("answer",), [{"answer": bool(answer)}])
    if isinstance(answer, ox.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
    else:
        columns = tuple(variable.value for variable in answer.variables)
    taken = list(itertools.islice(answer, None if limit is None else limit + 1))
    cut = limit is not None and len(taken) > limit
    rows = [dict(zip(columns, map(_python, row), strict=True)) for row in taken[:limit]]
    return Result(columns, rows, cut)


def _python(value: Any) -> Any:
    """A term as a Python value: numbers and truth values by their datatype, everything else as its text."""
    if not isinstance(value, ox.Literal):
        return None if value is None else str(getattr(value, "value", value))
    datatype = value.datatype.value
    if datatype == _XSD + "boolean":
        return value.value in ("true", "1")
    number = _NUMBERS.get(datatype)
    try:
        return number(value.value) if number else value.value
    except ValueError:
        return value.value


def _rdflib(value: Any, nodes: dict[str, rdflib.URIRef]) -> Any:
    if isinstance(value, ox.NamedNode):
        node = nodes.get(value.value)
        if node is None:
            node = nodes[value.value] = rdflib.URIRef(value.value)
        return node
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    datatype = value.datatype.value
    # rdflib tells plain strings from xsd:string ones; its own parsers give the plain ones.
    return rdflib.Literal(value.value, datatype=None if datatype == _XSD + "string" else rdflib.URIRef(datatype))
