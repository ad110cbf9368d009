"""The grammar of dates and periods in Chinese press text: points in time and what the words around make of them."""

import re
from collections.abc import Iterator, Mapping

from kg.extract.periods.anchor import Anchor
from kg.extract.periods.free import Free
from kg.extract.periods.patterns import first_match, patterns
from kg.extract.periods.points import Point, TimeExpression, iso_of, small_number, year_number
from kg.schema.resources import cues


class Timeline:
    """Reads the time expressions of one text, in order: a year once named serves the months that follow it."""

    def __init__(self, text: str, anchor: Anchor, sections: Mapping[int, int]) -> None:
        self._text = text
        self._anchor = anchor
        self._sections = sections
        self._paragraph_year: int | None = None
        self._last_year: int | None = anchor.year
        self._found: list[TimeExpression] = []
        self._free = Free(text, anchor, self._found)

    def expressions(self) -> tuple[TimeExpression, ...]:
        """All time expressions, in order of the text, none overlapping another."""
        offset = 0
        for line in self._text.split("\n"):
            self._paragraph_year = self._sections.get(offset + len(line) - len(line.lstrip()))
            self._read_line(offset, offset + len(line))
            offset += len(line) + 1
        self._found.sort(key=lambda e: e.start)
        return tuple(self._found)

    def _read_line(self, start: int, end: int) -> None:
        section = self._paragraph_year
        taken: list[tuple[int, int]] = []
        for expression in self._dated(start, end):
            taken.append((expression.start, expression.end))
            self._found.append(expression)
        position = start
        while match := first_match("free", self._text, position, end):
            position = match.end()
            free = not any(s < match.end() and match.start() < e for s, e in taken)
            if free and (found := self._free.read(match, start, section)):
                taken.append(match.span())
                self._found.append(found)
        if self._text.find("以来", start, end) >= 0 or self._text.find("至今", start, end) >= 0:
            for match in patterns()["event"].finditer(self._text, start, end):
                if not any(s < match.end() and match.start() < e for s, e in taken):
                    self._found.append(self._free.event(match))

    def _dated(self, start: int, end: int) -> Iterator[TimeExpression]:
        found_by, position = patterns(), start
        while match := first_match("point", self._text, position, end):
            years_before = self._paragraph_year, self._last_year
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
                self._paragraph_year = years_before[0]
            if expression.relation == "base" or found_by["former"].search(
                self._text, max(start, point.start - 6), point.start
            ):
                self._last_year = years_before[1]
            if not found_by["aside"].match(self._text, expression.end, end):
                yield expression

    def _right_of(self, join: re.Match[str], left: Point, end: int) -> Point | None:
        if join.group("day") and len(left.last) == 3:
            last = (*left.last[:2], int(join.group("day")))
            return Point(left.start, join.end(), left.first, last, left.moved_back)
        match = patterns()["point"].match(self._text, join.end(), end)
        right = self._point(match, left.last[0]) if match else None
        if right is None or right.last < left.first[: len(right.last)]:
            return None
        return Point(left.start, right.end, left.first, right.last, left.moved_back)

    def _point(self, match: re.Match[str], implied: int | None = None) -> Point | None:
        groups = {k.rstrip("_"): v for k, v in match.groupdict().items() if v}
        named = bool(groups.keys() & {"year", "deictic", "again"})
        year = implied if implied and not named else self._year(groups)
        if year is None:
            return None
        first: tuple[int, ...] = (year,)
        last: tuple[int, ...] = (year,)
        part = groups.get("part")
        if part:
            months = cues("periods")["year_parts"][part]
            first, last = (year, months[0]), (year, months[1])
        elif months_to := groups.get("first"):
            first, last = (year, 1), (year, small_number(months_to))
        elif month := groups.get("month"):
            first = (year, small_number(month))
            if day := groups.get("day"):
                first = (*first, small_number(day))
            last = first
        moved_back = not (named or implied) and year == (self._anchor.year or 0) - 1
        return Point(match.start(), match.end(), first, last, moved_back, bool(part))

    def _year(self, groups: dict[str, str]) -> int | None:
        if word := groups.get("year"):
            self._last_year = self._paragraph_year = year_number(word)
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
            return self._anaphoric_year(word)
        if self._paragraph_year is not None:
            return self._paragraph_year
        year_or_none = self._anchor.bare_month_year
        month = small_number(groups["month"]) if "month" in groups else 0
        ahead = month > (self._anchor.month or 12) and not self._anchor.plan
        if year_or_none is not None and year_or_none == self._anchor.year and ahead:
            return year_or_none - 1
        return year_or_none

    def _anaphoric_year(self, word: str) -> int | None:
        """同年: the year named last; 当年 in a paragraph that names none: the year under review."""
        if word in cues("periods")["reviewed_years"] and self._paragraph_year is None and self._anchor.review:
            return self._anchor.review
        return self._last_year + int(cues("periods")["anaphoric_years"][word]) if self._last_year else None

    def _relate(self, point: Point, start: int, end: int) -> TimeExpression:
        found_by, text = patterns(), self._text
        before = text[max(start, point.start - 20) : point.start]
        if found_by["base_suffix"].match(text, point.end, end):
            return TimeExpression(point.start, point.end + 2, point.iso, "base")
        compared = point.first == point.last and len(point.first) < 3 and found_by["base_prefix"].search(before)
        if compared or (point.year_part and before.endswith(("比", "较"))):
            return TimeExpression(point.start, point.end, point.iso, "base")
        if found_by["until"].search(before):
            iso = self._free.total(point.start, iso_of(point.last))
            return TimeExpression(point.start, point.end, iso, "until")
        if event := found_by["until_event"].search(before):
            first = self._free.start_of(event.group("event"), point.start - len(event.group()))
            return TimeExpression(point.start, point.end, f"{first or '..'}/{iso_of(point.last)}", "until")
        return (
            self._started(point, start, end)
            or self._due(point, before, end)
            or TimeExpression(point.start, point.end, point.iso, "at", point.year_part)
        )

    def _started(self, point: Point, start: int, end: int) -> TimeExpression | None:
        """A start (2022年以来; 自2018年3月上线,), with its end where the text tells one (自2018年打响至2020年11月)."""
        found_by, text = patterns(), self._text
        from_here = text[max(start, point.start - 1) : point.start] in ("自", "从")
        since = found_by["since"].match(text, point.end, end)
        if since and not text.startswith(("至", "到"), since.end()):
            return TimeExpression(point.start, since.end(), f"{iso_of(point.first)}/..", "since")
        if from_here and found_by["since_event"].match(text, point.end, end):
            return TimeExpression(point.start, point.end, f"{iso_of(point.first)}/..", "since")
        through = found_by["through"].match(text, point.end, end)
        if through and (from_here or through.group()[:-1].endswith(tuple(cues("periods")["events"]["verbs"]))):
            right_match = found_by["point"].match(text, through.end(), end)
            right = self._point(right_match) if right_match else None
            if right and point.first <= right.last:
                return TimeExpression(point.start, right.end, f"{iso_of(point.first)}/{iso_of(right.last)}", "at")
        return None

    def _due(self, point: Point, before: str, end: int) -> TimeExpression | None:
        """A deadline (9月底前); one that is past when the report is written closes a total, but in a
        plan, which may be dated after the first of its deadlines.
        """
        found_by, text = patterns(), self._text
        suffix = found_by["deadline_suffix"].match(text, point.end, end)
        prefix = found_by["deadline_prefix"].search(before) and not text.startswith(("的", "已", "为"), point.end)
        if not suffix and not prefix:
            return None
        # A month without a year that lies ahead of the report was read as last year's: a deadline lies ahead.
        last = (point.last[0] + 1, *point.last[1:]) if point.moved_back else point.last
        ahead = self._anchor.plan and last[0] == self._anchor.year
        if not ahead and last < (self._anchor.year or 0, self._anchor.month or 0)[: len(last)]:
            iso = self._free.total(point.start, iso_of(last))
            return TimeExpression(point.start, point.end, iso, "until")
        return TimeExpression(point.start, suffix.end() if suffix else point.end, iso_of(last), "by")


def find_expressions(
    text: str, anchor: Anchor, sections: Mapping[int, int] | None = None
) -> tuple[TimeExpression, ...]:
    """The dates and periods of a folded text, in order, anchored at the report's date. `sections` tells for the start
    of a paragraph the year that its headings set.
    """
    return Timeline(text, anchor, sections or {}).expressions()
