"""Linking of divisions beside cpca and jionlp: which provinces, prefectures and counties a report names, and how fast.

usage: python benchmarks/places.py GOLD_DIR REPORTS_DIR [REPORTS_DIR …]

GOLD_DIR holds one gold file a report. All systems are judged by the codes that hold a place's territory today, because
cpca and jionlp know no others; optional gold rows count for nobody. kg reads header and layout too, which is timed
with it. A peer that is not installed is named and left out: `uv run --with cpca --with jionlp`.
"""

import argparse
import importlib
import importlib.metadata
import json
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.extract import load_pipeline
from kg.extract.draft import Draft
from kg.read.header import make_report
from kg.schema.fold import fold
from kg.schema.gazetteer import gazetteer

LEVELS = ("province", "prefecture", "county")
RUNS = 3
CODES = set[str]


def reports(gold_dir: Path, folders: list[Path]) -> Iterator[tuple[str, CODES, CODES]]:
    """Text, required codes and optional codes of each report, in order of name."""
    for path in sorted(gold_dir.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = next(f / gold["doc"]["source"] for f in folders if (f / gold["doc"]["source"]).exists())
        year = int(gold["doc"]["published"][:4]) if gold["doc"]["published"] else None
        required: CODES = set()
        optional: CODES = set()
        for row in gold["entities"]:
            if row["type"] == "Place" and row["level"] in LEVELS:
                codes = set(gazetteer().today(row["code"], year)[:1])
                (optional if row.get("optional") else required).update(codes)
        yield file.read_text(encoding="utf-8"), required, optional - required


def with_kg() -> Callable[[str], CODES]:
    """The places of kg."""
    nlp = load_pipeline()
    components = [nlp.get_pipe("kg_layout"), nlp.get_pipe("kg_places")]

    def find(text: str) -> CODES:
        doc = nlp.make_doc(fold(text))
        doc._.report = make_report(text, "report.txt")
        for component in components:
            doc = component(doc)
        return {p.today[0] for p in Draft(doc).places if p.level in LEVELS and p.today}

    return find


def with_cpca() -> Callable[[str], CODES]:
    """The addresses that cpca finds in running text, with the divisions above them."""
    cpca = importlib.import_module("cpca")

    def find(text: str) -> CODES:
        found: CODES = set()
        for line in filter(None, re.split(r"[\n。;;]", text)):
            try:
                frame = cpca.transform_text_with_addrs(line)
            except KeyError:  # cpca 0.5.5 fails on a text without an address under pandas 2 and later
                continue
            found.update(code for code in frame["adcode"] if isinstance(code, str))
        return found

    return find


def with_jionlp() -> Callable[[str], CODES]:
    """The domestic places of jionlp.recognize_location, by name."""
    jionlp = importlib.import_module("jionlp")

    def find(text: str) -> CODES:
        found: CODES = set()
        for place, _ in jionlp.recognize_location(text)["domestic"] or ():
            chain = [place[level] for level in ("province", "city", "county") if place.get(level)]
            found.update(_code(chain))
        return found

    return find


def _code(chain: list[str]) -> CODES:
    upper: str | None = None
    for name in chain:
        rows = [row for row in gazetteer().named(name) if row.end is None]
        upper = next((row.code for row in rows if upper is None or gazetteer().within(row.code, upper)), upper)
    return {upper} if upper else set()


def measure(find: Callable[[str], CODES], rows: list[tuple[str, CODES, CODES]]) -> tuple[float, float, float, float]:
    """Precision, recall and F1 of a system, and its characters a second of processor time (median)."""
    hits = given = wanted = 0
    for text, required, optional in rows:
        found = find(text) - optional
        hits += len(found & required)
        given += len(found)
        wanted += len(required)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for text, _, _ in rows:
            find(text)
        times.append(time.process_time() - start)
    speed = sum(len(text) for text, _, _ in rows) / statistics.median(times)
    return hits / given, hits / wanted, 2 * hits / (given + wanted), speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    arguments = parser.parse_args()
    rows = list(reports(arguments.gold, arguments.reports))
    print(f"{platform.machine()}, Python {platform.python_version()}, {len(rows)} reports, median of {RUNS} runs")
    print(f"{'':16} {'P':>6} {'R':>6} {'F1':>6} {'chars/s':>12}")
    for name, make in (("kg", with_kg), ("cpca", with_cpca), ("jionlp", with_jionlp)):
        try:
            version = importlib.metadata.version(name)
            find = make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
            continue
        precision, recall, f1, speed = measure(find, rows)
        print(f"{name + ' ' + version:16} {precision:6.3f} {recall:6.3f} {f1:6.3f} {speed:12,.0f}")


if __name__ == "__main__":
    main()
