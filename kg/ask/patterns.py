"""The patterns of questions, from the headers of queries/*.cypher, and how a question is fitted to them.

A pattern is a bag: words stand for their sense whatever their order, `{place}` for a slot, `[run]` for what may be
left out. A question fits when each required element has a word of its own and every other word is without weight, is
an optional element, or fills a parameter of the query. So no word of a question is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from kg.ask.cover import cover
from kg.ask.grammar import NOISE
from kg.ask.lexicon import KeptLexicon, Lexicon, standing
from kg.ask.meaning import Meaning, Span
from kg.ask.units import units
from kg.schema.derived import derived
from kg.schema.queries import LibraryQuery, library

SLOTS = (
    "agency_kind",
    "agency",
    "figure",
    "heading",
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
"""What a slot of a pattern can be filled with; `{other_place}` is a place as well, `{heading}` a word for a sort of program."""

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

COUNTABLE = frozenset({"term", "indicator", "program", "honour", "policy"})
"""What words that say what is counted can stand for."""
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
    def topical(self) -> bool:
        """Whether words beside those of the pattern may say what the sentences behind the answers speak of (`topic`)."""
        return "topic" in self.query.extra and len(self.required) > 1

    @property
    def allowed(self) -> frozenset[str]:
        """The items that words may have without standing in the pattern."""
        names = {parameter.name for parameter in self.query.parameters}
        # A parameter `kind` without `named` is the kind of a program, not of an agency.
        filters = {slot for name, slot in FILTERS.items() if name in names and (name != "kind" or "named" in names)}
        return self.optional | filters


class _Kept(Struct, frozen=True, array_like=True):
    """A pattern as it is kept: its query by name."""

    query: str
    text: str
    required: tuple[frozenset[str], ...]
    optional: frozenset[str]


@cache
def patterns() -> tuple[tuple[Pattern, ...], Lexicon]:
    """The patterns of the queries with example questions, and the words that only they know, above all others."""
    found = derived("patterns", tuple[_Kept, ...], lambda: _read()[0])
    words = KeptLexicon("patterns", lambda: _read()[1], below=standing())
    return tuple(Pattern(library().get(p.query), p.text, p.required, p.optional) for p in found), words


@cache
def _read() -> tuple[tuple[_Kept, ...], Lexicon]:
    words = Lexicon(below=standing())
    found = [p for query in library() if "example_en" in query.extra for p in query_patterns(query, words)]
    return tuple(_Kept(p.query.name, p.text, p.required, p.optional) for p in found), words


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
