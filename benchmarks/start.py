"""How long `kg ask` takes in a fresh process, from the command to the end of its answer.

usage: python benchmarks/start.py GRAPH QUESTIONS.json [--runs 5]

QUESTIONS.json is a list of {"q", "kind"} (see ask.py). Each question is asked once in each round, so that what else the machine
does meets all alike; of each the rounds' least is taken, by the clock and in processor time, since other work only adds to
it. Then once more with an empty cache folder: what the first question of an installation costs when no build came before.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def ask(graph: str, question: str, caches: str | None = None) -> tuple[float, float]:
    """Seconds by the clock and of processor time for one question in a process of its own."""
    env = {**os.environ, "XDG_CACHE_HOME": caches} if caches else None
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "kg", "ask", question, "--graph", graph]
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    questions = json.loads(options.questions.read_text(encoding="utf-8"))
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    ask(options.graph, questions[0]["q"])
    rounds = [[ask(options.graph, question["q"]) for question in questions] for _ in range(options.runs)]
    best = [(min(clock), min(work)) for clock, work in (zip(*own, strict=True) for own in zip(*rounds, strict=True))]
    print(f"\n{'questions':24}{'':6}{'median s':>10}{'slowest':>10}{'processor s':>14}{'slowest':>10}")
    for title, kinds in (
        ("for names", ("set",)),
        ("for numbers", ("value", "includes")),
        ("refused", ("refuse", "nodata")),
    ):
        own = [times for times, question in zip(best, questions, strict=True) if question["kind"] in kinds]
        if own:
            clock, work = zip(*own, strict=True)
            print(
                f"{title:24}{len(own):6}{statistics.median(clock):10.2f}{max(clock):10.2f}"
                f"{statistics.median(work):14.2f}{max(work):10.2f}"
            )
    with tempfile.TemporaryDirectory() as caches:
        once = ask(options.graph, questions[0]["q"], caches)
    print(f"{'with nothing kept':24}{1:6}{once[0]:10.2f}{once[1]:24.2f}")


if __name__ == "__main__":
    main()
