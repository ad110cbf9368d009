"""Which figures answer: every word of what is counted stands in the indicator, concept, subject or sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.ask.grammar import NOISE, grammar
from kg.ask.known import Known, program_concept
from kg.ask.meaning import Analysis, Span, Years
from kg.ask.measures import asked_measures, measured, right_kind
from kg.ask.patterns import SOFT, Fit
from kg.ask.units import key
from kg.ask.years import answers_years, exactly_years

Row = dict[str, Any]

# Weights of the clues by which figures that hold every word are put in order; measured on tests/ask/questions.json.
_AS_ASKED, _IN_INDICATOR, _ABOUT, _NEARBY, _AROUND = 1.1, 1.0, 0.9, 0.5, 0.3
_SPREAD = 0.95
"""A compound whose parts stand apart: 毒品案件 in 破获毒品刑事案件."""
_PRECISION = 0.5
_EXACT_PLACE = 0.3
_ENDS_INDICATOR = 0.3
"""Chinese noun phrases have their head at the end: 中心城区网格 counts grids, 网格员 does not."""
_ASKED_STATUS = 0.2
_WHOLE_YEAR = 0.1
_COLLECTIVE = 0.1
"""Asked for the courts of a place, its courts together come before the one at its head."""
_NOT_A_CHANGE = 0.5
_ASKED_MEASURE, _ASKED_UNIT = 0.3, 0.1
_HEAD = 0.2
"""What is counted is the first of its words in English (losses from fraud), the last in Chinese."""
_HEAD_LENGTH = 2
"""Characters of the head of a Chinese noun."""
_MOST = 0.6
"""The share of an indicator that words account for where its last word is not among them."""
_HINT = 0.3
_COMPOUND = 4
"""Characters of the shortest Chinese compound."""
_BARE = 2
"""Characters of an indicator that is a verb alone."""
_RAW_SHARE = 0.6
"""The share of an unknown word's character pairs that must be found together."""


_OPTIONAL = frozenset({SOFT, NOISE, "level"})
"""Items of words that tell figures apart, but do not rule out those without them."""
_SENSES_SAID = frozenset({"issue", "receive", "collaborate", "component", "cover", "run", "office"})
"""Senses whose Chinese words may stand beside the figure that is asked for by an English one."""


@dataclass(frozen=True)
class Term:
    """One word of what is counted.

    `own` is the word as a Chinese question has it, `forms` are the Chinese words that say the same and `near` those that
    imply it, `ids` its concepts and programs; `raw` is the word where nothing is known about it.
    """

    own: str
    forms: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    raw: str = ""
    optional: bool = False
    kinds: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    measure: str | None = None

    def found(self, row: Row) -> float:
        """How well a figure holds the word: best in its indicator, half as well in its subject or sentence."""
        indicator = key(row["indicator"] or "")
        beside = key(f"{row['about'] or ''}{row['concept'] or ''}{row['sentence'] or ''}{row['unit'] or ''}")
        if self.own and self.own in indicator:
            return _AS_ASKED
        if row["concept_id"] in self.ids or any(form in indicator for form in self.forms):
            return _NEARBY if self._otherwise_qualified(indicator) else _IN_INDICATOR
        if row["about_id"] in self.ids:
            return _ABOUT
        if any(_spread(form, indicator) for form in self.forms):
            return _SPREAD
        best = _share(self.raw, indicator) if self.raw else 0.0
        if best < _RAW_SHARE:
            best = 0.0
        if any(form in beside for form in (*self.forms, *self.near)) or any(form in indicator for form in self.near):
            best = max(best, _NEARBY)
        if self.raw and _share(self.raw, beside) >= _RAW_SHARE:
            best = max(best, _NEARBY)
        if best < _ABOUT and self.measure and row["measure"] == self.measure:
            return _ABOUT
        if not best and (row["kind"] in self.kinds or any(part in (row["about"] or "") for part in self.parts)):
            return _NEARBY
        return best or (self.around(row) if row["measure"] == "rate" else 0.0)

    def _otherwise_qualified(self, indicator: str) -> bool:
        """Whether an indicator has the head of the asked word under another qualifier: 乡镇综治中心 for 三级综治中心."""
        own, stands = self.own, [form for form in self.forms if form in indicator]
        return bool(own and stands) and all(
            form[-_HEAD_LENGTH:] == own[-_HEAD_LENGTH:] and not (_within(own, form) or _within(form, own))
            for form in stands
        )

    def around(self, row: Row) -> float:
        """What stands in other sentences just before or after: rates are listed after the subject that they share."""
        around = key("".join(row["around"] or ()))
        named = any(form in around for form in self.forms if len(form) > 1)
        return _AROUND if named or (self.raw and _share(self.raw, around) >= _RAW_SHARE) else 0.0

    def endings(self) -> tuple[str, ...]:
        """The forms with which an indicator may end."""
        return (*self.forms, self.raw[-2:]) if self.raw else self.forms

    def explained(self, indicator: str) -> set[int]:
        """The positions of an indicator that the word accounts for."""
        covered: set[int] = set()
        for form in (*self.forms, *_pairs(self.raw)):
            start = indicator.find(form)
            while start >= 0:
                covered.update(range(start, start + len(form)))
                start = indicator.find(form, start + 1)
        return covered


def terms(content: Iterable[Span], known: Known) -> tuple[Term, ...]:
    """The words of what is counted; kinds of agencies are not among them."""
    return tuple(_term(span, known) for span in content if not _kind_only(span))


def _kind_only(span: Span) -> bool:
    return "agency_kind" in span.items() and not span.items() & {"term", "indicator", "program"}


def _term(span: Span, known: Known) -> Term:
    own = key(span.text)
    forms: dict[str, None] = {}
    near: dict[str, None] = {}
    ids: set[str] = set()
    kinds: set[str] = set()
    parts: list[str] = []
    for meaning in span.meanings:
        if meaning.item == "indicator":
            ids.add(meaning.values[0])
            forms.update(dict.fromkeys(map(key, meaning.values[1:])))
        elif meaning.item == "term":
            forms.update(dict.fromkeys(map(key, meaning.values)))
            near.update((key(word), None) for name, word in meaning.detail if name == "near")
        elif meaning.item == "program":
            ids.update(meaning.values)
            ids.update(below for below, above in known.above.items() if above & set(meaning.values))
            forms.update(dict.fromkeys(map(key, meaning.label.split("、"))))
            for concept in filter(None, map(program_concept, meaning.values)):
                forms.update(dict.fromkeys(map(key, concept.names_zh)))
                near.update(dict.fromkeys(concept.extra.get("headCue", ())))
        elif meaning.item == "agency_kind":
            kinds.update(meaning.values)
            parts.extend(part for _, part in meaning.detail)
        elif meaning.item in _SENSES_SAID:
            near.update(dict.fromkeys(map(key, grammar().table["senses"][meaning.item]["zh"])))
    if not own.isascii():
        (forms if span.meanings else {}).setdefault(own)
    return Term(
        "" if own.isascii() else own,
        tuple(forms),
        tuple(near),
        frozenset(ids),
        "" if span.meanings or own.isascii() else own,
        bool(span.items() & _OPTIONAL),
        frozenset(kinds),
        tuple(parts),
        measured(span.text),
    )


def words(found: Iterable[Term]) -> list[str]:
    """Chinese words of which every figure that holds the terms has one in its indicator, its concept or its subject."""
    return list(dict.fromkeys(w for term in found for w in (*term.forms, *term.near, *_pairs(term.raw)) if len(w) > 1))


def _within(short: str, long: str) -> bool:
    """Whether the characters of one word stand in another in order: 受理案件 within 受理各类案件."""
    rest = iter(long)
    return all(character in rest for character in short)


def _spread(form: str, indicator: str) -> bool:
    """Whether the two-character words of a compound stand in an indicator in order, others between them."""
    if len(form) < _COMPOUND or len(form) % 2:
        return False
    at = 0
    for start in range(0, len(form), 2):
        at = indicator.find(form[start : start + 2], at) + 2
        if at < 2:
            return False
    return True


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)] or ([text] if text else [])


def _share(raw: str, text: str) -> float:
    """The share of a word's character pairs that stand in a text; of its characters where its head, the last pair, does."""
    pairs = _pairs(raw)
    if not pairs:
        return 0.0
    held = [pair in text for pair in pairs]
    if held[-1] and len(raw) > _HEAD_LENGTH:
        return len({at + n for at, hit in enumerate(held) if hit for n in (0, 1)}) / len(raw)
    return sum(held) / len(pairs)


@dataclass(frozen=True)
class Wanted:
    """What beside its words a question says of the figures that it asks for."""

    terms: tuple[Term, ...]
    places: frozenset[str]
    kinds: frozenset[str]
    parts: tuple[str, ...]
    statuses: frozenset[str]
    change: bool
    years: Years | None
    head: int
    measures: frozenset[str]
    counted: str
    hints: tuple[str, ...]
    heads: tuple[int, ...] = ()
    past: bool = False

    def score(self, row: Row) -> float | None:
        """How well a figure answers; None when a word of the question is nowhere in it, or none in what it counts."""
        indicator = key(row["indicator"] or "")
        covered = set().union(*(term.explained(indicator) for term in self.terms))
        # 受理 + 168件 goes on about the cases that the sentences around it name.
        bare = 0 < len(indicator) == len(covered) <= _BARE
        found = [term.found(row) or (term.around(row) if bare else 0.0) for term in self.terms]
        if not answers_years(row["period"], self.years) or not right_kind(row, self):
            return None
        if "count" in self.measures and not self._whole(indicator, covered):
            return None
        needed = [how for how, term in zip(found, self.terms, strict=True) if not term.optional]
        if self.heads and max(found[n] for n in self.heads) < _ABOUT:
            return None
        if not needed or min(needed) <= 0.0 or max(found) < _SPREAD:
            return None
        head = found[self.head]
        if self.kinds or self.parts:
            found.append(self._of_kind(row))
            if not found[-1]:
                return None
        score: float = sum(found) / len(found) + _PRECISION * len(covered) / max(1, len(indicator))
        score += _ENDS_INDICATOR * any(indicator.endswith(form) for term in self.terms for form in term.endings())
        score += _HEAD * (head >= _IN_INDICATOR) + _ASKED_MEASURE * (row["measure"] in self.measures)
        score += _ASKED_UNIT * bool(row["unit"] and row["unit"] in self.counted)
        score += _HINT * any(hint in indicator for hint in self.hints)
        score += _WHOLE_YEAR * exactly_years(row["period"], self.years)
        score += _COLLECTIVE * bool(self.kinds and row["collective"])
        score += _EXACT_PLACE * (row["place_id"] in self.places or row["about_id"] in self.places)
        score += _ASKED_STATUS * (row["status"] in (self.statuses or {"actual"}))
        score += _NOT_A_CHANGE * ((row["measure"] == "change") == self.change)
        return score

    def _whole(self, indicator: str, covered: set[int]) -> bool:
        """Whether the words of a question account for what an indicator counts, its last word: no judges are cases per judge."""
        bare = indicator
        for tail in grammar().table["counted"]["before"]:
            bare = bare.removesuffix(tail) if len(bare) > len(tail) + 1 else bare
        return len(bare) - 1 in covered or len(covered) >= _MOST * len(indicator)

    def _of_kind(self, row: Row) -> float:
        about = row["about"] or ""
        if row["kind"] in self.kinds or any(part in about for part in self.parts):
            return _IN_INDICATOR
        return 0.0 if row["kind"] else _NEARBY


def wanted(fit: Fit, known: Known, analysis: Analysis, statuses: frozenset[str]) -> Wanted:
    """What a reading of a question wants of figures."""
    kinds = [*fit.of("agency_kind"), *(m for span in fit.content if _kind_only(span) for m in span.of("agency_kind"))]
    return Wanted(
        terms(fit.content, known),
        frozenset(value for meaning in fit.of("place") for value in meaning.values),
        frozenset(value for meaning in kinds for value in meaning.values),
        tuple(part for meaning in kinds for _, part in meaning.detail),
        statuses,
        fit.has("change"),
        analysis.years,
        0 if analysis.language == "en" else -1,
        asked_measures(analysis),
        "".join(span.text for span in analysis.spans if "count" in span.items()),
        tuple(word for span in analysis.spans for m in span.meanings for name, word in m.detail if name == "hint"),
        _heads(fit, analysis),
        bool(set(analysis.question.lower().split()) & set(grammar().table["past"]["en"])),
    )


def _heads(fit: Fit, analysis: Analysis) -> tuple[int, ...]:
    """The last noun of the first noun phrase of an English question, by its place among the words of what is counted.

    It is what is counted: village policing is not counted in villages, nor the loss rate in losses.
    """
    counted = [span for span in fit.content if not _kind_only(span)]
    if analysis.language != "en" or not counted:
        return ()
    first = last = counted.index(next((s for s in counted if not s.items() & _OPTIONAL), counted[0]))
    while last + 1 < len(counted) and counted[last + 1].start == counted[last].end:
        last += 1
    return tuple(n for n in range(first, last + 1) if n == last)
