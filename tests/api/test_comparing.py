"""Comparisons ask a Neo4j server as they ask a graph folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.analyse.table import Table
from kg.api.asking import Asking
from tests.neo4j_server import Neo4jServer

CALLS: dict[str, Callable[[Any], Table]] = {
    "shared": lambda graph: graph.shared("Changzhou", "Mianyang", evidence=2),
    "similar": lambda graph: graph.similar("绵阳市", evidence=2),
    "diffusion": lambda graph: graph.diffusion("网格", evidence=2),
    "by province": lambda graph: graph.diffusion("网格", by="province", level="prefecture"),
    "communities": lambda graph: graph.communities(evidence=2),
    "programs": lambda graph: graph.central(evidence=1),
    "agencies": lambda graph: graph.central("agencies", measure="betweenness", evidence=1),
    "coverage": lambda graph: graph.coverage(),
    "timeline": lambda graph: graph.timeline("Mianyang", evidence=1),
    "figures": lambda graph: graph.figures(place="Mianyang"),
    "compare": lambda graph: graph.compare("网格"),
}


@pytest.mark.neo4j
def test_a_server_gives_the_same_rows_as_the_folder(
    neo4j_server: Neo4jServer, example_graph: Path, tmp_path: Path
) -> None:
    neo4j_server.clear()
    kg.load(neo4j_server.uri, example_graph, user=neo4j_server.user, password=neo4j_server.password)
    folder: Asking = kg.open_graph(example_graph)
    with kg.open_server(neo4j_server.uri, user=neo4j_server.user, password=neo4j_server.password) as server:
        for name, call in CALLS.items():
            here, there = call(folder), call(server)
            assert here, name
            assert list(here) == list(there), name
            assert (here.note, here.columns) == (there.note, there.columns), name
        assert (
            server.map("网格", tmp_path / "a.svg").read_bytes() == folder.map("网格", tmp_path / "b.svg").read_bytes()
        )
