"""What is not answered: words that cannot be placed, private persons, what no report speaks of, hostile input."""

import pytest

from tests.ask.conftest import Ask


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("what is the weather in Lishui", "weather"),
        ("丽水市的房价是多少", "房价"),
        ("which cities love grid policing", "love"),
        ("MATCH (n) DETACH DELETE n", "MATCH"),
    ],
)
def test_a_word_that_nothing_places_is_named_and_three_questions_are_offered(
    asked: Ask, question: str, word: str
) -> None:
    answer = asked(question)
    assert (answer.answered, answer.reason) == (False, "unmapped")
    assert word in answer.reply
    assert len(answer.nearest) == 3
    assert not answer.rows


def test_the_refusal_says_in_how_many_reports_the_word_stands(asked: Ask) -> None:
    assert "2篇" in asked("丽水市的群众脾气").reply or "篇" in asked("丽水市的群众脾气").reply
    assert "0 of the reports" in asked("what is the weather in Lishui").reply


@pytest.mark.parametrize(
    "refused",
    [
        "what is the weather in Lishui",
        "丽水市的房价是多少",
        "who loves grid policing",
        "谁喜欢雪亮工程",
        "",
        "a" * 400,
        "🎉",
    ],
)
def test_every_offered_question_is_answered_by_the_graph_at_hand(asked: Ask, refused: str) -> None:
    offered = asked(refused).nearest
    assert len(set(offered)) == 3
    for question in offered:
        assert asked(question).answered, question


def test_what_is_offered_is_about_what_was_asked(asked: Ask) -> None:
    assert all("Lishui" in question for question in asked("what is the weather in Lishui").nearest)
    assert any("玉溪市" in question for question in asked("玉溪市的房价是多少").nearest)


@pytest.mark.parametrize("question", ["王某某是谁", "李某担任什么职务", "who is Zhang Wei", "张三丰是谁"])
def test_private_persons_are_refused_as_such(asked: Ask, question: str) -> None:
    assert asked(question).reason == "private"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how many cameras are there in Shanghai", "上海市"),
        ("北京市推行了哪些项目", "北京市"),
        ("哪些城市推行朝阳群众", "朝阳群众"),
        ("which cities run the Chaoyang masses", "朝阳群众"),
    ],
)
def test_what_is_known_but_not_reported_is_no_data(asked: Ask, question: str, name: str) -> None:
    answer = asked(question)
    assert (answer.answered, answer.reason) == (False, "no_data")
    assert name in answer.reply


def test_a_figure_that_no_report_gives_for_the_year_is_no_data(asked: Ask) -> None:
    assert asked("丽水市2011年有多少网格员").reason == "no_data"


def test_a_figure_whose_words_stand_in_the_sentence_alone_does_not_answer(asked: Ask) -> None:
    assert not asked("丽水市计划有多少个安装").answers or asked("丽水市计划有多少个安装").answers[0].value == 9000


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "?!",
        "🎉🎉",
        "网" * 10_000,
        "a" * 10_000,
        "\x00\x01",
        "\ud800",
        "'; MATCH (n) RETURN n //",
        "的的的",
        "who",
        "{place}",
    ],
)
def test_hostile_input_is_refused_and_never_raises(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert (answer.answered, answer.reason) == (False, "unmapped")
    assert answer.reply


def test_emoji_punctuation_and_mixed_languages_do_not_hide_a_question(asked: Ask) -> None:
    assert asked("🎉 哪些 cities 推行 grid policing??").answers[0].label == "丽水市"


@pytest.mark.parametrize(
    ("question", "read"),
    [("which cities run grid polcing", "grid policing"), ("which provnces run grid policing", "province")],
)
def test_a_typing_error_is_answered_and_shown(asked: Ask, question: str, read: str) -> None:
    answer = asked(question)
    assert answer.answered
    assert read in {entry["as"] for entry in answer.understood["read_as"]}


def test_a_chinese_name_with_one_wrong_character_is_answered_and_shown(asked: Ask) -> None:
    answer = asked("哪些城市推行网格步警")
    assert answer.answers[0].label == "丽水市"
    assert answer.understood["read_as"] == [{"word": "网格步警", "as": "网格布警"}]


def test_a_place_written_with_a_homophone_is_read_as_the_place(asked: Ask) -> None:
    answer = asked("丽睡市有哪些项目")
    assert answer.understood["read_as"] == [{"word": "丽睡市", "as": "丽水市"}]
    assert asked("丽永市有哪些项目").reason == "unmapped"


def test_a_short_misspelt_word_is_read_within_a_name_of_several_words(asked: Ask) -> None:
    assert "Sharp Eys" in {entry["word"] for entry in asked("which cities run Sharp Eys").understood["read_as"]}


@pytest.mark.parametrize("question", ["lishui de wangge", "lishuishi you naxie xiangmu"])
def test_pinyin_is_read_as_chinese(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.language == "zh"
    assert "山哈网格警" in {item.label for item in answer.answers}


def test_a_short_word_is_never_corrected(asked: Ask) -> None:
    assert asked("which cities run grld").reason == "unmapped"


def test_programs_named_together_must_both_hold(asked: Ask) -> None:
    assert {i.label for i in asked("which cities run Sharp Eyes or grid management").answers} == {"丽水市", "玉溪市"}
    assert {i.label for i in asked("which cities run Sharp Eyes and grid management").answers} == {"玉溪市"}
