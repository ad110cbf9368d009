"""A user's SPARQL has a time and a row limit, and sees nothing but the graph."""

from pathlib import Path

import pytest

import kg
from kg.api.graph import Graph
from kg.errors import QueryError


@pytest.fixture(scope="module")
def graph(example_graph: Path) -> Graph:
    return kg.open_graph(example_graph)


def test_rows_values_and_prefixes(graph: Graph) -> None:
    found = graph.sparql("SELECT ?p ?start ?current { ?p kg:start ?start ; kg:current ?current } ORDER BY ?p LIMIT 1")
    (row,) = found.rows
    assert found.columns == ("p", "start", "current")
    assert row["p"].startswith("https://") and isinstance(row["start"], int) and isinstance(row["current"], bool)
    assert graph.sparql("ASK { ?p a kg:Place }").rows == [{"answer": True}]


def test_a_query_that_takes_too_long_is_stopped(graph: Graph) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="took longer than 1 s: narrow it, or allow more"):
        graph.sparql(endless, timeout=1)


def test_more_rows_than_the_limit_are_cut_and_said_so(graph: Graph) -> None:
    found = graph.sparql("SELECT ?s ?o { ?s ?p ?o }", limit=5)
    assert len(found.rows) == 5 and found.cut


def test_a_query_that_needs_too_much_memory_is_stopped(graph: Graph) -> None:
    greedy = "SELECT DISTINCT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a ?b"
    with pytest.raises(QueryError, match="narrow it"):
        graph.sparql(greedy)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?s { ?s ?p", "the SPARQL query does not parse"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is not allowed"),
    ],
)
def test_what_is_wrong_is_named(graph: Graph, query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        graph.sparql(query)
