"""Which date or period governs a place in the text: its sentence, then its paragraph, its headings, its report."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.periods.anchor import Anchor, anchor_of
from kg.extract.periods.grammar import find_expressions
from kg.extract.periods.items import list_lead, sentences_before
from kg.extract.periods.openings import CLAUSE_ENDS, NUMBER, NUMBERING, clause_start, opens, reaches
from kg.extract.periods.points import TimeExpression
from kg.extract.periods.sections import Section, sections_of

_TIMES: Final = "kg.periods.times"
_CLOCK: Final = "kg.periods.clock"
"""Keys under which a Doc keeps what is read once."""

_WHOLE_YEAR: Final = re.compile(r"\d{4}")
_COARSE: Final = re.compile(r"\d{4}(?:-\d\d)?/\d{4}(?:-\d\d)?|\d{4}|\d{4}(?:-\d\d)?/\.\.|\.\./\d{4}-[\d-]+")

_CLAUSE_LENGTH: Final = 40
_SEPARATOR: Final = re.compile("[、和及,]")


@dataclass(frozen=True)
class Times:
    """The time expressions of one report, and the section of each paragraph that has one, by its start."""

    anchor: Anchor
    expressions: tuple[TimeExpression, ...]
    sections: Mapping[int, Section]

    @cached_property
    def _starts(self) -> list[int]:
        return [e.start for e in self.expressions]

    def within(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The expressions that begin in [start, end)."""
        return self.expressions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def covering(self, offset: int) -> TimeExpression | None:
        """The expression that holds the character at `offset`, if any."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.expressions[index].end:
            return self.expressions[index]
        return None


def times_of(draft: Draft) -> Times:
    """The dates and periods of a report, read once and kept on the Doc. Requires the layout."""
    times: Times | None = draft.doc.user_data.get(_TIMES)
    if times is None:
        bodies = tuple(draft.text[p.start : p.end] for p in draft.layout.paragraphs if p.kind == "body")
        headings = tuple(draft.text[p.start : p.end] for p in draft.layout.paragraphs if p.kind == "heading")
        anchor = anchor_of(draft.report.published, draft.report.title, bodies, headings)
        sections = sections_of(draft.text, draft.layout, anchor)
        titles = {p.start for p in draft.layout.paragraphs if p.kind == "title"}
        years = {start: section.year for start, section in sections.items() if start not in titles}
        times = Times(anchor, find_expressions(draft.text, anchor, years), sections)
        draft.doc.user_data[_TIMES] = times
    return times


def period_at(draft: Draft, offset: int) -> str | None:
    """The ISO 8601 period of a statement at `offset`, None when nothing tells."""
    found = expression_at(draft, offset)
    return found.iso if found else None


def since_at(draft: Draft, start: int, end: int) -> str | None:
    """The date from which what the clause [start, end) says holds: the first date of the clause that is no deadline
    and no base of a comparison, as ISO 8601 (2024-11); None when the clause has none.
    """
    for expression in times_of(draft).within(start, end):
        if expression.relation in ("at", "since") and expression.iso:
            return expression.iso.split("/")[0]
    return None


def expression_at(draft: Draft, offset: int) -> TimeExpression | None:
    """The expression that governs `offset`: the last one that reaches it in its sentence, else the last that opened an
    earlier sentence of its paragraph, else a year in its headings, else the year that the report reviews.
    """
    return clock_of(draft).at(offset)


def clock_of(draft: Draft) -> "Clock":
    """The Clock of a report; made anew when places or agencies have been found since."""
    made = draft.doc.user_data.get(_CLOCK)
    if made is None or made[0] is not draft.places or made[1] is not draft.agencies:
        made = (draft.places, draft.agencies, Clock(draft))
        draft.doc.user_data[_CLOCK] = made
    clock: Clock = made[2]
    return clock


class Clock:
    """Tells which date or period governs a place in the text of one report."""

    def __init__(self, draft: Draft) -> None:
        self.text, self.layout, self.times = draft.text, draft.layout, times_of(draft)
        starts = {m.start for p in draft.places if p.code != draft.home for m in p.mentions}
        starts |= {m.start for a in draft.agencies if a.place not in (None, draft.home) for m in a.mentions}
        self._elsewhere = starts
        self._inherited: dict[int, TimeExpression | None] = {}

    def at(self, offset: int) -> TimeExpression | None:
        """See expression_at."""
        sentence = self.layout.sentence_at(offset)
        if sentence is None:
            return None
        for expression in reversed(self.times.within(sentence.start, offset)):
            if expression.relation == "base" or expression.end > offset:
                continue
            if reaches(self.text, expression, sentence, offset):
                return self._listed(expression, offset)
        if due := self._due_behind(sentence, offset):
            return due
        if sentence.start not in self._inherited:
            paragraph = self.layout.paragraph_of(sentence)
            self._inherited[sentence.start] = (
                self._from_paragraph(sentence)
                or self._from_list_lead(paragraph)
                or self._from_headings(paragraph)
                or _from_report(self.times, sentence)
            )
        return self._inherited[sentence.start]

    def _due_behind(self, sentence: Sentence, offset: int) -> TimeExpression | None:
        """The deadline behind a number in its clause (首批480个点位将于今年10月底前投用)."""
        for expression in self.times.within(offset, min(sentence.end, offset + _CLAUSE_LENGTH)):
            if expression.relation == "by":
                between = self.text[offset : expression.start]
                return None if any(mark in between for mark in CLAUSE_ENDS) else expression
        return None

    def _listed(self, last: TimeExpression, offset: int) -> TimeExpression:
        """Of years in a list over which the words behind it are distributed the one in the place of the number at
        `offset` (2020年、2021年分别受理45件、58件).
        """
        each = self.text.find("分别", last.end, offset)
        if each < 0:
            return last
        years = [last]
        for earlier in reversed(self.times.within(self.times.expressions[0].start, last.start)):
            if earlier.relation != "at" or self.text[earlier.end : years[0].start] not in ("、", "和", "及", ""):
                break
            years.insert(0, earlier)
        place = len(_SEPARATOR.findall(self.text, each, offset))
        return years[place] if len(years) > 1 and place < len(years) else last

    def _from_paragraph(self, sentence: Sentence) -> TimeExpression | None:
        text, near, elsewhere = self.text, True, self._opens_elsewhere(sentence)
        for earlier in sentences_before(text, self.layout, sentence):
            # A semicolon does not close what a date inside its sentence governs; a full stop does for deadlines, totals
            # and single days or months, and for a date that only tells an event.
            near = near and text[earlier.end - 1] == ";"
            elsewhere = elsewhere or (near and self._opens_elsewhere(earlier))
            for expression in reversed(self.times.within(earlier.start, earlier.end)):
                start = clause_start(text, earlier.start, expression.start) if near else earlier.start
                if expression.relation == "base" or not opens(text, start, expression.start):
                    continue
                if near or (not elsewhere and self._carries(expression) and self._governs(expression, earlier)):
                    return expression
        return None

    def _carries(self, expression: TimeExpression) -> bool:
        """Whether a full stop leaves a date in force; in a report on a year its own time outlasts a month's start (3月起)."""
        if expression.relation == "undated":
            return True
        if expression.relation == "since" and self.times.anchor.reviewed and "-" in (expression.iso or ""):
            return False
        return expression.relation in ("at", "since", "until") and bool(_COARSE.fullmatch(expression.iso or ""))

    def _governs(self, expression: TimeExpression, sentence: Sentence) -> bool:
        """Whether the date that opens a sentence governs the next: a span that opens the paragraph, or one with a number."""
        spans = "/" in (expression.iso or "") or expression.relation == "undated"
        leads = self.layout.paragraph_of(sentence).start == sentence.start
        return (spans and leads) or bool(NUMBER.search(self.text, expression.end, sentence.end))

    def _opens_elsewhere(self, sentence: Sentence) -> bool:
        """Whether a sentence turns to another place than the home: what dated the sentences before it is over."""
        numbering = NUMBERING.match(self.text[sentence.start : sentence.start + 12])
        return sentence.start + (numbering.end() if numbering else 0) in self._elsewhere

    def _from_list_lead(self, paragraph: Paragraph) -> TimeExpression | None:
        lead = list_lead(self.text, self.layout, paragraph)
        if lead is None:
            return None
        last = self.layout.sentences[lead.first_sentence : lead.last_sentence][-1:]
        found = [e for s in last for e in self.times.within(s.start, s.end) if e.relation != "base"]
        return found[-1] if found else None

    def _from_headings(self, paragraph: Paragraph) -> TimeExpression | None:
        if section := self.times.sections.get(paragraph.start):
            year = str(section.year) if section.stated else self.times.anchor.planned
            return TimeExpression(paragraph.start, paragraph.start, year, "at" if year else "undated")
        if not paragraph.headings:
            return None
        for first in self.layout.paragraphs:
            if first is paragraph:
                return None
            if first.kind == "body" and first.headings == paragraph.headings:
                lead = self.times.within(first.start, first.start + 1)
                whole = lead and lead[0].relation == "at" and _WHOLE_YEAR.fullmatch(lead[0].iso or "")
                return lead[0] if whole and self.text[lead[0].end] == "," else None
        return None


def _from_report(times: Times, sentence: Sentence) -> TimeExpression | None:
    reviewed = times.anchor.reviewed
    return TimeExpression(sentence.start, sentence.start, reviewed, "at") if reviewed else None
