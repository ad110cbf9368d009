"""Which date or period governs a place in the text: its sentence, then its paragraph, its headings, its report."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spacy.tokens import Doc

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.periods.anchor import Anchor, anchor_of
from kg.extract.periods.grammar import TimeExpression, find_expressions
from kg.schema.resources import cues

Doc.set_extension("times", default=None, force=True)

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_WHOLE_YEAR: Final = re.compile(r"\d{4}")
_DATE_LINE: Final = re.compile(r"\W*(?:19|20)\d\d年(?:\d+月(?:\d+日)?)?.{0,20}", re.DOTALL)
_NUMBERING: Final = re.compile(r"^(?:【[^】]*】|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])+")
_CLAUSE_ENDS: Final = ",;:。!?"


@dataclass(frozen=True)
class Times:
    """The time expressions of one report."""

    anchor: Anchor
    expressions: tuple[TimeExpression, ...]

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
    times: Times | None = draft.doc._.times
    if times is None:
        bodies = tuple(draft.text[p.start : p.end] for p in draft.layout.paragraphs if p.kind == "body")
        anchor = anchor_of(draft.report.published, draft.report.title, bodies)
        times = Times(anchor, find_expressions(draft.text, anchor))
        draft.doc._.times = times
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
    times, layout = times_of(draft), draft.layout
    sentence = layout.sentence_at(offset)
    if sentence is None:
        return None
    for expression in reversed(times.within(sentence.start, offset)):
        if expression.relation != "base" and expression.end <= offset and _reaches(draft, expression, sentence, offset):
            return expression
    paragraph = layout.paragraph_of(sentence)
    return (
        _from_paragraph(draft, times, sentence)
        or _from_headings(draft, times, paragraph)
        or _from_report(times, sentence)
    )


def _reaches(draft: Draft, expression: TimeExpression, sentence: Sentence, offset: int) -> bool:
    """Whether a date governs the later clauses of its sentence: it opens a clause, or its own clause states a number.

    A date inside a clause that only tells an event (该所2016年成立,辖区…) dates that event alone.
    """
    text = draft.text
    if expression.relation in ("since", "until"):
        return True
    clause_end = next((i for i in range(expression.end, offset) if text[i] in _CLAUSE_ENDS), offset)
    if clause_end == offset or _opens(text, _clause_start(text, sentence.start, expression.start), expression.start):
        return True
    return any(c.isdigit() for c in text[expression.end : clause_end])


def _clause_start(text: str, start: int, offset: int) -> int:
    return next((i + 1 for i in range(offset - 1, start - 1, -1) if text[i] in _CLAUSE_ENDS), start)


def _opens(text: str, start: int, offset: int) -> bool:
    opening = _NUMBERING.sub("", text[start:offset]).strip("—,: ")
    for word in (*cues("periods")["items"]["openings"], *cues("periods")["openings"]["introducers"]):
        opening = opening.removeprefix(word).strip("—,: ")
    return not opening


def sentences_before(draft: Draft, sentence: Sentence) -> list[Sentence]:
    """The earlier sentences of the paragraph that set the scene for a sentence, nearest first: those of the same item
    of a list (一是…二是…), and those before the list begins.
    """
    paragraph = draft.layout.paragraph_of(sentence)
    sentences = draft.layout.sentences[paragraph.first_sentence : paragraph.last_sentence]
    items = tuple(cues("periods")["items"]["openings"])
    starts = [s.start for s in sentences if draft.text.startswith(items, s.start)]
    own = max((start for start in starts if start <= sentence.start), default=sentence.start)
    before_list = own if not starts or own < starts[0] or own == sentence.start and own not in starts else starts[0]
    kept = [s for s in sentences if s.start < sentence.start and (s.start >= own or s.start < before_list)]
    return kept[::-1]


def _from_paragraph(draft: Draft, times: Times, sentence: Sentence) -> TimeExpression | None:
    for earlier in sentences_before(draft, sentence):
        for expression in reversed(times.within(earlier.start, earlier.end)):
            # A semicolon does not close what a date inside its sentence governs.
            inner = draft.text[earlier.end - 1] == ";"
            start = _clause_start(draft.text, earlier.start, expression.start) if inner else earlier.start
            opens = _opens(draft.text, start, expression.start)
            if opens and expression.relation in ("at", "since", "until", "undated"):
                return expression
    return None


def _from_headings(draft: Draft, times: Times, paragraph: Paragraph) -> TimeExpression | None:
    for heading in reversed(paragraph.headings):
        years = _YEAR.findall(heading)
        if len(years) == 1 and not _DATE_LINE.fullmatch(heading):
            return TimeExpression(paragraph.start, paragraph.start, years[0], "at")
    if not paragraph.headings:
        return None
    for first in draft.layout.paragraphs:
        if first.kind == "body" and first.headings == paragraph.headings:
            lead = times.within(first.start, first.start + 1)
            whole = lead and lead[0].relation == "at" and _WHOLE_YEAR.fullmatch(lead[0].iso or "")
            return lead[0] if whole and draft.text[lead[0].end] == "," else None
    return None


def _from_report(times: Times, sentence: Sentence) -> TimeExpression | None:
    if times.anchor.review is None:
        return None
    return TimeExpression(sentence.start, sentence.start, str(times.anchor.review), "at")
