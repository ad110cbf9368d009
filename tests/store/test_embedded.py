"""The embedded store: what is built is read again, whole or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import GraphError, QueryError
from kg.store.embedded import EmbeddedStore
from kg.store.project import project
from kg.store.rows import GraphRows


def everything(store: EmbeddedStore, rows: GraphRows) -> GraphRows:
    """The rows read back, label by label and type by type."""
    nodes, relationships = {}, {}
    for name, label in rows.schema.labels.items():
        columns = ", ".join(f"n.`{c}` AS `{c}`" for c in label.columns)
        found = store.rows(f"MATCH (n:{name}) RETURN {columns} ORDER BY id")
        nodes[name] = [tuple(row.values()) for row in found.rows]
    for kind, start, end in rows.relationships:
        columns = "".join(f", r.`{c}` AS `{c}`" for c in rows.schema.relationships[kind].columns)
        found = store.rows(f"MATCH (x:{start})-[r:{kind}]->(y:{end}) RETURN x.id AS start, y.id AS `end`{columns}")
        values = [tuple(row.values()) for row in found.rows]
        relationships[kind, start, end] = sorted(values, key=lambda row: [(v is not None, v) for v in row])
    return GraphRows(rows.schema, nodes, relationships)


def test_every_node_relationship_and_value_comes_back(sample: GraphRows, embedded: EmbeddedStore) -> None:
    found = everything(embedded, sample)
    assert found.nodes == sample.nodes
    assert found.relationships == sample.relationships


@pytest.mark.parametrize("text", ['"', "\n", "\r\n", "\\", "''", ",", "“引号”", " ", "\t", "\\n", "网格\u2028化"])
def test_text_with_marks_of_the_file_format_comes_back(text: str, tmp_path: Path, sample: GraphRows) -> None:
    report = ("urn:r", f"甲{text}乙", text, *[None] * 5)
    columns = len(sample.schema.labels["Report"].columns)
    rows = GraphRows(sample.schema, {"Report": [report[:columns] + (None,) * (columns - len(report))]}, {})
    EmbeddedStore.build(rows, tmp_path / "store")
    with EmbeddedStore.open(tmp_path / "store") as store:
        row = store.rows("MATCH (r:Report) RETURN r.name AS name, r.name_en AS en").rows[0]
    assert row == {"name": f"甲{text}乙", "en": text}


def test_an_empty_graph_can_be_built_and_asked(tmp_path: Path) -> None:
    empty = tmp_path / "empty.ttl"
    empty.write_text("", encoding="utf-8")
    EmbeddedStore.build(project(empty), tmp_path / "store")
    with EmbeddedStore.open(tmp_path / "store") as store:
        assert store.rows("MATCH (n) RETURN count(*) AS n").rows == [{"n": 0}]


def test_building_again_replaces_the_store_and_leaves_nothing_else(tmp_path: Path, sample: GraphRows) -> None:
    path = tmp_path / "store"
    EmbeddedStore.build(sample, path)
    with EmbeddedStore.open(path) as reader:
        EmbeddedStore.build(GraphRows(sample.schema, {}, {}), path)
        assert reader.rows("MATCH (n:Place) RETURN count(*) AS n").rows == [{"n": 6}]
    with EmbeddedStore.open(path) as store:
        assert store.rows("MATCH (n) RETURN count(*) AS n").rows == [{"n": 0}]
    assert [found.name for found in tmp_path.iterdir()] == ["store"]


def test_a_build_that_fails_leaves_the_store_that_was_there(tmp_path: Path, sample: GraphRows) -> None:
    path = tmp_path / "store"
    EmbeddedStore.build(sample, path)
    before = path.read_bytes()
    twice = GraphRows(sample.schema, {"Place": sample.nodes["Place"] * 2}, {})
    with pytest.raises(GraphError, match="cannot be written as an embedded store"):
        EmbeddedStore.build(twice, path)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["store"]


def test_what_a_killed_build_left_is_taken_away_and_a_running_one_is_left_alone(
    tmp_path: Path, sample: GraphRows
) -> None:
    killed, running = tmp_path / ".building-old", tmp_path / ".building-new"
    for folder in (killed, running):
        folder.mkdir()
        (folder / "store").write_bytes(b"half")
    os.utime(killed, (0, 0))
    EmbeddedStore.build(sample, tmp_path / "store")
    assert sorted(found.name for found in tmp_path.iterdir()) == [".building-new", "store"]


@pytest.mark.parametrize("harm", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"x" * 8192])
def test_a_damaged_store_says_so(harm: object, tmp_path: Path, sample: GraphRows) -> None:
    path = tmp_path / "store"
    EmbeddedStore.build(sample, path)
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(GraphError, match="build the graph again"):
        EmbeddedStore.open(path)


def test_a_store_of_another_ontology_says_so(tmp_path: Path, sample: GraphRows) -> None:
    fewer = {name: label for name, label in sample.schema.labels.items() if name != "Honour"}
    older = replace(sample.schema, labels=fewer, relationships={})
    EmbeddedStore.build(GraphRows(older, {}, {}), tmp_path / "store")
    with pytest.raises(GraphError, match="was built with another ontology or engine: build the graph again"):
        EmbeddedStore.open(tmp_path / "store")


def test_a_missing_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="none is missing: build the graph again"):
        EmbeddedStore.open(tmp_path / "none")


def test_a_query_that_takes_too_long_is_stopped(embedded: EmbeddedStore) -> None:
    endless = "MATCH " + ", ".join(f"(a{number})" for number in range(12)) + " RETURN count(*) AS n"
    with pytest.raises(QueryError, match=r"took longer than 0\.2 s"):
        embedded.rows(endless, timeout=0.2)


def test_a_row_limit_cuts_and_says_so(embedded: EmbeddedStore) -> None:
    cut = embedded.rows("MATCH (p:Place) RETURN p.name AS name ORDER BY name", limit=2)
    whole = embedded.rows("MATCH (p:Place) RETURN p.name AS name ORDER BY name", limit=6)
    assert (len(cut.rows), cut.cut, len(whole.rows), whole.cut) == (2, True, 6, False)


def test_a_query_with_a_mistake_is_one_sentence(embedded: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match=r"the query cannot be run: .*Cannot find property nope") as failed:
        embedded.rows("MATCH (p:Place) RETURN p.nope AS nope")
    assert "\n" not in str(failed.value)
