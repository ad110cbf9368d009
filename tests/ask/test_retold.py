"""Names said in other words, and questions that a near answer would not answer."""

import pytest

from kg.ask.cover import cover
from kg.ask.lexicon import Lexicon
from kg.ask.retold import retold
from kg.ask.units import key, units
from tests.ask.conftest import Ask

NAMES = {
    ("program", "轻装巡逻队"): ("a",),
    ("program", "出租屋安全清零行动"): ("b",),
    ("program", "禁种铲毒专项行动"): ("c",),
}


def named(question: str, *, translate: bool = True) -> dict[str, str]:
    parts = units(question)
    told = retold(parts, cover(question, parts, Lexicon()), NAMES, translate=translate)
    return {word: told.meanings(word)[0].label for word in told.words()}


def test_a_name_is_known_by_its_translation() -> None:
    assert named("light-armed patrol team") == {key("light-armed patrol team"): "轻装巡逻队"}
    assert not named("light-armed patrol team", translate=False)


def test_a_name_is_known_by_an_abbreviation_that_keeps_most_of_it() -> None:
    assert named("出租屋清零行动") == {"出租屋清零行动": "出租屋安全清零行动"}
    assert not named("禁毒行动")


def test_what_two_names_share_is_not_taken() -> None:
    both = {**NAMES, ("program", "出租屋消防清零行动"): ("d",)}
    parts = units("出租屋清零行动")
    assert not list(retold(parts, cover("出租屋清零行动", parts, Lexicon()), both, translate=False).words())


def test_an_abbreviated_title_is_shown_as_read(asked: Ask) -> None:
    answer = asked("谁印发了平安丽水三年规划")
    assert [item.label for item in answer.answers] == ["丽水市委政法委"]
    assert "平安丽水建设三年规划" in answer.understood["text"]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("what is 说事夜 part of", "畲乡三说"),
        ("what is part of 畲乡三说", "说事夜"),
        ("说事夜是哪个项目的组成部分", "畲乡三说"),
        ("畲乡三说由哪些机制组成", "说事夜"),
    ],
)
def test_the_whole_and_its_parts_are_told_apart(asked: Ask, question: str, label: str) -> None:
    assert [item.label for item in asked(question).answers] == [label]


def test_who_heads_an_agency_is_no_deputy(asked: Ask) -> None:
    answer = asked("who heads the 丽水市委政法委")
    assert answer.reason == "no_data"
    assert not answer.answers


@pytest.mark.parametrize("question", ["which cities other than Lishui run grid management", "网格化管理有什么效果"])
def test_what_no_query_can_leave_out_or_judge_is_refused(asked: Ask, question: str) -> None:
    assert asked(question).reason == "unmapped"


def test_a_quoted_name_that_nothing_has_is_refused_though_its_words_are_known(asked: Ask) -> None:
    assert asked("which cities run the “both before” working method").reason == "unmapped"


def test_a_translation_beside_a_name_says_it_again(asked: Ask) -> None:
    assert asked("what is the hillside evening (说事夜) part of").answers[0].label == "畲乡三说"


def test_a_translation_may_hold_one_word_that_the_glossary_lacks() -> None:
    names = {("program", "红珊瑚调解中心"): ("a",), ("program", "蓝珊瑚调解中心"): ("b",)}

    def named(question: str) -> set[str]:
        parts = units(question)
        told = retold(parts, cover(question, parts, Lexicon()), names, translate=True)
        return {told.meanings(word)[0].label for word in told.words()}

    assert named("red zylophane mediation centre") == {"红珊瑚调解中心"}
    assert not named("white zylophane mediation centre")
    assert not named("zylophane mediation centre")
    assert not named("mediation red zylophane centre")


def test_a_description_before_known_as_says_the_name_again(asked: Ask) -> None:
    answer = asked("who runs the hillside quibbling evenings known as 说事夜")
    assert answer.reason == "no_data"
    assert "说事夜" in answer.understood["text"]


def test_the_place_in_the_name_of_a_body_may_be_said_beside_it(asked: Ask) -> None:
    assert [item.label for item in asked("一村一警是玉溪的玉溪市公安局在推行吗").answers] == ["一村一警"]


def test_a_name_does_not_go_on_behind_a_colon() -> None:
    names = {("program", "共享法庭"): ("a",)}
    question = "tribunal: sharing"
    parts = units(question)
    told = retold(parts, cover(question, parts, Lexicon()), names, translate=True, apart=frozenset({0}))
    assert not list(told.words())


def test_which_body_is_answered_with_bodies(asked: Ask) -> None:
    assert [item.label for item in asked("玉溪哪个公安局推行一村一警").answers] == ["玉溪市公安局"]
    assert asked("玉溪哪个公安局的网格员最多").reason == "unmapped"


def test_a_document_is_known_without_the_place_in_its_title(asked: Ask) -> None:
    assert [item.label for item in asked("谁印发了建设三年规划").answers] == ["丽水市委政法委"]
