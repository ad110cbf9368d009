"""One report's facts made anew on a real server: exactly what a fresh load gives, and nothing of other reports touched."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.assemble import assemble
from kg.errors import GraphError
from kg.model import Agency, Document, Figure, Program, Reading, Relation
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from kg.store.rows import GraphRows
from tests.assemble.test_assemble import CITY, COURT, LANTERNS, POLICE, TOWN
from tests.gold import gold_readings
from tests.neo4j_server import Neo4jServer

pytestmark = pytest.mark.neo4j

GRID = Program(name="网格布警", kind="grid", concept="grid-policing")
KITES = Program(name="风筝夜谈", kind="other", place="520200")
CLINIC = Agency(name="六盘水市司法局", kind="justice_bureau", place="520200")
EVERYTHING = (CITY, TOWN, POLICE, COURT, CLINIC, LANTERNS, GRID, KITES)

REPLACER = """
import sys
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
uri, user, password, path, report = sys.argv[1:]
with Neo4jStore(uri, user, password) as store:
    store.replace(project(path), [report])
"""


def said(key: str, source: str, relations: tuple[Relation, ...], figures: tuple[Figure, ...] = ()) -> Reading:
    """A report that mentions what it relates, and nothing else."""
    names = {name for r in relations for name in (r.s, r.o)} | {f.about for f in figures}
    entities = tuple(entity for entity in EVERYTHING if entity.name in names)
    return Reading(
        doc=Document(id=key * 16, source=source, title=source, published="2024-05-01", home="520200"),
        entities=entities,
        relations=relations,
        figures=figures,
    )


def runs(subject: str, program: str, start: int = 0, **more: Any) -> Relation:
    return Relation(s=subject, p="implements", o=program, quote="推行", start=start, end=start + 2, **more)


def risen(about: str, value: float) -> Figure:
    fields: dict[str, Any] = {
        "unit": "起",
        "indicator": "警情",
        "measure": "count",
        "period": "2023",
        "quote": "警情",
        "start": 50,
        "end": 52,
    }
    return Figure(about=about, value=value, place="520200", **fields)


SHARED_CLAIM = runs(POLICE.name, GRID.name, since="2021")
OTHER = said("b", "two.txt", (runs(POLICE.name, GRID.name, since="2022"), runs(COURT.name, LANTERNS.name)))
BEFORE = said(
    "a",
    "one.txt",
    (SHARED_CLAIM, runs(TOWN.name, LANTERNS.name, 9), runs(CLINIC.name, KITES.name, 20)),
    (risen(TOWN.name, 7),),
)
AFTER = said(
    "a",
    "one.txt",
    (runs(POLICE.name, LANTERNS.name, status="planned"), runs(TOWN.name, LANTERNS.name, 9, since="2023")),
)
EDITED = said(
    "c", "one.txt", (runs(POLICE.name, GRID.name, 4), runs(CITY.name, KITES.name, 30)), (risen(CITY.name, 8),)
)


REPRINT = said("d", "three.txt", (runs(POLICE.name, GRID.name, 7), runs(CITY.name, KITES.name, 30)))


def graph(folder: Path, *readings: Reading, reprint_of: dict[str, str] | None = None) -> GraphRows:
    path = folder / "graph.nq"
    assemble(readings, path, reprint_of=reprint_of)
    return project(path)


def server_graph(store: Neo4jStore) -> set[str]:
    """Every node and relationship of the server as text."""
    nodes = store.rows("MATCH (n) RETURN properties(n) AS n").rows
    links = store.rows("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS r").rows
    return {repr(sorted(row.items(), key=str)) for row in (*nodes, *links)}


@pytest.mark.parametrize(
    "new", [(OTHER, AFTER), (OTHER, EDITED), (OTHER,), (OTHER, BEFORE)], ids=["read anew", "edited", "removed", "same"]
)
def test_what_stands_after_is_what_a_fresh_load_gives(
    new: tuple[Reading, ...], empty_neo4j: Neo4jStore, tmp_path: Path
) -> None:
    empty_neo4j.load(graph(tmp_path, BEFORE, OTHER))
    rows = graph(tmp_path, *new)
    empty_neo4j.replace(rows, ["one.txt"])
    assert empty_neo4j.checksum() == rows.checksum()
    assert empty_neo4j.rows("MATCH (n) RETURN count(n) AS n").rows == [{"n": rows.node_count}]
    assert empty_neo4j.rows("MATCH ()-[r]->() RETURN count(r) AS n").rows == [{"n": rows.relationship_count}]


A, B, D = (letter * 16 for letter in "abd")


@pytest.mark.parametrize(
    ("before", "readings", "after"),
    [
        ({B: A, D: A}, (OTHER, REPRINT), {D: B}),
        ({B: A, D: A}, (OTHER, REPRINT), {}),
        ({B: A, D: A}, (OTHER, REPRINT, AFTER), {D: B}),
        ({}, (OTHER, REPRINT, AFTER), {B: A, D: A}),
        ({D: B}, (OTHER, REPRINT, AFTER), {A: D, B: D}),
    ],
    ids=["first removed", "link removed", "no reprint any more", "reprints now", "another first"],
)
def test_reports_of_the_same_text_come_with_a_report(
    before: dict[str, str],
    readings: tuple[Reading, ...],
    after: dict[str, str],
    empty_neo4j: Neo4jStore,
    tmp_path: Path,
) -> None:
    empty_neo4j.load(graph(tmp_path, BEFORE, OTHER, REPRINT, reprint_of=before))
    rows = graph(tmp_path, *readings, reprint_of=after)
    empty_neo4j.replace(rows, ["one.txt"])
    assert empty_neo4j.checksum() == rows.checksum()


def test_a_report_may_be_named_by_its_id(empty_neo4j: Neo4jStore, tmp_path: Path) -> None:
    empty_neo4j.load(graph(tmp_path, BEFORE, OTHER))
    rows = graph(tmp_path, AFTER, OTHER)
    result = empty_neo4j.replace(rows, ["a" * 16])
    assert empty_neo4j.checksum() == rows.checksum()
    assert result.removed > 0


def test_a_graph_of_that_report_alone_leaves_the_others_as_they_are(empty_neo4j: Neo4jStore, tmp_path: Path) -> None:
    empty_neo4j.load(graph(tmp_path, OTHER))
    others = server_graph(empty_neo4j)
    empty_neo4j.load(graph(tmp_path, BEFORE, OTHER))
    empty_neo4j.replace(graph(tmp_path, AFTER), ["one.txt"])
    now = server_graph(empty_neo4j)
    mine = now - others
    # Of the claim that both stated, the dates of both had been joined: no one can tell them apart in the server.
    assert {row for row in others - now if "2022" not in row} == set()
    assert any("2023" in row for row in mine) and not any(KITES.name in row or CLINIC.name in row for row in now)


def test_notes_that_a_user_added_in_the_server_stay(
    empty_neo4j: Neo4jStore, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    empty_neo4j.load(graph(tmp_path, BEFORE, OTHER))
    note = "MATCH (p:Program {name: $name}) CREATE (:Note {text: 'ask them'})-[:REMARKS]->(p)"
    import neo4j

    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        driver.execute_query(note, name=KITES.name)
    empty_neo4j.replace(graph(tmp_path, AFTER, OTHER), ["one.txt"])
    found = empty_neo4j.rows("MATCH (n:Note)-[:REMARKS]->(p) RETURN p.name AS name").rows
    assert found == [{"name": KITES.name}]


def test_an_unknown_report_is_named_and_nothing_changes(empty_neo4j: Neo4jStore, tmp_path: Path) -> None:
    rows = graph(tmp_path, BEFORE, OTHER)
    empty_neo4j.load(rows)
    with pytest.raises(GraphError, match=r"no report three\.txt in the graph nor in the server"):
        empty_neo4j.replace(rows, ["one.txt", "three.txt"])
    assert empty_neo4j.checksum() == rows.checksum()


def test_two_reports_that_drop_what_they_share_at_once_leave_nothing(
    empty_neo4j: Neo4jStore, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    third = said("d", "three.txt", (runs(COURT.name, LANTERNS.name),))
    for _ in range(3):
        empty_neo4j.load(graph(tmp_path, BEFORE, OTHER, third))
        graph(tmp_path, third)
        arguments = [neo4j_server.uri, neo4j_server.user, neo4j_server.password, str(tmp_path / "graph.nq")]
        both = [subprocess.Popen([sys.executable, "-c", REPLACER, *arguments, name]) for name in ("one.txt", "two.txt")]
        assert [process.wait() for process in both] == [0, 0]
        assert empty_neo4j.checksum() == project(tmp_path / "graph.nq").checksum()


@pytest.mark.shared
def test_each_hand_read_report_can_be_replaced(shared: Path, empty_neo4j: Neo4jStore, tmp_path: Path) -> None:
    whole = list(gold_readings())[:12]
    empty_neo4j.load(graph(tmp_path, *whole))
    for number, reading in enumerate(whole[:4]):
        half = Reading(
            doc=reading.doc,
            entities=reading.entities[::2],
            relations=reading.relations[::2],
            figures=reading.figures[1::2],
        )
        whole[number] = half
        rows = graph(tmp_path, *whole)
        empty_neo4j.replace(rows, [reading.doc.source])
        assert empty_neo4j.checksum() == rows.checksum()
