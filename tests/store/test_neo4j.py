"""The production store on a real server: the same graph however often and from wherever it is loaded."""

import logging
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from rdflib import RDF, RDFS

from kg.errors import ConnectionFailed, GraphError, QueryError
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from kg.store.rows import GraphRows
from tests.neo4j_server import Neo4jServer
from tests.store.conftest import SAMPLE

pytestmark = pytest.mark.neo4j

LOADER = """
import sys
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
uri, user, password, path = sys.argv[1:]
with Neo4jStore(uri, user, password) as store:
    store.load(project(path), lambda *told: print(*told, flush=True))
"""


def loader(server: Neo4jServer, path: Path = SAMPLE) -> subprocess.Popen[bytes]:
    """A process that loads a graph, and tells how far it has come."""
    command = [sys.executable, "-c", LOADER, server.uri, server.user, server.password, str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_a_load_brings_every_node_relationship_and_value(empty_neo4j: Neo4jStore, sample: GraphRows) -> None:
    told: list[tuple[str, int, int]] = []
    result = empty_neo4j.load(sample, progress=lambda *step: told.append(step))
    assert empty_neo4j.checksum() == sample.checksum()
    assert (result.nodes, result.relationships) == (sample.node_count, sample.relationship_count)
    assert told[-1] == ("load", sample.node_count + sample.relationship_count, told[-1][2])
    assert told[-1][1] == told[-1][2]


def test_loading_twice_changes_nothing(empty_neo4j: Neo4jStore, sample: GraphRows) -> None:
    empty_neo4j.load(sample)
    empty_neo4j.load(sample)
    assert empty_neo4j.checksum() == sample.checksum()
    assert empty_neo4j.rows("MATCH ()-[r]->() RETURN count(r) AS n").rows == [{"n": sample.relationship_count}]


def test_a_property_that_is_gone_is_taken_away(empty_neo4j: Neo4jStore, sample: GraphRows) -> None:
    more = [(*row[:-1], 1999) for row in sample.nodes["Policy"]]
    empty_neo4j.load(GraphRows(sample.schema, {**sample.nodes, "Policy": more}, sample.relationships))
    assert empty_neo4j.checksum() != sample.checksum()
    empty_neo4j.load(sample)
    assert empty_neo4j.checksum() == sample.checksum()


def test_eight_processes_at_once_end_in_the_same_graph(
    empty_neo4j: Neo4jStore, neo4j_server: Neo4jServer, sample: GraphRows
) -> None:
    loaders = [loader(neo4j_server) for _ in range(8)]
    for process in loaders:
        process.communicate()
    assert [process.returncode for process in loaders] == [0] * 8
    assert empty_neo4j.checksum() == sample.checksum()
    assert empty_neo4j.rows("MATCH (n) RETURN count(n) AS n").rows == [{"n": sample.node_count}]


def test_a_load_that_was_cut_is_taken_up(empty_neo4j: Neo4jStore, sample: GraphRows) -> None:
    class CutError(Exception):
        pass

    def cut(_: str, done: int, whole: int) -> None:
        if done > whole / 2:
            raise CutError

    many = [(f"urn:indicator:{number}", None, None) for number in range(12_000)]
    rows = GraphRows(
        sample.schema, {**sample.nodes, "Indicator": [*sample.nodes["Indicator"], *many]}, sample.relationships
    )
    with pytest.raises(CutError):
        empty_neo4j.load(rows, progress=cut)
    assert empty_neo4j.checksum() != rows.checksum()
    empty_neo4j.load(rows)
    assert empty_neo4j.checksum() == rows.checksum()


def test_a_load_that_was_killed_is_taken_up(empty_neo4j: Neo4jStore, neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    path, base = tmp_path / "many.nq", "https://w3id.org/local-governance/"
    with path.open("w", encoding="utf-8") as file:
        for number in range(25_000):
            indicator = f"<{base}id/indicator/{number}>"
            file.write(f"{indicator} <{RDF.type}> <{base}ontology#Indicator> .\n")
            file.write(f'{indicator} <{RDFS.label}> "指标{number}"@zh .\n')
    rows = project(path)
    process = loader(neo4j_server, path)
    assert process.stdout is not None
    told = process.stdout.readline()  # the first transaction is in
    process.kill()
    process.communicate()
    assert told.startswith(b"load ") and process.returncode != 0
    assert empty_neo4j.checksum() != rows.checksum()
    empty_neo4j.load(rows)
    assert empty_neo4j.checksum() == rows.checksum()


def test_labels_and_types_beyond_the_ontology_are_refused(empty_neo4j: Neo4jStore, sample: GraphRows) -> None:
    for rows in (
        GraphRows(sample.schema, {"Secret": [("urn:x", None, None)]}, {}),
        GraphRows(sample.schema, {}, {("OWNS", "Place", "Place"): [("urn:x", "urn:y")]}),
        GraphRows(sample.schema, {}, {("WITHIN", "Person", "Place"): [("urn:x", "urn:y")]}),
    ):
        with pytest.raises(GraphError, match="of the ontology: load only graphs that kg projected"):
            empty_neo4j.load(rows)
    assert empty_neo4j.rows("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]


def test_queries_cannot_write(loaded: Neo4jStore, sample: GraphRows) -> None:
    with pytest.raises(QueryError):
        loaded.rows("CREATE (n:Place {id: 'x'}) RETURN n.id AS id")
    assert loaded.checksum() == sample.checksum()


def test_a_query_that_takes_too_long_is_stopped(loaded: Neo4jStore) -> None:
    nodes = [f"a{number}" for number in range(10)]
    total = " + ".join(f"size({node}.id)" for node in nodes)
    endless = f"MATCH {', '.join(f'({node})' for node in nodes)} WHERE {total} < 0 RETURN count(*) AS n"
    with pytest.raises(QueryError, match="took too long and was stopped"):
        loaded.rows(endless, timeout=1)


def test_loading_and_asking_raise_no_notices(
    empty_neo4j: Neo4jStore, sample: GraphRows, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="neo4j"):
        empty_neo4j.load(sample)
        empty_neo4j.checksum()
    assert [record.message for record in caplog.records if "notification" in record.message.lower()] == []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_server_that_is_not_running_is_named() -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    with pytest.raises(ConnectionFailed, match=f"no Neo4j server answers at {uri}: start one"):
        Neo4jStore(uri, "neo4j", "x")


def test_a_refused_password_is_named(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(ConnectionFailed, match="refuses user neo4j with this password: give --user and --password"):
        Neo4jStore(neo4j_server.uri, "neo4j", "wrong")


def test_a_database_that_is_not_there_is_named(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(ConnectionFailed, match="has no database other"):
        Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password, "other")


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "localhost:7687", "bolt:/x", ""])
def test_what_is_no_address_of_a_server_is_named(uri: str) -> None:
    with pytest.raises(ConnectionFailed, match="is no address of a Neo4j server: write it as bolt://host:7687"):
        Neo4jStore(uri, "neo4j", "x")


def test_a_port_that_speaks_something_else_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as web:

        def answer() -> None:
            with web.accept()[0] as connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(ConnectionFailed, match="does not speak Bolt: give the server's Bolt address"):
            Neo4jStore(f"bolt://127.0.0.1:{web.getsockname()[1]}", "neo4j", "x")
