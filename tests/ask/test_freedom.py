"""Questions as people phrase them: fillers, parts of dates, words set apart, what no query can do."""

import pytest

from tests.ask.conftest import Ask


def labels(asked: Ask, question: str) -> list[str]:
    return [item.label for item in asked(question).answers]


def values(asked: Ask, question: str) -> list[float | None]:
    return [item.value for item in asked(question).answers]


@pytest.mark.parametrize(
    "question",
    [
        "Which cities steadily and determinedly run the Sharp Eyes project?",
        "cities that have really built Sharp Eyes, not merely planned it",
        "按规定哪些城市已经建成雪亮工程",
        "which cities hang cameras to watch over the lanes (雪亮工程)",
    ],
)
def test_words_that_say_how_carry_no_weight(asked: Ask, question: str) -> None:
    assert labels(asked, question) == ["玉溪市"]


def test_nouns_in_ly_are_no_adverbs(asked: Ask) -> None:
    assert asked("which cities run an assembly").reason == "unmapped"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how has the number of grid workers in Lishui developed", [2100, 2600]),
        ("grid workers in Lishui in 2022 and now", [2100, 2600]),
        ("how many grid workers did Lishui have in early 2022", [2100]),
        ("how many grid workers did Lishui have by late March 2022", [2100]),
        ("丽水、玉溪两市的网格员数量对比", [2600, 3400]),
        ("丽水共挂了多少名网格员的牌子", [2600]),
    ],
)
def test_a_number_is_found_however_the_question_is_put(asked: Ask, question: str, expected: list[float]) -> None:
    assert values(asked, question) == expected


def test_sites_of_pilots_are_asked_for_by_status_and_level(asked: Ask) -> None:
    answer = asked("雪亮工程 试点城市")
    assert "试点" in answer.understood["text"] and "城市" in answer.understood["text"]


@pytest.mark.parametrize("question", ["帮我写一份雪亮工程工作总结", "write me an essay on grid management in Lishui"])
def test_what_is_no_question_of_facts_is_refused(asked: Ask, question: str) -> None:
    assert asked(question).reason == "unmapped"


def test_pinyin_in_brackets_is_no_private_person(asked: Ask) -> None:
    assert asked("who runs the joint hill watch (lian shan wang)").reason == "unmapped"


def test_words_for_any_answer_are_passed_over_where_no_pattern_holds_them(asked: Ask) -> None:
    assert labels(asked, "蓝若水 is deputy secretary of which body") == ["丽水市委政法委"]


@pytest.mark.parametrize("question", ["who received honours in Zhejiang", "浙江谁获得过荣誉"])
def test_who_received_honours_needs_no_name_of_one(asked: Ask, question: str) -> None:
    assert labels(asked, question) == ["丽水市"]
