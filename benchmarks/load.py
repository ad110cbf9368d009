"""The same triples into Neo4j: rdflib-neo4j, the barest loader that Bolt allows, and kg, over Bolt and in bulk.

    uv run --with rdflib-neo4j==1.1 python -m benchmarks.load [--triples 200000] [--runs 3]
    uv run --with rdflib-neo4j==1.1 python -m benchmarks.load --bulk [--triples 2000000] [--runs 3]

Over Bolt each loader starts from the N-Quads file of a graph and an empty database of one warm server, in turn, so that all
meet the same machine; medians of the runs, and of their ratios run by run. The barest loader sends nodes and plain relationships
in batches of 10,000 rows, with MERGE: no statement becomes a relationship with status and dates, nothing is typed or named.
rdflib-neo4j drops language tags, types and graphs.

In bulk, kg starts from a stopped server without a database, and from the embedded store, as `kg load --bulk` does of a folder that
`kg build` made, or from the N-Quads file, as it does of a file by itself; that counts until the import tool has ended, and the making
of the constraints once the server is up, but not its start. rdflib-neo4j loads a part of such a graph over Bolt in the same run, into
a server that has loaded a small one before, and its rate is taken as linear. With --runs 1 that takes some 3 minutes.
"""

import argparse
import contextlib
import importlib.metadata
import io
import logging
import os
import platform
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pyoxigraph as ox

from benchmarks.export import make
from kg.api.load import load
from kg.store.embedded import EmbeddedStore
from kg.store.neo4j import Neo4jStore
from kg.store.neo4j_bulk import load_bulk
from kg.store.project import project
from tests.neo4j_server import VERSION, Neo4jServer, jars, java, start

BATCH = 10_000
BY_STORE, BY_FILE = "kg in bulk, of a graph folder", "kg in bulk, of its N-Quads alone"

WARM_UP = 1
"""Rounds that are not counted: the server compiles what it runs often."""

WARM_UP_TRIPLES = 50_000
"""What rdflib-neo4j loads before its load is counted that bulk is compared with."""


def by_kg(path: Path, server: Neo4jServer) -> None:
    load(server.uri, path, user=server.user, password=server.password)


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
    auth = {"uri": server.uri, "database": "neo4j", "user": server.user, "pwd": server.password}
    config = Neo4jStoreConfig(auth_data=auth, batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
    with contextlib.redirect_stdout(io.StringIO()):  # it tells its progress
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
        size = prepare(path, triples)
        before = os.getloadavg()[0]
        server = start(Path(folder) / "home")
        try:
            seconds, work = measure(loaders, path, server, runs)
            with Neo4jStore(server.uri, server.user, server.password) as store:  # kg was the last to load
                same = store.checksum() == project(path).checksum()
        finally:
            server.stop()
    describe(size, runs, before)
    print(
        "| loader | seconds | triples/s | times rdflib-neo4j | of the barest's time | processor s | of the barest's |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, found in seconds.items():
        median = statistics.median(found)
        faster = f"{ratio(seconds['rdflib-neo4j'], found):.2f}" if "rdflib-neo4j" in seconds else ""
        floor = f"{ratio(found, seconds['barest']):.2f}"
        used = f"{statistics.median(work[name]):.1f} | {ratio(work[name], work['barest']):.2f}"
        print(f"| {name} | {median:.1f} | {size / median:,.0f} | {faster} | {floor} | {used} |")
    print(f"checksum over what kg loaded: {'that of the triples' if same else 'ANOTHER than that of the triples'}")


def compare_in_bulk(triples: int, runs: int, peer_triples: int) -> None:
    peers: list[tuple[float, float]] = []
    ours: dict[str, list[tuple[float, float, float]]] = {BY_STORE: [], BY_FILE: []}
    with tempfile.TemporaryDirectory() as folder:
        path, part, first = (Path(folder) / name for name in ("graph.nq", "part.nq", "first.nq"))
        size = prepare(path, triples, plain=False)
        few = prepare(part, min(triples, peer_triples))
        prepare(first, WARM_UP_TRIPLES)
        before = os.getloadavg()[0]
        lib = Path(folder) / "lib"
        lib.mkdir()
        for jar in jars():
            (lib / jar.name).symlink_to(jar)
        rows = project(path)
        checksum, store = rows.checksum(), Path(folder) / "graph.lbug"
        EmbeddedStore.build(rows, store)
        del rows
        for run in range(runs):
            for name, source in ((BY_STORE, store), (BY_FILE, path)):
                ours[name].append(in_bulk(source, Path(folder) / f"{source.suffix}{run}", lib, checksum))
            if installed("rdflib-neo4j"):
                peers.append(by_the_peer(part, first, Path(folder) / f"peer{run}"))
    describe(size, runs, before)
    print("| loader | triples | seconds | of them constraints | triples/s | times | processor s | times |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    if peers:
        seconds, work = ([peer[at] for peer in peers] for at in (0, 1))
        print(row("rdflib-neo4j over Bolt", few, seconds, work, "", "1.0", "1.0"))
    for name, found in ours.items():
        seconds, work = [a + b for a, b, _ in found], [used for *_, used in found]
        times = [
            f"{size / few * ratio([peer[at] for peer in peers], took):.1f}" if peers else ""
            for at, took in enumerate((seconds, work))
        ]
        print(row(name, size, seconds, work, f"{statistics.median(b for _, b, _ in found):.1f}", *times))
    print("each run ended in the checksum of the triples")
    if peers:
        print(f"rdflib-neo4j's rate was measured on {few:,} triples and is taken as linear up to {size:,}")


def row(name: str, size: int, seconds: list[float], work: list[float], part: str, by_time: str, by_work: str) -> str:
    took, used = statistics.median(seconds), statistics.median(work)
    return f"| {name} | {size:,} | {took:.1f} | {part} | {size / took:,.0f} | {by_time} | {used:.1f} | {by_work} |"


def in_bulk(source: Path, home: Path, lib: Path, checksum: str) -> tuple[float, float, float]:
    """Seconds of the load of a store or an RDF file, of the constraints, and of processor time of both.

    Ends the benchmark when the server holds another graph.
    """
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    begin, used = time.perf_counter(), sum(os.times()[:4])
    if source.suffix == ".lbug":
        with EmbeddedStore.open(source) as store:
            load_bulk(store, home, java=java(), jars=lib)
    else:
        load_bulk(source, home, java=java(), jars=lib)
    loaded, used = time.perf_counter() - begin, sum(os.times()[:4]) - used
    print(f"bulk: {loaded:.1f} s, processor {used:.1f} s", file=sys.stderr, flush=True)
    server = start(home)
    try:
        with Neo4jStore(server.uri, server.user, server.password) as store:
            begin, before = time.perf_counter(), processor(server)
            store.constrain()
            constrained, used = time.perf_counter() - begin, used + processor(server) - before
            if store.checksum() != checksum:
                raise SystemExit("the server holds another graph than the file")
            return loaded, constrained, used
    finally:
        server.stop()


def by_the_peer(path: Path, first: Path, home: Path) -> tuple[float, float]:
    """Seconds, and seconds of processor time, of rdflib-neo4j into a server that has loaded another graph before."""
    server = start(home)
    try:
        by_rdflib_neo4j(first, server)
        server.clear()
        begin, used = time.perf_counter(), processor(server)
        by_rdflib_neo4j(path, server)
        took, used = time.perf_counter() - begin, processor(server) - used
        print(f"rdflib-neo4j: {took:.1f} s, processor {used:.1f} s", file=sys.stderr, flush=True)
        return took, used
    finally:
        server.stop()


def prepare(path: Path, triples: int, *, plain: bool = True) -> int:
    """Writes the graph, and beside it `plain` triples for rdflib-neo4j; gives how many triples there are."""
    make(path, triples)
    found = dict.fromkeys(quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    if plain:
        ox.serialize(found, str(path.with_suffix(".nt")), format=ox.RdfFormat.N_TRIPLES)
    return len(found)


def describe(size: int, runs: int, before: float) -> None:
    peers = [name for name in ("neo4j", "neo4j-rust-ext", "rdflib-neo4j", "pyoxigraph") if installed(name)]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in peers)
    machine = (
        f"{os.cpu_count()} cores, {platform.machine()}, load {before:.1f} before and {os.getloadavg()[0]:.1f} after"
    )
    print(f"{size:,} triples; {machine}; Neo4j {VERSION}, Python {platform.python_version()}, {versions}; {runs} runs")


def ratio(over: list[float], under: list[float]) -> float:
    """The median of the ratios, run by run: what slows the machine down meets both."""
    return statistics.median(a / b for a, b in zip(over, under, strict=True))


def measure(
    loaders: dict[str, Callable[[Path, Neo4jServer], None]], path: Path, server: Neo4jServer, runs: int
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Seconds, and seconds of processor time of client and server, by loader and run."""
    seconds: dict[str, list[float]] = {name: [] for name in loaders}
    work: dict[str, list[float]] = {name: [] for name in loaders}
    for run in range(runs + WARM_UP):
        for name, loader in loaders.items():
            server.clear()
            begin, used = time.perf_counter(), processor(server)
            loader(path, server)
            took, used = time.perf_counter() - begin, processor(server) - used
            print(f"run {run}: {name} {took:.1f} s, processor {used:.1f} s", file=sys.stderr, flush=True)
            if run >= WARM_UP:
                seconds[name].append(took)
                work[name].append(used)
    return seconds, work


def processor(server: Neo4jServer) -> float:
    """Seconds of processor time that this process and the server have had."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bulk", action="store_true")
    parser.add_argument("--triples", type=int, help="default 200000, in bulk 2000000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--peer-triples", type=int, default=400_000, help="in bulk: of these rdflib-neo4j loads so many"
    )
    options = parser.parse_args()
    logging.getLogger("neo4j").setLevel(logging.ERROR)
    if options.bulk:
        compare_in_bulk(options.triples or 2_000_000, options.runs, options.peer_triples)
    else:
        compare(options.triples or 200_000, options.runs)


if __name__ == "__main__":
    main()
