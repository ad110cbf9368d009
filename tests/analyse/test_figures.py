"""The tidy table of figures, and an indicator ranked over places."""

from pathlib import Path
from typing import Any

import pytest

from kg.analyse.figures import COLUMNS, during, ranked, ranking, tidy
from kg.errors import QueryError


def row(place: str, value: float, **given: Any) -> dict[str, Any]:
    return {
        **dict.fromkeys(COLUMNS),
        "figure": f"{place}{value}{given.get('period')}",
        "code": place,
        "place": place,
        "indicator": "划分网格",
        "value": value,
        "unit": "个",
        "measure": "count",
        "status": "actual",
        "source": "a.txt",
        "start": 0,
        **given,
    }


def test_a_figure_that_two_reports_state_is_one_row_with_the_earliest_sentence() -> None:
    rows = [
        row("甲市", 5, figure="f", published="2024-02-01", source="late.txt", sentence="late"),
        row("甲市", 5, figure="f", published="2023-12", source="early.txt", sentence="early"),
    ]
    (only,) = tidy(rows)
    assert (only["sentence"], only["sources"]) == ("early", 2)


def test_a_period_keeps_what_lies_within_it() -> None:
    rows = [
        row("甲市", 1, start_year=2021, end_year=2021),
        row("乙市", 2, start_year=2019, end_year=2022),
        row("丙市", 3, start_year=2022),
        row("丁市", 4, end_year=2022),
        row("戊市", 5),
    ]
    assert [r["place"] for r in during(rows, "2020/2022")] == ["甲市", "丁市"]
    assert [r["place"] for r in during(rows, "2021")] == ["甲市"]
    with pytest.raises(QueryError, match="2020/2022"):
        during(rows, "last year")


def test_places_rank_by_their_latest_level() -> None:
    rows = [
        row("甲市", 10, end_year=2021),
        row("甲市", 30, end_year=2023),
        row("乙市", 20, end_year=2023),
        row("丙市", 99, end_year=2025, status="target"),
        row("丁市", 50, end_year=2023, measure="change"),
        row("戊市", 70, end_year=2023, unit="%"),
    ]
    assert [(r["place"], r["value"]) for r in ranked(rows)] == [("甲市", 30), ("乙市", 20)]


def test_nothing_to_rank_is_no_error() -> None:
    assert ranked([row("甲市", 1, status="target")]) == []


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_bars_are_drawn_into_a_file_the_same_each_time(tmp_path: Path, suffix: str) -> None:
    table = ranking([row("甲市", 10), row("乙市", 20)], "网格")
    target = table.plot(tmp_path / f"bars{suffix}")
    first = target.read_bytes()
    assert len(first) > 2000
    assert table.plot(target).read_bytes() == first
