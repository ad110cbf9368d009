"""kg load is killed, and the server is stopped under it: loading again ends in the same checksum."""

import subprocess
import time
from pathlib import Path

import pytest

import kg
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from tests.faults.harness import Corpus, Killer, command, duration, environment, moments, note, rounds, run
from tests.neo4j_server import Neo4jServer, launch, start

pytestmark = pytest.mark.neo4j


def test_a_killed_load_is_taken_up(corpus: Corpus, tmp_path: Path, neo4j_server: Neo4jServer) -> None:
    graph = tmp_path / "graph"
    kg.build([corpus.one.reports], graph)
    rows = project(kg.open_graph(graph).rdf_path)
    arguments = ("load", "--graph", graph, "--to", neo4j_server.uri, "--password", neo4j_server.password)
    neo4j_server.clear()
    kill = Killer("load", *arguments)
    for number in range(rounds()):
        if number % 10 == 0:
            neo4j_server.clear()
        kill(*arguments)
        if number % 10 == 9 or number == rounds() - 1:
            done = run(*arguments)
            assert done.returncode == 0, done.stderr
            assert stored(neo4j_server) == rows.checksum()
    note(f"kg load: {kill}, 0 damaged")


def test_a_server_that_stops_in_mid_load_is_loaded_again(corpus: Corpus, tmp_path: Path) -> None:
    graph, chance, home = tmp_path / "graph", moments("server"), tmp_path / "home"
    kg.build([corpus.one.reports], graph)
    rows = project(kg.open_graph(graph).rdf_path)
    server = start(home, heap="512m", page_cache="64m")
    port = int(server.uri.rpartition(":")[2])
    arguments = ("load", "--graph", graph, "--to", server.uri, "--password", server.password)
    survived = 0
    try:
        limit = duration(*arguments)
        for _ in range(rounds(20, 1)):
            server.clear()
            loading = subprocess.Popen(command(*arguments), env=environment(), stderr=subprocess.PIPE, text=True)
            time.sleep(chance.uniform(0.3, 0.9) * limit)
            server.stop()
            server = launch(home, port, server.password, heap="512m")
            _, said = loading.communicate(timeout=300)
            assert "Traceback" not in said
            assert loading.returncode in (0, 1)
            survived += loading.returncode == 0
            assert run(*arguments).returncode == 0
            assert stored(server) == rows.checksum()
    finally:
        server.stop()
    note(f"server stopped in mid-load: {rounds(20, 1)}, of which {survived} loads went on by themselves, 0 damaged")


def stored(server: Neo4jServer) -> str:
    with Neo4jStore(server.uri, password=server.password) as store:
        return store.checksum()
