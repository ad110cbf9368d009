"""Graphs to ask: one in our own words, and those of the gold files kept beside the checkout."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.ask import ask
from kg.model import Answer
from kg.store.embedded import EmbeddedStore
from tests.ask import sample
from tests.ask.graphs import embedded, linked
from tests.gold import gold_readings

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The three reports of tests/ask/sample.py in an embedded store."""
    with embedded(sample.readings(), tmp_path_factory.mktemp("sample")) as store:
        yield store


@pytest.fixture(scope="session")
def asked(sample_store: EmbeddedStore) -> Ask:
    """Asks the sample graph."""
    return lambda question, **options: ask(question, lambda c, p: sample_store.rows(c, p).rows, **options)


@pytest.fixture(scope="session")
def three_reports(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The gold of the three real reports."""
    found = [linked(r) for r in gold_readings() if not r.doc.source.startswith("d")]
    with embedded(found, tmp_path_factory.mktemp("three")) as store:
        yield store


@pytest.fixture(scope="session")
def all_reports(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The gold of all reports that may be studied."""
    with embedded([linked(r) for r in gold_readings()], tmp_path_factory.mktemp("all")) as store:
        yield store
