"""The plugin by which CI fails when a test on the real Neo4j server did not run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CI = Path(__file__).resolve().parent.parent / ".ci"


def outcome(folder: Path, body: str) -> tuple[int, str]:
    (folder / "test_it.py").write_text(f"import pytest\n\n{body}\n", encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = neo4j: real server\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "neo4j_required", "-p", "no:cacheprovider", "-q"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CI), "PYTEST_PLUGINS": "", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


PASSES = "@pytest.mark.neo4j\ndef test_a(): pass\n"
SKIPS = "@pytest.mark.neo4j\ndef test_b(): pytest.skip('no server')\n"
SKIPPED_BY_FIXTURE = (
    "@pytest.fixture\ndef server(): pytest.skip('no server')\n@pytest.mark.neo4j\ndef test_c(server): pass\n"
)
PLAIN_SKIP = "def test_d(): pytest.skip('no matter')\n"


def test_a_run_with_the_server_passes_and_says_how_many(tmp_path: Path) -> None:
    code, output = outcome(tmp_path, PASSES + PLAIN_SKIP)
    assert code == 0
    assert "1 tests ran on the real Neo4j server" in output


@pytest.mark.parametrize("skip", [SKIPS, SKIPPED_BY_FIXTURE])
def test_a_skipped_server_test_fails_and_says_why(tmp_path: Path, skip: str) -> None:
    code, output = outcome(tmp_path, PASSES + skip)
    assert code == 1
    assert "skipped, but it must run in CI" in output
    assert "no server" in output


def test_a_run_without_any_server_test_fails(tmp_path: Path) -> None:
    code, output = outcome(tmp_path, "def test_e(): pass\n")
    assert code == 1
    assert "0 tests ran" in output
