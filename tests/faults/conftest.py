"""The reports of the fault tests, made once."""

import pytest

from tests.faults import harness


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> harness.Corpus:
    return harness.corpus(tmp_path_factory.mktemp("corpus"))
