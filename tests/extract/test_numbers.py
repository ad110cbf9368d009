"""Numbers in press text: what each form is worth, and that every number can be written and read back."""

from itertools import pairwise
from pathlib import Path

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.figures.numbers import Number, chinese_value, find_numbers
from kg.schema.fold import fold

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
        ("1,234.5万", 12345000),
        ("9,007,199,254,740,993", 9007199254740993),
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


@given(st.integers(1, 10**12))
def test_numerals_as_cn2an_writes_them_are_read_back(number: int) -> None:
    assert chinese_value(cn2an.an2cn(number, "low")) == number


@given(st.integers(1, 10**8), st.integers(0, 2))
def test_decimals_in_numerals_are_read_back(number: int, places: int) -> None:
    value = number / 10**places
    words = cn2an.an2cn(str(value), "low")
    assert [n.value for n in find_numbers(f"占百分之{words}")] == [value] or value >= 100


@given(st.text(alphabet="零一二两三四五六七八九十百千万亿", min_size=1, max_size=8))
def test_what_both_read_they_read_alike(words: str) -> None:
    try:
        theirs = cn2an.cn2an(words, "strict")
    except ValueError:
        return
    assert chinese_value(words) == theirs


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from("万亿"))
def test_every_style_of_one_number_reads_alike(whole: int, hundredths: int, scale: str) -> None:
    value = {"万": 10**4, "亿": 10**8}[scale] * (whole + hundredths / 100)
    styles = [f"{whole}.{hundredths:02d}{scale}", f"{value:,.0f}", f"{value:.0f}"]
    styles.append("".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in styles[0]))
    for text in styles:
        assert only(fold(text)).value == pytest.approx(value)


WRONG_IN_CN2AN = {"2000余万": 20000000, "十余": 10, "七成五": 75, "百分之九十": 90, "三分之一": 33.33, "1,234": 1234}
"""What the press writes and cn2an refuses."""


@pytest.mark.parametrize(("text", "value"), WRONG_IN_CN2AN.items())
def test_what_cn2an_refuses(text: str, value: float) -> None:
    with pytest.raises(ValueError, match=r".+"):
        cn2an.cn2an(text, "smart")
    assert only(text).value == value


WRONG_IN_JIONLP = {
    "三万五": 35000,
    "一百二": 120,
    "两万二": 22000,
    "五千六": 5600,
    "零点五": 0.5,
    "七成五": 75,
    "百分之九十": 90,
    "三分之一": 33.33,
    "万分之六点八": 0.068,
    "1/3": 33.33,
}
"""A last digit without its scale, which jionlp takes for ones, and fractions, which it refuses."""


def test_against_jionlp() -> None:
    """Against the answers of jionlp that benchmarks/oracle.py records."""
    rows = [line.split("\t") for line in (Path(__file__).parent / "jionlp.tsv").read_text("utf-8").splitlines()]
    wrong = {}
    for _, phrase, answer in (row for row in rows if row[0] == "money"):
        value = only(phrase).value
        if answer == "-" or float(answer) != value:
            wrong[phrase] = value
    assert wrong == WRONG_IN_JIONLP


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("七成", Number(1, 3, 70, percent=True, words=True)),
        ("三成半", Number(1, 4, 35, percent=True, words=True)),
        ("六成三", Number(1, 4, 63, percent=True, words=True)),
        ("3/4", Number(1, 4, 75, percent=True)),
        ("1/3", Number(1, 4, 33.33, percent=True)),
        ("百分之六", Number(1, 5, 6, percent=True, words=True)),
        ("百分之0.125", Number(1, 9, 0.125, percent=True, words=True)),
        ("百分之1,200", Number(1, 9, 1200, percent=True, words=True)),
        ("千分之五", Number(1, 5, 0.5, percent=True, words=True)),
        ("千分之1.25", Number(1, 8, 0.125, percent=True, words=True)),
        ("千分之0.12345", Number(1, 11, 0.0123, percent=True, words=True)),
        ("万分之2百", Number(1, 6, 2, percent=True, words=True)),
        ("万分之12百", Number(1, 7, 12, percent=True, words=True)),
        ("三分之二", Number(1, 5, 66.67, percent=True, words=True)),
        ("三百", Number(1, 3, 300, words=True)),
        ("三百多万", Number(1, 5, 3000000, approx=True, words=True)),
        ("3亿2000万", Number(1, 8, 320000000)),
    ],
)
def test_where_a_number_stands_and_what_kind_it_is(text: str, number: Number) -> None:
    assert only(f"共{text},") == number


@pytest.mark.parametrize("text", ["零分之五", "百分之一二"])
def test_a_fraction_of_nothing_or_of_a_vague_few_is_none(text: str) -> None:
    assert [number for number in find_numbers(text) if number.percent] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二〇二四", 2024),
        ("三五", None),
        ("六点八五", 6.85),
        ("一二点五", None),
        ("三万二千亿", 3_200_000_000_000),
        ("十万亿", 10_000_000_000_000),
        ("一百二百", None),
        ("一百一", 110),
        ("万五", None),
        ("一百零三", 103),
        ("廿五", 25),
        ("卅", 30),
    ],
)
def test_the_value_of_chinese_numerals(words: str, value: float | None) -> None:
    assert chinese_value(words) == value


def test_all_of_a_hundred_parts_are_the_whole() -> None:
    assert only("达百分之百") == Number(1, 5, 100, percent=True, words=True)


def test_a_count_in_chinese_numerals_is_a_whole_number() -> None:
    assert isinstance(chinese_value("三万五"), int)
