"""The networkx view: every node and relationship of the property graph, with its properties."""

from pathlib import Path

import networkx as nx

from kg.analyse.network import network
from kg.store.project import project

ID = "https://w3id.org/local-governance/id/"
SAMPLE = Path(__file__).parent.parent / "store" / "sample.ttl"


def test_nodes_and_relationships_are_all_there_with_their_properties() -> None:
    rows = project(SAMPLE)
    graph = network(rows)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (rows.node_count, rows.relationship_count)
    assert graph.nodes[f"{ID}grid"] == {
        "label": "Program", "name": "网格", "name_en": "Grid", "kind": "grid", "national": True, "abstract": True,
    }  # fmt: skip
    stated = graph.get_edge_data(f"{ID}police", f"{ID}grid-policing")
    assert {edge["status"] for edge in stated.values()} == {"actual", "planned"}
    assert stated[f"{ID}c1"] == {
        "type": "IMPLEMENTS", "claim": f"{ID}c1", "status": "actual", "since": "2021-03", "confidence": 0.9,
    }  # fmt: skip


def test_some_types_give_the_network_between_what_they_join() -> None:
    graph = network(project(SAMPLE), types=["WITHIN"])
    assert {graph.nodes[node]["label"] for node in graph} == {"Place"}
    assert nx.descendants(graph, f"{ID}county") == {f"{ID}north", f"{ID}province"}
