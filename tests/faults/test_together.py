"""Eight processes build, ask, load and export at once on one graph folder: no wrong answer, no crash."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from tests.faults.harness import ROUNDS, Corpus, note, run, whole
from tests.neo4j_server import Neo4jServer

SECONDS = 120 if ROUNDS else 6


@pytest.mark.neo4j
def test_eight_processes_at_once(corpus: Corpus, tmp_path: Path, neo4j_server: Neo4jServer) -> None:
    graph = tmp_path / "graph"
    kg.build([corpus.one.reports], graph)
    neo4j_server.clear()
    server = ("--to", neo4j_server.uri, "--password", neo4j_server.password)
    right = {state.agencies for state in (corpus.one, corpus.two)}
    turtles = {state.turtle for state in (corpus.one, corpus.two)}
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    until = time.monotonic() + SECONDS

    def build(number: int) -> None:
        state = (corpus.one, corpus.two)[(number + counted["build"]) % 2]
        done = run("build", state.reports, "-o", graph)
        counted["build" if done.returncode == 0 else "build waits"] += 1
        if done.returncode and "another build is writing" not in done.stderr:
            wrong.append(f"build: {done.stderr}")

    def ask(number: int) -> None:
        done = run("query", "--cypher", "MATCH (a:Agency) RETURN count(a) AS n", "--json", "--graph", graph)
        counted["ask"] += 1
        if done.returncode or json.loads(done.stdout)[0]["n"] not in right:
            wrong.append(f"ask: {done.stdout} {done.stderr}")

    def export(number: int) -> None:
        target = tmp_path / f"{number}.ttl"
        done = run("export", "--graph", graph, "-o", target)
        counted["export"] += 1
        if done.returncode or target.read_bytes() not in turtles:
            wrong.append(f"export: {done.stderr}")

    def load(number: int) -> None:
        done = run("load", "--graph", graph, *server)
        counted["load"] += 1
        if done.returncode:
            wrong.append(f"load: {done.stderr}")

    def repeat(task: Callable[[int], None], number: int) -> None:
        while time.monotonic() < until:
            task(number)

    workers = [
        threading.Thread(target=repeat, args=(task, number))
        for task in (build, ask, export, load)
        for number in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert wrong == []
    assert min(counted[task] for task in ("build", "ask", "export", "load")) > 0
    kg.build([corpus.one.reports], graph)
    whole(graph, frozenset((corpus.one.checksum,)))
    neo4j_server.clear()
    assert run("load", "--graph", graph, *server).returncode == 0
    with Neo4jStore(neo4j_server.uri, password=neo4j_server.password) as store:
        assert store.checksum() == project(kg.open_graph(graph).rdf_path).checksum()
    note(f"eight processes for {SECONDS} s: {dict(sorted(counted.items()))}, none wrong")
