"""Graphs to compare places in: one counted by hand, that of the examples, and that of the reports beside the checkout."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.api.graph import Graph
from kg.store.embedded import EmbeddedStore
from tests.analyse.graphs import Held, readings
from tests.ask.graphs import embedded


@pytest.fixture(scope="session")
def compared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with embedded(readings(), tmp_path_factory.mktemp("compared")) as store:
        yield store


@pytest.fixture(scope="session")
def graph(compared_store: EmbeddedStore) -> Held:
    """The reports of tests/analyse/graphs.py."""
    return Held(compared_store)


@pytest.fixture(scope="session")
def examples(example_graph: Path) -> Graph:
    """The graph of the example reports."""
    return kg.open_graph(example_graph)


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of the real reports that may be studied."""
    folder = tmp_path_factory.mktemp("real") / "graph"
    kg.build([shared / "reports" / "dev"], folder)
    return kg.open_graph(folder)
