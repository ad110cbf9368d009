"""What the words of a question mean by the words beside them: appositions, quoted names, the direction of a relation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.ask.grammar import NOISE, grammar
from kg.ask.inflection import forms
from kg.ask.known import Known
from kg.ask.lexicon import HEADING
from kg.ask.meaning import Meaning, Span
from kg.ask.units import Unit, key
from kg.schema.gazetteer import gazetteer
from kg.schema.gazetteer_names import short_name

Spans = tuple[Span, ...]

_NAMES = {"program", "place", "agency", "person", "policy", "honour"}
_ITEMS_WITH_PLACES = ("agency", "policy")
_ASKED_FOR = {"level", "kind", "agency_kind"}
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|‘([^‘’]+)’|「([^「」]+)」|《([^《》]+)》")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_LONGEST_TRANSLATION = 10
"""Spans of the longest translation that stands beside a name."""


def in_context(question: str, parts: tuple[Unit, ...], spans: Spans, known: Known) -> Spans:
    """The spans with the meanings that their neighbours leave them."""
    spans = _framed(_without_apposition(question, parts, spans))
    spans = _without_what_names_say(_without_levels_of_names(parts, _innermost(spans, known), known), known)
    spans = directed(directed(spans, "directions", "component", "whole"), "origins", "variant", "origin")
    return _with_statuses(question, parts, spans)


def quoted(question: str, parts: tuple[Unit, ...], spans: Spans) -> Spans:
    """The spans where what is quoted and holds no name is one unknown word: a name whose words all say something else."""
    for match in _QUOTED.finditer(question):
        start, end = next(own for n in range(1, 6) if (own := match.span(n)) != (-1, -1))
        inside = [s for s in spans if parts[s.start].start >= start and parts[s.end - 1].end <= end]
        if not inside or any(s.items() & {*_NAMES, "indicator"} and not _heading(s) for s in inside):
            continue
        first, last = inside[0], inside[-1]
        text = question[parts[first.start].start : parts[last.end - 1].end]
        whole = Span(first.start, last.end, text)
        at = spans.index(first)
        spans = (*spans[:at], whole, *spans[at + len(inside) :])
    return spans


def _heading(span: Span) -> bool:
    programs = span.of("program")
    return bool(programs) and all(HEADING in dict(meaning.detail) for meaning in programs)


def _weightless(span: Span) -> Span:
    return replace(span, meanings=(Meaning(NOISE, span.text),), read_as=None)


def translated(question: str, parts: tuple[Unit, ...], spans: Spans) -> Spans:
    """The spans without a translation that stands before or in brackets behind a Chinese name: it says the name again."""
    found = list(spans)
    for index, span in enumerate(spans):
        if not span.items() & _NAMES or not (parts[span.start].han or _introduced(spans, index)):
            continue
        for beside in (_before(question, parts, spans, index), _behind(question, parts, spans, index)):
            if any(not spans[i].meanings for i in beside):
                for i in beside:
                    found[i] = _weightless(spans[i])
    return tuple(found)


def _introduced(spans: Spans, index: int) -> bool:
    """Whether a name stands behind a word that says so (patrols known as X): what is before that describes it."""
    return index > 0 and spans[index - 1].text.lower() in grammar().table["translations"]["introducing"]


def _before(question: str, parts: tuple[Unit, ...], spans: Spans, index: int) -> list[int]:
    """The words of Latin script just before a name, back to an article or to the verb or question word.

    Before a name in brackets an article or a preposition is a part of what describes it.
    """
    found: list[int] = []
    described = _is_in_brackets(question, parts, spans[index])
    senses = {*grammar().table["translations"]["senses"]} | (_ASKED_FOR if described else {NOISE})
    index -= _introduced(spans, index)
    for i in range(index - 1, max(-1, index - 1 - _LONGEST_TRANSLATION), -1):
        span = spans[i]
        link = span.text.lower() in grammar().table["translations"]["links"]
        unknown_before = i > 0 and not spans[i - 1].meanings and span.items() == {"place"}
        passing = link or span.text.endswith("ly") or unknown_before
        if parts[span.start].han or (not passing and span.items() & senses):
            break
        found.append(i)
    while found and spans[found[-1]].text.lower() in grammar().table["translations"]["links"]:
        found.pop()
    return found


def _is_in_brackets(question: str, parts: tuple[Unit, ...], span: Span) -> bool:
    """Whether a bracket opens just before a span."""
    start = parts[span.start].start
    return question[start - 1 : start] in _OPENING


def _behind(question: str, parts: tuple[Unit, ...], spans: Spans, index: int) -> list[int]:
    """What stands in brackets just behind a name."""
    after = question[parts[spans[index].end - 1].end :].lstrip('”"’」》 ')
    if not after.startswith(_OPENING):
        return []
    until = min((at for sign in _CLOSING if (at := question.find(sign, len(question) - len(after))) >= 0), default=-1)
    return [i for i in range(index + 1, len(spans)) if parts[spans[i].end - 1].end <= until]


@cache
def _frames() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The senses of words that mean something together: the first words, and all forms of the second."""
    irregular = grammar().table["irregular"]
    return tuple(
        (
            sense,
            frozenset(map(key, frame["first"])),
            frozenset(map(key, (*frame["zh"], *(form for verb in frame["verbs"] for form in forms(verb, irregular))))),
        )
        for sense, frame in grammar().table["frames"].items()
    )


def _framed(spans: Spans) -> Spans:
    """The spans where the second of two words that mean something together has their sense (how has X developed)."""
    for sense, first, second in _frames():
        opened = next((index for index, span in enumerate(spans) if key(span.text) in first), len(spans))
        spans = tuple(
            replace(span, meanings=(Meaning(sense, span.text),))
            if index > opened and key(span.text) in second
            else span
            for index, span in enumerate(spans)
        )
    return spans


def _without_apposition(question: str, parts: tuple[Unit, ...], spans: Spans) -> Spans:
    """A name in brackets says the one before it again: both together stand for either, the first carries no weight."""
    found = list(spans)
    for before, (first, second) in enumerate(pairwise(spans)):
        shared = first.items() & second.items() & {"program", "place", "agency"}
        if shared and _is_in_brackets(question, parts, second):
            item = min(shared)
            values = tuple(dict.fromkeys(v for m in (*second.of(item), *first.of(item)) for v in m.values))
            merged = replace(second.of(item)[0], values=values)
            found[before] = _weightless(first)
            found[before + 1] = replace(second, meanings=(merged,))
    return tuple(found)


def _innermost(spans: Spans, known: Known) -> Spans:
    """Of places written as one chain (贵阳市花溪区; Huaxi District, Guiyang; Huaxi in Guiyang) only the innermost counts."""
    codes = {place.id: place.code for place in known.places}
    found = list(spans)
    places = [index for index, span in enumerate(spans) if "place" in span.items()]
    for first, second in pairwise(places):
        between = {span.text.lower() for span in spans[first + 1 : second]}
        if between <= set(grammar().table["place_chains"]["links"]):
            outer = _outer(spans[first], spans[second], codes)
            if outer is not None:
                index = (first, second)[outer]
                found[index] = _weightless(spans[index])
    return tuple(found)


def _outer(first: Span, second: Span, codes: dict[str, str]) -> int | None:
    """Which of two spans names the place in which the other one lies; None when neither does."""
    names = [{codes.get(value, value) for value in span.of("place")[0].values} for span in (first, second)]
    within = gazetteer().within
    for outer, inner in ((0, 1), (1, 0)):
        if names[0] != names[1] and all(any(within(code, above) for above in names[outer]) for code in names[inner]):
            return outer
    return None


def _without_levels_of_names(parts: tuple[Unit, ...], spans: Spans, known: Known) -> Spans:
    """A word for a level that stands beside the English name of a place of that level is a part of it (Sichuan Province)."""
    levels = {place.id: (place.level, place.code) for place in known.places}
    found = list(spans)
    for index, (first, second) in enumerate(pairwise(spans)):
        if first.text.endswith("的") and "level" in first.items() and "agency_kind" in second.items():
            found[index] = _weightless(first)  # 哪里的法院 asks for courts
        if "place" not in first.items() or "level" not in second.items() or parts[second.start].han:
            continue
        level = grammar().levels[second.of("level")[0].values[0]]
        held = [levels.get(value, ("", value)) for value in first.of("place")[0].values]
        if any(name in level.levels or code in level.codes for name, code in held):
            found[index + 1] = _weightless(second)
    return tuple(found)


def _without_what_names_say(spans: Spans, known: Known) -> Spans:
    """The spans without the place that the full name of a body or document says, and the kind of body beside that.

    Whoever asks for the Wuzhong branch of the Suzhou police names one body.
    """
    said = {v for span in spans for item in _ITEMS_WITH_PLACES for meaning in span.of(item) for v in meaning.values}
    full = [name for (item, name), ids in known.names.items() if item in _ITEMS_WITH_PLACES and said & set(ids)]
    found = list(spans)
    for index, span in enumerate(spans):
        if span.items() == {"place"} and any(short_name(m.label) in name for m in span.meanings for name in full):
            found[index] = _weightless(span)
            if index + 1 < len(spans) and "agency_kind" in spans[index + 1].items():
                found[index + 1] = _weightless(spans[index + 1])
    return tuple(found)


def _weighty(spans: Iterator[Span]) -> tuple[Span | None, str]:
    """The next span with weight, and the words without weight that stand before it."""
    between: list[str] = []
    for span in spans:
        if NOISE not in span.items() or len(span.items()) > 1:
            return span, " ".join(between)
        between.append(span.text)
    return None, " ".join(between)


def directed(spans: Spans, table: str, down: str, up: str) -> Spans:
    """The spans where a word for a part or a form asks for what it is one of, if no program stands where its whole would."""
    before, after = ({key(word) for word in grammar().table[table][side]} for side in ("before", "after"))
    found = list(spans)
    for index, span in enumerate(spans):
        name = key(span.text)
        if name in before:
            following, _ = _weighty(iter(spans[index + 1 :]))
            whole = following is not None and "program" in following.items() and not _heading(following)
        elif name in after:
            preceding, between = _weighty(reversed(spans[:index]))
            asked = any(f"的 {word}" in between for word in grammar().table["translations"]["asking"])
            whole = preceding is not None and not preceding.items() & {"programs", up} and not asked
        else:
            continue
        found[index] = replace(span, meanings=(Meaning(down if whole else up, span.text),))
    return tuple(found)


def _with_statuses(question: str, parts: tuple[Unit, ...], spans: Spans) -> Spans:
    """The spans where what a question leaves out (not counting planned ones) or names beside what runs (run or plan) counts."""
    found = list(spans)
    statuses = [index for index, span in enumerate(spans) if "status" in span.items()]
    for index, span in enumerate(spans):
        if "except" in span.items() and statuses:
            left_out = min(statuses, key=lambda at: (at < index, abs(at - index)))
            others = tuple(s for s in grammar().table["status"] if s not in spans[left_out].of("status")[0].values)
            found[index] = _weightless(span)
            kept = Meaning("status", "、".join(_labels(others, "zh")), others, " or ".join(_labels(others, "en")))
            found[left_out] = (
                _weightless(spans[left_out]) if len(statuses) > 1 else replace(spans[left_out], meanings=(kept,))
            )
    for index in statuses:
        span = found[index]
        for other in (index - 1, index + 1, index - 2, index + 2):
            if 0 <= other < len(spans) and "run" in spans[other].items() and span.of("status"):
                first, last = sorted((spans[index], spans[other]), key=lambda s: s.start)
                gap = question[parts[first.end - 1].end : parts[last.start].start].strip().lower()
                if gap in grammar().table["translations"]["either"]:
                    named = ("actual", *span.of("status")[0].values)
                    both = Meaning("status", "、".join(_labels(named, "zh")), named, " or ".join(_labels(named, "en")))
                    found[index] = replace(span, meanings=(both,))
                    break
    return tuple(found)


def _labels(statuses: tuple[str, ...], language: str) -> list[str]:
    return [grammar().table["status"][status][f"label_{language}"] for status in statuses]
