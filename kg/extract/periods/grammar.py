"""The grammar of dates and periods in Chinese press text: 今年以来, 1至5月, 十年来, 截至2024年底, 2025年底前."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from kg.extract.periods.anchor import Anchor
from kg.extract.periods.patterns import patterns
from kg.schema.resources import cues

Relation = Literal["at", "since", "until", "by", "base", "undated"]

_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


@dataclass(frozen=True)
class TimeExpression:
    """A date or period in the text: [start, end), its ISO 8601 form, and how it relates to what is stated.

    `relation` is at (2024; 2024-01/2024-05), since (2022/..), until (../2024), by (a deadline), base (what a change is
    compared with) or undated (整治以来: a time that the text does not tell; `iso` is None).
    """

    start: int
    end: int
    iso: str | None
    relation: Relation


@dataclass(frozen=True)
class _Point:
    start: int
    end: int
    first: tuple[int, ...]
    last: tuple[int, ...]
    moved_back: bool

    @property
    def iso(self) -> str:
        return _iso(self.first) if self.first == self.last else f"{_iso(self.first)}/{_iso(self.last)}"


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{p:04d}" if i == 0 else f"{p:02d}" for i, p in enumerate(parts))


def _small_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    tens, _, ones = word.rpartition("十")
    if "十" not in word:
        return _DIGITS.get(word, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def _year_number(word: str) -> int:
    return int(word) if word.isdigit() else int("".join(str(_DIGITS[c]) for c in word))


class Timeline:
    """Reads the time expressions of one text, in order: a year once named serves the months that follow it."""

    def __init__(self, text: str, anchor: Anchor) -> None:
        self._text = text
        self._anchor = anchor
        self._paragraph_year: int | None = None
        self._last_year: int | None = anchor.year
        self._found: list[TimeExpression] = []

    def expressions(self) -> tuple[TimeExpression, ...]:
        """All time expressions, in order of the text, none overlapping another."""
        offset = 0
        for line in self._text.split("\n"):
            self._paragraph_year = None
            self._read_line(offset, offset + len(line))
            offset += len(line) + 1
        self._found.sort(key=lambda e: e.start)
        return tuple(self._found)

    def _read_line(self, start: int, end: int) -> None:
        taken: list[tuple[int, int]] = []
        for expression in self._dated(start, end):
            taken.append((expression.start, expression.end))
            self._found.append(expression)
        for match in patterns()["free"].finditer(self._text, start, end):
            if not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                self._found.append(self._free(match))
        if self._text.find("以来", start, end) >= 0 or self._text.find("至今", start, end) >= 0:
            for match in patterns()["event"].finditer(self._text, start, end):
                if not any(s < match.end() and match.start() < e for s, e in taken):
                    self._found.append(self._event(match))

    def _dated(self, start: int, end: int) -> Iterator[TimeExpression]:
        found_by, position = patterns(), start
        while match := found_by["point"].search(self._text, position, end):
            year_before = self._paragraph_year
            point = self._point(match)
            position = match.end()
            if point is None:
                continue
            join = found_by["join"].match(self._text, point.end, end)
            if join and (right := self._right_of(join, point, end)):
                point = right
            expression = self._relate(point, start, end)
            position = expression.end
            if expression.relation in ("since", "base"):
                # 2020年3月起…; 上半年…: a start far back says nothing of the year that a later half-year belongs to.
                self._paragraph_year = year_before
            if not found_by["aside"].match(self._text, expression.end, end):
                yield expression

    def _right_of(self, join: re.Match[str], left: _Point, end: int) -> _Point | None:
        if join.group("day") and len(left.last) == 3:
            last = (*left.last[:2], int(join.group("day")))
            return _Point(left.start, join.end(), left.first, last, left.moved_back)
        match = patterns()["point"].match(self._text, join.end(), end)
        right = self._point(match, left.last[0]) if match else None
        if right is None or right.last < left.first[: len(right.last)]:
            return None
        return _Point(left.start, right.end, left.first, right.last, left.moved_back)

    def _point(self, match: re.Match[str], implied: int | None = None) -> _Point | None:
        groups = {k.rstrip("_"): v for k, v in match.groupdict().items() if v}
        named = bool(groups.keys() & {"year", "deictic", "again"})
        year = implied if implied and not named else self._year(groups)
        if year is None:
            return None
        first: tuple[int, ...] = (year,)
        last: tuple[int, ...] = (year,)
        if part := groups.get("part"):
            months = cues("periods")["year_parts"][part]
            first, last = (year, months[0]), (year, months[1])
        elif months_to := groups.get("first"):
            first, last = (year, 1), (year, _small_number(months_to))
        elif month := groups.get("month"):
            first = (year, _small_number(month))
            if day := groups.get("day"):
                first = (*first, _small_number(day))
            last = first
        moved_back = not (named or implied) and year == (self._anchor.year or 0) - 1
        return _Point(match.start(), match.end(), first, last, moved_back)

    def _year(self, groups: dict[str, str]) -> int | None:
        if word := groups.get("year"):
            self._last_year = self._paragraph_year = _year_number(word)
            return self._last_year
        if (word := groups.get("deictic")) and word != "全年":
            if self._anchor.year is None:
                return None
            year = self._anchor.year + int(cues("periods")["deictic_years"][word])
            self._paragraph_year = year
            return year
        if groups.get("deictic") == "全年":
            return self._paragraph_year or self._anchor.review or self._anchor.year
        if word := groups.get("again"):
            return self._last_year + int(cues("periods")["anaphoric_years"][word]) if self._last_year else None
        if self._paragraph_year is not None:
            return self._paragraph_year
        year_or_none = self._anchor.bare_month_year
        month = _small_number(groups["month"]) if "month" in groups else 0
        if year_or_none is not None and year_or_none == self._anchor.year and month > (self._anchor.month or 12):
            return year_or_none - 1
        return year_or_none

    def _relate(self, point: _Point, start: int, end: int) -> TimeExpression:
        found_by, text = patterns(), self._text
        before = text[max(start, point.start - 20) : point.start]
        if found_by["base_suffix"].match(text, point.end, end):
            return TimeExpression(point.start, point.end + 2, point.iso, "base")
        if found_by["base_prefix"].search(before) and point.first == point.last and len(point.first) < 3:
            return TimeExpression(point.start, point.end, point.iso, "base")
        if found_by["until"].search(before):
            iso = f"{self._start_of_total(point.start)}/{_iso(point.last)}"
            return TimeExpression(point.start, point.end, iso, "until")
        since = found_by["since"].match(text, point.end, end)
        if since and not text.startswith(("至", "到"), since.end()):
            return TimeExpression(point.start, since.end(), f"{_iso(point.first)}/..", "since")
        through = found_by["through"].match(text, point.end, end)
        event = through and through.group()[:-1].endswith(tuple(cues("periods")["events"]["verbs"]))
        if through and (event or text[max(start, point.start - 1) : point.start] in ("自", "从")):
            right_match = found_by["point"].match(text, through.end(), end)
            right = self._point(right_match) if right_match else None
            if right:
                return TimeExpression(point.start, right.end, f"{_iso(point.first)}/{_iso(right.last)}", "at")
        suffix = found_by["deadline_suffix"].match(text, point.end, end)
        if suffix or (
            found_by["deadline_prefix"].search(before) and not text.startswith(("的", "已", "为"), point.end)
        ):
            # A month without a year that lies ahead of the report was read as last year's: a deadline lies ahead.
            last = (point.last[0] + 1, *point.last[1:]) if point.moved_back else point.last
            if last < (self._anchor.year or 0, self._anchor.month or 0)[: len(last)]:
                return TimeExpression(
                    point.start, point.end, f"{self._start_of_total(point.start)}/{_iso(last)}", "until"
                )
            return TimeExpression(point.start, suffix.end() if suffix else point.end, _iso(last), "by")
        return TimeExpression(point.start, point.end, point.iso, "at")

    def _start_of_total(self, offset: int, *, now: bool = False) -> str:
        """The start of the total that a 截至 closes, if the text just told it (2021年4月建立…截至8月底); else open."""
        for expression in reversed(self._found):
            between = self._text[expression.end : offset]
            if expression.end > offset:
                continue
            if "\n" in between or len(between) > cues("periods")["until"]["reach"]:
                break
            if "。" in between and not (now and expression.relation == "since"):
                break
            if expression.iso and (expression.relation == "since" or self._dates_event(expression)):
                return expression.iso.split("/")[0]
        return ".."

    def _dates_event(self, expression: TimeExpression) -> bool:
        clause = re.split(r"[,。;\n]", self._text[expression.end : expression.end + 14].lstrip(","))[0]
        return expression.relation == "at" and any(verb in clause for verb in cues("periods")["events"]["verbs"])

    def _free(self, match: re.Match[str]) -> TimeExpression:
        groups, anchor = {k: v for k, v in match.groupdict().items() if v}, self._anchor
        start, end = match.span()
        if "congress" in groups:
            return TimeExpression(start, end, cues("periods")["congresses"][groups["congress"]], "since")
        if "plan" in groups:
            return self._plan(match)
        years = _small_number(groups.get("years") or groups.get("years2") or "〇")
        if years and anchor.span and anchor.span[1] - anchor.span[0] + 1 == years:
            return TimeExpression(start, end, anchor.reviewed, "at")
        if "recent" in groups or anchor.year is None:
            return TimeExpression(start, end, None, "undated")
        if "now" in groups:
            # A bare 目前 tells a stock: what a sentence before it dates as a flow does not begin it.
            total = match.group("now") != "目前"
            return TimeExpression(start, end, f"{self._start_of_total(start, now=total)}/{anchor.iso}", "until")
        if "yearend" in groups:
            return TimeExpression(start, end, str(anchor.year), "by")
        if "newyear" in groups:
            return TimeExpression(start, end, f"{anchor.year}/..", "since")
        return TimeExpression(start, end, f"{anchor.year - years}/{anchor.year}", "at")

    def _plan(self, match: re.Match[str]) -> TimeExpression:
        first, last = cues("periods")["plans"][match.group("plan")].split("/")
        if match.group().endswith("末"):
            return TimeExpression(*match.span(), last, "by")
        if match.group().endswith("以来"):
            return TimeExpression(*match.span(), f"{first}/..", "since")
        return TimeExpression(*match.span(), f"{first}/{last}", "at")

    def _event(self, match: re.Match[str]) -> TimeExpression:
        start, end, verb = match.start(), match.end(), match.group("event")
        for earlier in reversed(self._found):
            if earlier.relation in ("at", "since") and earlier.iso and earlier.end <= start:
                after = re.split(r"[,。;\n]", self._text[earlier.end : earlier.end + 16])[0]
                if verb in after or (earlier.relation == "since" and verb in self._text[earlier.start : earlier.end]):
                    return TimeExpression(start, end, f"{earlier.iso.split('/')[0]}/..", "since")
        return TimeExpression(start, end, None, "undated")


def find_expressions(text: str, anchor: Anchor) -> tuple[TimeExpression, ...]:
    """The dates and periods of a folded text, in order, anchored at the report's date."""
    return Timeline(text, anchor).expressions()
