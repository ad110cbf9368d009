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

_YEAR: Final = re.compile(r"(?<!\d)(?<!\d[—–~-])(?<!\d——)((?:19|20)\d\d)年(?!\d)")
_WHOLE_YEAR: Final = re.compile(r"\d{4}")
_DATE_LINE: Final = re.compile(r"\W*(?:19|20)\d\d年\W*")
_COARSE: Final = re.compile(r"\d{4}(?:-\d\d)?/\d{4}(?:-\d\d)?|\d{4}|\d{4}(?:-\d\d)?/\.\.")
_YEARS_PAST: Final = re.compile(r"^[一二两三四五六七八九十\d]+年[来间里](?:\(|,)?$")
_SPEAKER: Final = re.compile(r"^[\u4e00-\u9fff]{2,8}:")
_LIST_ITEM: Final = re.compile(r"\s*(?:\d{1,2}[.、]|[①-⑳]|\([一二三四五六七八九十\d]+\)|——)")
_HEAD_LENGTH: Final = 20
"""A numbered sentence shorter than this is a heading run into its paragraph (三、2018年目标。)."""

_NUMBERING: Final = re.compile(r"^(?:【[^】]*】|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])+")
_OF_NUMBER: Final = re.compile(r"的(?:近|约|超过)?[\d一二三四五六七八九十百千万]")
_NUMBER: Final = re.compile(r"\d(?!\d*[年月日号])|[一二三四五六七八九]成|百分之|以来")
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
        or _from_list_lead(draft, times, paragraph)
        or _from_headings(draft, times, paragraph)
        or _from_report(times, sentence)
    )


def _reaches(draft: Draft, expression: TimeExpression, sentence: Sentence, offset: int) -> bool:
    """Whether a date governs the later clauses of its sentence: it opens a clause, or its own clause states a number.

    A date inside a clause that only tells an event (该所2016年成立,辖区…) dates that event alone.
    """
    text = draft.text
    if expression.relation in ("since", "until", "undated"):
        return True
    if _OF_NUMBER.match(text, expression.end):
        return not any(c.isdigit() for c in text[expression.end : offset])
    clause_end = next((i for i in range(expression.end, offset) if text[i] in _CLAUSE_ENDS), offset)
    if clause_end == offset or _opens(text, _clause_start(text, sentence.start, expression.start), expression.start):
        return True
    return any(c.isdigit() for c in text[expression.end : clause_end])


def _clause_start(text: str, start: int, offset: int) -> int:
    return next((i + 1 for i in range(offset - 1, start - 1, -1) if text[i] in _CLAUSE_ENDS), start)


def _opens(text: str, start: int, offset: int) -> bool:
    opening = _SPEAKER.sub("", _NUMBERING.sub("", text[start:offset])).strip("—,: (")
    opening = _YEARS_PAST.sub("", opening)
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
    starts = [
        s.start for s in sentences if draft.text.startswith(items, s.start) or _LIST_ITEM.match(draft.text, s.start)
    ]
    own = max((start for start in starts if start <= sentence.start), default=sentence.start)
    before_list = own if not starts or own < starts[0] or (own == sentence.start and own not in starts) else starts[0]
    kept = [s for s in sentences if s.start < sentence.start and (s.start >= own or s.start < before_list)]
    return kept[::-1]


def _from_paragraph(draft: Draft, times: Times, sentence: Sentence) -> TimeExpression | None:
    text, near, elsewhere = draft.text, True, _opens_elsewhere(draft, sentence)
    for earlier in sentences_before(draft, sentence):
        # A semicolon does not close what a date inside its sentence governs; a full stop does for deadlines, totals and
        # single days or months, and for a date that only tells an event.
        near = near and text[earlier.end - 1] == ";"
        elsewhere = elsewhere or (near and _opens_elsewhere(draft, earlier))
        for expression in reversed(times.within(earlier.start, earlier.end)):
            start = _clause_start(text, earlier.start, expression.start) if near else earlier.start
            if expression.relation == "base" or not _opens(text, start, expression.start):
                continue
            heads = earlier.end - earlier.start < _HEAD_LENGTH and _NUMBERING.match(text[earlier.start : earlier.end])
            if near or (not elsewhere and _carries(expression) and (heads or _governs(draft, expression, earlier))):
                return expression
    return None


def _carries(expression: TimeExpression) -> bool:
    if expression.relation == "undated":
        return True
    return expression.relation in ("at", "since") and bool(_COARSE.fullmatch(expression.iso or ""))


def _opens_elsewhere(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence turns to another place than the report's home: what dated the sentences before it is over."""
    key = "kg.periods.elsewhere"
    made = draft.doc.user_data.get(key)
    if made is None or made[0] is not draft.places or made[1] is not draft.agencies:
        starts = {m.start for p in draft.places if p.code != draft.home for m in p.mentions}
        starts |= {m.start for a in draft.agencies if a.place not in (None, draft.home) for m in a.mentions}
        made = (draft.places, draft.agencies, starts)
        draft.doc.user_data[key] = made
    numbering = _NUMBERING.match(draft.text[sentence.start : sentence.start + 12])
    return sentence.start + (numbering.end() if numbering else 0) in made[2]


def _governs(draft: Draft, expression: TimeExpression, sentence: Sentence) -> bool:
    """Whether the date that opens a sentence governs the next: a span that opens the paragraph, or one with a number."""
    spans = "/" in (expression.iso or "") or expression.relation == "undated"
    opens = draft.layout.paragraph_of(sentence).start == sentence.start
    return (spans and opens) or bool(_NUMBER.search(draft.text, expression.end, sentence.end))


def list_lead(draft: Draft, paragraph: Paragraph) -> Paragraph | None:
    """The paragraph that opens the list of which a paragraph is an item: the one before it that ends with a colon."""
    if not _LIST_ITEM.match(draft.text, paragraph.start):
        return None
    paragraphs = draft.layout.paragraphs
    index = bisect_left(paragraphs, paragraph.start, key=lambda p: p.start) - 1
    while index >= 0:
        earlier = paragraphs[index]
        if draft.text[earlier.end - 1] == ":":
            return earlier
        if not _LIST_ITEM.match(draft.text, earlier.start):
            return None
        index -= 1
    return None


def _from_list_lead(draft: Draft, times: Times, paragraph: Paragraph) -> TimeExpression | None:
    lead = list_lead(draft, paragraph)
    if lead is None:
        return None
    last = draft.layout.sentences[lead.first_sentence : lead.last_sentence][-1:]
    found = [e for s in last for e in times.within(s.start, s.end) if e.relation != "base"]
    return found[-1] if found else None


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
    reviewed = times.anchor.reviewed
    return TimeExpression(sentence.start, sentence.start, reviewed, "at") if reviewed else None
