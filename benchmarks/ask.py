"""How many questions of a file are answered right, wrong or refused, over a graph folder.

usage: python benchmarks/ask.py QUESTIONS.json [--graph DIR] [--all]

QUESTIONS.json is a list of {"q", "kind", "expect", "accept"}: kind is set (the answers are exactly `expect`, with or
without those of `accept`; a report goes by its title or the name of its file), value (the number), includes (all of `expect`
among the numbers or the names), nodata or refuse.
"""

import argparse
import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import kg
from kg.model import Answer


def judge(question: dict[str, Any], answer: Answer) -> str:
    """right, wrong or refused."""
    kind, expect = question["kind"], question["expect"]
    if kind in ("refuse", "nodata"):
        wanted = ("unmapped", "private") if kind == "refuse" else ("no_data",)
        return "right" if answer.reason in wanted else "wrong"
    if not answer.answered and not (kind == "set" and not expect and answer.reason == "no_data"):
        return "refused"
    values = sorted(item.value for item in answer.answers if item.value is not None)
    if kind == "value":
        return "right" if values == sorted(expect) else "wrong"
    labels = {_folded(item.label) for item in answer.answers}
    if kind == "includes":
        return "right" if {_folded(e) if isinstance(e, str) else e for e in expect} <= {*values, *labels} else "wrong"
    names = [_names(item.label, answer) for item in answer.answers]
    expect = set(map(_folded, expect))
    others = [own for own in names if not own & expect]
    found = expect <= set().union(*names) and all(
        any(_accepted(name, question.get("accept", ())) for name in own) for own in others
    )
    return "right" if found else "wrong"


def _names(label: str, answer: Answer) -> set[str]:
    """What an answer may be called: its label and, of a report, the name of its file."""
    sources = (row["source"] for row in answer.rows if label == row.get("report") and row.get("source"))
    return {_folded(label), *(Path(source).name for source in sources)}


def _folded(label: str) -> str:
    """A label with half-width signs: reports write brackets in either width."""
    return unicodedata.normalize("NFKC", label)


def _accepted(label: str, names: list[str]) -> bool:
    """Whether an answer goes by one of the accepted names, or by a longer or shorter form of it."""
    return any(label in _folded(name) or _folded(name) in label for name in names)


def shown(answer: Answer) -> str:
    """What an answer says, in one line."""
    found = [f"{item.value:g}" if item.value is not None else item.label for item in answer.answers]
    return f"{answer.reason or ''} {answer.reply} [{', '.join(found)}] {answer.understood.get('text', '')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--graph", default="graph", help="folder of a built graph")
    parser.add_argument("--all", action="store_true", help="show the right ones too")
    options = parser.parse_args()
    graph = kg.open_graph(options.graph)
    counts: Counter[str] = Counter()
    for question in json.loads(options.questions.read_text(encoding="utf-8")):
        answer = graph.ask(question["q"])
        verdict = judge(question, answer)
        counts[verdict] += 1
        if verdict != "right" or options.all:
            print(f"{verdict:8}{question['q']}\n         {shown(answer)}")
    print(", ".join(f"{counts[verdict]} {verdict}" for verdict in ("right", "wrong", "refused")))


if __name__ == "__main__":
    main()
