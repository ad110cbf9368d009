"""The same triples into the same warm Neo4j server: rdflib-neo4j, the barest loader that Bolt allows, and kg.

    uv run --with rdflib-neo4j==1.1 python -m benchmarks.load [--triples 200000] [--runs 3]

Each loader starts from the N-Quads file of a graph and an empty database, in turn, so that all meet the same machine; medians of
the runs. The barest loader sends nodes and plain relationships in batches of 10,000 rows, with MERGE: no statement becomes a
relationship with status and dates, nothing is typed or named. rdflib-neo4j drops language tags, types and graphs.
"""

import argparse
import importlib.metadata
import logging
import os
import platform
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pyoxigraph as ox

from benchmarks.export import make
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from tests.neo4j_server import VERSION, Neo4jServer, start

BATCH = 10_000


def by_kg(path: Path, server: Neo4jServer) -> None:
    with Neo4jStore(server.uri, server.user, server.password) as store:
        store.load(project(path))


def bare(path: Path, server: Neo4jServer) -> None:
    nodes: dict[str, dict[str, Any]] = defaultdict(dict)
    links: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
        name = quad.predicate.value.rpartition("/")[2].rpartition("#")[2]
        if isinstance(quad.object, ox.Literal):
            nodes[quad.subject.value][name] = quad.object.value
        elif name != "type":
            links[name].add((quad.subject.value, quad.object.value))
            nodes[quad.subject.value], nodes[quad.object.value]
    with driver(server) as opened, opened.session() as session:
        session.run("CREATE CONSTRAINT bare IF NOT EXISTS FOR (n:Resource) REQUIRE n.uri IS UNIQUE").consume()
        for rows in chunks([{"uri": uri, **values} for uri, values in nodes.items()]):
            query = "UNWIND $rows AS row MERGE (n:Resource {uri: row.uri}) SET n = row"
            session.execute_write(lambda t, q=query, r=rows: t.run(q, rows=r).consume())
        for name, pairs in links.items():
            query = (
                "UNWIND $rows AS row MATCH (a:Resource {uri: row[0]}) MATCH (b:Resource {uri: row[1]}) "
                f"MERGE (a)-[:`{name}`]->(b)"
            )
            for rows in chunks([list(pair) for pair in sorted(pairs)]):
                session.execute_write(lambda t, q=query, r=rows: t.run(q, rows=r).consume())


def by_rdflib_neo4j(path: Path, server: Neo4jServer) -> None:
    from rdflib import Graph
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStoreConfig
    from rdflib_neo4j import Neo4jStore as RdflibStore

    plain = path.with_suffix(".nt")
    if not plain.exists():
        triples = {quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)}
        plain.write_bytes(ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES))
    auth = {"uri": server.uri, "database": "neo4j", "user": server.user, "pwd": server.password}
    config = Neo4jStoreConfig(auth_data=auth, batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
    graph = Graph(store=RdflibStore(config=config))
    graph.parse(plain, format="nt")
    graph.close(True)


LOADERS: dict[str, Callable[[Path, Neo4jServer], None]] = {
    "rdflib-neo4j": by_rdflib_neo4j,
    "barest": bare,
    "kg": by_kg,
}


def driver(server: Neo4jServer) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password))


def chunks(rows: list[Any]) -> Iterator[list[Any]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]


def compare(triples: int, runs: int) -> None:
    loaders = {name: loader for name, loader in LOADERS.items() if name != "rdflib-neo4j" or installed("rdflib-neo4j")}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        make(path, triples)
        size = len({quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)})
        server = start(Path(folder) / "home")
        try:
            seconds = measure(loaders, path, server, runs)
        finally:
            server.stop()
    peers = [name for name in ("neo4j", "rdflib-neo4j", "pyoxigraph") if installed(name)]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in peers)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    print(f"{size:,} triples; {machine}; Neo4j {VERSION}, Python {platform.python_version()}, {versions}; {runs} runs")
    print("| loader | seconds | triples/s | times the barest |\n| --- | --- | --- | --- |")
    floor = statistics.median(seconds["barest"])
    for name, found in seconds.items():
        median = statistics.median(found)
        print(f"| {name} | {median:.1f} | {size / median:,.0f} | {median / floor:.2f} |")


def measure(
    loaders: dict[str, Callable[[Path, Neo4jServer], None]], path: Path, server: Neo4jServer, runs: int
) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in loaders}
    for run in range(runs + 1):
        for name, loader in loaders.items():
            server.clear()
            begin = time.perf_counter()
            loader(path, server)
            if run:  # the first round warms the server and is not counted
                seconds[name].append(time.perf_counter() - begin)
    return seconds


def installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    logging.getLogger("neo4j").setLevel(logging.ERROR)
    compare(options.triples, options.runs)


if __name__ == "__main__":
    main()
