"""Work on several cores: the same graph for any number of processes, and a death costs one report."""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from benchmarks.generated import reports, write_reports


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some generated reports, as files and as one table."""
    folder = tmp_path_factory.mktemp("generated")
    write_reports(folder, 30, seed=7, paragraphs=2)
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["正文"])
        rows.writerows([text] for _, text in reports(25, seed=8, paragraphs=2))
    return folder


@pytest.fixture(scope="module")
def expected(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return kg.build([texts], tmp_path_factory.mktemp("alone") / "graph", jobs=1).checksum


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_gives_the_same_graph(texts: Path, expected: str, tmp_path: Path, jobs: int) -> None:
    result = kg.build([texts], tmp_path / "graph", jobs=jobs)
    assert (result.checksum, result.extracted) == (expected, 55)


def test_a_script_without_a_guard_may_build(texts: Path, expected: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import kg\nprint(kg.build([{str(texts)!r}], {str(tmp_path / 'graph')!r}, jobs=2).checksum)\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == expected, done.stderr


STRIKE = """
import os, pathlib, time
from kg.api.building import worker
from kg.api.building.worker import Worker

if os.environ.get("KG_TEST_HOW") == "hangs":
    worker.allowed = lambda report: 2.0

extract = Worker._extract

def struck(self, report):
    marks = pathlib.Path(os.environ["KG_TEST_STRIKES"])
    if report.source.endswith(os.environ["KG_TEST_VICTIM"]) and len(list(marks.iterdir())) < int(os.environ["KG_TEST_TIMES"]):
        (marks / str(time.time_ns())).touch()
        os.abort() if os.environ["KG_TEST_HOW"] == "dies" else time.sleep(3600)
    return extract(self, report)

Worker._extract = struck
"""
"""What Python runs first in each process: one report's extraction dies, or hangs and is ended soon, so many times."""


@pytest.fixture
def strike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, int], None]:
    """Has the worker that extracts a report die or hang."""

    def told(victim: str, how: str, times: int) -> None:
        code, marks = tmp_path / "code", tmp_path / "strikes"
        code.mkdir()
        marks.mkdir()
        (code / "sitecustomize.py").write_text(STRIKE)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(code), *sys.path)))
        for name, value in (("STRIKES", marks), ("VICTIM", victim), ("TIMES", times), ("HOW", how)):
            monkeypatch.setenv(f"KG_TEST_{name}", str(value))

    return told


@pytest.mark.parametrize("victim", ["000003.txt", "table.csv#3", "table.csv#22"])
def test_a_report_over_which_workers_die_is_named_and_costs_itself(
    texts: Path, expected: str, tmp_path: Path, strike: Callable[[str, str, int], None], victim: str
) -> None:
    strike(victim, "dies", 2)
    result = kg.build([texts], tmp_path / "graph", jobs=2)
    assert [finding.kind for finding in result.findings if finding.where.endswith(victim)] == ["not_extracted"]
    assert (result.reports, result.extracted) == (54, 54)
    again = kg.build([texts], tmp_path / "graph", jobs=2)
    assert (again.extracted, again.checksum) == (1, expected)


def test_a_worker_that_dies_once_costs_nothing(
    texts: Path, expected: str, tmp_path: Path, strike: Callable[[str, str, int], None]
) -> None:
    strike("table.csv#4", "dies", 1)
    assert kg.build([texts], tmp_path / "graph", jobs=2).checksum == expected


def test_a_report_over_which_a_worker_hangs_is_named_and_costs_itself(
    texts: Path, tmp_path: Path, strike: Callable[[str, str, int], None]
) -> None:
    strike("000005.txt", "hangs", 9)
    result = kg.build([texts], tmp_path / "graph", jobs=2)
    assert ["too long" in f.message for f in result.findings if f.where.endswith("000005.txt")] == [True]
    assert result.reports == 54


def test_workers_end_when_the_build_is_killed(texts: Path, tmp_path: Path) -> None:
    code = f"import kg; kg.build([{str(texts)!r}], 'graph', jobs=2)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "KG_TEST_MARK": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=environment)
    wait_for(lambda: len(marked(tmp_path)) > 2)
    process.kill()
    process.wait()
    wait_for(lambda: not marked(tmp_path))


def marked(folder: Path) -> list[str]:
    """The processes of a run, known by a variable of their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"KG_TEST_MARK={folder}".encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
