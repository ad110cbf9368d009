"""The projection with bounded memory gives the same property graph as the one in memory."""

from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.store import project_sorted as module
from kg.store.csv_rows import csv_line
from kg.store.embedded import EmbeddedStore
from kg.store.project import project
from kg.store.project_sorted import project_sorted
from kg.store.rows import Row


@pytest.fixture
def source(sorted_sample: Path) -> Path:
    return sorted_sample


def lines(rows: list[Row]) -> list[str]:
    return sorted("".join(map(csv_line, rows)).splitlines())


def written(path: Path | None) -> list[str]:
    return sorted(path.read_text(encoding="utf-8").splitlines()) if path else []


@pytest.mark.parametrize("batch", [1, 20_000])
def test_it_gives_what_the_projection_in_memory_gives(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(module, "_BATCH", batch)
    expected, found = project(source), project_sorted(source, tmp_path)
    assert {name: lines(rows) for name, rows in expected.nodes.items()} == {
        name: written(found.nodes.get(name)) for name in expected.nodes
    }
    assert {ends: lines(rows) for ends, rows in expected.relationships.items()} == {
        ends: written(found.relationships.get(ends)) for ends in expected.relationships
    }
    assert expected.relationship_count > 10


def test_the_store_made_of_it_answers(source: Path, tmp_path: Path) -> None:
    EmbeddedStore.build(project_sorted(source, tmp_path), tmp_path / "sorted")
    EmbeddedStore.build(project(source), tmp_path / "memory")
    query = "MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS kind, b.id AS end_ ORDER BY start, kind, end_"
    with EmbeddedStore.open(tmp_path / "sorted") as one, EmbeddedStore.open(tmp_path / "memory") as other:
        assert one.rows(query).rows == other.rows(query).rows != []


def test_a_file_out_of_order_is_refused(source: Path, tmp_path: Path) -> None:
    source.write_bytes(b"".join(reversed(source.read_bytes().splitlines(keepends=True))))
    with pytest.raises(GraphError, match="not sorted"):
        project_sorted(source, tmp_path)


def test_nothing_gives_no_tables(tmp_path: Path) -> None:
    (tmp_path / "empty.nq").write_bytes(b"")
    found = project_sorted(tmp_path / "empty.nq", tmp_path)
    assert (found.nodes, found.relationships) == ({}, {})
