"""Numbers in press text: what each form is worth, and that every number can be written and read back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.figures.numbers import Number, chinese_value, find_numbers

DIGITS = "零一二三四五六七八九"


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.15万", 31500),
        ("1,234", 1234),
        ("12,345,678", 12345678),
        ("3亿2000万", 320000000),
        ("十二", 12),
        ("三百四十九", 349),
        ("一千零五", 1005),
        ("两万", 20000),
        ("一万两千", 12000),
        ("三万五", 35000),
        ("一亿二千万", 120000000),
        ("十五万三千", 153000),
        ("六点八", 6.8),
        ("0.7万", 7000),
    ],
)
def test_value(text: str, value: float) -> None:
    number = only(text)
    assert (number.value, number.approx, number.percent) == (value, False, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("37.23亿余", 3723000000),
        ("2000余万", 20000000),
        ("两万余", 20000),
        ("8.6万多", 86000),
        ("三百多万", 3000000),
        ("十余", 10),
    ],
)
def test_words_for_more_make_it_approximate(text: str, value: float) -> None:
    number = only(text)
    assert (number.value, number.approx) == (value, True)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("七成五", 75),
        ("九成半", 95),
        ("8成", 80),
        ("三分之一", 33.33),
        ("1/3", 33.33),
        ("百分之九十", 90),
        ("百分之90.5", 90.5),
        ("千分之三", 0.3),
        ("万分之六点八", 0.068),
    ],
)
def test_fractions_in_words_are_percent(text: str, percent: float) -> None:
    number = only(text)
    assert (number.value, number.percent) == (percent, True)


@pytest.mark.parametrize("text", ["百万", "千家", "七八个", "三五年", "万众一心者"])
def test_vague_or_idle_numerals_are_no_numbers(text: str) -> None:
    assert [n.value for n in find_numbers(text) if n.value != 1] == []


def test_a_unit_that_begins_like_a_scale_is_left_to_the_unit() -> None:
    assert only("3.5千米").value == 3.5


def written(number: int) -> str:
    """A number below 100,000 in Chinese numerals, by the rules of the standard GB/T 15835."""
    if number < 10:
        return DIGITS[number]
    out, zero = "", False
    for scale, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + name
            zero = False
        elif out:
            zero = True
    return out


@given(st.integers(1, 99999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert chinese_value(written(number)) == number


@given(st.integers(0, 10**9), st.sampled_from(["", "万", "亿"]))
def test_digits_with_a_scale_are_read_back(number: int, scale: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert only(f"共{number}{scale}件").value == number * factor


@given(st.text(alphabet="0123456789.,%十百千万亿一二三两零成分之余多几件/", max_size=30))
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_against_cn2an() -> None:
    """cn2an agrees on plain numerals; it refuses what the press adds to them (2000余万, 十余, 七成五)."""
    cn2an = pytest.importorskip("cn2an", reason="cn2an is an oracle of this test alone and is not installed")
    for number in (7, 10, 15, 105, 349, 1005, 20300, 86001):
        assert chinese_value(written(number)) == cn2an.cn2an(written(number), "smart")
