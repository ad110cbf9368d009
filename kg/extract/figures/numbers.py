"""The grammar of numbers in Chinese press text: 3.15万, 37.23亿余元, 两万余, 七成五, 万分之六点八, 1,234, 百分之九十."""

import re
from decimal import Decimal
from typing import Final

from msgspec import Struct

_DIGIT: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
_ALONE: Final = _DIGIT | {"十": 10}
_SCALE: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_CHINESE: Final = r"[零〇○一二两三四五六七八九十廿卅百千万亿]+"
_DECIMAL: Final = r"点[零〇一二三四五六七八九]+"
_ARABIC: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_PART: Final = rf"(?:{_ARABIC}[百千万]?|{_CHINESE}(?:{_DECIMAL})?)"
_SCALES: Final = r"(?:[十百万亿]|千(?![米克瓦]))"
_MORE: Final = r"(?:余|多(?!元|方|层)|来(?=[个名人件家户]))"

_NUMBER: Final = re.compile(
    r"(?=[\d零○一二两三四五六七八九十廿卅百千万亿])(?:"
    rf"(?P<of>百|千|万|{_CHINESE})分之(?P<parts>{_PART})"
    r"|(?P<tenths>[一二两三四五六七八九]|(?<![\d.])[1-9])成(?!立|为|员|功|果|不|就)(?P<half>半|[一二三四五六七八九](?![成\d]))?"
    r"|(?<![\d/.])(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![\d/.])"
    rf"|(?<![\d.])(?P<arabic>{_ARABIC})(?P<some>[余多几](?=[十百千万亿]))?(?P<scale>{_SCALES}*)"
    rf"(?:(?P<second>\d+(?:\.\d+)?)(?P<scale2>[百千万]+))?(?P<more>{_MORE})?"
    rf"|(?P<chinese>{_CHINESE}(?:{_DECIMAL})?)(?P<some2>[余多几](?=[十百千万亿]))?(?P<scale3>(?<=[余多几])[十百千万亿]+)?"
    rf"(?P<more2>{_MORE})?)"
)


class Number(Struct, frozen=True):
    """A number in the text: [start, end), its value, and whether the words call it approximate (余, 多).

    `percent` marks a fraction in words (七成, 三分之一), whose value is in percent; `words` a number written in
    Chinese numerals.
    """

    start: int
    end: int
    value: int | float
    approx: bool = False
    percent: bool = False
    words: bool = False


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers of a folded text in order; words that only contain numerals (统一, 十分) are the caller's to judge."""
    found: list[Number] = []
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        # Most numbers are digits alone or one Chinese numeral.
        if word.isdigit():
            found.append(Number(match.start(), match.end(), int(word)))
        elif len(word) == 1:
            if value := _ALONE.get(word):
                found.append(Number(match.start(), match.end(), value, words=True))
        elif number := _read(match):
            found.append(number)
    return found


def chinese_value(words: str) -> int | float | None:
    """The value of a number in Chinese numerals (三百四十九, 两万, 二〇二四, 六点八); None when it is not one."""
    whole, _, decimals = words.replace("廿", "二十").replace("卅", "三十").partition("点")
    value = _positional(whole) if not set(whole) & set(_SCALE) else _scaled(whole)
    if value is None or not decimals:
        return value
    return float(f"{value}.{''.join(str(_DIGIT[c]) for c in decimals)}")


def _positional(words: str) -> int | None:
    # Two digits side by side name a vague few (三五个, 七八次); four are a year.
    return int("".join(str(_DIGIT[c]) for c in words)) if len(words) in (1, 4) else None


def _scaled(words: str) -> int | None:
    if words[0] in "百千万亿":
        return None
    total = section = digit = 0
    smallest = 10**12
    for char in words:
        if char in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[char]
            continue
        scale = _SCALE[char]
        if scale >= 10**4:
            section += digit
            total = (total + section) * scale if char == "亿" or not total else total + section * scale
            section, smallest = 0, 10**12
        else:
            if scale >= smallest:
                return None
            section += (digit or 1) * scale
            smallest = scale
        digit = 0
    # A last digit without its scale stands one place below the scale before it (三万五: 35,000).
    shorthand = len(words) > 1 and words[-2] in "百千万亿" and words[-1] in _DIGIT
    return total + section + digit * (_SCALE[words[-2]] // 10 if shorthand else 1)


def _plain(value: float) -> int | float:
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _read(match: re.Match[str]) -> Number | None:
    groups = match.groupdict()
    start, end = match.span()
    if groups["arabic"]:
        if not groups["second"] and "." not in groups["arabic"]:
            whole = int(groups["arabic"].replace(",", "")) * _product(groups["scale"])
            return Number(start, end, whole, bool(groups["some"] or groups["more"]))
        # Decimals are scaled exactly: 1129.9亿 is 112,990,000,000.
        exact = Decimal(groups["arabic"].replace(",", "")) * _product(groups["scale"])
        if groups["second"]:
            exact += Decimal(groups["second"]) * _product(groups["scale2"])
        return Number(start, end, _plain(float(exact)), bool(groups["some"] or groups["more"]))
    if groups["of"]:
        return _fraction(groups["of"], groups["parts"], start, end)
    if groups["tenths"]:
        whole = _DIGIT[groups["tenths"]] if groups["tenths"] in _DIGIT else int(groups["tenths"])
        half = 0 if not groups["half"] else 5 if groups["half"] == "半" else _DIGIT[groups["half"]]
        return Number(start, end, whole * 10 + half, percent=True, words=True)
    if groups["top"]:
        value = round(100 * int(groups["top"]) / int(groups["bottom"]), 2)
        return Number(start, end, _plain(value), percent=True)
    value_or_none = chinese_value(groups["chinese"])
    if not value_or_none:
        return None
    approx = bool(groups["some2"] or groups["more2"])
    return Number(start, end, _plain(value_or_none * _product(groups["scale3"])), approx, words=True)


def _product(scales: str | None) -> int:
    product = 1
    for scale in scales or "":
        product *= _SCALE[scale]
    return product


def _fraction(of: str, parts: str, start: int, end: int) -> Number | None:
    whole = {"百": 100, "千": 1000, "万": 10000}.get(of) or chinese_value(of)
    scale = parts[-1] if parts[-1] in _SCALE and parts[0].isdigit() else ""
    if parts == of:
        return Number(start, end, 100, percent=True, words=True)
    number = parts.removesuffix(scale)
    value = float(number.replace(",", "")) * _product(scale) if number[0].isdigit() else chinese_value(number)
    if not whole or value is None:
        return None
    percent = round(100 * value / whole, 4)
    return Number(
        start, end, _plain(round(percent, 2) if whole not in (100, 1000, 10000) else percent), percent=True, words=True
    )
