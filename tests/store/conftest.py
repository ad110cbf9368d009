"""The sample graph in both stores, so that a test can hold them side by side."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.embedded import EmbeddedStore
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from kg.store.rows import GraphRows
from tests.neo4j_server import Neo4jServer

SAMPLE = Path(__file__).with_name("sample.ttl")


@pytest.fixture(scope="session")
def sample() -> GraphRows:
    """The rows of the sample graph."""
    return project(SAMPLE)


@pytest.fixture
def sorted_sample(tmp_path: Path) -> Path:
    """The sample, and hostile values, as sorted N-Quads."""
    written = ox.serialize(ox.parse(path=str(SAMPLE), format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_QUADS) or b""
    path = tmp_path / "sample.nq"
    path.write_bytes(b"".join(sorted(set(written.splitlines(keepends=True)))))
    return path


@pytest.fixture(scope="session")
def embedded(sample: GraphRows, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The sample graph in an embedded store."""
    path = tmp_path_factory.mktemp("embedded") / "sample.lbug"
    EmbeddedStore.build(sample, path)
    with EmbeddedStore.open(path) as store:
        yield store


@pytest.fixture(scope="session")
def connected(neo4j_server: Neo4jServer) -> Iterator[Neo4jStore]:
    """A connection to the session's server."""
    with Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store:
        yield store


@pytest.fixture
def empty_neo4j(connected: Neo4jStore, neo4j_server: Neo4jServer) -> Neo4jStore:
    """The server's database without a node or constraint."""
    neo4j_server.clear()
    return connected


@pytest.fixture(scope="module")
def loaded(connected: Neo4jStore, neo4j_server: Neo4jServer, sample: GraphRows) -> Neo4jStore:
    """The sample graph, and nothing else, in the server."""
    neo4j_server.clear()
    connected.load(sample)
    return connected
