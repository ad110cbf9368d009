"""The time that a report as a whole reviews or plans, as its title and its first paragraphs tell it."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.extract.periods.points import small_number
from kg.schema.resources import any_of, cues

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=\)))")
_SPAN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:—+|–|-|~|至|到)((?:19|20)\d\d)年?(?!\d)")
_MONTHS: Final = r"(?P<first>1[0-2]|[1-9])月?(?:至|到|—+|–|-|~)(?P<last>1[0-2]|[1-9])月(?!\d)份?"
_LOOKS_BACK: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:度|的)?[^\d,。]{0,8}(?:回顾|总结|主要工作)$")
_OF_A_MONTH: Final = re.compile(r"年(1[0-2]|0?[1-9])月份?(?=[^\d)日]{0,16}(?:情况|形势|通报|简报|分析|数据))")
_DOCUMENT: Final = re.compile(r"《[^《》\n]*》")
_SUMMED_UP: Final = re.compile(r"(?:过去的?|这)?([二两三四五])年(?:来|间|里)?[,:]")
_WHOLE: Final = "全年"
"""The whole year, which at the start of a year is the one before."""

_LEAD_PARAGRAPHS: Final = 6
"""Among so many first body paragraphs the lead stands: captions, addresses and greetings come before it."""

_LEAD_LENGTH: Final = 120
"""Within so many characters of its first paragraphs a report says what it looks back on."""


@dataclass(frozen=True)
class Reviewed:
    """One year, a part of it as first and last month, or several years that are reviewed; the years of a plan,
    and whether the title names one at all.
    """

    year: int | None = None
    months: tuple[int, int] | None = None
    span: tuple[int, int] | None = None
    term: tuple[int, int] | None = None
    plan: bool = False


def read_reviewed(
    year: int | None, month: int | None, title: str, bodies: tuple[str, ...], headings: tuple[str, ...] = ()
) -> Reviewed:
    """What a report of `year` and `month` reviews or plans.

    It reviews a year when its title names one, when a heading looks back on its own year or the year before
    (2024年工作回顾), when one of its first body paragraphs opens with such a year (2024年,…), or when title or lead
    look back (工作报告, 一年来) as a year ends or has just ended.
    """
    leads = bodies[:_LEAD_PARAGRAPHS]
    reported = _reported(year, month, leads)
    titled = _years_of(title)
    span = _SPAN.search(title) or _documented(leads)
    years = (int(span.group(1)), int(span.group(2))) if span else None
    both = looks_both_ways(title)
    titled = sorted(titled)[:1] if both else titled
    plan = matches("plans", title) and not both
    if plan:
        term = years or _five_years(title) or ((titled[0], titled[0]) if len(titled) == 1 else _term(headings))
        if term:
            return Reviewed(term[1], term=term, plan=True)
    months = _months(title)
    if len(titled) == 1:
        told = reported.months if reported and reported.year == titled[0] else None
        return Reviewed(titled[0], months or told)
    if reported and not years:
        return replace(reported, plan=plan)
    if months and year and not plan:
        return _latest(year, month, months)
    if lead := _headed_year(year, headings) or _lead_year(year, leads):
        return Reviewed(lead, plan=plan)
    if years and _sums_up(years[1] - years[0] + 1, leads):
        return Reviewed(span=years, plan=plan)
    ended = _ended(year, month, title, leads)
    if ended and not years and (length := _years_summed_up(leads)):
        return Reviewed(span=(ended - length + 1, ended), plan=plan)
    return Reviewed(years[1] if years else ended, plan=plan)


def looks_both_ways(title: str) -> bool:
    """Whether a title names the year that a report looks back on and the one that it plans (2021年总结和2022年要点)."""
    return len(_years_of(title)) == 2 and matches("titles", title)


def _years_of(title: str) -> list[int]:
    """The single years that a title names, each once."""
    return [int(found) for found in dict.fromkeys(_YEAR.findall(_SPAN.sub("", title)))]


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile("|".join(cues("periods")["reviews"][name]))


def matches(name: str, text: str) -> bool:
    """Whether a text holds one of the words that pipelines/cues/periods.toml lists under that name for reviews."""
    return bool(_listed(name).search(text))


@cache
def _lead_opening() -> re.Pattern[str]:
    """A year that opens a paragraph, or follows who says so (记者从会上获悉,2024年,…)."""
    verbs = "|".join(cues("periods")["openings"]["attributions"])
    return re.compile(
        rf"(?:[^。;!?\n]{{0,40}}(?:{verbs})[,:])?(?:过去的|刚刚过去的)?"
        r"((?:19|20)\d\d)年(?:度)?(?:[,:](?![^,。]{0,12}[将拟])|是[^。\n]{0,40}(?:之年|一年|年份|周年))"
    )


def _headed_year(year: int | None, headings: tuple[str, ...]) -> int | None:
    """The report's year, or the one before, on which a heading looks back (2020年工作回顾)."""
    found = (int(m.group(1)) for heading in headings if (m := _LOOKS_BACK.search(heading)))
    return next((headed for headed in found if year is None or headed in (year, year - 1)), None)


def _lead_year(year: int | None, leads: tuple[str, ...]) -> int | None:
    found = (int(m.group(1)) for lead in leads if (m := _lead_opening().match(lead)))
    return next((lead for lead in found if year is None or lead in (year, year - 1)), None)


@cache
def _stated() -> re.Pattern[str]:
    """Words of the lead by which a report says what time it reports on (现将2024年1至9月…情况通报如下)."""
    verbs, nouns = (any_of(cues("periods")["reported"][name]) for name in ("verbs", "nouns"))
    years = any_of(word for word, count in cues("periods")["deictic_years"].items() if count <= 0)
    parts = any_of(cues("periods")["year_parts"])
    return re.compile(
        rf"(?:{verbs})了?[^,。;:!?\n\d]{{0,16}}?(?=\d|{years}|{parts})"
        rf"(?:(?:(?P<year>(?:19|20)\d\d)年|(?P<word>{years}))度?(?!以来))?(?:(?P<part>{parts})|{_MONTHS})?"
        rf"(?!\d)[^。!?\n]{{0,40}}?(?:{nouns})"
    )


def _reported(year: int | None, month: int | None, leads: tuple[str, ...]) -> Reviewed | None:
    """The year, or the part of it, on which the lead says that the report reports."""
    for lead in leads:
        if found := _stated().search(lead):
            word, months = found.group("word"), _part_of(found)
            if told := int(found.group("year") or 0):
                return Reviewed(told, months)
            if year is None or not (word or months):
                return None
            if word == _WHOLE and month in cues("periods")["reviews"]["months_after"]:
                return Reviewed(year - 1, months)
            if word:
                return Reviewed(year + cues("periods")["deictic_years"][word], months)
            return _latest(year, month, months)
    return None


def _latest(year: int, month: int | None, months: tuple[int, int] | None) -> Reviewed:
    """The last of such months that are past when a report of `year` and `month` is written."""
    past = months is None or month is None or months[1] <= month
    return Reviewed(year if past else year - 1, months)


def _part_of(found: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month of the part of a year that a match names."""
    if part := found.group("part"):
        months = cues("periods")["year_parts"][part]
        return months[0], months[1]
    if found.group("last"):
        return int(found.group("first")), int(found.group("last"))
    return None


def _term(headings: tuple[str, ...]) -> tuple[int, int] | None:
    """The years for which a heading sets goals (二、工作目标(2018—2020年))."""
    for heading in headings:
        span = _SPAN.search(heading)
        if span and matches("goals", heading):
            return int(span.group(1)), int(span.group(2))
    return None


def _five_years(title: str) -> tuple[int, int] | None:
    """The term of the Five-Year Plan that a title names (“十四五”平安建设规划)."""
    for name, term in cues("periods")["plans"].items():
        if name in title:
            first, last = term.split("/")
            return int(first), int(last)
    return None


def _documented(leads: tuple[str, ...]) -> re.Match[str] | None:
    """The years of the document that the lead presents (发布《…审判白皮书(2020—2022年)》)."""
    for lead in leads:
        for named in _DOCUMENT.finditer(lead):
            if matches("documents", named.group()):
                return _SPAN.search(named.group())
    return None


def _months(title: str) -> tuple[int, int] | None:
    """The part of a year that a title names (2023年上半年)."""
    found = re.search(rf"(?P<part>{any_of(cues('periods')['year_parts'])})|(?<!\d){_MONTHS}", title)
    if found:
        return _part_of(found)
    month = _OF_A_MONTH.search(title)
    return (int(month.group(1)), int(month.group(1))) if month else None


def _years_summed_up(leads: tuple[str, ...]) -> int:
    """How many years a lead sums up as it opens (五年来,…), 0 where none does."""
    found = next((m for lead in leads if (m := _SUMMED_UP.match(lead))), None)
    return small_number(found.group(1)) if found else 0


def _sums_up(length: int, leads: tuple[str, ...]) -> bool:
    """Whether the lead sums up the years of the title as one (三年间,…): else undated statements are of the last."""
    words = f"(?:{length}|{'一两三四五六七八九十'[length - 1]})" if 1 <= length <= 10 else str(length)
    said = re.compile(rf"{words}年[来间里]|(?:近|过去){words}年")
    return any(said.search(lead) for lead in leads)


def _ended(year: int | None, month: int | None, title: str, leads: tuple[str, ...]) -> int | None:
    """The year that ends or has just ended when title or lead look back on it."""
    listed = cues("periods")["reviews"]
    looks_back = matches("titles", title) or any(_sentences("leads").search(lead[:_LEAD_LENGTH]) for lead in leads)
    if year is None or month is None or not looks_back:
        return None
    if month in listed["months_after"]:
        return year - 1
    return year if month in listed["months_at_end"] else None


@cache
def _sentences(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[。:])(?:{'|'.join(cues('periods')['reviews'][name])})")
