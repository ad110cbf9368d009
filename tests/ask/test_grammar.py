"""The words of questions: placed once, no two senses by accident, every query with examples that it answers."""

from collections import defaultdict

import pytest
from rapidfuzz.distance import OSA

from kg.ask.grammar import NOISE, grammar
from kg.ask.known import Known
from kg.ask.lexicon import standing
from kg.ask.patterns import patterns
from kg.ask.refusal import examples
from kg.ask.spelling import tolerance
from kg.ask.units import key, language_of, units
from kg.schema.queries import library
from tests.ask.conftest import Ask

ASKABLE = [query for query in library() if "example_en" in query.extra]


def test_no_word_is_both_without_weight_and_of_a_sense() -> None:
    items: dict[str, set[str]] = defaultdict(set)
    for word, meaning in grammar().entries:
        items[key(word)].add(meaning.item)
    assert not {word for word, found in items.items() if NOISE in found and len(found) > 1}


@pytest.mark.parametrize("query", ASKABLE, ids=lambda query: query.name)
def test_the_examples_of_a_query_are_understood_as_that_query(asked: Ask, query: object) -> None:
    for language in ("en", "zh"):
        for example in examples(query, language):  # type: ignore[arg-type]
            answer = asked(example)
            understood = answer.understood.get("query")
            assert understood in (query.name, None), (example, understood)  # type: ignore[attr-defined]


def test_every_query_that_can_be_asked_has_an_example_in_both_languages() -> None:
    assert all(examples(query, "en") and examples(query, "zh") for query in ASKABLE)
    assert len(ASKABLE) >= 25


def test_the_tolerance_of_spelling_takes_few_words_of_the_vocabularies_for_one_another() -> None:
    """Of the English words that labels are made of, few lie so near another one that an error could swap them."""
    known = sorted(
        {w for name in standing().words() if name.isascii() for w in name.split() if w.isalpha() and len(w) > 3}
    )
    close = [
        (a, b)
        for i, a in enumerate(known)
        for b in known[i + 1 :]
        if a[0] == b[0]
        and abs(len(a) - len(b)) <= 2
        and OSA.distance(a, b, score_cutoff=2) <= min(tolerance(a), tolerance(b))
    ]
    assert len(known) > 800
    assert len(close) / len(known) < 0.25


def test_units_fold_width_case_plural_and_possessive() -> None:
    assert [unit.text for unit in units("ＧＲＩＤ Cities' 　Bijie’s 网格１号")] == [
        "grid",
        "city",
        "bijie",
        "网",
        "格",
        "1",
        "号",
    ]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("which agency runs 平安1号行动", "en"),
        ("雪亮工程 in 贵阳", "zh"),
        ("哪些城市", "zh"),
        ("liupanshui de wangge", "en"),
    ],
)
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert language_of(question) == language


def test_patterns_are_read_once_and_add_only_words_of_their_own() -> None:
    assert len(patterns()[0]) > 100
    assert all(pattern.required for pattern in patterns()[0])


def test_names_of_a_graph_are_known_by_their_shorter_forms(sample_store: object) -> None:
    known = Known(lambda c, p: sample_store.rows(c, p).rows)  # type: ignore[attr-defined]
    assert {m.item for m in known.lexicon.meanings("玉溪市检察院")} == {"agency"}
    assert known.lexicon.meanings("safe lishui")[0].label == "平安丽水"
