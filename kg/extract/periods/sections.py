"""The year that the headings of a section set (一、2022年工作回顾; 五、下一步打算)."""

import re
from typing import Final

from msgspec import Struct

from kg.extract.draft import Layout
from kg.extract.periods.anchor import Anchor
from kg.extract.periods.review import matches

_YEAR: Final = re.compile(r"(?<!\d)(?<!\d[—–~-])(?<!\d——)((?:19|20)\d\d)年(?!\d)")
_DATE_LINE: Final = re.compile(r"\W*(?:19|20)\d\d年\W*")

_OPENING: Final = 8
"""So many characters of a paragraph are read for whether it opens with the next tasks (下一步,…)."""


class Section(Struct, frozen=True):
    """The year of a section; `stated` unless it is only that of the next tasks, whose numbers need no deadline."""

    year: int
    stated: bool


def _said(heading: str, anchor: Anchor) -> Section | None:
    years = _YEAR.findall(heading)
    if len(years) == 1 and not _DATE_LINE.fullmatch(heading):
        ahead = anchor.review is not None and int(years[0]) > anchor.review
        return None if ahead and matches("lacking", heading) else Section(int(years[0]), stated=True)
    return _next_tasks(heading, anchor)


def _next_tasks(heading: str, anchor: Anchor) -> Section | None:
    if anchor.next_year is None or not matches("next", heading):
        return None
    if "明年" in heading and anchor.year:
        return Section(anchor.year + 1, stated=True)
    return Section(anchor.next_year, stated=False)


def sections_of(text: str, layout: Layout, anchor: Anchor) -> dict[int, Section]:
    """The section for the start of each paragraph that has one."""
    said = {h: _said(h, anchor) for h in {heading for p in layout.paragraphs for heading in p.headings}}
    found: dict[int, Section] = {}
    for paragraph in layout.paragraphs:
        # The nearest heading that names a year or the next tasks, or else the paragraph's own opening.
        section = next((s for heading in reversed(paragraph.headings) if (s := said[heading])), None)
        if section or (section := _next_tasks(text[paragraph.start : paragraph.start + _OPENING], anchor)):
            found[paragraph.start] = section
    return found
