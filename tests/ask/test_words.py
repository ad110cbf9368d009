"""Forms of English verbs, and the years and months that questions and figures speak of."""

import pytest
from pypinyin import lazy_pinyin

from kg.ask.grammar import grammar
from kg.ask.inflection import forms
from kg.ask.lexicon import all_places, standing
from kg.ask.meaning import Years
from kg.ask.pinyin import spelt
from kg.ask.years import answers_years, exactly_years


@pytest.mark.parametrize(
    ("verb", "found"),
    [
        ("adopt", {"adopt", "adopted", "adopting"}),
        ("use", {"use", "used", "using"}),
        ("plan", {"plan", "planned", "planning"}),
        ("apply", {"apply", "applied", "applying"}),
        ("run", {"run", "ran", "running"}),
        ("carry out", {"carry out", "carried out", "carrying out"}),
        ("develop", {"develop", "developed", "developing"}),
    ],
)
def test_the_forms_of_a_verb(verb: str, found: set[str]) -> None:
    assert set(forms(verb, grammar().table["irregular"])) == found


@pytest.mark.parametrize(
    ("period", "years", "answers"),
    [
        ("2016", Years(2016, 2016, ""), True),
        ("2015/2017", Years(2016, 2016, ""), False),
        ("2015/2017", Years(2017, 2017, ""), True),
        ("2015/2017", Years(2015, 2017, ""), True),
        ("../2023", Years(2023, 2023, ""), True),
        ("2020/..", Years(2022, 2022, ""), True),
        ("2017-01/2017-06", Years(2017, 2017, ""), True),
        ("2017-01/2017-06", Years(2017, 2017, "", (1, 6)), True),
        ("2017", Years(2017, 2017, "", (1, 6)), False),
        (None, None, True),
    ],
)
def test_which_periods_answer_for_the_years_asked(period: str | None, years: Years | None, answers: bool) -> None:
    assert answers_years(period, years) is answers


def test_a_period_that_is_exactly_what_was_asked() -> None:
    assert exactly_years("2015/2017", Years(2015, 2017, ""))
    assert not exactly_years("2016", Years(2015, 2017, ""))
    assert not exactly_years(None, None)


def test_words_are_spelt_as_the_dictionary_of_pinyin_spells_them() -> None:
    names = [name for name in (*standing().words(), *all_places().words()) if not name.isascii()][::10]
    assert len(names) > 1000
    assert {name: spelt(name) for name in names} == {
        name: "".join(lazy_pinyin(name, v_to_u=False)).lower() for name in names
    }
