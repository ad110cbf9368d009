"""Likeness of places: the measures against their definitions, and the ranking against a count by hand."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.similar import chance_of_sharing, jaccard
from kg.api.graph import Graph
from kg.errors import QueryError
from tests.analyse.graphs import Held

sets = st.sets(st.integers(0, 12))


@given(sets, sets)
def test_likeness_is_symmetric_and_bounded(a: set[int], b: set[int]) -> None:
    assert jaccard(a, b) == jaccard(b, a)
    assert 0 <= jaccard(a, b) <= 1
    assert (jaccard(a, b) == 1) == (a == b != set())
    assert (jaccard(a, b) == 0) == (not a & b)


@st.composite
def draws(draw: st.DrawFn) -> tuple[int, int, int, int]:
    universe = draw(st.integers(1, 8))
    first, second = draw(st.integers(0, universe)), draw(st.integers(0, universe))
    return draw(st.integers(0, min(first, second))), first, second, universe


@given(draws())
def test_the_chance_of_sharing_is_that_of_all_draws_counted(drawn: tuple[int, int, int, int]) -> None:
    shared, first, second, universe = drawn
    own = set(range(first))
    every = [len(own.intersection(other)) for other in combinations(range(universe), second)]
    expected = Fraction(sum(count >= shared for count in every), len(every))
    assert chance_of_sharing(*drawn) == pytest.approx(float(expected), rel=1e-12)
    assert chance_of_sharing(shared, second, first, universe) == chance_of_sharing(*drawn)


def test_sharing_more_is_never_likelier_and_sharing_nothing_is_certain() -> None:
    chances = [chance_of_sharing(shared, 12, 9, 40) for shared in range(10)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert 0 < chances[-1] < 1e-5


def test_sizes_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="share 3"):
        chance_of_sharing(3, 2, 5, 10)


def test_places_rank_by_what_they_run_through_local_forms_counties_and_agencies(graph: Held) -> None:
    # Lishui runs 雪亮, 网格, 枫桥 (as 畲乡三说) and tries 一村一警; seven national programs are run at this level.
    table = graph.similar("Lishui")
    assert [(row["place"], row["shared"], row["programs"], row["reports"]) for row in table] == [
        ("玉溪市", 2, 3, 1),
        ("德阳市", 1, 1, 1),
    ]
    yuxi, deyang = table
    assert yuxi["jaccard"] == 2 / 5
    assert yuxi["p_value"] == pytest.approx((6 * 3 + 4 * 1) / 35)
    assert yuxi["shared_programs"] == ["网格化管理", "雪亮工程"]
    assert deyang["jaccard"] == 1 / 4
    assert deyang["p_value"] == pytest.approx(4 / 7)
    assert deyang["shared_programs"] == ["枫桥经验"]


def test_a_county_ranks_prefectures_but_not_its_own(graph: Held) -> None:
    assert [row["place"] for row in graph.similar("罗江区", level="prefecture")] == ["丽水市"]
    assert graph.similar("罗江区") == []


def test_each_row_opens_a_sentence_of_each_place(graph: Held) -> None:
    row = graph.similar("丽水市", evidence=2)[1]
    assert [passage["text"] for passage in row["evidence"]] == ["罗江区践行枫桥经验", "丽水市推行畲乡三说"]


def test_a_place_without_programs_is_said_so(graph: Held) -> None:
    with pytest.raises(QueryError, match=r"武陵区 runs a program.*kg timeline 武陵区"):
        graph.similar("武陵区")


@pytest.mark.shared
def test_in_real_reports_likeness_and_chance_are_the_same_from_both_sides(real: Graph) -> None:
    found = {}
    for name in ("苏州市", "成都市", "衢州市", "常德市"):
        for row in real.similar(name, level="prefecture", evidence=1):
            found[name, row["place"]] = (row["jaccard"], row["p_value"], row["shared"])
            assert 0 < row["jaccard"] <= 1 and 0 < row["p_value"] <= 1
            assert row["shared"] == len(row["shared_programs"]) <= row["programs"]
            assert row["reports"] >= 1 and row["evidence"]
    pairs = [(a, b) for a, b in found if (b, a) in found]
    assert len(pairs) >= 6
    assert all(found[a, b] == found[b, a] for a, b in pairs)
