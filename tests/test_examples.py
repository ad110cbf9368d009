"""The example reports, and the demo that is made of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.model import Report
from kg.read import read_files

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "reports"


def test_every_example_is_a_report_of_fitting_length() -> None:
    found = list(read_files([REPORTS]))
    assert len(found) >= 10
    for report in found:
        assert isinstance(report, Report), report
        assert 350 <= len(report.text) <= 900, report.source


def test_the_readme_lists_every_example() -> None:
    listed = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for path in REPORTS.iterdir():
        assert f"| {path.name} |" in listed


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What the demo prints, and the folder with what it made."""
    out = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [ROOT / "examples" / "demo.sh", out],
        env=os.environ | {"BIN": str(Path(sys.executable).parent), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, out


def test_the_demo_finds_the_cities_that_run_grid_policing(demo: tuple[str, Path]) -> None:
    answer = demo[0].split("$ kg ask ")[1]
    assert answer.startswith('"which cities run grid policing"')
    assert "常州市" in answer
    assert "绵阳市" in answer
    for city in ("宜昌市", "绍兴市"):  # community grids, another program
        assert city not in answer


def test_the_demo_answers_in_the_language_of_the_question(demo: tuple[str, Path]) -> None:
    answer = demo[0].split("$ kg ask ")[2]
    assert "2个地方" in answer
    assert "绵阳市" in answer
    assert "枫桥镇" in answer


def test_the_demo_finds_a_figure(demo: tuple[str, Path]) -> None:
    assert "42000" in demo[0].split("$ kg ask ")[3].replace(",", "")


def test_the_demo_leaves_turtle_that_holds_the_facts(demo: tuple[str, Path]) -> None:
    turtle = (demo[1] / "graph.ttl").read_text(encoding="utf-8")
    assert "@prefix kg:" in turtle
    assert "雪亮工程" in turtle
