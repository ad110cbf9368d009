"""Speed of the extraction: characters a second of the whole pipeline and of each component, on one core, beside peers.

usage: python benchmarks/extract.py REPORTS_DIR [REPORTS_DIR …]

The peers do less: jieba.posseg only cuts and tags words, spaCy's entity_ruler only finds the names of a list (here those
of the gazetteer's divisions). A peer that is not installed is named and left out: `uv run --group bench`. Processor time,
the fastest of RUNS passes over all reports.
"""

import argparse
import importlib
import importlib.metadata
import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import spacy

from kg.extract import load_pipeline
from kg.model import Report
from kg.read.header import make_report
from kg.schema.fold import fold
from kg.schema.gazetteer import gazetteer

RUNS = 7


def parts_of_kg(reports: list[Report]) -> dict[str, float]:
    """Seconds of each component of the pipeline over all reports, and of the whole."""
    nlp = load_pipeline()
    seconds: dict[str, float] = defaultdict(float)
    for report in reports:
        start = time.process_time()
        doc = nlp.make_doc(fold(report.text))
        doc._.report = report
        seconds["tokenizer"] += time.process_time() - start
        for name, component in nlp.pipeline:
            start = time.process_time()
            doc = component(doc)
            seconds[name] += time.process_time() - start
    return {"kg": sum(seconds.values()), **seconds}


def with_jieba() -> Callable[[str], object]:
    """Words with their parts of speech."""
    posseg = importlib.import_module("jieba.posseg")
    posseg.lcut("平安建设")
    return posseg.lcut  # type: ignore[no-any-return]


def with_spacy() -> Callable[[str], object]:
    """The names of today's divisions by spaCy's entity_ruler over single characters."""
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    names = {row.name for row in gazetteer() if row.end is None}
    ruler.add_patterns([{"label": "Place", "pattern": name} for name in sorted(names)])  # type: ignore[attr-defined]
    return nlp


def seconds_of(run: Callable[[str], object], reports: list[Report]) -> float:
    """Seconds of a peer over all reports."""
    start = time.process_time()
    for report in reports:
        run(report.text)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="+")
    paths = sorted(p for folder in parser.parse_args().reports for p in folder.glob("*.txt"))
    reports = [make_report(path.read_text(encoding="utf-8"), path.name) for path in paths]
    size = sum(len(report.text) for report in reports)
    passes = [parts_of_kg(reports) for _ in range(RUNS)]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load}, Python {platform.python_version()}")
    print(f"{len(reports)} reports, {size:,} characters, fastest of {RUNS} runs; characters a second of one core")
    for name in passes[0]:
        label = f"kg {importlib.metadata.version('kg')}" if name == "kg" else f"  {name}"
        print(f"{label:32} {size / min(p[name] for p in passes):12,.0f}")
    for package, task, make in (("jieba", "posseg", with_jieba), ("spacy", "entity_ruler", with_spacy)):
        try:
            run = make()
        except ImportError as error:
            print(f"{package} is left out: {error}", file=sys.stderr)
            continue
        fastest = min(seconds_of(run, reports) for _ in range(RUNS))
        print(f"{f'{package} {importlib.metadata.version(package)} {task}':32} {size / fastest:12,.0f}")


if __name__ == "__main__":
    main()
