import re
from pathlib import Path
from typing import Any

import pytest

from kg.assemble import assemble
from kg.model import Program
from kg.schema.resources import folder
from kg.store.embedded import EmbeddedStore
from kg.store.project import project
from kg.store.rdf import RdfStore
from tests.assemble.test_assemble import CITY, COURT, POLICE, reading, runs

TEXT = (folder("ontology").parent / "docs" / "ontology.md").read_text(encoding="utf-8")
EXPECTED = [(COURT.name, "Grid management"), (POLICE.name, "Grid policing")]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two agencies that run grid programs, a third that only plans to."""
    path = tmp_path_factory.mktemp("documentation") / "graph.nq"
    police = Program(name="网格布警", kind="grid", concept="grid-policing")
    community = Program(name="网格化管理", kind="grid", concept="grid-management")
    relations = (
        runs(o=police.name),
        runs(s=COURT.name, o=community.name),
        runs("planned", s=POLICE.name, o=community.name),
    )
    assemble([reading(entities=(CITY, POLICE, COURT, police, community), relations=relations)], path)
    return path


def example(language: str) -> str:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)[-1]


def test_cypher(graph: Path, tmp_path: Path) -> None:
    EmbeddedStore.build(project(graph), tmp_path / "graph.lbug")
    rows = EmbeddedStore.open(tmp_path / "graph.lbug").rows(example("cypher"), {}).rows
    assert [tuple(row.values()) for row in rows] == EXPECTED


def test_sparql(graph: Path) -> None:
    rows = RdfStore.open(graph).sparql(example("sparql")).rows
    assert [tuple(row.values()) for row in rows] == EXPECTED


def test_python(graph: Path) -> None:
    names: dict[str, Any] = {}
    exec(example("python"), names)
    assert names["agencies_running_grid"](RdfStore.open(graph).rdflib()) == EXPECTED
