"""Every query of the library on both engines, over the same graph: the same rows, and the right ones."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.assemble import assemble
from kg.schema.queries import LibraryQuery, library
from kg.store.embedded import EmbeddedStore
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from tests.gold import gold_readings
from tests.neo4j_server import Neo4jServer

ID = "https://w3id.org/local-governance/id/"
GIVEN: dict[str, list[str]] = {
    "program": ["网格"],
    "place": ["昭通市"],
    "other_place": ["普洱市"],
    "first": ["昭通市"],
    "second": ["普洱市"],
    "agency": ["昭通市公安局"],
    "person": ["李有才"],
    "policy": ["平安乡村三年行动方案"],
    "honour": ["全省平安建设先进县"],
    "indicator": ["调解纠纷"],
    "ids": [f"{ID}c1", f"{ID}f2"],
}
"""A value for each parameter that some query requires, from the sample graph."""


def bound(query: LibraryQuery, **given: Any) -> dict[str, Any]:
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            value = GIVEN[parameter.name]
            given[parameter.name] = value if parameter.type == "strings" else value[0]
    return query.bind(given)


def comparable(rows: list[dict[str, Any]]) -> list[list[Any]]:
    """Rows whose lists are sorted, since neither engine promises an order inside collect(), and floats rounded."""

    def value(found: Any) -> Any:
        if isinstance(found, list):
            return sorted(map(str, found))
        return float(f"{found:.12g}") if isinstance(found, float) and math.isfinite(found) else found

    return [[value(found) for found in row.values()] for row in rows]


@pytest.mark.neo4j
@pytest.mark.parametrize("name", library().names())
def test_a_query_gives_the_same_rows_on_both_engines(name: str, embedded: EmbeddedStore, loaded: Neo4jStore) -> None:
    query = library().get(name)
    here, there = (store.rows(query.cypher, bound(query)) for store in (embedded, loaded))
    assert here.columns == there.columns == tuple(query.columns)
    assert comparable(here.rows) == comparable(there.rows)


def answers(embedded: EmbeddedStore, name: str, column: str, **given: Any) -> list[Any]:
    query = library().get(name)
    return [row[column] for row in embedded.rows(query.cypher, bound(query, **given)).rows]


def test_a_broad_program_finds_the_narrow_ones_and_agencies_stand_for_their_place(embedded: EmbeddedStore) -> None:
    places = answers(embedded, "places-running-program", "place", program="网格", level="prefecture")
    assert set(places) == {"昭通市", "普洱市"}
    assert set(answers(embedded, "places-running-program", "place", program="网格布警")) == {"昭通市", "思茅区"}


def test_a_local_form_counts_as_its_program(embedded: EmbeddedStore) -> None:
    assert answers(embedded, "places-running-program", "place", program="枫桥经验") == ["鲁甸县"]


def test_the_evidence_of_a_claim_is_every_passage_with_its_report(embedded: EmbeddedStore) -> None:
    assert answers(embedded, "evidence", "source", ids=[f"{ID}c1"]) == ["昭通.txt", "普洱.txt"]
    assert answers(embedded, "evidence", "text", ids=[f"{ID}f1"]) == ["普洱市计划建成“雪亮工程”\n探头2万个"]


def test_figures_that_disagree_are_found_and_no_others(embedded: EmbeddedStore) -> None:
    assert answers(embedded, "conflicts", "value") == [320.0]
    assert answers(embedded, "conflicts", "other") == [350.0]


def test_the_first_year_of_adoption_is_the_stated_one(embedded: EmbeddedStore) -> None:
    found = dict(
        zip(
            answers(embedded, "adoption-over-time", "place"),
            answers(embedded, "adoption-over-time", "year"),
            strict=True,
        )
    )
    assert found == {"昭通市": 2021, "普洱市": 2024}


def test_what_is_planned_and_not_reported_to_run_is_listed(embedded: EmbeddedStore) -> None:
    assert answers(embedded, "planned-not-reported-done", "program", place="普洱市") == ["雪亮工程"]
    assert answers(embedded, "planned-not-reported-done", "program", place="昭通市") == []
    running_alone = answers(embedded, "planned-not-reported-done", "program", place="昭通市", done="completed")
    assert running_alone == ["网格布警"]


def test_neighbours_show_what_a_place_lacks(embedded: EmbeddedStore) -> None:
    lacking = set(answers(embedded, "programs-of-neighbours", "program", place="昭通市"))
    assert lacking == {"雪亮工程", "网格化管理"}


def test_the_history_of_a_place_goes_both_ways(embedded: EmbeddedStore) -> None:
    assert answers(embedded, "history-of-place", "earlier", place="普洱市") == ["思茅市"]
    assert answers(embedded, "history-of-place", "later", place="思茅市") == ["普洱市"]


def test_claims_count_the_reports_behind_them(embedded: EmbeddedStore) -> None:
    assert answers(embedded, "sources-per-claim", "claim", at_least=2) == [f"{ID}c1"]


@pytest.fixture(scope="module")
def gold(
    shared: Path, tmp_path_factory: pytest.TempPathFactory, connected: Neo4jStore, neo4j_server: Neo4jServer
) -> Iterator[tuple[EmbeddedStore, Neo4jStore]]:
    """The graph of the hand-read reports, in both stores."""
    folder = tmp_path_factory.mktemp("gold")
    assemble(list(gold_readings()), folder / "gold.nq")
    rows = project(folder / "gold.nq")
    EmbeddedStore.build(rows, folder / "gold.lbug")
    neo4j_server.clear()
    connected.load(rows)
    assert connected.checksum() == rows.checksum()
    with EmbeddedStore.open(folder / "gold.lbug") as store:
        yield store, connected


@pytest.mark.neo4j
@pytest.mark.shared
def test_on_the_hand_read_reports_too_both_engines_agree(gold: tuple[EmbeddedStore, Neo4jStore]) -> None:
    embedded, neo4j = gold
    known = {
        name: [row["n"] for row in embedded.rows(f"MATCH (x:{label}) RETURN x.{key} AS n ORDER BY n LIMIT 60").rows]
        for name, label, key in (
            ("agency", "Agency", "name"),
            ("person", "Person", "name"),
            ("policy", "Policy", "name"),
            ("honour", "Honour", "name"),
            ("ids", "Claim", "id"),
            ("indicator", "Figure", "indicator"),
        )
    }
    given = {**GIVEN, **known, "program": ["网格", "枫桥经验"], "place": ["贵州省"], "other_place": ["毕节市"]}
    given |= {"first": ["贵阳市"], "second": ["六盘水市"]}
    answered = 0
    for query in library():
        needed = {
            p.name: given[p.name] if p.type == "strings" else given[p.name][0] for p in query.parameters if p.required
        }
        here, there = (store.rows(query.cypher, query.bind(needed)) for store in (embedded, neo4j))
        assert comparable(here.rows) == comparable(there.rows), query.name
        answered += bool(here.rows)
    assert answered >= 30
