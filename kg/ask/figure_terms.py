"""The words of what is counted, and how well a figure holds each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.ask.asked import SOFT
from kg.ask.grammar import NOISE, grammar
from kg.ask.known import Known, program_concept
from kg.ask.meaning import Span
from kg.ask.measures import measured
from kg.ask.units import in_order, key, units
from kg.schema.vocabulary import scheme

Row = dict[str, Any]

AS_ASKED, IN_INDICATOR, ABOUT, NEARBY, AROUND = 1.1, 1.0, 0.9, 0.5, 0.3
"""How well a figure holds a word; measured on tests/ask/questions.json."""
SPREAD = 0.95
"""A compound whose parts stand apart: 毒品案件 in 破获毒品刑事案件."""
_QUALIFIED = 0.6
"""A noun under another qualifier than the one asked for."""
_HEAD_LENGTH = 2
"""Characters of the head of a Chinese noun."""
_COMPOUND = 4
"""Characters of the shortest Chinese compound."""
_ALL_PIECES = 0.9
"""How well a figure holds a name that it holds word by word."""
_RAW_SHARE = 0.6
"""The share of an unknown word's character pairs that must be found together."""
OPTIONAL = frozenset({SOFT, NOISE, "level"})
"""Items of words that tell figures apart, but do not rule out those without them."""
_SENSES_SAID = frozenset({"issue", "receive", "collaborate", "component", "cover", "run", "office"})
"""Senses whose Chinese words may stand beside the figure that is asked for by an English one."""


@dataclass(frozen=True)
class Term:
    """One word of what is counted.

    `own` is the word as a Chinese question has it, `forms` are the Chinese words that say the same and `near` those that
    imply it, `ids` its concepts and programs; `raw` is the word where nothing is known about it. `head` is what the last
    word of an English name says by itself, and `pieces` are the single words of one that names something counted.
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
    units: frozenset[str] = frozenset()
    program: bool = False
    runners: frozenset[str] = frozenset()
    head: tuple[str, ...] = ()
    pieces: tuple["Term", ...] = ()

    def found(self, row: Row) -> float:
        """How well a figure holds the word: best in its indicator, half as well in its subject or sentence."""
        indicator = key(row["indicator"] or "")
        beside = key(f"{row['about'] or ''}{row['concept'] or ''}{row['sentence'] or ''}{row['unit'] or ''}")
        if self.own and self.own in indicator:
            return AS_ASKED
        if row["concept_id"] in self.ids or any(form in indicator for form in self.forms):
            return _QUALIFIED if self._otherwise_qualified(indicator) else IN_INDICATOR
        if row["about_id"] in self.ids:
            return IN_INDICATOR if any(form in indicator for form in self.head) else ABOUT
        if any(_spread(form, indicator) for form in self.forms):
            return SPREAD
        best = _share(self.raw, indicator) if self.raw else 0.0
        if best < _RAW_SHARE:
            best = 0.0
        if any(form in beside for form in (*self.forms, *self.near)) or any(form in indicator for form in self.near):
            best = max(best, NEARBY)
        if self.raw and _share(self.raw, beside) >= _RAW_SHARE:
            best = max(best, NEARBY)
        if best < ABOUT and ((self.measure and row["measure"] == self.measure) or self._is_unit(row["unit"])):
            return ABOUT
        if not best and (row["kind"] in self.kinds or any(part in (row["about"] or "") for part in self.parts)):
            return NEARBY
        if not best and self.pieces:
            best = _ALL_PIECES * min(piece.found(row) for piece in self.pieces)
        return best or (self.around(row) if row["measure"] == "rate" or self.program else 0.0) or self._by_runner(row)

    def _by_runner(self, row: Row) -> float:
        """What is reported of a body that runs the program, where nothing else in the report says what it is part of."""
        return AROUND if row["about_id"] in self.runners else 0.0

    def _is_unit(self, unit: str | None) -> bool:
        """Whether the word is the unit in which a figure counts: people, 户."""
        return bool(unit) and (unit in self.forms or unit == self.own or unit in self.units)

    def _otherwise_qualified(self, indicator: str) -> bool:
        """Whether an indicator has the head of the asked word under another qualifier: 乡镇综治中心 for 三级综治中心."""
        own, stands = self.own, [form for form in self.forms if form in indicator]
        return bool(own and stands) and all(
            form[-_HEAD_LENGTH:] == own[-_HEAD_LENGTH:] and not (in_order(own, form) or in_order(form, own))
            for form in stands
        )

    def around(self, row: Row) -> float:
        """What stands in other sentences just before or after: rates are listed after the subject that they share."""
        around = key("".join(row["around"] or ()))
        named = any(form in around for form in self.forms if len(form) > 1)
        return AROUND if named or (self.raw and _share(self.raw, around) >= _RAW_SHARE) else 0.0

    def endings(self) -> tuple[str, ...]:
        """The forms with which an indicator may end."""
        return (*self.forms, self.raw[-2:]) if self.raw else self.forms

    def explained(self, indicator: str) -> set[int]:
        """The positions of an indicator that the word accounts for."""
        covered: set[int] = set()
        spread = [form[at : at + 2] for form in self.forms if _spread(form, indicator) for at in range(0, len(form), 2)]
        for form in (*self.forms, *spread, *_pairs(self.raw)):
            start = indicator.find(form)
            while start >= 0:
                covered.update(range(start, start + len(form)))
                start = indicator.find(form, start + 1)
        return covered


def terms(content: Iterable[Span], known: Known) -> tuple[Term, ...]:
    """The words of what is counted; kinds of agencies are not among them."""
    return tuple(_term(span, known) for span in content if not kind_only(span))


def kind_only(span: Span) -> bool:
    """Whether a word is a kind of agencies and nothing that is counted."""
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
        elif meaning.item in ("honour", "agency", "policy"):
            forms.update(dict.fromkeys(map(key, meaning.label.split("、"))))
        elif meaning.item in _SENSES_SAID:
            near.update(dict.fromkeys(map(key, grammar().table["senses"][meaning.item]["zh"])))
    single = _single_words(span, known)
    if own.isdigit():
        forms.setdefault(own)
    if not own.isascii():
        (forms if span.meanings else {}).setdefault(own)
    return Term(
        "" if own.isascii() else own,
        tuple(forms),
        tuple(near),
        frozenset(ids),
        "" if span.meanings or own.isascii() else own,
        bool(span.items() & OPTIONAL) or (bool(span.items()) and span.items() <= _SENSES_SAID) or _says_little(span),
        frozenset(kinds),
        tuple(parts),
        measured(span.text),
        _units().get(own, frozenset()),
        "program" in span.items(),
        known.runners(tuple(v for meaning in span.of("program") for v in meaning.values)),
        tuple(form for piece in single[-1:] for form in piece.forms),
        single if span.items() <= {"indicator", "term"} else (),
    )


def _says_little(span: Span) -> bool:
    """Whether a span is one unknown Chinese character, most likely a verb; those that tell kinds of things apart are listed."""
    return not span.meanings and len(span.text) == 1 and span.text not in grammar().table["counted"]["telling"]


def _single_words(span: Span, known: Known) -> tuple[Term, ...]:
    """The words of an English name of several, each by itself; none where one of them says nothing of what is counted."""
    parts = units(span.text)
    if len(parts) < 2 or any(part.han for part in parts):
        return ()
    found = []
    for part in parts:
        meanings = tuple(
            m for m in known.words(aliases=False, counting=True).meanings(part.text) if m.item in ("indicator", "term")
        )
        if not meanings:
            return ()
        found.append(_term(Span(span.start, span.end, part.text, meanings), known))
    return tuple(found)


@cache
def _units() -> dict[str, frozenset[str]]:
    """The Chinese units by what English calls them."""
    concepts = scheme("units").concepts.values()
    return {key(name): frozenset(concept.names_zh) for concept in concepts for name in concept.names_en}


def words(found: Iterable[Term]) -> list[str]:
    """Chinese words of which every figure that holds the terms has one in its indicator, its concept or its subject."""
    single = [piece for term in found for piece in (term, *term.pieces)]
    return list(dict.fromkeys(w for term in single for w in (*term.forms, *term.near, *_pairs(term.raw)) if len(w) > 1))


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
