"""The point from which a report counts its 今年 and 去年: its own date, and the year that it reviews."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.schema.resources import cues

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=\)))")
_SPAN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:—+|–|-|~|至|到)((?:19|20)\d\d)年?(?!\d)")
_LEAD_PARAGRAPHS: Final = 6
"""Among so many first body paragraphs the lead stands: captions, addresses and greetings come before it."""


@dataclass(frozen=True)
class Anchor:
    """The date of a report as far as it is known. `review` is the year that the report as a whole reviews, `span` the
    first and last year when it reviews several.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    review: int | None = None
    span: tuple[int, int] | None = None

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
        return str(self.review) if self.review else None

    @property
    def bare_month_year(self) -> int | None:
        """The year that a month without a year belongs to when the text names none."""
        return self.review or self.year


@cache
def _lead_year() -> re.Pattern[str]:
    """A year that opens a paragraph, or follows who says so (记者从会上获悉,2024年,…)."""
    verbs = "|".join(cues("periods")["openings"]["attributions"])
    return re.compile(rf"(?:[^。;!?\n]{{0,40}}(?:{verbs})[,:])?((?:19|20)\d\d)年(?:度)?[,:]")


def anchor_of(published: str | None, title: str | None, bodies: tuple[str, ...]) -> Anchor:
    """The anchor of a report from its date (ISO 8601, a prefix is enough), its title and its body paragraphs.

    A report reviews a year when its title names one year, or when one of its first body paragraphs opens with its own year or the
    year before (2024年,…).
    """
    parts = [int(p) for p in re.findall(r"\d+", published or "")[:3]]
    year, month, day = (*parts, None, None, None)[:3]
    titled = set(_YEAR.findall(_SPAN.sub("", title or "")))
    span = _SPAN.search(title or "")
    review = int(titled.pop()) if len(titled) == 1 else None
    if review is None:
        leads = (int(m.group(1)) for b in bodies[:_LEAD_PARAGRAPHS] if (m := _lead_year().match(b)))
        review = next((lead for lead in leads if year is None or lead in (year, year - 1)), None)
    years = (int(span.group(1)), int(span.group(2))) if span and review is None else None
    if years and not _sums_up(years[1] - years[0] + 1, bodies):
        review, years = years[1], None
    return Anchor(year, month, day, review, years)


def _sums_up(length: int, bodies: tuple[str, ...]) -> bool:
    """Whether the lead sums up the years of the title as one (三年间,…): else undated statements are of the last."""
    words = f"(?:{length}|{'一二三四五六七八九十'[length - 1]})" if 1 <= length <= 10 else str(length)
    said = re.compile(rf"(?:[^。]{{0,12}}。)?(?:这|近|过去)?{words}年[来间里]")
    return any(said.match(body) for body in bodies[:_LEAD_PARAGRAPHS])
