"""Speed and memory of `kg build`, at 200, 2,000 and 20,000 reports, and of a naive build of the same reports.

    python -m benchmarks.build [--reports 200 2000 20000] [--paragraphs 5] [--jobs N] [--peer 2000]

The reports are generated (benchmarks/generated.py). The peer is what one writes first: spaCy's nlp.pipe of a blank zh pipeline with an
entity_ruler of the names of all divisions in force, each hit a triple of an rdflib Graph, serialised as N-Triples; one process, no
relations, no figures, no store to ask. Memory is sampled five times a second over all processes of a build: the sum of their
resident sets (shared pages count in each), and the largest. Stages by the clock, as progress tells them.
"""

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.generated import write_reports

STAGES = ("read", "assemble", "project", "store")


def build(reports: Path, out: Path, jobs: int | None) -> None:
    """One build, in this process; prints the seconds of each stage."""
    import kg

    begun: dict[str, float] = {}
    start = time.perf_counter()

    def note(stage: str, done: int, total: int) -> None:
        begun.setdefault(stage, time.perf_counter())

    result = kg.build([reports], out, jobs=jobs, progress=note)
    end = time.perf_counter()
    begun = {"read": start, **{stage: at for stage, at in begun.items() if stage != "read"}}
    ends = [*list(begun.values())[1:], end]
    spent = {stage: until - at for (stage, at), until in zip(begun.items(), ends, strict=True)}
    print(
        f"{end - start:.2f}", result.reports, result.checksum[:16], *(f"{spent.get(stage, 0):.2f}" for stage in STAGES)
    )


def naive(reports: Path, out: Path) -> None:
    """The peer, in this process; prints its seconds and how many triples came of it."""
    import rdflib
    import spacy

    from kg.schema.gazetteer import gazetteer

    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    names = sorted({row.name for row in gazetteer() if row.end is None})
    ruler.add_patterns([{"label": "Place", "pattern": name} for name in names])  # type: ignore[attr-defined]
    start = time.perf_counter()
    graph = rdflib.Graph()
    base = rdflib.Namespace("https://example.org/")
    paths = sorted(reports.rglob("*.txt"))
    for path, doc in zip(paths, nlp.pipe(path.read_text(encoding="utf-8") for path in paths), strict=True):
        report = base[path.stem]
        for entity in doc.ents:
            node = base[f"place/{entity.text}"]
            graph.add((report, base["mentions"], node))
            graph.add((node, rdflib.RDFS.label, rdflib.Literal(entity.text, lang="zh")))
            graph.add((node, rdflib.RDF.type, base[entity.label_]))
    graph.serialize(out, format="nt")
    print(f"{time.perf_counter() - start:.2f}", len(graph))


def measured(*arguments: str) -> tuple[list[str], int, int]:
    """What a run of this script in a process of its own prints, and its peak memory in MB: sum and largest."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.build", *arguments], stdout=subprocess.PIPE, text=True
    )
    peak = [0, 0]

    def sample() -> None:
        while process.poll() is None:
            sizes = [resident(pid) for pid in family(process.pid)]
            peak[0], peak[1] = max(peak[0], sum(sizes)), max(peak[1], *sizes, 0)
            time.sleep(0.2)

    watch = threading.Thread(target=sample)
    watch.start()
    printed, _ = process.communicate()
    watch.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return printed.split(), peak[0] >> 20, peak[1] >> 20


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(found for child in children for found in family(child))]


def resident(pid: int) -> int:
    """The resident set of a process in bytes."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def compare(counts: list[int], paragraphs: int, jobs: int, peer: int) -> None:
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("kg", "spacy", "rdflib"))
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{platform.machine()}, {os.cpu_count()} cores, {jobs} processes; load before {load}; {versions}")
    print(
        "| build | reports | characters | seconds | characters/s | peak MB, sum | largest | "
        + " | ".join(STAGES)
        + " | again |"
    )
    print("|" + " --- |" * (8 + len(STAGES)))
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        for count in counts:
            reports, graph = Path(folder) / f"reports{count}", Path(folder) / f"graph{count}"
            size = write_reports(reports, count, paragraphs=paragraphs)
            build_ = ("--one", str(reports), str(graph), "--jobs", str(jobs))
            (seconds, _, _, *stages), total, largest = measured(*build_)
            again, _, _ = measured(*build_)
            shares = " | ".join(f"{100 * float(stage) / float(seconds):.0f} %" for stage in stages)
            speed = size / float(seconds)
            print(
                f"| kg | {count:,} | {size:,} | {float(seconds):.1f} | {speed:,.0f} | {total:,} | {largest:,} | {shares} "
                f"| {float(again[0]):.1f} s |",
                flush=True,
            )
            if count == peer:
                (seconds, _), total, largest = measured("--naive", str(reports), str(graph) + ".nt")
                speed = size / float(seconds)
                blank = " | ".join("" for _ in range(len(STAGES) + 1))
                print(
                    f"| naive | {count:,} | {size:,} | {float(seconds):.1f} | {speed:,.0f} | {total:,} | {largest:,} | {blank} |",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[200, 2_000, 20_000])
    parser.add_argument("--paragraphs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--peer", type=int, default=2_000, help="the number of reports that the naive build is run on")
    parser.add_argument("--one", type=Path, nargs=2, metavar=("REPORTS", "GRAPH"), help=argparse.SUPPRESS)
    parser.add_argument("--naive", type=Path, nargs=2, metavar=("REPORTS", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        build(*options.one, options.jobs)
    elif options.naive:
        naive(*options.naive)
    else:
        compare(options.reports, options.paragraphs, options.jobs, options.peer)


if __name__ == "__main__":
    main()
