"""Policies: titles of documents, and who issued them."""

import pytest

from kg.model import Policy
from tests.extract.reading import read, relations

HOME = "南陵县去年推进平安建设,南陵县各镇动作不断。\n"


def policies(text: str) -> dict[str, Policy]:
    return {entity.name: entity for entity in read(text).entities if isinstance(entity, Policy)}


def test_a_document_has_its_issuer() -> None:
    text = HOME + "县委政法委印发《南陵县网格员管理办法(试行)》,明确职责。"
    found = policies(text)
    assert found["南陵县网格员管理办法(试行)"].issuer == "南陵县委政法委"
    assert relations(text, "issued") == {("南陵县委政法委", "南陵县网格员管理办法(试行)")}


def test_joined_issuers_each_issued_it() -> None:
    text = HOME + "县法院与县检察院、县公安局联合出台《关于规范取保候审的意见》。"
    assert {subject for subject, _ in relations(text, "issued")} == {
        "南陵县人民法院",
        "南陵县人民检察院",
        "南陵县公安局",
    }


def test_a_title_names_its_issuers_and_who_forwards_it_is_none() -> None:
    text = HOME + "南陵县委、县政府转发的《县委宣传部、县司法局关于加强普法工作的意见》已经实施。"
    title = "县委宣传部、县司法局关于加强普法工作的意见"
    assert relations(text, "issued") == {("南陵县委宣传部", title), ("南陵县司法局", title)}


def test_national_bodies_issue_by_the_title_too() -> None:
    text = HOME + "县里学习《中央宣传部、司法部关于加强乡村普法的意见》。"
    assert {subject for subject, _ in relations(text, "issued")} == {"中央宣传部", "司法部"}


def test_places_issue_documents_too() -> None:
    text = HOME + "5月,南陵、无为、繁昌签订《边界治安联防协议》。"
    assert {subject for subject, _ in relations(text, "issued")} == {"南陵县", "无为市", "繁昌区"}


def test_the_actor_of_the_sentence_before_is_carried_over() -> None:
    text = HOME + "县审计局加强监督。制定《审计整改督查制度》,推动落实。"
    assert relations(text, "issued") == {("南陵县审计局", "审计整改督查制度")}


@pytest.mark.parametrize(
    "sentence",
    [
        "县公安局按照《关于加强社区警务的意见》推进工作。",
        "县公安局落实《网格员管理办法》,成效明显。",
        "县公安局根据《治安防控规划》,增加了探头。",
    ],
)
def test_who_follows_a_document_did_not_issue_it(sentence: str) -> None:
    assert len(policies(HOME + sentence)) == 1
    assert relations(HOME + sentence, "issued") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "《江淮晚报》《安徽法治报》作了报道。",
        "她在《半月谈》杂志上读到这件事。",
        "晚会以歌曲《平安之歌》收尾。",
        "法治微电影《第二次握手》开播。",
    ],
)
def test_media_and_works_are_no_policies(sentence: str) -> None:
    assert policies(HOME + sentence) == {}


def test_a_short_name_means_the_document_given_in_full() -> None:
    text = HOME + "县委政法委印发《南陵县网格员管理办法》(以下简称《办法》)。《办法》共二十条。"
    found = policies(text)
    assert set(found) == {"南陵县网格员管理办法"}
    assert "办法" in [mention.text for mention in found["南陵县网格员管理办法"].mentions]


def test_a_title_without_marks_is_found_after_a_verb_of_issuing() -> None:
    text = HOME + "县公安局印发夜间巡防勤务实施方案、重点人员管控工作方案,任务到人。"
    assert {"夜间巡防勤务实施方案", "重点人员管控工作方案"} <= set(policies(text))
    assert policies(HOME + "县公安局出台相关配套实施方案。") == {}


def test_partners_issue_with_the_subject_before_them() -> None:
    text = HOME + "县委政法委总结经验,于5月联合县法院等8个部门印发《综治中心工作指南》。"
    assert {subject for subject, _ in relations(text, "issued")} == {"南陵县委政法委", "南陵县人民法院"}
