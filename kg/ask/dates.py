"""Years, months and days as questions write them: 2017年, 06年, 5月19日, 19-26 May 2017, January to June 2022."""

import re
from collections.abc import Iterator

from kg.ask.grammar import NOISE
from kg.ask.meaning import Meaning
from kg.ask.units import Unit

MONTHS = "months"
"""The name under which a word without weight of its own tells its months (上半年: 01-06)."""

_EARLIEST, _LATEST = 1949, 2049
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LONGEST = 9
"""Units of the longest date: 19 th to 26 th of May 2017."""

_MONTHS = re.compile(r"(\d{1,2}) (?:(?:月 )?(?:[至到] )?(\d{1,2}) )?月 (?:份 )?")
_DAYS = re.compile(r"\d{1,2} [日号] (?:[至到] )?")
_SHORT_YEAR = re.compile(r"(0\d|[1-4]\d) 年 (?![来内间以前后里多期的]|之)")
"""06年 is a year; 10年来, 20年间 are spans of time."""
_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAME = "|".join((*_NAMES, *(name[:3] for name in _NAMES if len(name) > 4), "sept"))
_DAY = r"(?:\d{1,2} (?:(?:st|nd|rd|th) )?)"
_PARTS = ("early", "mid", "late")
"""Which part of a month or a year: reports date to the month at best."""
_PART = "|".join(_PARTS)
_ENGLISH = re.compile(
    rf"(?:(?:{_PART}) )?(?P<day>{_DAY}(?:(?:to|until|and) )?{_DAY}?(?:of )?)?(?P<first>{_NAME}) "
    rf"(?:(?:to|until|through|and) (?P<last>{_NAME}) )?(?P<after>{_DAY}(?:(?:to|and) )?{_DAY}?(?!\d))?(?:of )?(?P<year>\d{{4}} )?"
)
_PART_OF_YEAR = re.compile(rf"(?:{_PART}) (\d{{4}}) ")
_WORDS = frozenset({"may", "mar", "march", "jun", "dec", "sep", "oct", "apr", "jan"})
"""Months that are other words, or names, unless a day or a year stands beside them."""

Found = tuple[int, int, tuple[Meaning, ...]]


def dates(parts: tuple[Unit, ...], start: int) -> Iterator[Found]:
    """The dates that begin at a unit: its end, and the year or the months that are meant. Days carry no weight."""
    text = parts[start].text
    if not (text[0].isdigit() or text in _HAN or text[:3] in _ENGLISH_STARTS):
        return
    following = "".join(f"{part.text} " for part in parts[start : start + _LONGEST])
    yield from _years(parts, start, following)
    month = _MONTHS.match(following)
    if month:
        first, last = int(month[1]), int(month[2] or month[1])
        if 1 <= first <= last <= 12:
            yield start, start + len(month[0].split()), (_months(first, last, month[0]),)
    days = _DAYS.match(following)
    if days:
        yield start, start + len(days[0].split()), (Meaning(NOISE, days[0]),)
    yield from _english(start, following)


_HAN = frozenset("〇零一二三四五六七八九")
_ENGLISH_STARTS = frozenset(name[:3] for name in (*_PARTS, *_NAMES))


def _years(parts: tuple[Unit, ...], start: int, following: str) -> Iterator[Found]:
    digits = parts[start].text
    if len(digits) == 4 and digits.isdigit() and _EARLIEST <= int(digits) <= _LATEST:
        end = start + 2 if start + 1 < len(parts) and parts[start + 1].text == "年" else start + 1
        yield start, end, (Meaning("year", digits, (digits,)),)
    part = _PART_OF_YEAR.match(following)
    if part and _EARLIEST <= int(part[1]) <= _LATEST:
        yield start, start + 2, (Meaning("year", part[1], (part[1],)),)
    short = _SHORT_YEAR.match(following)
    if short:
        yield start, start + 2, (Meaning("year", f"20{short[1]}", (f"20{short[1]}",)),)
    run = "".join(part.text for part in parts[start : start + 5])
    spelt = run[:4].translate(_HAN_DIGITS)
    if parts[start].han and len(run) == 5 and run[4] == "年" and spelt.isdigit() and _EARLIEST <= int(spelt) <= _LATEST:
        yield start, start + 5, (Meaning("year", spelt, (spelt,)),)


def _english(start: int, following: str) -> Iterator[Found]:
    date = _ENGLISH.match(following)
    if date is None or (date["first"] in _WORDS and not (date["day"] or date["after"] or date["year"] or date["last"])):
        return
    first, last = _number(date["first"]), _number(date["last"] or date["first"])
    if first > last:
        return
    months = _months(first, last, date[0].strip())
    end = start + len(date[0].split())
    if not date["year"]:
        yield start, end, (months,)
    elif _EARLIEST <= int(date["year"]) <= _LATEST:
        year = date["year"].strip()
        yield start, end, (Meaning("year", date[0].strip(), (year,), detail=months.detail),)


def _number(name: str) -> int:
    return next(number for number, month in enumerate(_NAMES, 1) if month.startswith(name[:3]))


def _months(first: int, last: int, label: str) -> Meaning:
    return Meaning(NOISE, label, detail=((MONTHS, f"{first:02}-{last:02}"),))
