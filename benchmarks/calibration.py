"""How often relations are right, by the way in which they were found: the confidences of pipelines/cues/relations.toml.

usage: python benchmarks/calibration.py GOLD_DIR REPORTS_DIR [REPORTS_DIR …] [--held-out P]

For each way it prints how many relations were found so, how many of them the gold has, and that share drawn towards the
mean of all by PRIOR relations, because few finds prove little. With --held-out P, the precision on reports that nobody
wrote rules on, the shares are scaled so that their mean is P: the confidences to set. Two reliability tables follow: of the
shares, each document's taken from the other documents alone, and of the confidences that stand in the file. Relations
that answer an optional gold row count nowhere.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from kg.evaluate import Gold, load_gold, score
from kg.extract import read_reports
from kg.model import Reading, Relation
from kg.read.header import make_report

PRIOR = 8
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
FOUND_BY_WAY = ("implements", "leads")

Judged = tuple[str, str, float, bool]
"""Document, way, confidence, and whether the gold has it."""


def judged(gold: Gold, reading: Reading) -> Iterable[Judged]:
    """Every relation of a document that the gold requires or lacks: scored alone, it is right, wrong or optional."""
    for relation in reading.relations:
        alone = Reading(doc=reading.doc, entities=reading.entities, relations=(relation,), figures=())
        row = score([gold], [alone]).rows["relation"]
        if row.pred:
            yield gold.doc.source, way(relation), relation.confidence or 0.0, row.p == 1.0


def way(relation: Relation) -> str:
    """The way by which it was found; for relations that have no ways their predicate."""
    return (relation.cue or "").split(":")[0] if relation.p in FOUND_BY_WAY else relation.p


def shares(rows: Iterable[Judged]) -> tuple[dict[str, float], float]:
    """The share that is right by way, drawn towards the mean, and the mean."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for _, name, _, right in rows:
        counts[name].append(right)
    every = [right for found in counts.values() for right in found]
    mean = sum(every) / max(len(every), 1)
    return {name: (sum(found) + PRIOR * mean) / (len(found) + PRIOR) for name, found in counts.items()}, mean


def reliability(pairs: Iterable[tuple[float, bool]], title: str) -> None:
    """Prints how many relations of each range of confidence are right."""
    pairs = list(pairs)
    print(f"\n{title}\n{'confidence':<14}{'relations':>10}{'mean':>8}{'right':>8}")
    for low, high in pairwise(BINS):
        part = [(c, right) for c, right in pairs if low <= c < high]
        if part:
            mean, right = sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)
            print(f"{low:.1f}–{min(high, 1):.1f}{'':<7}{len(part):>10}{mean:>8.2f}{right:>8.2f}")
    print(f"Brier score {sum((c - right) ** 2 for c, right in pairs) / max(len(pairs), 1):.3f}")


def main() -> None:
    """Reads the reports that the gold names and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--held-out", type=float)
    options = parser.parse_args()
    rows: list[Judged] = []
    for gold in load_gold(options.gold):
        file = next(f / gold.doc.source for f in options.reports if (f / gold.doc.source).exists())
        report = make_report(file.read_text(encoding="utf-8"), gold.doc.source)
        for reading in read_reports([report]):
            rows += judged(gold, reading)
    found, mean = shares(rows)
    scale = options.held_out / mean if options.held_out else 1.0
    print(f"{len({r[0] for r in rows})} documents, {len(rows)} relations, {mean:.3f} of them right\n")
    print(f"{'way':<20}{'found':>7}{'right':>7}{'share':>8}{'to set':>8}")
    for name in sorted(found, key=lambda n: -found[n]):
        own = [right for _, w, _, right in rows if w == name]
        print(f"{name:<20}{len(own):>7}{sum(own):>7}{found[name]:>8.2f}{min(0.95, found[name] * scale):>8.2f}")
    others = {doc: shares(r for r in rows if r[0] != doc) for doc in {r[0] for r in rows}}
    left_out = [(others[doc][0].get(name, others[doc][1]), right) for doc, name, _, right in rows]
    reliability(left_out, "shares of the other documents")
    reliability([(c, right) for _, _, c, right in rows], "confidences of the file")


if __name__ == "__main__":
    main()
