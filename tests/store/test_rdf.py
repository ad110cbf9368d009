import contextlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

from kg.assemble import assemble
from kg.errors import GraphError, QueryError
from kg.schema.terms import ID, KG
from kg.store.rdf import RdfStore
from tests.assemble.test_assemble import number, reading, runs

PREFIX = f"@prefix kg: <{KG}> .\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> RdfStore:
    path = tmp_path_factory.mktemp("rdf") / "graph.nq"
    assemble([reading(relations=(runs(),)), reading("b" * 16, figures=(number(),))], path)
    return RdfStore.open(path)


def test_select_gives_python_values_over_all_graphs_without_prefix_lines(store: RdfStore) -> None:
    found = store.sparql(
        """SELECT ?name ?value ?year ?collective ?none {
             ?agency kg:implements/rdfs:label ?name ; kg:collective ?collective .
             ?figure a kg:Figure ; kg:value ?value ; kg:startYear ?year .
             OPTIONAL { ?figure kg:qualifier ?none } } LIMIT 1"""
    )
    assert found.columns == ("name", "value", "year", "collective", "none")
    assert found.rows == [{"name": "灯笼巡夜", "value": 12.5, "year": 2023, "collective": False, "none": None}]


def test_ask_and_construct(store: RdfStore) -> None:
    assert store.sparql("ASK { ?s a kg:Claim }").rows == [{"answer": True}]
    found = store.sparql("CONSTRUCT { ?s kg:code ?c } WHERE { ?s kg:code ?c . FILTER(?c = '520200') }")
    assert found.rows == [{"subject": f"{ID}place/520200", "predicate": f"{KG}code", "object": "520200"}]


def test_row_limit_says_that_it_cut(store: RdfStore) -> None:
    found = store.sparql("SELECT ?s { ?s ?p ?o }", limit=3)
    assert (len(found.rows), found.cut) == (3, True)
    assert not store.sparql("SELECT ?s { ?s a kg:Claim }", limit=3).cut


def test_one_graph_a_report(store: RdfStore) -> None:
    found = store.sparql("SELECT DISTINCT ?g { GRAPH ?g { ?s a kg:Figure } }")
    assert [row["g"] for row in found.rows] == [f"{ID}report/{'b' * 16}"]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <b:b> <c:c> }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "# read only\nLOAD <http://127.0.0.1/x>",
        "CLEAR ALL",
        "DROP ALL",
        "ADD <a:a> TO <b:b>",
    ],
)
def test_updates_are_refused_by_name(store: RdfStore, query: str) -> None:
    before = len(store)
    with pytest.raises(QueryError, match="is not allowed: queries only read"):
        store.sparql(query)
    assert len(store) == before


def test_what_does_not_parse_is_a_query_error(store: RdfStore) -> None:
    with pytest.raises(QueryError, match="does not parse: error at 1:"):
        store.sparql("SELECT ?x { ?x ?y")


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes whoever calls."""
    calls: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.path)
            self.send_response(500)
            self.end_headers()

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/x", calls
    server.shutdown()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { VALUES ?e { <URL> } SERVICE ?e { ?s ?p ?o } }",
        "PREFIX e: <URL> SELECT * { SERVICE e: { ?s ?p ?o } }",
        "PREFIX : <URL> SELECT * { SERVICE:{ ?s ?p ?o } }",
        "SELECT * {SERVICE<URL>{?s ?p ?o}}",
        "SELECT * { SERVICE # why\n SILENT # not\n <URL> # then\n { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1 SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { <http://x/'> ?p ?o . SERVICE <URL> { ?s ?p ?o } <http://x/'> ?p ?o }",
        'SELECT * { <http://x/)"> ?p ?o . SERVICE <URL> { ?s ?p ?o } <http://x/)"> ?p ?o }',
        "SELECT * { ?a ?b ?c . FILTER(?a<?c)SERVICE?s#>\n{ ?s ?p ?o } VALUES ?s { <URL> } }",
        "PREFIX e: <URL> SELECT * { SERVICE e:a\\#b { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
        "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "LOAD <URL>",
        "WITH <URL> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_no_query_reaches_the_network(store: RdfStore, listener: tuple[str, list[str]], query: str) -> None:
    url, calls = listener
    with contextlib.suppress(QueryError):
        store.sparql(query.replace("URL", url))
    assert calls == []


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s { ?s kg:kind "service" }',
        "SELECT ?service WHERE { ?service a kg:Indicator }",
        "SELECT ?service { ?service kg:broader programs:service . { ?service a kg:Program } }",
    ],
)
def test_the_word_service_may_be_used(store: RdfStore, query: str) -> None:
    assert store.sparql(query).rows == []


def test_rdflib_graph_holds_the_same_triples(store: RdfStore) -> None:
    graph = store.rdflib()
    assert (
        len(graph) == store.sparql("SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } } }").rows[0]["n"]
    )
    names = graph.query("SELECT ?name { ?claim a kg:Claim ; kg:object/rdfs:label ?name }")
    assert [str(row[0]) for row in names] == ["灯笼巡夜"]
    kind = graph.value(predicate=rdflib.RDFS.label, object=rdflib.Literal("六盘水市公安局", lang="zh"))
    assert graph.value(kind, rdflib.URIRef(KG + "collective")).toPython() is False


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", "<a:a> <b:b> ;\n\n oops", r"x\.ttl does not parse as Turtle: .*line"),
        ("x.nq", "nonsense", r"x\.nq does not parse as N-Quads: .*line 1"),
        ("x.txt", "", r"x\.txt is no RDF by its name: give a file that ends in \.ttl"),
        ("x.ttl", "<http://a/a> a <http://b/B> .", r"nothing in it is of kg's ontology"),
        (
            "x.ttl",
            PREFIX + "<http://a/a> a kg:Town ; kg:colour 'red' .",
            r"uses kg:Town, kg:colour, which kg's ontology",
        ),
        ("x.ttl", b"\xff\xfe\x00", r"x\.ttl does not parse"),
    ],
)
def test_bad_files_are_named_with_what_is_wrong(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GraphError, match=message):
        RdfStore.open(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no\.ttl does not exist"):
        RdfStore.open(tmp_path / "no.ttl")


def test_turtle_written_by_hand_is_welcome(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIX + "<http://my/place> a kg:Place ; kg:code '520200' .", encoding="utf-8")
    assert RdfStore.open(path).sparql("SELECT ?c { ?s kg:code ?c }").rows == [{"c": "520200"}]
