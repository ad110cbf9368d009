"""kg doctor on sound and unsound installations, graph folders and servers."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kg.schema.resources import folder
from tests.cli.test_commands import EXAMPLES, run
from tests.neo4j_server import Neo4jServer


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = tmp_path_factory.mktemp("doctor") / "graph"
    assert run("build", EXAMPLES / "changzhou-2024-press.txt", "-o", graph).returncode == 0
    return graph


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """A graph that a test may damage."""
    return Path(shutil.copytree(built, tmp_path / "graph"))


def checks(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> tuple[int, dict[str, dict[str, Any]]]:
    done = run("doctor", *arguments, "--json", cwd=cwd, **environment)
    return done.returncode, {check["name"]: check for check in json.loads(done.stdout)}


def states(found: dict[str, dict[str, Any]]) -> set[tuple[str, str]]:
    return {(name, check["state"]) for name, check in found.items()}


def test_a_sound_graph_passes_line_by_line(built: Path) -> None:
    done = run("doctor", "--graph", built)
    assert done.returncode == 0
    assert "fail" not in done.stdout
    for line in (
        "ok   packages: kg ",
        "ok   pipeline: ",
        "ok   rdf: ",
        "ok   embedded store: opens, and holds 1 reports",
    ):
        assert line in done.stdout


def test_looking_changes_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*") if path.is_file()}
    run("doctor", "--graph", built)
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*") if path.is_file()} == before


def test_a_graph_that_was_named_and_is_not_there_fails_with_what_to_do(tmp_path: Path) -> None:
    code, found = checks("--graph", tmp_path / "none")
    assert code == 1
    assert found["graph"]["state"] == "fail"
    assert "kg build" in found["graph"]["remedy"]


def test_no_graph_yet_is_worth_a_warning(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 0
    assert "warn graph: there is none in graph" in done.stdout


def test_a_damaged_manifest_fails(graph: Path) -> None:
    (graph / "graph.json").write_text("{")
    code, found = checks("--graph", graph)
    assert code == 1
    assert ("graph", "fail") in states(found)
    assert "kg build" in found["graph"]["message"]


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_rdf_that_is_not_what_was_built_fails(graph: Path, damage: str) -> None:
    (rdf,) = (graph / "rdf").glob("*.nq")
    if damage == "gone":
        rdf.unlink()
    else:
        rdf.write_bytes(rdf.read_bytes().replace(b"2024", b"2025", 1))
    code, found = checks("--graph", graph)
    assert code == 1
    assert ("rdf", "fail") in states(found)
    assert rdf.name in found["rdf"]["message"]


def test_what_kg_mends_by_itself_is_a_warning(graph: Path) -> None:
    (store,) = (graph / "embedded").glob("*.lbug")
    store.write_bytes(b"no store")
    (reading,) = (graph / "readings").glob("*/*.json.gz")
    reading.write_bytes(reading.read_bytes()[:100])
    code, found = checks("--graph", graph)
    assert code == 0
    assert {("embedded store", "warn"), ("readings", "warn"), ("rdf", "ok")} <= states(found)


def test_a_terminal_without_chinese_is_a_warning(built: Path) -> None:
    _, found = checks("--graph", built, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert ("output", "warn") in states(found)


def test_without_java_only_the_bulk_load_is_missing(built: Path, tmp_path: Path) -> None:
    code, found = checks("--graph", built, PATH=str(tmp_path), JAVA_HOME="")
    assert code == 0
    assert ("java", "warn") in states(found)


def test_a_server_that_is_not_there_fails(built: Path) -> None:
    code, found = checks("--graph", built, "--to", "bolt://127.0.0.1:1")
    assert code == 1
    assert "127.0.0.1:1" in found["neo4j"]["message"]


@pytest.mark.neo4j
def test_a_server_is_asked_for_its_version_and_reports(built: Path, neo4j_server: Neo4jServer) -> None:
    to = ("--to", neo4j_server.uri)
    code, found = checks("--graph", built, *to, NEO4J_PASSWORD=neo4j_server.password)
    assert code == 0
    assert found["neo4j"]["message"].startswith("version 5.26")
    code, found = checks("--graph", built, *to, NEO4J_PASSWORD="not this one")
    assert code == 1
    assert ("neo4j", "fail") in states(found)


def test_a_package_that_is_missing_is_named(built: Path, tmp_path: Path) -> None:
    """An installation whose metadata asks for a package that is not there."""
    code, found = checks("--graph", built, PYTHONPATH=f"{_installation(tmp_path)}:{EXAMPLES.parents[1]}")
    assert code == 1
    assert "not-a-package" in found["packages"]["message"]


def _installation(place: Path) -> Path:
    info = place / "kg-0.1.0.dist-info"
    info.mkdir()
    text = "Metadata-Version: 2.1\nName: kg\nVersion: 0.1.0\nRequires-Dist: not-a-package>=1\n"
    (info / "METADATA").write_text(text, encoding="utf-8")
    return place


def test_data_that_is_missing_fails(built: Path, tmp_path: Path) -> None:
    checkout = folder("ontology").parent
    shutil.copytree(checkout / "kg", tmp_path / "kg")
    shutil.copytree(checkout / "pipelines", tmp_path / "pipelines")
    code, found = checks("--graph", built, PYTHONPATH=str(tmp_path), cwd=tmp_path)
    assert code == 1
    assert "ontology" in found["pipeline"]["message"]
