"""The date of a report that does not say it: from datelines, titles and the years that the text names."""

import re
from typing import Final

from kg.read.bylines import find_date, find_month, find_year
from kg.schema.fold import fold
from kg.schema.resources import cues

_FULL_DATE: Final = re.compile(r"[(【]?(?:\d{4}|[一二]\S{3})年\S{1,3}月\S{1,3}日[)】]?")
_FOOT_LINES: Final = 12
"""Below the date of a letter stand its contacts, copies and enclosures."""

_MONTH_DAY: Final = re.compile(r"(\d{1,2})月(\d{1,2})日\s*(?:电|讯)")


def inferred_date(folded: str, lines: list[str], body: int, title: str | None) -> str | None:
    """The date of a report that no label, by-line or signature gives, as ISO 8601; None when nothing tells.

    From a date on a line of its own at the foot or where it first appeared (原载2021年9月14日某报), a dateline without a
    year, a month or year standing alone, the year in the title, or, where the text counts from its own day (今年,
    截至目前), the latest year that it names and does not look forward to. `lines` are the lines
    of the folded text, `body` the index of the first line of running text.
    """
    for line in reversed(lines[-_FOOT_LINES:]):
        reprinted = line.lstrip("(【").startswith(tuple(cues("header")["reprinted"]))
        if (reprinted or _FULL_DATE.fullmatch(line)) and (date := find_date(line)):
            return date[0]
    year = _latest_year(folded)
    for line in lines[body : body + 3]:
        match = _MONTH_DAY.search(line, 0, 40)
        if match and year:
            return f"{year}-{int(match.group(1)):02d}-{int(match.group(2)):02d}"
    for line in lines[:body] + lines[-2:]:
        if re.fullmatch(r"[(【]?\d{4}年(?:\d{1,2}月)?[)】]?", line):
            return find_month(line) or find_year(line)
    titled = re.search(r"(?:(?:19|20)\d\d年?(?:—+|-|–|~|至))?((?:19|20)\d\d)年?", fold(title)) if title else None
    if titled:
        return titled.group(1)
    return year if any(word in folded for word in cues("header")["deictic"]) else None


def iso_date(written: str | None) -> str | None:
    """A date as a file writes it, in ISO 8601: the day, the month or the year that it gives."""
    if not written:
        return None
    folded = fold(written)
    date = find_date(folded)
    if date:
        return date[0]
    part = re.fullmatch(r"((?:19|20)\d\d)(?:-(\d\d)(?:-?(\d\d))?)?|((?:19|20)\d\d)(\d\d)(\d\d)", folded.strip())
    if part:
        return "-".join(group for group in part.groups() if group)
    return find_month(folded) or find_year(folded)


def _latest_year(folded: str) -> str | None:
    table = cues("header")
    before, after = tuple(table["year_ahead_before"]), tuple(table["year_ahead_after"])
    years = [
        match.group(1)
        for match in re.finditer(r"(?<!\d)((?:19|20)\d\d)年", folded)
        if not folded[: match.start()].endswith(before) and not folded.startswith(after, match.end())
    ]
    return max(years, default=None)
