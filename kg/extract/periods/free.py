"""Dates and periods that name no point in time of their own: 十年来, 截至目前, 年底前, 同期, 国庆期间, 成立以来."""

import re
from datetime import date, timedelta
from typing import Final

from kg.extract.periods.anchor import Anchor
from kg.extract.periods.patterns import patterns
from kg.extract.periods.points import TimeExpression, iso_of, small_number
from kg.schema.resources import cues

_CLAUSE_END: Final = re.compile(r"[,。;\n]")
_EVENT_REACH: Final = 40
"""The clause that dates an event is read for so many characters behind its date."""

_MORE: Final = 6
"""Half a year and more (半年多来) is less than a year, two years and more less than three."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS: Final = re.compile(r"\d{4}-\d\d")


class Free:
    """Reads them by what the report is anchored at and by what the text has dated before, held in `found`."""

    def __init__(self, text: str, anchor: Anchor, found: list[TimeExpression]) -> None:
        self._text = text
        self._anchor = anchor
        self._found = found

    def read(self, match: re.Match[str], paragraph: int, section: int | None) -> TimeExpression | None:
        """The expression of a match of the pattern "free", in the paragraph that starts at `paragraph`, under headings
        that set the year `section`; None where it refers to what the text does not date.
        """
        groups, anchor = {k: v for k, v in match.groupdict().items() if v}, self._anchor
        start, end = match.span()
        if "congress" in groups:
            return TimeExpression(start, end, cues("periods")["congresses"][groups["congress"]], "since")
        if "plan" in groups:
            return _plan(match)
        years, months = small_number(groups.get("years") or groups.get("years2") or "〇"), _months_of(groups)
        if "多" in match.group() and (first := self._begun(start, paragraph, years * 12 or months)):
            return TimeExpression(start, end, f"{first}/..", "since")
        if years:
            return self._years_past(start, end, years)
        if months:
            return self._months_past(start, end, months)
        if "recent" in groups or anchor.year is None:
            return TimeExpression(start, end, None, "undated")
        if "now" in groups:
            return self._now(match)
        if "yearend" in groups:
            return self._year_end(match, paragraph, section)
        if "newyear" in groups:
            return TimeExpression(start, end, f"{anchor.year}/..", "since")
        return self._named_before(match, groups, paragraph, section)

    def _now(self, match: re.Match[str]) -> TimeExpression | None:
        """截至目前, 现有: up to the report; a total begins where the text just said, a stock does not."""
        word, until = match.group("now"), cues("periods")["until"]
        if word in until["bare"] and self._anchor.reviewed:
            return None
        last = self._anchor.iso or ""
        opened = self.total(match.start(), last, now=word not in until["stock"])
        iso = f"../{last}" if word in until["present"] else opened
        return TimeExpression(*match.span(), iso, "until")

    def _named_before(
        self, match: re.Match[str], groups: dict[str, str], paragraph: int, section: int | None
    ) -> TimeExpression | None:
        """同期, 当天, 上月, 国庆期间: what the text has dated before, or the calendar, tells them."""
        start, end = match.span()
        if "same" in groups:
            iso = next((e.iso for e in self._before(start) if e.relation != "until"), None)
        elif "day_named" in groups:
            iso = next((e.iso for e in self._before(start, paragraph) if _DAY.fullmatch(e.iso or "")), None)
        elif "month_named" in groups:
            iso = self._month(groups["month_named"], start)
            if patterns()["base_prefix"].search(self._text, max(0, start - 20), start):
                return TimeExpression(start, end, iso, "base")
        else:
            iso = self._holiday(groups["festival"], start, paragraph, section)
        return TimeExpression(start, end, iso, "at") if iso else None

    def event(self, match: re.Match[str]) -> TimeExpression:
        """The expression of a match of the pattern "event": since the date that the text gave the event, if it did."""
        start, end = match.span()
        if first := self.start_of(match.group("event"), match.start("event")):
            return TimeExpression(start, end, f"{first}/..", "since")
        return TimeExpression(start, end, None, "undated")

    def start_of(self, verb: str, offset: int) -> str | None:
        """The date that the text before `offset`, where an event is named by `verb` again, gave it."""
        noun = self._text[max(0, offset - 2) : offset]
        for earlier in reversed(self._found):
            if earlier.relation in ("at", "since") and earlier.iso and earlier.end <= offset:
                after = _CLAUSE_END.split(self._text[earlier.end : earlier.end + _EVENT_REACH].lstrip(","))[0]
                told = verb in after[:16] or after.endswith(verb)
                told = told or (self._begins(verb) and noun in after and self._begins(after))
                if told or (earlier.relation == "since" and verb in self._text[earlier.start : earlier.end]):
                    return earlier.iso.split("/")[0]
        return None

    def _begins(self, words: str) -> bool:
        """Whether the words tell that something begins (启动, 开展): 启动夏季行动 dates 行动开展以来."""
        return any(verb in words for verb in cues("periods")["events"]["verbs"])

    def total(self, offset: int, last: str, *, now: bool = False) -> str:
        """The period of a total up to `last`, which a 截至 at `offset` closes: from the start that the text just told
        (2021年4月建立…截至8月底), else open.
        """
        first = self._start_of_total(offset, now=now)
        return f"{first}/{last}" if first[: len(last)] <= last[: len(first)] else f"../{last}"

    def _start_of_total(self, offset: int, *, now: bool) -> str:
        for expression in reversed(self._found):
            between = self._text[expression.end : offset]
            if expression.end > offset:
                continue
            if "\n" in between or len(between) > cues("periods")["until"]["reach"]:
                break
            if self._tells_start(expression, offset):
                return (expression.iso or "..").split("/")[0]
            if "。" in between and not (now and expression.relation == "since"):
                break
            if expression.iso and (expression.relation == "since" or self._dates_event(expression)):
                return expression.iso.split("/")[0]
        return ".."

    def _tells_start(self, expression: TimeExpression, offset: int) -> bool:
        """Whether the sentence right before a total that opens the next (2021年3月,…设立巡回法庭。截至2022年底,…) does
        nothing but date the beginning of what is counted.
        """
        between = self._text[expression.end : offset]
        opens = expression.relation == "at" and self._text[max(0, expression.start - 1) : expression.start] in (
            "",
            "。",
            "\n",
        )
        sentence, stop, opening = between.partition("。")
        if not (opens and stop and opening.startswith(tuple(cues("periods")["until"]["prefixes"]))):
            return False
        return self._begins(sentence) and not any(c.isdigit() for c in sentence)

    def _dates_event(self, expression: TimeExpression) -> bool:
        clause = _CLAUSE_END.split(self._text[expression.end : expression.end + _EVENT_REACH].lstrip(","))[0]
        return expression.relation == "at" and self._begins(clause)

    def _years_past(self, start: int, end: int, years: int) -> TimeExpression:
        anchor = self._anchor
        if anchor.span and anchor.span[1] - anchor.span[0] + 1 == years:
            return TimeExpression(start, end, anchor.reviewed, "at")
        if years == 1 and anchor.past_year:
            return TimeExpression(start, end, str(anchor.past_year), "at")
        if anchor.year is None:
            return TimeExpression(start, end, None, "undated")
        return TimeExpression(start, end, f"{anchor.year - years}/{anchor.year}", "at")

    def _months_past(self, start: int, end: int, months: int) -> TimeExpression:
        """The months up to that of the report (半年来, 一年半来); undated where that is not known."""
        anchor = self._anchor
        if anchor.year is None or anchor.month is None:
            return TimeExpression(start, end, None, "undated")
        first, last = divmod(anchor.year * 12 + anchor.month - 1 - months, 12), (anchor.year, anchor.month)
        return TimeExpression(start, end, f"{iso_of((first[0], first[1] + 1))}/{iso_of(last)}", "at")

    def _begun(self, offset: int, paragraph: int, months: int) -> str | None:
        """The date that the paragraph named and from which some more than so many months have passed (2022年3月,设立
        调解室。两年多来,…).
        """
        anchor = self._anchor
        if not months or anchor.year is None or anchor.month is None:
            return None
        for expression in self._before(offset, paragraph):
            first = (expression.iso or "").partition("/")[0]
            if expression.relation in ("at", "since") and _MONTHS.match(first):
                passed = (anchor.year - int(first[:4])) * 12 + anchor.month - int(first[5:7])
                if months <= passed < months + min(max(months, _MORE), 12):
                    return first
        return None

    def _before(self, offset: int, since: int = 0) -> list[TimeExpression]:
        """What was dated in [since, offset), the nearest first; bases of comparison and undated times left out."""
        found = [e for e in self._found if since <= e.start and e.end <= offset and e.iso and e.relation != "base"]
        return sorted(found, key=lambda e: -e.start)

    def _year_end(self, match: re.Match[str], paragraph: int, section: int | None) -> TimeExpression:
        """年底前: a deadline in the year of which the paragraph or its section speaks; the end of a total if past."""
        anchor, (start, end) = self._anchor, match.span()
        spoken = next((e.year for e in self._before(start, paragraph) if e.year), section)
        year = anchor.year if "今" in match.group() else spoken or anchor.review or anchor.year
        if year and anchor.year and year < anchor.year:
            return TimeExpression(start, end, self.total(start, str(year)), "until")
        return TimeExpression(start, end, str(year), "by")

    def _month(self, word: str, offset: int) -> str | None:
        """上月 by the date of the report; 当月 is the month that the text named last."""
        named = next((e.iso for e in self._before(offset) if _MONTHS.match(e.iso or "")), None)
        if word in cues("periods")["named_months"] and named:
            return named[:7]
        if self._anchor.year is None or self._anchor.month is None:
            return None
        months = self._anchor.year * 12 + self._anchor.month - 1 + int(cues("periods")["deictic_months"][word])
        return iso_of((months // 12, months % 12 + 1))

    def _holiday(self, word: str, offset: int, paragraph: int, section: int | None) -> str | None:
        """国庆期间: the days of the holiday in the year that the paragraph names, else the last that is past."""
        anchor = self._anchor
        spoken = next((e.year for e in self._before(offset, paragraph) if e.year), section)
        year = spoken or anchor.review or anchor.year
        first = _first_day(word, year) if year else None
        if first and not spoken and first > date(anchor.year or first.year, anchor.month or 12, anchor.day or 28):
            first = _first_day(word, first.year - 1)
        last = first + timedelta(days=int(cues("periods")["festivals"][word]) - 1) if first else None
        return f"{first}/{last}" if first else None


def _months_of(groups: dict[str, str]) -> int:
    """How many months a match of a span of months tells, 0 for any other."""
    whole = small_number(groups["whole"]) * 12 + 6 if "whole" in groups else 0
    return whole or (6 if "half" in groups else small_number(groups.get("months", "〇")))


def _first_day(word: str, year: int) -> date | None:
    """The first day of a festival: on one day of each year, or by the calendar of the moon."""
    days = cues("periods")["festival_days"]
    day = days[word] if word in days else cues("periods")["spring_festivals"].get(str(year))
    return date.fromisoformat(f"{year}-{day}") if day else None


def _plan(match: re.Match[str]) -> TimeExpression:
    first, last = cues("periods")["plans"][match.group("plan")].split("/")
    if match.group().endswith("末"):
        return TimeExpression(*match.span(), last, "by")
    if match.group().endswith("以来"):
        return TimeExpression(*match.span(), f"{first}/..", "since")
    return TimeExpression(*match.span(), f"{first}/{last}", "at")
