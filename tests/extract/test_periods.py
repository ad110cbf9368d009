"""Dates and periods: each phrase against the ISO 8601 form that the annotation guide gives it."""

import re
from calendar import monthrange
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.periods import Anchor, anchor_of, find_expressions

ANCHOR = Anchor(2023, 8, 15)


@pytest.mark.parametrize(
    ("text", "iso", "relation"),
    [
        ("今年以来,共调解", "2023/..", "since"),
        ("2022年以来,共调解", "2022/..", "since"),
        ("2022年至今,共调解", "2022/..", "since"),
        ("自2025年7月下旬起,启动", "2025-07/..", "since"),
        ("2021年11月全面推开以来,警情", "2021-11/..", "since"),
        ("截至2022年底,建成", "../2022", "until"),
        ("截至目前,建成", "../2023-08", "until"),
        ("截至8月1日,建成", "../2023-08-01", "until"),
        ("十年来,建成", "2013/2023", "at"),
        ("近三年,建成", "2020/2023", "at"),
        ("今年上半年,建成", "2023-01/2023-06", "at"),
        ("上半年,建成", "2023-01/2023-06", "at"),
        ("一季度,建成", "2023-01/2023-03", "at"),
        ("今年1至5月,建成", "2023-01/2023-05", "at"),
        ("1-5月,建成", "2023-01/2023-05", "at"),
        ("2022年1月至2023年6月初,办理", "2022-01/2023-06", "at"),
        ("2017年至2022年上半年,办理", "2017/2022-06", "at"),
        ("2021至2023年,办理", "2021/2023", "at"),
        ("5月19日至26日,办理", "2023-05-19/2023-05-26", "at"),
        ("去年12月,办理", "2022-12", "at"),
        ("12月,办理", "2022-12", "at"),
        ("二〇一八年一月五日", "2018-01-05", "at"),
        ("“十三五”期间,办理", "2016/2020", "at"),
        ("党的十八大以来,办理", "2012-11/..", "since"),
        ("到2025年底,建成", "2025", "by"),
        ("年底前,建成", "2023", "by"),
        ("9月底前,建成", "2023-09", "by"),
        ("比2016年下降", "2016", "base"),
        ("较去年同期下降", "2022", "base"),
        ("整治以来,抓获", None, "undated"),
        ("头三个月,破案", "2023-01/2023-03", "at"),
        ("上月,破案", "2023-07", "at"),
        ("2022年1月至今年6月,办理", "2022-01/2023-06", "at"),
        ("2021年11月至次年3月,办理", "2021-11/2022-03", "at"),
        ("7月至9月,办理", "2023-07/2023-09", "at"),
        ("2022年12月底前,建成", "../2022-12", "until"),
        ("比上月减少", "2023-07", "base"),
        ("国庆期间,出动", "2022-10-01/2022-10-07", "at"),
        ("春节假期,出动", "2023-01-22/2023-01-28", "at"),
        ("自2021年3月上线,注册", "2021-03/..", "since"),
        ("自2018年部署、开展专项斗争以来,打掉", "2018/..", "since"),
        ("一年来,调解", "2022/2023", "at"),
        ("三年下来,调解", "2020/2023", "at"),
        ("一年半来,调解", "2022-02/2023-08", "at"),
        ("近三个月来,调解", "2023-05/2023-08", "at"),
        ("半年多来,调解", "2023-02/2023-08", "at"),
        ("全县现有网格员", "../2023-08", "until"),
        ("如今,覆盖率", "../2023-08", "until"),
    ],
)
def test_phrase(text: str, iso: str | None, relation: str) -> None:
    found = find_expressions(text, ANCHOR)
    assert [(e.iso, e.relation) for e in found] == [(iso, relation)]


def test_a_year_serves_the_months_that_follow_in_its_paragraph() -> None:
    text = "2019年,启动改革。5月至7月,办理三件。\n6月,又办一件。"
    assert [e.iso for e in find_expressions(text, ANCHOR)] == ["2019", "2019-05/2019-07", "2023-06"]


def test_since_an_event_that_was_dated_before() -> None:
    text = "该中心2016年3月成立。成立以来,接待群众。"
    assert [e.iso for e in find_expressions(text, ANCHOR)] == ["2016-03", "2016-03/.."]


def test_from_a_start_through_an_end() -> None:
    assert [e.iso for e in find_expressions("自2018年专项行动打响至2020年11月,打掉", ANCHOR)] == ["2018/2020-11"]


def test_an_event_is_dated_by_the_clause_that_began_it() -> None:
    found = find_expressions("今年7月,市局启动夏季行动。行动开展以来,抓获三人。", ANCHOR)
    assert [e.iso for e in found] == ["2023-07", "2023-07/.."]


def test_what_was_dated_before_is_meant_by_the_same_time_that_month_and_that_day() -> None:
    found = find_expressions("1至5月,收案九件。同期结案七件。\n4月15日,举办活动。当天发放传单。\n当天无事。", ANCHOR)
    assert [e.iso for e in found] == ["2023-01/2023-05", "2023-01/2023-05", "2023-04-15", "2023-04-15"]


def test_what_a_total_runs_up_to_is_not_the_same_time() -> None:
    found = find_expressions("1至5月,查出隐患九处,截至6月底已改七处。同期收案五件。", ANCHOR)
    assert found[-1].iso == "2023-01/2023-05"


def test_some_more_than_a_span_began_when_the_paragraph_says() -> None:
    found = find_expressions("2021年3月,设立调解室。两年多来,化解纠纷九件。", ANCHOR)
    assert [e.iso for e in found] == ["2021-03", "2021-03/.."]
    found = find_expressions("2017年3月,设立调解室。两年多来,化解纠纷九件。", ANCHOR)
    assert found[-1].iso == "2021/2023"


def test_the_end_of_a_year_is_that_of_the_year_spoken_of() -> None:
    after = Anchor(2018, 1, 15, review=2017)
    assert [e.iso for e in find_expressions("到年底,接访两千人。", after)] == ["../2017"]
    assert [e.iso for e in find_expressions("2018年,推进改革,年底前直播三千场。", after)] == ["2018", "2018"]
    assert [e.iso for e in find_expressions("年底前新建九个。", after, {0: 2018})] == ["2018"]


def test_that_year_is_the_year_under_review_unless_the_paragraph_names_one() -> None:
    after = Anchor(2018, 1, 15, review=2017)
    assert [e.iso for e in find_expressions("2012年以来,补植九亩。\n当年办案三件。", after)] == ["2012/..", "2017"]
    assert [e.iso for e in find_expressions("2012年,补植九亩,当年办案三件。", after)] == ["2012", "2012"]


def test_a_total_runs_from_the_event_that_began_it() -> None:
    text = "2021年3月,两家单位设立调解工作室。截至今年6月底,调解成功"
    assert [e.iso for e in find_expressions(text, ANCHOR)] == ["2021-03", "2021-03/2023-06"]
    text = "2021年3月,平台上线。县里介绍,平台上线至今年6月底流转"
    assert [e.iso for e in find_expressions(text, ANCHOR)][-1] == "2021-03/2023-06"
    text = "2021年3月,设立调解室5个。截至今年6月底,调解成功"
    assert [e.iso for e in find_expressions(text, ANCHOR)][-1] == "../2023-06"


def test_what_shows_now_is_no_time() -> None:
    assert find_expressions("120名警力出现在12处路口,体现有力度。", ANCHOR) == ()


def test_until_closes_a_start_in_the_same_sentence() -> None:
    found = find_expressions("2021年4月建立该机制,截至8月底,办理五件。", Anchor(2021, 9, 1))
    assert found[-1].iso == "2021-04/2021-08"


def test_a_report_reviews_the_year_of_its_title_or_lead() -> None:
    assert anchor_of("2018", "某区法院2017年工作情况", ()).review == 2017
    lead = "2024年,全市政法机关围绕中心、服务大局,持续推进矛盾纠纷排查化解,各项工作取得新的进展。"
    assert anchor_of("2025", None, ("照片由该局提供。", lead)).review == 2024
    assert anchor_of("2025", None, (lead.replace("2024年,", "2024年度考核揭晓,"),)).review is None
    assert (
        anchor_of("2018", "某市审判白皮书(2015—2017年)", ("一、收案。三年间,全市收案九十件。",)).reviewed == "2015/2017"
    )
    assert anchor_of("2018", "某市审判白皮书(2015—2017年)", ("全市收案九十件。",)).reviewed == "2017"
    assert anchor_of("2018", "执行工作报告(2016—2017年)", ("两年来,执结九十件。",)).reviewed == "2016/2017"
    assert anchor_of("2024", "稳中向好——2023年平安建设工作报告", ()).review == 2023


@pytest.mark.parametrize(
    ("title", "lead", "reviewed"),
    [
        ("某市禁毒工作情况通报", "现将2023年1—6月全市禁毒工作情况通报如下。", "2023-01/2023-06"),
        ("某市公安局召开发布会", "局长通报了今年上半年全市社会治安情况。", "2023-01/2023-06"),
        ("某县2023年1至5月信访情况", "", "2023-01/2023-05"),
        ("某县综治工作情况通报", "现就去年全县综治工作情况通报如下。", "2022"),
        ("某县召开发布会", "会上介绍了今年以来全县平安建设情况。", None),
        ("某市发布十大典型案例", "法院发布2022年审结的案例十件。", None),
        ("某县司法简报", "现将1—6月有关情况通报如下:", "2023-01/2023-06"),
        ("某县信访工作通报", "现就前三季度工作情况通报如下。", "2022-01/2022-09"),
        ("上半年全县综治工作情况", "", "2023-01/2023-06"),
        ("某院2021年工作总结和2022年工作要点", "一年来,受理案件9件。", "2021"),
        ("2023年6月份信访形势分析", "", "2023-06"),
        ("某院发布白皮书", "某院今天发布《2022年度行政审判白皮书》。", "2022"),
        ("某县12345热线运行情况", "会上介绍了12345热线情况。", None),
    ],
)
def test_a_report_says_on_what_time_it_reports(title: str, lead: str, reviewed: str | None) -> None:
    assert anchor_of("2023-08-15", title, (lead,)).reviewed == reviewed


def test_a_report_on_part_of_a_year_sets_its_next_tasks_for_the_rest_of_it() -> None:
    months = anchor_of("2023-08-15", "某市2023年上半年平安建设情况通报", ())
    whole = anchor_of("2023-12-15", "某市2023年平安建设情况通报", ())
    assert (months.next_year, whole.next_year) == (2023, 2024)


def test_the_years_over_the_goals_of_a_plan_are_its_term() -> None:
    plan = anchor_of("2023-08-15", "关于推进多元化解的实施意见", (), ("一、现状", "二、工作目标(2023—2025年)"))
    assert plan.term == (2023, 2025)


def test_a_report_looks_back_on_the_year_that_has_just_ended() -> None:
    assert anchor_of("2017-12-29", "某院交出年度答卷", ()).review == 2017
    assert anchor_of("2018-01-15", "某院工作报告", ()).review == 2017
    assert anchor_of("2018-06-15", "某院工作报告", ()).review is None
    assert anchor_of("2010-01-22", "在会议上的讲话", ("一年来,全市破案九起。",)).review == 2009
    assert anchor_of("2010-01-22", "在会议上的讲话", ("2009年是攻坚克难的一年。",)).review == 2009
    assert anchor_of("2023-07-20", "某市2023年上半年信访工作情况", ()).reviewed == "2023-01/2023-06"
    presented = "某院发布《审判白皮书(2020—2022年)》。白皮书显示,三年来收案九十件。"
    assert anchor_of("2023-04-28", "某院发布审判白皮书", (presented,)).reviewed == "2020/2022"


def test_at_the_start_of_a_year_the_whole_year_is_the_one_before() -> None:
    assert anchor_of("2023-01-26", "某局召开发布会", ("某局通报全年打击犯罪工作成效。",)).review == 2022


def test_a_report_at_the_turn_of_a_year_may_sum_up_several() -> None:
    assert anchor_of("2022-01-26", "某院工作报告", ("过去五年,受理案件九千件。",)).reviewed == "2017/2021"
    assert anchor_of("2023-04-26", "白皮书(2018-2022)", ("近五年,起诉90人。",)).reviewed == "2018/2022"


def test_a_plan_has_a_term() -> None:
    assert anchor_of("2022-03-18", "某市三年行动方案(2022—2024年)", ()).planned == "2022/2024"
    assert anchor_of("2021-08-10", "某市“十四五”平安建设规划", ()).planned == "2021/2025"
    assert anchor_of("2022-03-18", "某市2022年工作要点", ()).planned == "2022"


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(1, 28))
def test_full_dates_are_read_back(year: int, month: int, day: int) -> None:
    (found,) = find_expressions(f"{year}年{month}月{day}日", ANCHOR)
    assert found.iso == f"{year:04d}-{month:02d}-{day:02d}"


_WORDS = [
    "2023",
    "年",
    "月",
    "日",
    "5",
    "12",
    "一",
    "三",
    "至",
    "今年",
    "以来",
    "截至",
    "前",
    "底",
    "上半年",
    "季度",
    "去年",
    "明年",
    "近",
    "来",
]
_WORDS += [
    ",",
    "。",
    "\n",
    "同期",
    "当天",
    "上月",
    "国庆期间",
    "年底",
    "自",
    "成立",
    "十四五",
    "期间",
    "较",
    "二〇一八",
    "目前",
    "当年",
    "全年",
    "起",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=24).map("".join))
def test_expressions_lie_in_the_text_in_order_and_are_periods_from_first_to_last(text: str) -> None:
    found = find_expressions(text, ANCHOR)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for expression in found:
        if expression.iso is not None:
            first, _, last = expression.iso.partition("/")
            assert all(part == ".." or _is_date(part) for part in (first, last or first))
            if last and ".." not in (first, last):
                assert first[: len(last)] <= last[: len(first)]


def _is_date(part: str) -> bool:
    year, month, day = (*map(int, part.split("-")), 1, 1)[:3]
    return re.fullmatch(r"\d{4}(-\d\d){0,2}", part) is not None and date(year, month, day) is not None


@given(st.integers(1950, 2049), st.integers(1, 12))
def test_a_year_and_month_in_numerals_are_read_as_in_digits(year: int, month: int) -> None:
    numerals = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    for text in (f"{year}年{month}月", f"{year}年{month}月份", f"{numerals}年{months[month - 1]}月"):
        assert [e.iso for e in find_expressions(text + "办理", ANCHOR)] == [f"{year:04d}-{month:02d}"]


@given(st.integers(1990, 2040), st.integers(0, 9))
def test_a_span_of_years_is_read_in_each_way_of_writing_it(first: int, length: int) -> None:
    last = first + length
    for join in ("至", "到", "—", "-"):
        (found,) = find_expressions(f"{first}年{join}{last}年", ANCHOR)
        assert found.iso == (f"{first}/{last}" if length else str(first))


OTHERWISE_IN_JIONLP = {
    "近三年": "2020/2023",  # kg counts whole years, as the annotation guide does
    "十年来": "2013/2023",
    "2022年3月至6月": "2022-03/2022-06",  # jionlp stops at the first month
    "上月": "2023-07",  # refused
    "上个月": "2023-07",
    "本月": "2023-08",
    "今年1至5月": "2023-01/2023-05",
    "“十三五”期间": "2016/2020",
    "国庆期间": "2022-10-01/2022-10-07",  # the last one that is past, and the whole holiday
}
"""What jionlp reads otherwise or refuses."""


def test_against_jionlp() -> None:
    """Against the answers of jionlp that benchmarks/oracle.py records; open ends are not compared."""
    rows = [line.split("\t") for line in (Path(__file__).parent / "jionlp.tsv").read_text("utf-8").splitlines()]
    otherwise = {}
    for _, phrase, answer in (row for row in rows if row[0] == "time"):
        (found,) = find_expressions(phrase, ANCHOR)
        first, last = _days(found.iso or "", found.relation)
        theirs = answer.split("/") if answer != "-" else ["", ""]
        if (first and first != theirs[0]) or (last and last != theirs[1]):
            otherwise[phrase] = found.iso
    assert otherwise == OTHERWISE_IN_JIONLP


def _days(iso: str, relation: str) -> tuple[str, str]:
    """The first and last day of a period, empty where it is open: a deadline has no first day."""
    first, _, last = iso.partition("/")
    parts = [int(p) for p in (last or first).split("-")] if (last or first) != ".." else []
    end = ""
    if parts:
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
        end = f"{year}-{month:02d}-{day:02d}"
    start = "" if first == ".." or relation == "by" else (first + "-01-01")[:10] if len(first) != 7 else first + "-01"
    return start, end


def test_a_plan_looks_ahead_from_the_start_of_its_year() -> None:
    plan = anchor_of("2023-08-15", "某市2023年平安建设实施方案", ())
    assert [(e.iso, e.relation) for e in find_expressions("6月底前完成试点。", plan)] == [("2023-06", "by")]
    assert [e.iso for e in find_expressions("10月,总结推广。", plan)] == ["2023-10"]
    assert [e.iso for e in find_expressions("10月,总结推广。", ANCHOR)] == ["2022-10"]


@pytest.mark.parametrize(("text", "part"), [("上半年,办理", True), ("今年1至5月,办理", False), ("2022年,办理", False)])
def test_a_half_or_a_quarter_of_a_year_is_known_as_one(text: str, part: bool) -> None:
    (found,) = find_expressions(text, ANCHOR)
    assert found.year_part is part
