"""Each kind of question, in English and Chinese, over the sample graph."""

import pytest

from kg.model import Answer
from tests.ask.conftest import Ask


def labels(answer: Answer) -> set[str]:
    return {item.label for item in answer.answers}


def values(answer: Answer) -> list[float | None]:
    return [item.value for item in answer.answers]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which cities run grid policing", {"丽水市"}),
        ("which cities run grid management", {"丽水市", "玉溪市"}),
        ("which districts run grid programs", {"青田县", "红塔区"}),
        ("哪些区县推行网格布警", {"青田县"}),
        ("where is Sharp Eyes in operation", {"玉溪市"}),
        ("which cities plan Sharp Eyes", {"丽水市"}),
        ("哪些城市建成了雪亮工程", {"玉溪市"}),
        ("which cities run Sharp Eyes and grid management", {"玉溪市"}),
        ("浙江哪些城市推行枫桥经验", {"丽水市"}),
        ("which cities do not run one village, one police officer", {"丽水市"}),
        ("丽水市有哪些项目", {"雪亮工程", "山哈网格警", "网格化管理", "平安丽水", "畲乡三说"}),
        ("what does Lishui plan", {"雪亮工程"}),
        ("which programs does the Yuxi police run", {"一村一警"}),
        ("一村一警由哪个机关推行", {"玉溪市公安局"}),
        ("who leads Safe Lishui", {"丽水市委政法委"}),
        ("丽水市公安局牵头哪些项目", {"山哈网格警"}),
        ("who is the deputy secretary of the political and legal affairs commission of Lishui", {"蓝若水"}),
        ("蓝若水是谁", {"丽水市委政法委"}),
        ("丽水市获得过什么荣誉", {"平安金钟"}),
        ("which cities received 平安金钟", {"丽水市"}),
        ("丽水市委政法委出台了哪些文件", {"平安丽水建设三年规划"}),
        ("谁出台了平安丽水建设三年规划", {"丽水市委政法委"}),
        ("枫桥经验有哪些地方版本", {"畲乡三说"}),
        ("畲乡三说包括什么", {"说事夜"}),
        ("说事夜属于哪个项目", {"畲乡三说"}),
        ("which programs do Lishui and Yuxi share", {"网格化管理", "雪亮工程"}),
        ("which programs does Yuxi run but not Lishui", {"一村一警"}),
        ("玉溪市公安局什么时候开始推行一村一警", {"2019"}),
        ("哪些机关与玉溪市公安局合作", {"玉溪市人民检察院"}),
        ("玉溪市有哪些检察院", {"玉溪市人民检察院"}),
        ("which reports mention Sharp Eyes", {"丽水2022", "玉溪2023"}),
        ("哪些城市有报道", {"丽水市", "玉溪市"}),
        ("timeline of Lishui", {"2021", "2023-05"}),
        ("when did cities adopt 一村一警", {"玉溪市"}),
        ("how did Sharp Eyes spread from province to province", {"浙江省", "云南省"}),
        ("how well is Zhejiang covered by reports", {"丽水市"}),
        ("which programs originated in Lishui", {"说事夜", "平安丽水", "山哈网格警", "畲乡三说"}),
        ("which programs are planned", {"雪亮工程"}),
        ("丽水市计划推行而尚无实施报道的项目有哪些", {"雪亮工程"}),
        ("which programs started in 2023", {"畲乡三说"}),
        ("哪些项目2019年开始", {"一村一警"}),
        ("which programs began between 2019 and 2021", {"一村一警", "山哈网格警"}),
        ("which kinds of programs does Lishui run", {"grid", "campaign", "dispute_resolution", "surveillance"}),
        ("how many reports support the claims about Sharp Eyes", {"丽水市", "玉溪市"}),
        ("Lishui's city-level police", {"丽水市公安局"}),
        ("which programs does the municipal public security bureau of Yuxi run", {"一村一警"}),
    ],
)
def test_a_question_for_things_finds_exactly_those_that_the_reports_name(
    asked: Ask, question: str, expected: set[str]
) -> None:
    answer = asked(question)
    assert answer.answered, answer.reply
    assert labels(answer) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many cameras are there in Yuxi", [12000]),
        ("玉溪市有多少探头", [12000]),
        ("how many cameras does Sharp Eyes plan in Lishui", [9000]),
        ("丽水市有多少网格员", [2600]),
        ("丽水市2022年有多少网格员", [2100]),
        ("丽水市历年网格员", [2100, 2600]),
        ("which city has the most grid workers", [3400, 2600]),
        ("how many cases did the Qingtian court accept", [3000]),
        ("玉溪市刑事警情下降多少", [-6.5]),
        ("compare the sense of security in Lishui and Yuxi", [98.1, 97.2]),
        ("what are the targets of Lishui for 2025", [97]),
        ("what rose or fell in Yuxi", [-6.5]),
        ("玉溪市哪些指标下降", [-6.5]),
        ("the sense of security in Lishui and Yuxi side by side", [97.2, 98.1]),
        ("各地历年的群众安全感是多少", [97.2, 98.1]),
        ("which figures are there on grid workers in Lishui", [2100, 2600]),
        ("丽水市网格员数", [2600]),
        ("哪个市网格员数最多", [3400, 2600]),
        ("how many grid workers did Lishui have between 2021 and 2023", [2100]),
    ],
)
def test_a_question_for_a_number_gives_the_figure_that_counts_what_was_asked(
    asked: Ask, question: str, expected: list[float]
) -> None:
    answer = asked(question)
    assert answer.answered, answer.reply
    assert values(answer) == expected


@pytest.mark.parametrize(
    "verb", ["run", "runs", "ran", "are running", "adopted", "have carried out", "launched", "set up"]
)
def test_a_verb_is_known_in_all_its_forms(asked: Ask, verb: str) -> None:
    assert labels(asked(f"which cities {verb} grid management")) == {"丽水市", "玉溪市"}


def test_a_figure_for_a_whole_year_does_not_answer_for_a_part_of_it(asked: Ask) -> None:
    assert asked("丽水市2022年上半年有多少网格员").reason == "no_data"
    assert asked("丽水市8月有多少网格员").reason == "no_data"


def test_rises_and_falls_are_told_apart(asked: Ask) -> None:
    assert asked("what fell in Yuxi").answers == asked("what rose or fell in Yuxi").answers
    assert asked("玉溪市哪些指标上升").reason == "no_data"


def test_a_city_is_reached_through_its_counties_and_says_so(asked: Ask) -> None:
    answer = asked("which cities run grid policing")
    assert answer.answers[0].via == ("青田县",)
    assert "Qingtian County" in answer.reply


def test_every_row_has_its_sentence_with_report_date_and_publisher(asked: Ask) -> None:
    answer = asked("which cities run grid policing")
    passage = answer.passages[0]
    assert (passage.row, passage.text) == (0, "青田县2021年起推行山哈网格警")
    assert (passage.source, passage.published, passage.publisher) == ("丽水2022.txt", "2022-03-01", "清江观察")
    assert asked("which cities run grid policing", evidence=0).passages == ()


def test_what_is_only_planned_is_shown_as_planned_when_nothing_runs_yet(asked: Ask) -> None:
    answer = asked("浙江哪些城市建设雪亮工程")
    assert [row["status"] for row in answer.rows] == ["planned"]
    assert "计划中" in answer.reply


def test_nobody_has_completed_it_is_an_answer_that_names_who_plans_it(asked: Ask) -> None:
    answer = asked("which cities in Zhejiang have completed Sharp Eyes")
    assert answer.answered
    assert not answer.answers
    assert "Lishui" in answer.reply


def test_coverage_counts_places_with_evidence_with_reports_and_without(asked: Ask) -> None:
    coverage = asked("which cities run grid policing").coverage
    assert coverage is not None
    assert (coverage.level, coverage.with_evidence, coverage.with_reports) == ("prefecture", 1, 2)
    assert 320 < coverage.without_reports < 345


def test_the_answer_says_what_it_understood_and_which_query_it_ran(asked: Ask) -> None:
    answer = asked("which cities run grid programs")
    assert answer.understood["query"] == "places-running-program"
    assert answer.understood["text"].startswith("program = Grid (")
    assert "IMPLEMENTS" in (answer.query or "")
    assert answer.parameters["level"] == ["prefecture"]


def test_the_reply_is_in_the_language_of_the_question_unless_asked_otherwise(asked: Ask) -> None:
    assert asked("哪些城市推行网格化管理").language == "zh"
    assert "个城市" in asked("which cities run grid management", language="zh").reply


def test_a_yes_or_no_question_is_answered_with_yes(asked: Ask) -> None:
    assert asked("does Yuxi run Sharp Eyes").reply.startswith("Yes")
    assert asked("玉溪市有没有推行雪亮工程").reply.startswith("有")


def test_the_same_question_gives_the_same_answer_twice(asked: Ask) -> None:
    assert asked("丽水市有哪些项目") == asked("丽水市有哪些项目")
