"""The bulk import on a real server: the same graph as over Bolt, and nothing left behind when it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import GraphError
from kg.store.embedded import EmbeddedStore
from kg.store.exchange import export
from kg.store.neo4j import Neo4jStore
from kg.store.neo4j_bulk import load_bulk
from kg.store.project import project
from kg.store.rows import GraphRows
from tests import neo4j_server as starter
from tests.store.conftest import SAMPLE

ROOT = Path(__file__).resolve().parents[2]

# What separates, quotes, escapes and ends in CSV, and what is no value to some readers.
ODD = ('a "b", c', "\\", "\\n", "'", "", " x ", ";", "null", "1,5", "=1", "\t", '"', "𠮷 e\u0301", "\u2028", "\x85")
BROKEN = ("one\ntwo", "\rone\r\ntwo", '"\n')


def odd(sample: GraphRows, texts: tuple[str, ...]) -> GraphRows:
    """The sample with texts that a reader of CSV could take amiss."""
    more = [(f"urn:odd:{number}", text, text or None) for number, text in enumerate(texts)]
    return GraphRows(
        sample.schema, {**sample.nodes, "Indicator": [*sample.nodes["Indicator"], *more]}, sample.relationships
    )


@pytest.fixture(scope="module")
def jars(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server's jars in one folder, as an installed server has them."""
    folder = tmp_path_factory.mktemp("jars")
    for jar in starter.jars():
        (folder / jar.name).symlink_to(jar)
    return folder


@pytest.mark.neo4j
@pytest.mark.parametrize("texts", [ODD, (*BROKEN, *ODD)], ids=["lines", "line breaks"])
def test_a_bulk_load_gives_the_graph_of_a_load_over_bolt(
    neo4j_server: starter.Neo4jServer, sample: GraphRows, jars: Path, tmp_path: Path, texts: tuple[str, ...]
) -> None:
    rows, home = odd(sample, texts), a_home(tmp_path)
    load_bulk(rows, home, java=starter.java(), jars=jars)
    with pytest.raises(GraphError, match="is there, and a bulk load makes the database"):
        load_bulk(rows, home, java=starter.java(), jars=jars)
    server = starter.start(home, heap="512m", page_cache="64m")
    try:
        with Neo4jStore(server.uri, server.user, server.password) as store:
            assert store.checksum() == rows.checksum()
    finally:
        server.stop()


@pytest.mark.neo4j
def test_a_bulk_load_of_a_store_gives_the_graph_that_it_was_built_from(
    neo4j_server: starter.Neo4jServer, sample: GraphRows, jars: Path, tmp_path: Path
) -> None:
    rows = odd(sample, (*BROKEN, *ODD))
    EmbeddedStore.build(rows, tmp_path / "a 'store'.lbug")
    with EmbeddedStore.open(tmp_path / "a 'store'.lbug") as built:
        found = load_bulk(built, a_home(tmp_path), java=starter.java(), jars=jars)
    assert found == (rows.node_count, rows.relationship_count)
    server = starter.start(tmp_path / "home", heap="512m", page_cache="64m")
    try:
        with Neo4jStore(server.uri, server.user, server.password) as store:
            assert store.checksum() == rows.checksum()
            store.constrain()
            assert store.rows("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n").rows == [{"n": len(rows.nodes)}]
            store.load(rows)
            assert store.checksum() == rows.checksum()
            assert store.rows("MATCH (n) RETURN count(n) AS n").rows == [{"n": rows.node_count}]
    finally:
        server.stop()


@pytest.mark.neo4j
def test_a_bulk_load_of_a_graph_folder_brings_all_of_it(
    neo4j_server: starter.Neo4jServer, example_graph: Path, jars: Path, tmp_path: Path
) -> None:
    rows = project(kg.open_graph(example_graph).rdf_path)
    found = kg.load_bulk(a_home(tmp_path), example_graph, java=starter.java(), jars=jars)
    assert (found.nodes, found.relationships) == (rows.node_count, rows.relationship_count)


@pytest.fixture(autouse=True)
def short_lived(monkeypatch: pytest.MonkeyPatch) -> None:
    """The import tool's Java is spared what the server's is."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", " ".join(starter.SHORT_LIVED))


def a_home(folder: Path) -> Path:
    (folder / "home" / "conf").mkdir(parents=True)
    (folder / "home" / "conf" / "neo4j.conf").touch()
    return folder / "home"


@pytest.mark.neo4j
def test_an_import_that_fails_leaves_no_database(
    neo4j_server: starter.Neo4jServer, sample: GraphRows, jars: Path, tmp_path: Path
) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "neo4j.conf").touch()
    start = sample.schema.labels["Place"].columns.index("start")
    wrong = [(*row[:start], "long ago", *row[start + 1 :]) for row in sample.nodes["Place"]]
    rows = GraphRows(sample.schema, {**sample.nodes, "Place": wrong}, sample.relationships)
    with pytest.raises(GraphError, match=r"the import tool of the server in .* refused: .*"):
        load_bulk(rows, tmp_path, java=starter.java(), jars=jars)
    assert not (tmp_path / "data" / "databases" / "neo4j").exists()


def test_relationships_of_nodes_that_are_not_there_are_refused(sample: GraphRows, tmp_path: Path) -> None:
    rows = GraphRows(sample.schema, {**sample.nodes, "Report": []}, sample.relationships)
    with pytest.raises(GraphError, match=r"relationships lead to .*, which is no node"):
        load_bulk(rows, tmp_path, java=sys.executable, jars=_a_jar(tmp_path))
    assert not (tmp_path / "data").exists()


def _a_jar(folder: Path) -> Path:
    (folder / "server.jar").touch()
    return folder


def test_what_is_missing_is_named(sample: GraphRows, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="is no folder: give the server's home"):
        load_bulk(sample, tmp_path / "none")
    with pytest.raises(GraphError, match="no such java is no program"):
        load_bulk(sample, tmp_path, java="no such java")
    with pytest.raises(GraphError, match=r"no jars of the server in .*: name their folder with --jars"):
        load_bulk(sample, tmp_path, java=sys.executable, jars=tmp_path)
    with pytest.raises(GraphError, match="is no name of a database"):
        load_bulk(sample, tmp_path, database="../x")


def test_the_export_has_typed_headers_and_arguments_that_name_each_file(tmp_path: Path) -> None:
    folder = export(SAMPLE, tmp_path / "bulk", "neo4j-admin")
    place = (folder / "Place.header.csv").read_text(encoding="utf-8").strip().split(",")
    assert place[:2] == [":ID", "id:string"] and {
        "start:long",
        "current:boolean",
        "longitude:double",
        "name:string",
    } <= set(place)
    lines = (folder / "import.args").read_text(encoding="utf-8").splitlines()
    named = {file for line in lines if "header" in line for file in line.split("=", 2)[2].split(",")}
    assert named == {path.name for path in folder.glob("*.csv")}
    assert (folder / "constraints.cypher").read_text(encoding="utf-8").count("IS UNIQUE;") == len(project(SAMPLE).nodes)
    export(SAMPLE, folder, "neo4j-admin")  # its own folder may be written anew


@pytest.mark.parametrize(
    "arguments",
    [(), ("--bulk", "--to", "bolt://x"), ("--bulk",), ("--to", "bolt://x", "--constraints", "--replace", "r")],
)
def test_options_that_do_not_go_together_are_refused(arguments: tuple[str, ...]) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NEO4J_HOME"} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "load", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert result.returncode == 2 and "Error:" in result.stderr
