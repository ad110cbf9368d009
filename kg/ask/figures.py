"""Which figures answer: every word of what is counted stands in the indicator, concept, subject or sentence."""

from dataclasses import dataclass
from itertools import pairwise

from kg.ask.asked import SOFT
from kg.ask.figure_terms import IN_INDICATOR, NEARBY, OPTIONAL, SPREAD, Row, Term, kind_only, terms
from kg.ask.fitting import Fit
from kg.ask.grammar import NOISE, grammar
from kg.ask.known import Known
from kg.ask.meaning import Analysis, Span, Years
from kg.ask.measures import Wish, asked_measures, measured, right_kind
from kg.ask.units import key
from kg.ask.years import FIRST, LAST, answers_years, covers_years, exactly_years, years_long

_HEARD = "MATCH (f:Figure) WHERE any(word IN $words WHERE f.indicator CONTAINS word) RETURN count(f) AS figures"

# Weights of the clues by which figures that hold every word are put in order; measured on tests/ask/questions.json.
_PRECISION = 0.5
_EXACT_PLACE = 0.3
_ENDS_INDICATOR = 0.3
"""Chinese noun phrases have their head at the end: 中心城区网格 counts grids, 网格员 does not."""
_ASKED_STATUS = 0.2
_WHOLE_YEAR, _WHOLE_RANGE = 0.1, 0.4
_COLLECTIVE = 0.1
"""Asked for the courts of a place, its courts together come before the one at its head."""
_NOT_A_CHANGE = 0.5
_ASKED_MEASURE, _ASKED_UNIT = 0.3, 0.1
_HEAD = 0.2
"""What is counted is the first of its words in English (losses from fraud), the last in Chinese."""
_MOST = 0.6
"""The share of an indicator that words account for where its last word is not among them."""
_HINT = 0.3
_BARE = 2
"""Characters of an indicator that is a verb alone."""


_HEAD_HELD = 0.55
"""How well a figure must hold the noun that is counted: in its indicator or its subject, not beside it."""
_DIVISIONS = frozenset({"province", "prefecture", "county"})
_ASKING = frozenset({"count", "compare", "trend", "top", "bottom", "rank", "change", "target"})
"""Senses of words that show that a number is asked for."""


@dataclass(frozen=True)
class Wanted:
    """What beside its words a question says of the figures that it asks for."""

    terms: tuple[Term, ...]
    places: frozenset[str]
    kinds: frozenset[str]
    parts: tuple[str, ...]
    wish: Wish
    years: Years | None
    head: int
    hints: tuple[str, ...]
    heads: tuple[int, ...] = ()
    divisions: bool = False
    long: int | None = None
    until_now: bool = False

    def score(self, row: Row) -> float | None:
        """How well a figure answers; None when a word of the question is nowhere in it, or none in what it counts."""
        indicator = key(row["indicator"] or "")
        covered = set().union(*(term.explained(indicator) for term in self.terms))
        # 受理 + 168件 goes on about the cases that the sentences around it name.
        bare = 0 < len(indicator) == len(covered) <= _BARE
        found = [term.found(row) or (term.around(row) if bare else 0.0) for term in self.terms]
        now = self.until_now and not row["period"]
        if not (now or answers_years(row["period"], self.years)) or not right_kind(row, self.wish):
            return None
        if not covers_years(row["period"], self.long):
            return None
        counts = self.wish.counted and row["measure"] == "count" and self.wish.measures <= {"count"}
        if counts and not self._whole(row, indicator, covered):
            return None
        needed = [how for n, how in enumerate(found) if not self.terms[n].optional or n in self.heads] or found
        if any(found[n] < _HEAD_HELD for n in self.heads) or self._of_a_part(row):
            return None
        if min(needed) <= 0.0 or max(found) < SPREAD:
            return None
        head = found[self.head]
        if self.kinds or self.parts:
            found.append(self._of_kind(row))
            if not found[-1]:
                return None
        score: float = sum(found) / len(found) + _PRECISION * _covered(indicator, covered)
        score += _ENDS_INDICATOR * any(indicator.endswith(form) for term in self.terms for form in term.endings())
        score += _HEAD * (head >= IN_INDICATOR) + _ASKED_MEASURE * (row["measure"] in self.wish.measures)
        score += _ASKED_UNIT * bool(row["unit"] and row["unit"] in self.wish.counted)
        score += _HINT * any(hint in indicator for hint in self.hints)
        if exactly_years(row["period"], self.years):
            score += _WHOLE_YEAR if self.years and self.years.start == self.years.end else _WHOLE_RANGE
        score += _COLLECTIVE * bool(self.kinds and row["collective"])
        score += _EXACT_PLACE * (row["place_id"] in self.places or row["about_id"] in self.places)
        score += _ASKED_STATUS * (row["status"] in (self.wish.statuses or {"actual"}))
        score += _NOT_A_CHANGE * ((row["measure"] == "change") == self.wish.change)
        return score

    def _of_a_part(self, row: Row) -> bool:
        """Whether a number is one of a place within the place that is asked about: a district's is not its city's."""
        return self.divisions and not ({row["place_id"], row["about_id"]} & self.places)

    def _whole(self, row: Row, indicator: str, covered: set[int]) -> bool:
        """Whether the words of a question account for what an indicator counts, its last word: no judges are cases per judge."""
        relative = indicator.rfind("的")
        if relative > 0 and not covered & set(range(relative)):
            return False
        if any(row["concept_id"] in term.ids for term in self.terms):
            return True
        # What a campaign is told to have caught are people of some sort, whichever the indicator says.
        if row["unit"] and row["unit"] in self.wish.counted and 0 in covered and self._within_a_program(row):
            return True
        bare = indicator
        for tail in (*grammar().table["counted"]["before"], *grammar().table["counted"]["tails"]):
            bare = bare.removesuffix(tail) if len(bare) > len(tail) + 1 else bare
        return len(bare) - 1 in covered or len(covered) >= _MOST * len(indicator)

    def _within_a_program(self, row: Row) -> bool:
        return any(term.program and term.found(row) for term in self.terms)

    def _of_kind(self, row: Row) -> float:
        about = row["about"] or ""
        if row["kind"] in self.kinds or any(part in about for part in self.parts):
            return IN_INDICATOR
        return 0.0 if row["kind"] else NEARBY


def wanted(fit: Fit, known: Known, analysis: Analysis, statuses: frozenset[str]) -> Wanted:
    """What a reading of a question wants of figures."""
    kinds = [*fit.of("agency_kind"), *(m for span in fit.content if kind_only(span) for m in span.of("agency_kind"))]
    return Wanted(
        terms(fit.content, known),
        frozenset(value for meaning in fit.of("place") for value in meaning.values),
        frozenset(value for meaning in kinds for value in meaning.values),
        tuple(part for meaning in kinds for _, part in meaning.detail),
        Wish(
            asked_measures(analysis),
            "".join(span.text for span in analysis.spans if "count" in span.items()),
            fit.has("change") and not _over_years(analysis),
            statuses,
            bool(set(analysis.question.lower().split()) & set(grammar().table["past"]["en"])),
        ),
        analysis.years,
        0 if analysis.language == "en" else -1,
        tuple(word for span in analysis.spans for m in span.meanings for name, word in m.detail if name == "hint"),
        _heads(fit, analysis),
        not fit.has("level") and _divisions(fit, known),
        None if fit.has("trend") else years_long(analysis.question),
        fit.has("trend") and analysis.years is not None and analysis.years.end == LAST,
    )


def unheard(fit: Fit, known: Known) -> str | None:
    """A word of what is counted that no figure of the graph holds, wherever; None when each stands in one."""
    for term in terms(fit.content, known):
        said = [word for word in (*term.forms, *term.near) if not word.isascii()]
        if said and not (term.optional or term.ids) and not known.rows(_HEARD, {"words": said})[0]["figures"]:
            return said[0]
    return None


def _divisions(fit: Fit, known: Known) -> bool:
    """Whether all places asked about are divisions with places of their own below them: a county or above."""
    levels = {place.id: place.level for place in known.places}
    asked = [value for meaning in fit.of("place") for value in meaning.values]
    return len(fit.of("place")) == 1 and bool(asked) and all(levels.get(value) in _DIVISIONS for value in asked)


def _over_years(analysis: Analysis) -> bool:
    """Whether a question names the first and the last year of a change: the numbers of both answer it."""
    years = analysis.years
    return years is not None and FIRST < years.start < years.end < LAST


def _heads(fit: Fit, analysis: Analysis) -> tuple[int, ...]:
    """The noun that a question counts, by its place among the words of what is counted; none where it compares.

    It stands behind "how many", in Chinese else before 多少 or last; without such words it is the last of the first English
    noun phrase: village policing in a place is not the number of its villages.
    """
    counted = [span for span in fit.content if not kind_only(span)]
    spans = analysis.spans
    after = grammar().table["counted"]["before"]
    at = next((n for n, span in enumerate(spans) if "count" in span.items() and span.text not in after), None)
    if at is None and any(span.items() & _ASKING for span in spans):
        return ()
    behind = [span for span in counted if at is not None and span.start >= spans[at].end]
    if behind and (analysis.language == "en" or _follows(spans[at or 0], behind[0], spans)):
        return _last(_run(behind), counted)
    if analysis.language == "en":
        nouns = [span for span in counted if not span.items() & OPTIONAL]
        return _last(_run(nouns), counted) if at is None else ()
    before = [span for span in counted if at is None or span.end <= spans[at].start]
    return _last([span for span in before if not span.items() & OPTIONAL and not measured(span.text)], counted)


def _run(spans: list[Span]) -> list[Span]:
    """The first spans of a list that stand side by side."""
    for n, (first, second) in enumerate(pairwise(spans), 1):
        if second.start > first.end:
            return spans[:n]
    return spans


def _follows(count: Span, first: Span, spans: tuple[Span, ...]) -> bool:
    """Whether nothing of weight stands between a word of counting and what follows."""
    return all(span.items() & {NOISE, SOFT} for span in spans if count.end <= span.start and span.end <= first.start)


def _last(found: list[Span], counted: list[Span]) -> tuple[int, ...]:
    return (counted.index(found[-1]),) if found else ()


def _covered(indicator: str, covered: set[int]) -> float:
    """The share of an indicator that words account for; its own words that restrict nothing (办理, 各类) need none."""
    plain = set(covered)
    for word in grammar().table["counted"]["generic"]:
        start = indicator.find(word)
        plain.update(range(start, start + len(word)) if start >= 0 and covered else ())
    return len(plain) / max(1, len(indicator))
