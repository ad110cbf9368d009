"""Where a date stands in its sentence: whether it opens a clause, and which numbers behind it it reaches."""

import re
from functools import cache
from typing import Final

from kg.extract.draft import Sentence
from kg.extract.periods.points import TimeExpression
from kg.schema.resources import cues

_YEARS_PAST: Final = re.compile(r"^[一二两三四五六七八九十\d]+年[来间里](?:\(|,)?$")
_SPEAKER: Final = re.compile(r"^(?:[\u4e00-\u9fff]{2,8}:|\[[^\]\n]{2,12}\]:?)")
_OF_NUMBER: Final = re.compile(r"的(?:近|约|超过)?[\d一二三四五六七八九十百千万]")
_LATER: Final = re.compile(r"(?:到|至|为|成)了?$")
_CHANGED: Final = re.compile(r"[^,。;:!?]{0,10}[,、][^,。;:!?\d]{0,8}")
"""What stands between the later value of a change and the number that says by how much it rose or fell."""

_MARKS: Final = '—,: (“‘"'
_SAID: Final = re.compile("[,:]")
_ATTRIBUTION_LENGTH: Final = 44
"""Who says so stands within so many characters (某市公安局副局长某某在发布会上介绍,)."""

NUMBERING: Final = re.compile(r"^(?:【[^】]*】|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])+")
NUMBER: Final = re.compile(r"\d(?!\d*[年月日号])|[一二三四五六七八九]成|百分之|过半|一半|以来")
CLAUSE_ENDS: Final = ",;:。!?"


def reaches(text: str, expression: TimeExpression, sentence: Sentence, offset: int) -> bool:
    """Whether a date governs the later clauses of its sentence: it opens a clause, or its own clause states a number.

    A date inside a clause that only tells an event (该所2016年成立,辖区…) dates that event alone.
    """
    if expression.relation in ("since", "until", "by", "undated"):
        return True
    if number := _OF_NUMBER.match(text, expression.end):
        # 由2012年的1500元提高到2016年的2400元,增长六成: the later of two values dates the change behind it.
        later = _LATER.search(text, sentence.start, expression.start)
        return not any(c.isdigit() for c in text[expression.end : offset]) or bool(
            later and _CHANGED.fullmatch(text, number.end(), offset)
        )
    clause_end = next((i for i in range(expression.end, offset) if text[i] in CLAUSE_ENDS), offset)
    if clause_end == offset or opens(text, clause_start(text, sentence.start, expression.start), expression.start):
        return True
    return bool(NUMBER.search(text, expression.end, clause_end))


def clause_start(text: str, start: int, offset: int) -> int:
    """Where the clause begins that holds `offset`, in a sentence that begins at `start`."""
    return next((i + 1 for i in range(offset - 1, start - 1, -1) if text[i] in CLAUSE_ENDS), start)


@cache
def _openings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Verbs of saying, and what may stand before a date that opens a clause."""
    c = cues("periods")
    words = (*c["items"]["openings"], *c["openings"]["introducers"])
    return tuple(c["openings"]["attributions"]), words


def _after_attribution(text: str, start: int, offset: int) -> int:
    """Where the words that say who says so end (发布会上,某局长介绍,今年以来…), else `start`."""
    verbs = _openings()[0]
    for match in _SAID.finditer(text, start, min(offset, start + _ATTRIBUTION_LENGTH)):
        if text.endswith(verbs, start, match.start()):
            return match.end()
    return start


def opens(text: str, start: int, offset: int) -> bool:
    """Whether between `start` and a date at `offset` stands nothing but numbering, who speaks, and words that introduce."""
    if start == offset:
        return True
    start = _after_attribution(text, start, offset)
    opening = _SPEAKER.sub("", NUMBERING.sub("", text[start:offset])).strip(_MARKS)
    opening = _YEARS_PAST.sub("", opening)
    for word in _openings()[1]:
        if not opening:
            return True
        opening = opening.removeprefix(word).strip(_MARKS)
    return not opening
