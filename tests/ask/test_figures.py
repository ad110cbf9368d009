"""Questions for numbers in other words than the reports', and those that no figure answers."""

import pytest

from kg.ask.dates import dates
from kg.ask.units import units
from kg.ask.years import covers_years, years_long
from kg.model import Answer
from tests.ask.conftest import Ask


def values(answer: Answer) -> list[float | None]:
    return [item.value for item in answer.answers]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many CCTV cameras have been installed in Yuxi", [12000]),
        ("玉溪装了几个电子眼", [12000]),
        ("Yuxi: total of surveillance cameras mounted so far", [12000]),
        ("丽水配了多少名网格员", [2600]),
        ("how many gridworkers were recruited in Lishui", [2600]),
        ("by what percentage did criminal police calls drop in Yuxi", [-6.5]),
        ("how many lawsuits did the Qingtian court take on", [3000]),
    ],
)
def test_a_number_is_found_by_words_that_say_the_same(asked: Ask, question: str, expected: list[float]) -> None:
    answer = asked(question)
    assert values(answer) == expected, answer.reply


@pytest.mark.parametrize(
    "question",
    [
        "how many cameras were there in Yuxi in 2015",
        "how many judges are there in Yuxi",
        "玉溪每天巡逻多少公里",
        "how long do cameras take in Yuxi",
        "what rank has Yuxi by cameras in the province",
    ],
)
def test_a_number_of_another_kind_or_time_is_no_answer(asked: Ask, question: str) -> None:
    assert not asked(question).answers


@pytest.mark.parametrize(
    ("text", "years", "months"),
    [
        ("2017年", {"2017"}, set()),
        ("06年", {"2006"}, set()),
        ("二〇一七年", {"2017"}, set()),
        ("19-26 May 2017", {"2017"}, {"05-05"}),
        ("January to June 2022", {"2022"}, {"01-06"}),
        ("5月19日", set(), {"05-05"}),
        ("10年来", set(), set()),
        ("may", set(), set()),
    ],
)
def test_dates_as_questions_write_them(text: str, years: set[str], months: set[str]) -> None:
    found = [meaning for _, _, meanings in dates(units(text), 0) for meaning in meanings]
    assert {value for meaning in found if meaning.item == "year" for value in meaning.values} == years
    assert {value for meaning in found for name, value in meaning.detail if name == "months"} == months


def test_a_question_for_ten_years_takes_a_figure_of_about_ten() -> None:
    assert years_long("十年来受理多少案件") == years_long("over the past ten years") == 10
    assert years_long("2017年") is None
    assert covers_years("2012/2022", 10)
    assert not covers_years("2017", 10)
