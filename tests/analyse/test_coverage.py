import pytest

from kg.analyse.coverage import UNKNOWN, genre
from kg.api.graph import Graph
from tests.analyse.graphs import Held


def counted(graph: Held | Graph, by: str) -> dict[str, tuple[int, int | None, int | None]]:
    return {row["name"]: (row["reports"], row["places"], row["of"]) for row in graph.coverage(by)}


def test_every_province_is_listed_with_how_many_of_its_divisions_have_reports(graph: Held) -> None:
    provinces = counted(graph, "province")
    assert len(provinces) == 34
    assert provinces["浙江省"] == (1, 1, 11)
    assert provinces["云南省"] == (2, 2, 16)
    assert provinces["北京市"] == (0, 0, 16)
    assert sum(reports for reports, _, _ in provinces.values()) == 5


def test_years_without_reports_between_others_are_listed(graph: Held) -> None:
    years = counted(graph, "year")
    assert list(years) == [str(year) for year in range(2002, 2025)]
    assert years["2021"] == (0, 0, None)
    assert years["2022"] == (1, 1, None)


def test_levels_and_publishers(graph: Held) -> None:
    levels = counted(graph, "level")
    assert levels["prefecture"][:2] == (5, 5)
    assert levels["county"][:2] == (0, 0)
    assert 330 <= (levels["prefecture"][2] or 0) <= 340
    assert counted(graph, "publisher") == {"清江观察": (5, 5, None)}


def test_all_parts_count_every_report(examples: Graph) -> None:
    for by in ("province", "level", "year", "genre", "publisher"):
        assert sum(row["reports"] for row in examples.coverage(by)) == 12
    assert {row["by"] for row in examples.coverage()} == {"province", "level", "year", "genre", "publisher"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某市平安建设工作报告", "work report"),
        ("平安某市新闻发布会实录", "press conference"),
        ("某区综治中心建设实施方案", "plan"),
        ("关于政协第12号提案的答复", "reply to a proposal"),
        ("某市法院审判白皮书", "white paper"),
        ("民警走进小巷", "other"),
        ("", UNKNOWN),
    ],
)
def test_the_genre_is_what_the_title_announces(title: str, kind: str) -> None:
    assert genre(title) == kind


def test_a_report_whose_title_is_its_path_has_no_known_genre() -> None:
    assert genre("reports/方案.txt", "reports/方案.txt") == UNKNOWN
