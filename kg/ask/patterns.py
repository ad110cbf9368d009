"""The patterns of questions, from the headers of queries/*.cypher, and how a question is fitted to them.

A pattern is a bag: words stand for their sense whatever their order, `{place}` for a slot, `[run]` for what may be
left out. A question fits when each required element has a word of its own and every other word is without weight, is
an optional element, or fills a parameter of the query. So no word of a question is passed over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.ask.asked import SOFT, counts_the_asked
from kg.ask.cover import cover
from kg.ask.grammar import NOISE
from kg.ask.lexicon import Lexicon, standing
from kg.ask.meaning import Analysis, Meaning, Span
from kg.ask.units import units
from kg.schema.queries import LibraryQuery, library

SLOTS = (
    "agency_kind",
    "agency",
    "figure",
    "honour",
    "indicator",
    "level",
    "person",
    "place",
    "policy",
    "program",
    "status",
    "title",
    "year",
)
"""What a slot of a pattern can be filled with; `{other_place}` is a place as well."""

FIGURE = "figure"
"""The slot for words that say what is counted: all that is no other slot."""

_FILLERS = {"indicator": frozenset({"indicator", "term"})}
"""Slots that words of several items can fill."""

THINGS = ("program", "agency", "place", "person", "policy", "honour")
"""What a parameter named `thing` can be filled with."""

FILTERS = {
    "direction": "change",
    "place": "place",
    "region": "place",
    "agency": "agency",
    "program": "program",
    "level": "level",
    "status": "status",
    "first_year": "year",
    "kind": "agency_kind",
    "title": "title",
}
"""Parameters that a word of the question may fill without standing in the pattern, and the slot that fills them."""

_BESIDE_COUNTED = frozenset(
    {"agency_kind", "agency", "agencies", "issue", "receive", "collaborate", "component", "cover", "run", "office"}
)
_NEVER_SAID_OF_FIGURES = frozenset(
    {"judged", "except", "not", "missing", "share", "contradict", "source", "who", "when", "place", "year", "person"}
)
"""What words mean that cannot be part of what a figure counts, though Chinese indicators are made of any others."""
_COUNTABLE = frozenset({"term", "indicator", "program", "honour", "policy"})
_FILLED_ONLY = frozenset(
    {"program", "place", "agency", "agency_kind", "level", "honour", "policy", "indicator", "term", NOISE}
)
"""Items of a word of what is counted that it does not stand for besides: 新增 asks for a change as well, 综治中心 for no agency."""
_WORDS_OF_SLOTS = frozenset({"term", "indicator", "program", "agency_kind", "title"})
"""Slots whose words may be those of a sense as well: in a pattern the sense is meant, a slot is written in braces."""
_NAMED = frozenset({"status", "level"})
"""Slots whose words, written out in a pattern, stand for themselves alone: pilot is not any status."""
_PIECE = re.compile(r"\{(?P<slot>\w+)\}|\[(?P<optional>[^\]]*)\]|(?P<words>[^\[{]+)")


@dataclass(frozen=True)
class Pattern:
    """What a question must hold (each element by any of its items), and what it may hold."""

    query: LibraryQuery
    text: str
    required: tuple[frozenset[str], ...]
    optional: frozenset[str]

    @property
    def countable(self) -> bool:
        """Whether the pattern has a slot for what is counted."""
        return any(FIGURE in element for element in self.required)

    def counts(self, span: Span) -> bool:
        """Whether the query gives numbers and the span says what is counted: cameras are a heading of programs, too."""
        return "value" in self.query.columns and bool(span.items() & {"indicator", "term"})

    @property
    def allowed(self) -> frozenset[str]:
        """The items that words may have without standing in the pattern."""
        names = {parameter.name for parameter in self.query.parameters}
        # A parameter `kind` without `named` is the kind of a program, not of an agency.
        filters = {slot for name, slot in FILTERS.items() if name in names and (name != "kind" or "named" in names)}
        return self.optional | filters


@dataclass(frozen=True)
class Fit:
    """One reading of a question: a pattern, and what each of its words stands for."""

    pattern: Pattern
    chosen: tuple[tuple[Span, Meaning], ...]
    content: tuple[Span, ...] = ()
    score: float = field(default=0.0)

    def of(self, item: str) -> tuple[Meaning, ...]:
        """The meanings that fill a slot or carry a sense, in the order of the question."""
        return tuple(meaning for _, meaning in self.chosen if meaning.item == item)

    def has(self, item: str) -> bool:
        """Whether a word has been read so."""
        return any(meaning.item == item for _, meaning in self.chosen)


@cache
def patterns() -> tuple[tuple[Pattern, ...], Lexicon]:
    """The patterns of the queries with example questions, and the words that only they know, above all others."""
    words = Lexicon(below=standing())
    found = [p for query in library() if "example_en" in query.extra for p in query_patterns(query, words)]
    return tuple(found), words


def query_patterns(query: LibraryQuery, words: Lexicon) -> Iterator[Pattern]:
    """The patterns of one query: its questions and those of `ask_en` and `ask_zh`, which share what is optional.

    A word that nothing else knows becomes a word of this query, and is added to `words`. A question with a slot that
    no word can fill (`{claims}`) is no pattern.
    """
    texts = (query.question_en, query.question_zh, *query.extra.get("ask_en", ()), *query.extra.get("ask_zh", ()))
    found = [
        (text, *_elements(query, text, words))
        for text in texts
        if all(slot_of(name) for name in re.findall(r"\{(\w+)\}", text))
    ]
    optional = frozenset(item for _, _, items in found for item in items)
    for text, required, _ in found:
        yield Pattern(query, text, tuple(required), optional)


def slot_of(name: str) -> str | None:
    """The slot that a name in braces stands for: its own, or that with which it ends (other_place → place)."""
    return next((slot for slot in SLOTS if name == slot or name.endswith("_" + slot)), None)


def _elements(query: LibraryQuery, text: str, words: Lexicon) -> tuple[list[frozenset[str]], set[str]]:
    required: list[frozenset[str]] = []
    optional: set[str] = set()
    for piece in _PIECE.finditer(text):
        if piece["slot"]:
            slot = slot_of(piece["slot"]) or ""
            required.append(_FILLERS.get(slot, frozenset({slot})))
        elif piece["optional"] is not None:
            plain = " ".join(word for word in piece["optional"].split(" ") if word not in SLOTS)
            optional |= {word for word in piece["optional"].split(" ") if word in SLOTS}
            for items in _senses(query, plain, words):
                optional |= {item.partition("=")[0] for item in items}
        else:
            required += _senses(query, piece["words"], words)
    return required, optional


def _senses(query: LibraryQuery, text: str, words: Lexicon) -> Iterator[frozenset[str]]:
    parts = units(text)
    for span in cover(text, parts, words):
        items = (_exactly(span) - _WORDS_OF_SLOTS) or span.items()
        if not items:
            for unit in parts[span.start : span.end] if not parts[span.start].han else [span]:
                words.add(unit.text, Meaning(f"{query.name}:{unit.text}", unit.text))
                yield frozenset({f"{query.name}:{unit.text}"})
        elif NOISE not in items:
            yield frozenset(items)


def _exactly(span: Span) -> set[str]:
    """The items of a span; of a status or level written out in a pattern only that one (status=pilot)."""
    return {
        item
        for meaning in span.meanings
        for item in ([f"{meaning.item}={v}" for v in meaning.values] if meaning.item in _NAMED else [meaning.item])
    }


def _fills(meaning: Meaning, element: frozenset[str]) -> bool:
    return meaning.item in element or any(f"{meaning.item}={value}" in element for value in meaning.values)


def fits(analysis: Analysis, among: Iterable[Pattern] | None = None) -> list[Fit]:
    """All readings of a question, the most telling first.

    Of equally telling ones the query with the lower `precedence` in its header comes first (0 where it has none), then
    the one that asks for more words, then the one that comes first by name. `among` are the patterns to try: those of
    the library unless given.
    """
    found: dict[str, Fit] = {}
    for pattern in patterns()[0] if among is None else among:
        fit = _fit(pattern, analysis)
        if fit and (pattern.query.name not in found or fit.score > found[pattern.query.name].score):
            found[pattern.query.name] = fit
    return sorted(found.values(), key=_order)


def _order(fit: Fit) -> tuple[float, int, int, str]:
    query = fit.pattern.query
    precedence = int(query.extra.get("precedence", ("0",))[0])
    return -fit.score, precedence, -len(fit.pattern.required), query.name


def _fit(pattern: Pattern, analysis: Analysis) -> Fit | None:
    for chosen in _assignments(pattern.required, analysis.spans, pattern):
        fit = _with_the_rest(pattern, analysis, chosen)
        if fit:
            return fit
    return None


def _assignments(
    required: tuple[frozenset[str], ...], spans: tuple[Span, ...], pattern: Pattern
) -> Iterator[dict[Span, Meaning]]:
    """Every way to give each required element a span of its own, those with the fewest other readings first."""
    todo = [element for element in required if FIGURE not in element]
    if not todo:
        yield {}
        return
    element, rest = todo[0], tuple(todo[1:])
    able = [
        (span, meaning)
        for span in spans
        if not ("program" in element and pattern.counts(span))
        and (meaning := next((m for m in span.meanings if _fills(m, element)), None))
    ]
    for span, meaning in sorted(able, key=lambda pair: len(pair[0].items())):
        others = tuple(other for other in spans if other is not span)
        for further in _assignments(rest, others, pattern):
            yield {span: meaning, **further}


def _with_the_rest(pattern: Pattern, analysis: Analysis, chosen: dict[Span, Meaning]) -> Fit | None:
    """The fit, when every span that no required element took can stand beside it."""
    score = 3.0 * len(chosen)
    taken = dict(chosen)
    content: list[Span] = []
    again = {meaning.item for meaning in chosen.values()}
    for span in analysis.spans:
        if span in chosen:
            continue
        items = span.items()
        beside = pattern.allowed | again
        usable = next((meaning for meaning in span.meanings if meaning.item in beside), None)
        if pattern.countable and (not items or items & _COUNTABLE):
            content.append(span)
            if usable and usable.item not in _FILLED_ONLY:
                taken[span] = usable
            continue
        if usable and usable.item == "program" and pattern.counts(span):
            return None
        if usable and not (NOISE in items and usable.item not in again):
            taken[span] = usable
            score += 1.0 if usable.item not in again else 0.0
        elif NOISE in items:
            score -= 0.5 if len(items) > 1 else 0.0
        elif pattern.countable and SOFT in items and not items & {"agency_kind", "agency"}:
            continue
        elif pattern.countable and items & _BESIDE_COUNTED:
            content.append(span)
        elif pattern.countable and not span.text.isascii() and not items & _NEVER_SAID_OF_FIGURES:
            content.append(span)
            score -= 1.0
        else:
            return None
    if not counts_the_asked(pattern.countable, analysis, taken, content) or _too_many(pattern, taken):
        return None
    if pattern.countable:
        if not any(not span.meanings or (span.items() & _COUNTABLE and SOFT not in span.items()) for span in content):
            return None
        score += 2.0
    ordered = tuple((span, taken[span]) for span in analysis.spans if span in taken)
    return Fit(pattern, ordered, tuple(content), score)


def _too_many(pattern: Pattern, taken: dict[Span, Meaning]) -> bool:
    """Whether a question names two things where the query's header says that one is asked about (`single`)."""
    single = {item for line in pattern.query.extra.get("single", ()) for item in line.split()}
    return sum(meaning.item in single for meaning in taken.values()) > 1
