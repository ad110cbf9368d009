"""Groups and centres, against what can be counted by hand; the same whatever the hash seed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.analyse.communities import likeness_network
from kg.analyse.portfolio import Portfolio
from kg.api.graph import Graph
from kg.store.embedded import EmbeddedStore
from tests.analyse.graphs import Held


def test_places_are_joined_by_likeness(compared_store: EmbeddedStore) -> None:
    network = likeness_network(Portfolio(lambda c, p: compared_store.rows(c, p).rows), "prefecture")
    name = network.nodes(data="name")
    joined = {
        frozenset((name[a], name[b])): (data["shared"], data["weight"]) for a, b, data in network.edges(data=True)
    }
    assert joined == {
        frozenset(("丽水市", "玉溪市")): (2, 2 / 5),
        frozenset(("丽水市", "德阳市")): (1, 1 / 4),
    }
    assert len(network) == 5


def test_a_group_names_its_places_and_what_is_typical_of_it(graph: Held) -> None:
    (group,) = graph.communities(evidence=1)
    assert group["places"] == ["丽水市", "德阳市", "玉溪市"]
    assert set(group["typical"]) == {"枫桥经验", "网格化管理", "雪亮工程"}
    assert (group["reports"], len(group["evidence"])) == (3, 1)
    assert "2 more places" in graph.communities().note


def test_a_level_at_which_nothing_is_shared_has_no_group(graph: Held) -> None:
    assert graph.communities(level="county") == []


@pytest.mark.shared
def test_real_groups_share_no_place_and_cover_all_that_share_a_program(real: Graph) -> None:
    groups = real.communities()
    places = [place for row in groups for place in row["place_ids"]]
    assert len(places) == len(set(places)) == sum(row["size"] for row in groups) == len(groups.drawn)
    assert all(row["size"] >= 2 and row["typical"] for row in groups)


def test_the_same_groups_and_centres_whatever_the_hash_seed(examples: Graph) -> None:
    code = (
        "import json, sys, kg; g = kg.open_graph(sys.argv[1]); "
        "print(json.dumps([g.communities(level='county'), g.communities(), g.central(), g.central('agencies')]))"
    )
    folder = next(parent for parent in examples.rdf_path.parents if parent.name == "graph")
    found = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found.add(done.stdout)
    (only,) = found
    assert all(json.loads(only)[1:])


def test_a_program_is_central_by_the_share_of_places_that_run_it(graph: Held) -> None:
    table = graph.central()
    degree = {row["program"]: row["degree"] for row in table}
    # Lishui, Yuxi, Luojiang, Changde and Simao run something; what is planned is not run.
    assert degree["雪亮工程"] == degree["网格化管理"] == 2 / 5
    assert degree["扫黑除恶专项斗争"] == degree["一村一警"] == 1 / 5
    assert list(degree.values()) == sorted(degree.values(), reverse=True)
    assert "share of all places" in table.note


def test_betweenness_tells_what_alone_joins(graph: Held) -> None:
    # 雪亮 and 网格 are two ways from Yuxi to Lishui: half of each shortest path leads through either.
    table = graph.central(measure="betweenness")
    assert {row["program"] for row in table[:2]} == {"雪亮工程", "网格化管理"}
    assert table[0]["betweenness"] == table[1]["betweenness"] > 0
    assert table[2]["betweenness"] == 0


def test_agencies_count_programs_and_partners(graph: Held, examples: Graph) -> None:
    (police,) = graph.central("agencies")
    assert (police["agency"], police["joined"], police["degree"]) == ("丽水市公安局", 1, 1.0)
    top = examples.central("agencies", top=3, evidence=1)
    assert len(top) == 3
    assert all(row["evidence"] for row in top)
