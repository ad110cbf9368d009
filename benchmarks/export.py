"""Turtle of the same graph by kg, pyoxigraph and rdflib: seconds and peak memory.

    python benchmarks/export.py [--triples 1000000] [--runs 3]

Each writer runs in a process of its own, on one core; seconds are of processor time, so that a busy machine matters less. rdflib
and pyoxigraph start with the graph loaded (and sorted, for pyoxigraph), which is not counted as time; kg starts from the N-Quads
file of a graph folder, and its reading is counted. Medians of the runs.
"""

import argparse
import importlib.metadata
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg.assemble import assemble
from kg.model import Agency, Document, Figure, Mention, Place, Program, Reading, Relation
from kg.schema.gazetteer import gazetteer

TRIPLES_A_REPORT = 770


def readings(count: int) -> Iterator[Reading]:
    """Invented reports of counties all over China, with as many facts as real ones have."""
    counties = [division for division in gazetteer() if division.level == "county" and division.end is None]
    for number in range(count):
        county = counties[number % len(counties)]
        place = Place(name=county.name, code=county.code, level="county")
        police = Agency(
            name=f"{county.name}公安局",
            kind="public_security",
            place=county.code,
            mentions=(Mention(0, 3, "公安局"),),
        )
        programs = tuple(Program(name=f"第{index}号工程", kind="other", place=county.code) for index in range(10))
        document = Document(id=f"{number:016x}", source=f"{number}.txt", title=f"通报{number}", home=county.code)
        relations = tuple(relation(police, program, index) for index, program in enumerate(programs))
        figures = tuple(figure(place, number, index) for index in range(22))
        yield Reading(doc=document, entities=(place, police, *programs), relations=relations, figures=figures)


def relation(agency: Agency, program: Program, index: int) -> Relation:
    quote, start = f"{agency.name}推进{program.name}建设", 100 * index
    return Relation(s=agency.name, p="implements", o=program.name, quote=quote, start=start, end=start + len(quote))


def figure(place: Place, number: int, index: int) -> Figure:
    value = number * 7 + index + 0.5
    quote, start = f"{place.name}办结{value}件", 5000 + 100 * index
    return Figure(
        value=value,
        unit="件",
        indicator=f"办结事项{index}",
        measure="count",
        about=place.name,
        place=place.code,
        period="2024",
        quote=quote,
        start=start,
        end=start + len(quote),
    )


def write_by_kg(path: Path) -> float:
    from kg.store.exchange import export

    begin = time.process_time()
    export(path, path.with_suffix(".kg.ttl"), "turtle")
    return time.process_time() - begin


def write_by_rdflib(path: Path) -> float:
    from kg.store.rdf import RdfStore

    graph = RdfStore.open(path).rdflib()
    begin = time.process_time()
    graph.serialize(path.with_suffix(".rdflib.ttl"), format="turtle")
    return time.process_time() - begin


def write_by_pyoxigraph(path: Path) -> float:
    import pyoxigraph as ox

    from kg.schema.terms import TURTLE_PREFIXES

    triples = sorted({quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)}, key=str)
    begin = time.process_time()
    with path.with_suffix(".ox.ttl").open("wb") as out:
        ox.serialize(triples, out, format=ox.RdfFormat.TURTLE, prefixes=TURTLE_PREFIXES)
    return time.process_time() - begin


def make(path: Path, triples: int) -> None:
    assemble(readings(max(1, triples // TRIPLES_A_REPORT)), path)


WRITERS = {"kg": write_by_kg, "pyoxigraph": write_by_pyoxigraph, "rdflib": write_by_rdflib}


def measure(writer: str, path: Path) -> tuple[float, float]:
    """Seconds, and peak resident memory in MiB, of a writer in its own process."""
    command = [sys.executable, __file__, "--writer", writer, "--file", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def compare(triples: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        # In a process of its own: a child starts with the peak memory of its parent.
        subprocess.run([sys.executable, __file__, "--make", str(triples), "--file", str(path)], check=True)
        size = sum(1 for _ in path.open("rb"))
        versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("pyoxigraph", "rdflib"))
        print(
            f"{size:,} statements; {platform.processor() or platform.machine()}, Python {platform.python_version()}, {versions}"
        )
        print("| writer | seconds | peak memory, MiB | times rdflib |\n| --- | --- | --- | --- |")
        found = {writer: [measure(writer, path) for _ in range(runs)] for writer in WRITERS}
        slowest = statistics.median(seconds for seconds, _ in found["rdflib"])
        for writer, results in found.items():
            seconds = statistics.median(seconds for seconds, _ in results)
            peak = statistics.median(peak for _, peak in results)
            print(f"| {writer} | {seconds:.2f} | {peak:.0f} | {slowest / seconds:.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--writer", choices=WRITERS, help=argparse.SUPPRESS)
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(options.file, options.make)
    elif options.writer:
        seconds = WRITERS[options.writer](options.file)
        json.dump((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), sys.stdout)
    else:
        compare(options.triples, options.runs)


if __name__ == "__main__":
    main()
