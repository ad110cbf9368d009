"""The date of a report: as files write it, and as a text gives it away."""

import pytest

from kg.read.dating import inferred_date, iso_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-05-06 08:00", "2023-05-06"),
        ("2023年5月6日", "2023-05-06"),
        ("２０２３年５月６日", "2023-05-06"),
        ("20230506", "2023-05-06"),
        ("2023-05", "2023-05"),
        ("2023", "2023"),
        (" 2023 ", "2023"),
        ("2023年5月", "2023-05"),
        ("1998年", "1998"),
        ("昨天", None),
        ("12345678", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_as_a_file_writes_it(written: str | None, date: str | None) -> None:
    assert iso_date(written) == date


def inferred(*lines: str, body: int = 1, title: str | None = None) -> str | None:
    return inferred_date("\n".join(lines), list(lines), body, title)


def test_a_dateline_without_a_year_takes_the_latest_that_the_text_names() -> None:
    assert inferred("标题", "本报5月6日讯 2021年以来,2023年建成。") == "2023-05-06"
    assert inferred("标题", "一", "二", "11月16日 电 2023年建成。") == "2023-11-16"


def test_a_dateline_deep_in_the_text_or_the_line_is_none() -> None:
    assert inferred("标题", "一", "二", "三", "5月6日电 2023年建成。") is None
    assert inferred("标题", "某" * 36 + "5月6日电 2023年建成。") is None
    assert inferred("标题", "本报5月6日讯 建成。") is None


def test_a_date_standing_alone_at_the_head_or_foot_counts() -> None:
    assert inferred("标题", "(2023年5月)", "正文", body=2) == "2023-05"
    assert inferred("标题", "正文", "2022年") == "2022"
    assert inferred("标题", "正文", "【2022年11月】", "某办") == "2022-11"
    assert inferred("标题", "正文", "2022年", "某办", "某人") is None


def test_the_year_of_the_title_counts_before_that_of_the_text() -> None:
    assert inferred("标题", "今年以来,2023年建成。", title="某市２０１９年工作总结") == "2019"


def test_a_text_that_counts_from_its_own_day_is_of_the_latest_year_that_it_names() -> None:
    assert inferred("标题", "2021年起步,2022年推开。今年以来,调解5件。") == "2022"
    assert inferred("标题", "2021年起步,2022年推开。") is None
    assert inferred("标题", "今年以来,调解5件。") is None


def test_years_that_lie_ahead_date_no_report() -> None:
    assert inferred("标题", "今年以来,2023年建成,到2025年再建。") == "2023"
    assert inferred("标题", "今年以来,2023年建成,2025年底前再建。") == "2023"


def test_a_date_on_its_own_line_above_contacts_and_copies_counts() -> None:
    lines = ("某市答复某建议,今年建成9个。", "某市委政法委", "2019年6月21日", "(联系人:某某)", "抄送:某办。")
    assert inferred_date("\n".join(lines), list(lines), 0, "关于2019年某建议的答复") == "2019-06-21"


def test_years_in_a_title_date_a_report_by_the_last() -> None:
    assert inferred_date("发布白皮书。", ["发布白皮书。"], 0, "审判白皮书(2020—2022)发布") == "2022"


def test_where_a_text_first_appeared_gives_its_date() -> None:
    assert inferred("标题", "今年建成调解室。", "(原载2021年9月14日《清江日报》)") == "2021-09-14"
