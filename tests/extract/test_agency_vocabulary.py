"""The vocabulary of agencies: former names are words that reports are read with, and their years are intervals."""

import re

import pytest

from kg.schema.vocabulary import scheme
from tests.extract.reading import agencies

_INTERVAL = re.compile(r"(?P<name>\S+) (?P<from>\.\.|\d{4})/(?P<until>\d{4})(?: (?P<next>\S+))?")


def _former() -> list[tuple[str, str]]:
    concepts = scheme("agencies").concepts.values()
    return [(c.notation, v) for c in concepts for key in ("formerly", "absorbed") for v in c.extra.get(key, ())]


def _short() -> list[tuple[str, str]]:
    return [(c.notation, value) for c in scheme("agencies").concepts.values() for value in c.extra.get("shortFor", ())]


@pytest.mark.parametrize(("notation", "value"), _former())
def test_a_former_name_is_a_written_form_with_its_years(notation: str, value: str) -> None:
    match = _INTERVAL.fullmatch(value)
    assert match is not None
    assert match["name"] in scheme("agencies").concepts[notation].names_zh
    assert match["from"] == ".." or int(match["from"]) < int(match["until"])


@pytest.mark.parametrize(("notation", "value"), _former())
def test_the_name_that_followed_is_a_written_form(notation: str, value: str) -> None:
    match = _INTERVAL.fullmatch(value)
    assert match is not None
    forms = {form for concept in scheme("agencies").concepts.values() for form in concept.names_zh}
    assert match["next"] is None or match["next"] in forms


@pytest.mark.parametrize(("notation", "value"), _short())
def test_a_short_form_and_its_full_one_are_written_forms(notation: str, value: str) -> None:
    forms = scheme("agencies").concepts[notation].names_zh
    assert all(form in forms for form in value.split(" "))


def test_bodies_that_went_up_in_others_name_them() -> None:
    for concept in scheme("agencies").concepts.values():
        for iri in concept.extra.get("mergedInto", ()):
            assert iri.rpartition("/")[2] in scheme("agencies").concepts
            assert "dissolved" in concept.extra


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("县工商行政管理局查处案件。", "南陵县工商行政管理局"),
        ("县卫生局参加会议。", "南陵县卫生局"),
        ("中共中央办公厅、国务院办公厅发出通知。", "中共中央办公厅"),
        ("中办通知到了。集中办理一批案件。", ""),
    ],
)
def test_old_and_central_bodies_are_found_as_written(sentence: str, name: str) -> None:
    found = agencies("南陵县去年推进平安建设,南陵县各镇动作不断。\n" + sentence)
    assert (name in found) if name else not found


@pytest.mark.parametrize(
    "form",
    ["文旅广体局", "行政审批服务局", "政数局", "科工信局", "农业农村委员会", "人事劳动局", "卫健体局", "营商环境建设局",
     "机关事务服务中心", "乡村振兴服务中心", "国动办", "自规局", "爱卫办", "计生协", "社保中心", "住建交通局"],
)  # fmt: skip
def test_departments_are_known_alone_and_in_a_list(form: str) -> None:
    home = "泰和县推进基层治理\n\n泰和县推进基层治理。"
    assert set(agencies(f"{home}县{form}到村里检查。")) == {f"泰和县{form}"}
    assert f"泰和县{form}" in agencies(f"{home}县公安局、{form}、民政局到村里检查。")


def test_a_verb_before_a_county_s_body_is_no_county() -> None:
    home = "泰和县推进基层治理\n\n泰和县推进基层治理。"
    assert set(agencies(f"{home}县司法局会同县林业局清理旧案。")) == {"泰和县司法局", "泰和县林业局"}
    assert set(agencies("会同县推进基层治理\n\n会同县推进基层治理。会同县林业局清理旧案。")) == {"会同县林业局"}
