"""What the fault tests share: two states of a folder of reports, kg as a process that is killed, and what must hold."""

import ctypes
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import kg
from benchmarks.generated import write_reports
from kg.api.folder import GraphFolder

ROUNDS = int(os.environ.get("KG_FAULTS", "0"))
"""How many faults of each kind; 0 for the short run of every test run."""

FULL = 200
SHORT = 4
SEED = 20260101


def rounds(full: int = FULL, short: int = SHORT) -> int:
    """How many rounds a test does: `full` in a full run, in proportion to $KG_FAULTS, else `short`."""
    return max(short, full * ROUNDS // FULL) if ROUNDS else short


@dataclass(frozen=True)
class State:
    """A folder of reports, and what a build of it that nothing disturbs gives."""

    reports: Path
    checksum: str
    turtle: bytes
    agencies: int


@dataclass(frozen=True)
class Corpus:
    """Two states of the same reports: some were added, changed, renamed and removed between them."""

    one: State
    two: State

    @property
    def checksums(self) -> frozenset[str]:
        return frozenset((self.one.checksum, self.two.checksum))


def corpus(folder: Path) -> Corpus:
    """Makes both states."""
    for name in ("one", "two"):
        write_reports(folder / name / "reports", 14, seed=3, paragraphs=2)
    files = sorted((folder / "two" / "reports").rglob("*.txt"))
    files[0].unlink()
    files[1].rename(files[1].with_name("renamed.txt"))
    files[2].write_text(files[2].read_text(encoding="utf-8") + "\n全县划分网格77个。\n", encoding="utf-8")
    write_reports(folder / "two" / "reports" / "more", 3, seed=4, paragraphs=2)
    return Corpus(state(folder / "one"), state(folder / "two"))


def state(folder: Path) -> State:
    reports, graph = folder / "reports", folder / "graph"
    built = kg.build([reports], graph)
    opened = kg.open_graph(graph)
    turtle = opened.export(folder / "graph.ttl").read_bytes()
    found = State(reports, built.checksum, turtle, agencies(graph))
    opened.close()
    return found


def agencies(graph: Path) -> int:
    """How many agencies the graph in force knows, asked of its store."""
    opened = kg.open_graph(graph)
    try:
        rows = opened.cypher("MATCH (a:Agency) RETURN count(a) AS n").rows
        return int(rows[0]["n"])
    finally:
        opened.close()


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kg", *map(str, arguments)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def run(*arguments: object, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Kg as a process, to its end; `before`, which takes something from it, is called in it first.

    Such a process does not measure its coverage: a file of these data would meet the limit before kg's own do.
    """
    given = {name: value for name, value in environment().items() if not (before and name.startswith("COV"))}
    return subprocess.run(
        command(*arguments), env=given, capture_output=True, text=True, preexec_fn=before, timeout=600
    )


class Killer:
    """Kills kg at moments spread evenly over what it takes: at first as measured, then as the runs that end by themselves show."""

    def __init__(self, name: str, *measured: object) -> None:
        self._chance = moments(name)
        self.limit = duration(*measured)
        self.struck = self.tried = 0

    def __call__(self, *arguments: object) -> None:
        """Starts kg, and kills it if it is still at work when its moment comes."""
        self.tried += 1
        start = time.monotonic()
        process = subprocess.Popen(
            command(*arguments), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(self._chance.uniform(0, self.limit))
            self.limit = min(self.limit, time.monotonic() - start)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.struck += 1

    def __str__(self) -> str:
        return f"{self.struck} of {self.tried} killed at work within {self.limit:.1f} s"


def duration(*arguments: object) -> float:
    """How long kg takes for something that nothing disturbs."""
    start = time.monotonic()
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - start


def moments(name: str) -> random.Random:
    """The chance that decides when a fault strikes; the same in each run."""
    return random.Random(f"{SEED} {name}")


def whole(graph: Path, allowed: frozenset[str]) -> str:
    """The checksum of the graph in force, which must be one of these and sound to the last byte."""
    folder = GraphFolder(graph)
    manifest = folder.require_manifest()
    assert manifest.checksum in allowed
    assert folder.sound(manifest)
    return manifest.checksum


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a failed run says: one sentence, and no traceback."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("Error: ") == 1, done.stderr
    return done.stderr


def without_superuser() -> None:
    """Takes from a process the right to write where permissions forbid it: root has it, whatever a folder's mode."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP: from the next program that it starts
                raise OSError(ctypes.get_errno(), "the capability cannot be dropped")


def note(line: str) -> None:
    """A figure of this run, for the end of its output."""
    print(f"\n[faults] {line}", file=sys.stderr)
