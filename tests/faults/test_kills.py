"""kg build and kg export are killed at random moments: what was there is whole, and the next run finishes."""

import signal
import subprocess
import time
from pathlib import Path

import kg
from tests.faults.harness import (
    Corpus,
    Killer,
    agencies,
    command,
    duration,
    environment,
    moments,
    note,
    rounds,
    run,
    whole,
)

_FINISH = 10
"""After so many kills a build is let go to its end."""


def test_a_killed_build_leaves_a_whole_graph_and_is_taken_up(corpus: Corpus, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    kill = Killer("build", "build", corpus.one.reports, "-o", graph, "--jobs", "2")
    states, taken_up = (corpus.two, corpus.one), 0
    for number in range(rounds()):
        target = states[(number // _FINISH) % 2]
        jobs = ("--jobs", "2") if number % 2 else ("--jobs", "1")
        kill("build", target.reports, "-o", graph, *jobs)
        found = whole(graph, corpus.checksums)
        if number % _FINISH == _FINISH - 1 or number == rounds() - 1:
            done = run("build", target.reports, "-o", graph)
            assert done.returncode == 0, done.stderr
            taken_up += found != target.checksum
            assert whole(graph, frozenset((target.checksum,)))
            assert agencies(graph) == target.agencies
            assert leftovers(graph) == []
    note(f"kg build: {kill}, {taken_up} finished by the next run, 0 damaged")


def test_a_build_that_is_killed_before_any_graph_is_taken_up(corpus: Corpus, tmp_path: Path) -> None:
    kill = Killer("first", "build", corpus.one.reports, "-o", tmp_path / "measured")
    for number in range(rounds(40, 1)):
        graph = tmp_path / f"graph{number}"
        kill("build", corpus.one.reports, "-o", graph)
        assert kg.build([corpus.one.reports], graph).checksum == corpus.one.checksum
        assert leftovers(graph) == []
    note(f"kg build, first: {kill}, 0 damaged")


def test_a_killed_export_leaves_the_old_file_or_the_new_one(corpus: Corpus, tmp_path: Path) -> None:
    graph, target = tmp_path / "graph", tmp_path / "out" / "graph.ttl"
    target.parent.mkdir()
    kg.build([corpus.one.reports], graph)
    kill = Killer("export", "export", "--graph", graph, "-o", target)
    for _ in range(rounds()):
        target.write_bytes(b"what was there before")
        kill("export", "--graph", graph, "-o", target)
        assert target.read_bytes() in (b"what was there before", corpus.one.turtle)
    done = run("export", "--graph", graph, "-o", target)
    assert (done.returncode, target.read_bytes()) == (0, corpus.one.turtle)
    assert [path.name for path in target.parent.iterdir()] == ["graph.ttl"]
    note(f"kg export: {kill}, 0 damaged")


def test_ctrl_c_ends_a_build_with_one_sentence(corpus: Corpus, tmp_path: Path) -> None:
    graph, chance = tmp_path / "graph", moments("interrupt")
    kg.build([corpus.one.reports], graph)
    limit = duration("build", corpus.one.reports, "-o", tmp_path / "measured", "--jobs", "2")
    for _ in range(rounds(20, 1)):
        process = subprocess.Popen(
            command("build", corpus.two.reports, "-o", graph, "--jobs", "2"),
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
        )
        time.sleep(chance.uniform(0.5, 1) * limit)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        assert "Traceback" not in said
        assert process.returncode in (0, 1)
        whole(graph, corpus.checksums)


def leftovers(graph: Path) -> list[str]:
    """Files that no finished build has."""
    return [path.name for path in graph.rglob("*") if path.name.endswith(".tmp") or path.name == ".scratch"]
