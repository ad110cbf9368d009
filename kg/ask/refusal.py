"""Honest refusals: what could not be placed, who is private, what is known but not reported."""

import re
from typing import Any

from kg.ask.fitting import Fit, fits
from kg.ask.grammar import NOISE, grammar
from kg.ask.known import Known, Rows
from kg.ask.meaning import Analysis, Span
from kg.model import Answer
from kg.schema.queries import LibraryQuery, library

CONTAINING = (
    "MATCH (s:Passage)-[:FROM_REPORT]->(d:Report) WHERE s.text CONTAINS $word RETURN count(DISTINCT d) AS reports"
)

_LONGEST_NAME = 4
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


def is_private(analysis: Analysis) -> bool:
    """Whether a question is about a private person: a masked name (王某某), or somebody unknown after "who"."""
    persons = grammar().table["persons"]
    if re.search(f"[{persons['surnames']}]{persons['masked']}", analysis.question):
        return True
    if not any(span.items() & {"who", "office"} for span in analysis.spans):
        return False
    bracketed = "".join(_BRACKETS.findall(analysis.question.lower()))  # what a thing is called as well, in pinyin
    return any(_like_a_name(span, persons["surnames"], persons["surnames_en"], bracketed) for span in analysis.unplaced)


def _like_a_name(span: Span, surnames: str, surnames_en: list[str], bracketed: str) -> bool:
    words = span.text.lower().split()
    if words[0].isascii():
        return any(word in surnames_en and word not in bracketed for word in words)
    return span.text not in bracketed and span.text[0] in surnames and 1 < len(span.text) <= _LONGEST_NAME


def private(analysis: Analysis) -> Answer:
    """The refusal to speak about a private person."""
    return _refusal(analysis, "private", grammar().table["replies"][f"private_{analysis.language}"], ())


def unmapped(analysis: Analysis, rows: Rows, nearest: tuple[str, ...], word: str | None = None) -> Answer:
    """The refusal of a question with a word that nothing places, or that no query can use beside the others.

    `nearest` are the questions that it offers.
    """
    replies = grammar().table["replies"]
    language = analysis.language
    if word is None and analysis.unplaced:
        word = analysis.unplaced[0].text
    if word is None:
        hindering = _hindering(analysis)
        text = replies[f"unfit_{language}"].format(word=hindering)
        return _refusal(analysis, "unmapped", text, nearest, hindering)
    reports = rows(CONTAINING, {"word": word})[0]["reports"]
    text = replies[f"unmapped_{language}"].format(word=word, reports=reports)
    return _refusal(analysis, "unmapped", text, nearest, word)


def unusable(question: str, language: str, text: str, nearest: tuple[str, ...]) -> Answer:
    """The refusal of what is no question: empty, or too long."""
    return _refusal(Analysis(question, language, ()), "unmapped", text, nearest)


def _refusal(analysis: Analysis, reason: str, text: str, nearest: tuple[str, ...], word: str | None = None) -> Answer:
    understood: dict[str, Any] = {"unplaced": [word]} if word else {}
    if analysis.read_as:
        understood["read_as"] = [{"word": was, "as": better} for was, better in analysis.read_as]
    return Answer(
        question=analysis.question,
        language="zh" if analysis.language == "zh" else "en",
        understood=understood,
        answered=False,
        reason="private" if reason == "private" else "unmapped",
        reply=text,
        nearest=nearest,
    )


def _hindering(analysis: Analysis) -> str:
    """The words without which the rest could be answered; all words with content when there are none."""
    alone = [
        span.text
        for span in analysis.spans
        if NOISE not in span.items()
        and fits(
            Analysis(
                analysis.question, analysis.language, tuple(s for s in analysis.spans if s is not span), analysis.years
            )
        )
    ]
    weighty = [span.text for span in analysis.spans if NOISE not in span.items()]
    return " + ".join(f"“{word}”" for word in (alone[:1] or weighty or [analysis.question.strip()]))


def examples(query: LibraryQuery, language: str) -> tuple[str, ...]:
    """The example questions of a query in a language."""
    return query.extra.get(f"example_{language}", ())


def silent(fit: Fit, known: Known, rows: Rows) -> str | None:
    """The place, program or agency of a question that no report of the graph speaks of; None when all are spoken of."""
    reports = library().get("reports-on")
    for item in ("place", "program", "agency", "person", "honour", "policy"):
        for meaning in fit.of(item):
            if meaning.absent:
                return meaning.label
            found = rows(reports.cypher, reports.bind({item: list(meaning.values)}))
            if not found:
                return meaning.label
    return None
