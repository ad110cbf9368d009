"""Which years and months a question asks for, and which a figure's period covers."""

import re
from dataclasses import dataclass
from functools import cache

from kg.ask.dates import MONTHS
from kg.ask.grammar import grammar
from kg.ask.meaning import Span, Years

FIRST, LAST = 0, 9999

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


def years_of(spans: tuple[Span, ...]) -> Years | None:
    """The range that the years of a question and the words beside them give; None when it names no year or month.

    Two years make a range. One year stands for itself, unless a word beside it leaves an end open (since, 以来;
    before, 之前). A plan's term (十三五) stands for its years.
    """
    told = [_months(value) for span in spans for m in span.meanings for name, value in m.detail if name == MONTHS]
    months = (min(first for first, _ in told), max(last for _, last in told)) if told else None
    places = [index for index, span in enumerate(spans) if span.of("year")]
    years = sorted(int(value) for index in places for value in spans[index].of("year")[0].values)
    if not years:
        return Years(FIRST, LAST, _label(months), months) if months else None
    if len(years) > 1:
        return Years(years[0], years[-1], f"{years[0]}–{years[-1]}", months if years[0] == years[-1] else None)
    table = grammar().table["years"]
    before = spans[places[0] - 1].text.lower() if places[0] else ""
    after = spans[places[0] + 1].text if places[0] + 1 < len(spans) else ""
    year = years[0]
    if (
        before in table["open_en"]
        or before in table["open_zh"]
        or after in table["open_zh"]
        or after.lower() in grammar().table["until_now"]["words"]
    ):
        return Years(year, LAST, f"{year}–")
    if before in table["until_en"] or before in table["until_zh"] or after in table["until_zh"]:
        return Years(FIRST, year, f"–{year}")
    return Years(year, year, f"{year}, {_label(months)}" if months else str(year), months)


def _months(text: str) -> tuple[int, int]:
    first, last = text.split("-")
    return int(first), int(last)


def _label(months: tuple[int, int] | None) -> str:
    return "" if months is None else f"{months[0]:02}" if months[0] == months[1] else f"{months[0]:02}–{months[1]:02}"


@dataclass(frozen=True)
class Term:
    """The years and months that a period covers; None where an end is open or no month is told."""

    start: int | None
    end: int | None
    months: tuple[int, int] | None = None


@cache
def term_of(period: str | None) -> Term:
    """The term of an ISO 8601 period: 2023, 2017-01/2017-06, ../2022-08, 2020/..; nothing is known of no period."""
    if not period:
        return Term(None, None)
    first, _, last = period.partition("/")
    start, end = _DATE.match(first), _DATE.match(last or first)
    term = Term(int(start[1]) if start else None, int(end[1]) if end else None)
    if start and end and start[2] and end[2] and term.start == term.end:
        return Term(term.start, term.end, (int(start[2]), int(end[2])))
    return term


def answers_years(period: str | None, years: Years | None) -> bool:
    """Whether a number for a period can answer for the years asked.

    A number for several years together is none for one of them, unless it is the last: a stock is counted at the end.
    One for a year as a whole is none for some of its months, and one of which nothing tells the year is none for any.
    """
    if years is None:
        return True
    if not period:
        return False
    term = term_of(period)
    if years.months and term.months != years.months:
        return False
    if years.start != years.end or term.start is None or term.end is None or term.start == term.end:
        return True
    return term.end == years.end


_DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPAN = re.compile(
    rf"(?P<zh>\d{{1,2}}|[{''.join(_DIGITS)}])年[来间]|(?:近|过去|最近)(?P<past>\d{{1,2}}|[{''.join(_DIGITS)}])年"
    rf"|(?:past|last|over|in) (?P<en>\d{{1,2}}|{'|'.join(_WORDS)}) years"
)


def years_long(question: str) -> int | None:
    """For how many years together a question asks (十年来, 近三年, over the past ten years); None when it does not say."""
    found = _SPAN.search(question.lower())
    if not found:
        return None
    number = found["zh"] or found["past"] or found["en"]
    return int(number) if number.isdigit() else _DIGITS.get(number) or _WORDS.index(number) + 2


def covers_years(period: str | None, long: int | None) -> bool:
    """Whether a period is about as many years long, give or take one: 2012/2022 for ten years."""
    term = term_of(period)
    return long is None or (term.start is not None and term.end is not None and abs(term.end - term.start - long) <= 1)


def exactly_years(period: str | None, years: Years | None) -> bool:
    """Whether a period covers the years asked and no other."""
    term = term_of(period)
    return years is not None and (term.start, term.end) == (years.start, years.end) and term.months == years.months
