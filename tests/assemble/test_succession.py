"""One body of a place is one thing in the graph, whatever it was called in the year of a report."""

import pytest

from kg.assemble.iris import agency
from kg.assemble.succession import absorber, former_names, today
from kg.model import Agency
from kg.schema.terms import PREFIXES
from tests.assemble.test_assemble import reading, triples

REPLACED = PREFIXES["dcterms"] + "isReplacedBy"
LABEL, ALSO, NOTE = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["skos"] + "historyNote"


def body(name: str, place: str = "340223", kind: str = "government") -> Agency:
    return Agency(name=name, kind=kind, place=place, surface=(name,))


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("南陵县环保局", "南陵县生态环境局"),
        ("南陵县环境保护局", "南陵县生态环境局"),
        ("南陵县国土资源局", "南陵县自然资源局"),
        ("南陵县安监局", "南陵县应急管理局"),
        ("南陵县卫计委", "南陵县卫生健康委员会"),
        ("南陵县扶贫办", "南陵县乡村振兴局"),
        ("南陵县司法局", "南陵县司法局"),
    ],
)
def test_a_renamed_body_is_one_under_its_name_of_today(written: str, now: str) -> None:
    assert today(body(written)).name == now
    assert agency(today(body(written))) == agency(today(body(now)))


def test_a_provinces_department_follows_the_bureaus() -> None:
    assert today(body("安徽省环境保护厅", "340000")).name == "安徽省生态环境厅"
    assert list(former_names(body("安徽省生态环境厅", "340000"))) == ["安徽省环境保护厅 ../2018"]


def test_a_body_under_an_old_name_of_its_place_is_found() -> None:
    """水城县 was 520221 until 2020."""
    assert today(body("水城县环保局", "520221")).name == "水城县生态环境局"


@pytest.mark.parametrize(
    ("written", "into"),
    [
        ("南陵县工商局", "南陵县市场监督管理局"),
        ("南陵县质量技术监督局", "南陵县市场监督管理局"),
        ("南陵县卫生局", "南陵县卫生健康局"),
        ("南陵县综治办", "南陵县委政法委"),
    ],
)
def test_bodies_that_merged_stay_apart_and_name_the_one_that_followed(written: str, into: str) -> None:
    found = absorber(body(written))
    assert found is not None
    assert found[0].name == into
    assert today(body(written)).name != into


def test_two_reports_of_different_years_meet_in_one_node() -> None:
    old, new = body("南陵县环保局"), body("南陵县生态环境局")
    found = triples(reading("a" * 16, entities=(old,)), reading("b" * 16, entities=(new,)))
    nodes = {s for s, p, o in found if p == LABEL and o == "南陵县生态环境局"}
    assert len(nodes) == 1
    assert {o for s, p, o in found if s in nodes and p == ALSO} == {"南陵县环保局", "南陵县环境保护局"}
    assert {o for s, p, o in found if s in nodes and p == NOTE} == {"南陵县环境保护局 ../2018"}


def test_a_merged_body_points_to_the_one_that_a_later_report_names() -> None:
    old, new = body("南陵县工商局"), body("南陵县市场监管局")
    found = triples(reading("a" * 16, entities=(old,)), reading("b" * 16, entities=(new,)))
    heirs = {o for s, p, o in found if p == REPLACED and s == agency(today(old)).value}
    assert heirs == {agency(today(new)).value}
