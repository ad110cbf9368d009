"""Dates and periods: each phrase against the ISO 8601 form that the annotation guide gives it."""

from itertools import pairwise

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
    assert anchor_of("2024", "稳中向好——2023年平安建设工作报告", ()).review == 2023


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(1, 28))
def test_full_dates_are_read_back(year: int, month: int, day: int) -> None:
    (found,) = find_expressions(f"{year}年{month}月{day}日", ANCHOR)
    assert found.iso == f"{year:04d}-{month:02d}-{day:02d}"


@given(st.text(alphabet="2023年月日一二至今以来截前底上半度季,。\n近去明", max_size=60))
def test_expressions_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    found = find_expressions(text, ANCHOR)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
