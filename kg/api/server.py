"""The property graph in a Neo4j server, asked and queried as one in a folder is."""

from types import TracebackType
from typing import Self

from kg.api.asking import Asking
from kg.store.neo4j import Neo4jStore


def open_server(uri: str, *, user: str = "neo4j", password: str = "", database: str = "neo4j") -> "Server":
    """The graph that `kg load` brought into the server at `uri`. Raises ConnectionFailed."""
    return Server(Neo4jStore(uri, user, password, database))


class Server(Asking):
    """A Neo4j database, opened for reading."""

    def __init__(self, store: Neo4jStore) -> None:
        self._neo4j = store

    def _store(self) -> Neo4jStore:
        return self._neo4j

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._neo4j.close()
