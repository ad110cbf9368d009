"""The point from which a report counts its 今年 and 去年: its own date, and the time that it reviews or plans."""

import re
from dataclasses import dataclass
from typing import Final

from kg.extract.periods.review import Reviewed, read_reviewed

_NEARLY_OVER: Final = 11
"""A report on the months up to this one sets its next tasks for the next year, one on fewer for the same."""


@dataclass(frozen=True)
class Anchor:
    """The date of a report as far as it is known. `review` is the year that the report as a whole reviews, `months`
    the first and last month when it reviews a part of it, `span` the first and last year when it reviews several, and
    `term` the years for which it plans; `plan` says that its title is that of one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    review: int | None = None
    span: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    term: tuple[int, int] | None = None
    plan: bool = False

    @property
    def iso(self) -> str | None:
        """The month of the report, or its year where no month is known: how 截至目前 is written."""
        if self.year is None:
            return None
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)

    @property
    def reviewed(self) -> str | None:
        """The ISO 8601 period that the report as a whole reviews, if any."""
        if self.span:
            return f"{self.span[0]}/{self.span[1]}"
        if self.review and self.months:
            return "/".join(dict.fromkeys(f"{self.review}-{month:02d}" for month in self.months))
        return str(self.review) if self.review else None

    @property
    def planned(self) -> str | None:
        """The ISO 8601 period for which the report plans, if it is a plan with a term."""
        if self.term is None:
            return None
        return "/".join(dict.fromkeys(map(str, self.term)))

    @property
    def bare_month_year(self) -> int | None:
        """The year that a month without a year belongs to when the text names none."""
        return self.review or self.year

    @property
    def past_year(self) -> int | None:
        """The year that 过去一年 means: the one under review, else the one that ended some months ago at most."""
        if self.review or self.year is None or self.month is None:
            return self.review
        return self.year - 1 if self.month <= 4 else None

    @property
    def next_year(self) -> int | None:
        """The year for which a report sets its next tasks: the one after the year under review."""
        if self.review and self.months and self.months[1] < _NEARLY_OVER:
            return self.review
        if self.review:
            return self.review + 1
        if self.year is None:
            return None
        return self.year + 1 if (self.month or 0) >= 11 else self.year


def anchor_of(
    published: str | None, title: str | None, bodies: tuple[str, ...], headings: tuple[str, ...] = ()
) -> Anchor:
    """The anchor of a report from its date (ISO 8601, a prefix is enough), its title, body paragraphs and headings."""
    parts = [int(p) for p in re.findall(r"\d+", published or "")[:3]]
    year, month, day = (*parts, None, None, None)[:3]
    reviewed: Reviewed = read_reviewed(year, month, title or "", bodies, headings)
    if reviewed.span and year and year < reviewed.span[1]:
        # A date before the last year that the report sums up is not its own.
        year, month, day = reviewed.span[1], None, None
    return Anchor(year, month, day, reviewed.year, reviewed.span, reviewed.months, reviewed.term, reviewed.plan)
