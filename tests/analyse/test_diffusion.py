"""How a program spread: stated years before years of reports, ranks, rolled-up places, and forms."""

import pytest

from kg.api.graph import Graph
from tests.analyse.graphs import Held


def test_a_stated_year_counts_and_else_that_of_the_report(graph: Held) -> None:
    lishui, yuxi = graph.diffusion("网格化管理")
    assert (lishui["place"], lishui["running"], lishui["running_stated"], lishui["first_report"]) == (
        "丽水市", 2019, True, 2022,
    )  # fmt: skip
    assert (yuxi["piloted"], yuxi["piloted_stated"], yuxi["running"]) == (2021, True, None)
    assert [row["order"] for row in (lishui, yuxi)] == [1, 2]
    table = graph.diffusion("Sharp Eyes")
    assert [(row["running"], row["running_stated"]) for row in table] == [(2022, False), (2024, False)]
    assert [table.text(row, "running") for row in table] == ["≤2022", "≤2024"]


def test_what_is_only_planned_has_no_rank_and_the_year_of_its_report(graph: Held) -> None:
    ran, planned = graph.diffusion("扫黑除恶专项斗争")
    assert (ran["place"], ran["order"], ran["planned"]) == ("常德市", 1, None)
    assert (planned["place"], planned["order"], planned["planned"], planned["planned_stated"]) == (
        "丽水市", None, 2022, False,
    )  # fmt: skip


def test_local_forms_stand_beside_the_program(graph: Held) -> None:
    forms = {row["place"]: row["forms"] for row in graph.diffusion("枫桥经验")}
    assert forms == {"丽水市": ["畲乡三说"], "罗江区": []}
    assert {row["place"] for row in graph.diffusion("枫桥经验", level="prefecture")} == {"丽水市", "德阳市"}


def test_provinces_and_levels_in_order_of_adoption(graph: Held) -> None:
    by_province = graph.diffusion("网格化管理", by="province", evidence=1)
    assert [(row["order"], row["province"], row["places"], row["first_places"]) for row in by_province] == [
        (1, "浙江省", 1, ["丽水市"]),
        (2, "云南省", 1, ["玉溪市"]),
    ]
    assert all(row["evidence"] for row in by_province)
    by_level = graph.diffusion("枫桥经验", by="level")
    assert [(row["level"], row["running"]) for row in by_level] == [("prefecture", 2022), ("county", 2023)]


def test_equal_years_share_a_rank(examples: Graph) -> None:
    rows = examples.diffusion("网格")
    ranked = [row for row in rows if row["order"] is not None]
    years = [min(y for y in (row["piloted"], row["running"]) if y) for row in ranked]
    assert years == sorted(years)
    assert [row["order"] for row in ranked] == [1 + sum(other < year for other in years) for year in years]
    assert len(set(years)) < len(years)


def test_a_renamed_place_is_what_it_is_today_where_the_graph_has_it(graph: Held) -> None:
    (row,) = graph.diffusion("禁毒人民战争")
    assert row["province"] == "云南省"
    assert row["code"] in ("532700", "530800")


@pytest.mark.shared
def test_in_real_reports_every_row_is_proved_and_no_year_is_after_its_report(real: Graph) -> None:
    for program in ("雪亮工程", "枫桥经验", "网格"):
        rows = real.diffusion(program, evidence=2)
        assert len(rows) >= 5
        for row in rows:
            assert row["evidence"] and row["reports"] >= 1
            for kind in ("planned", "piloted", "running"):
                if row[f"{kind}_stated"] is False and row["first_report"] is not None:
                    assert row[kind] >= row["first_report"]
