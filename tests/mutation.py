"""Mutation of the core functions: `python -m tests.mutation` (make mutation) changes them piece by piece with mutmut.

A change that no test notices must be named, with the reason why nobody could notice it, in docs/testing.md.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUTMUT = str(Path(sys.executable).with_name("mutmut"))
EXPLAINED = ROOT / "docs" / "testing.md"
FUNCTIONS = (
    *("figures.numbers.x__scaled", "figures.numbers.x_chinese_value", "figures.numbers.x__fraction"),
    *("figures.numbers.x__read", "periods.grammar.xǁTimelineǁ_point", "places.clues.x_decide", "places.clues.x_score"),
    *("draft.xǁLayoutǁsentence_at", "draft.xǁMentionIndexǁwithin", "draft.xǁMentionIndexǁlast_before"),
)
CORE = (
    *(f"kg.extract.{function}__mutmut_*" for function in FUNCTIONS),
    *("kg.schema.fold.*", "kg.assemble.iris.*", "kg.read.dating.*"),
    *("kg.store.turtle.x__object_and_tail*", "kg.store.turtle.x__literal*", "kg.store.turtle.x__resource*"),
    *("kg.store.guard_tokens.x_decode*", "kg.store.guard_tokens.x_tokens*", "kg.store.guard_tokens.x__unescape*"),
    *(
        "kg.store.guard_tokens.x__rendered*",
        "kg.reprints.fingerprint.x_jaccard*",
        "kg.reprints.fingerprint.x__without*",
    ),
)
"""Numbers, periods, homonyms, offsets, folding, names of things, dates, Turtle, tokens of Cypher, reprints."""


def mutmut(*words: str) -> str:
    """What mutmut prints. It must not meet the unchanged kg, so PYTHONPATH is left out."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([MUTMUT, *words], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"mutmut {words[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def results() -> dict[str, str]:
    """What became of each mutant that was tried."""
    lines = (line.strip().partition(": ") for line in mutmut("results", "--all", "true").splitlines() if ": " in line)
    return {name: outcome for name, _, outcome in lines if outcome != "not checked"}


def changed(mutant: str) -> str:
    """The line that a mutant puts in the place of another."""
    added = [line[1:].strip() for line in mutmut("show", mutant).splitlines() if line[:1] == "+" and line[:3] != "+++"]
    return added[0] if added else ""


def main() -> None:
    """Runs the mutants, prints how many were noticed, and fails where one that was not is not explained."""
    mutmut("run", *CORE)
    outcomes = results()
    explained = EXPLAINED.read_text(encoding="utf-8")
    survivors = {name: changed(name) for name, outcome in outcomes.items() if outcome == "survived"}
    open_questions = {name: line for name, line in survivors.items() if f"`{line}`" not in explained}
    noticed = len(outcomes) - len(survivors)
    print(
        f"{len(outcomes)} changes, {noticed} noticed, {len(survivors)} not, of these {len(open_questions)} unexplained"
    )
    for name, line in open_questions.items():
        print(f"  {name}: {line}")
    sys.exit(bool(open_questions))


if __name__ == "__main__":
    main()
