"""What every word is known as: the words of questions, the vocabularies, the gazetteer and the names of one graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import msgspec

from kg.ask.grammar import grammar
from kg.ask.meaning import Meaning
from kg.ask.units import key
from kg.schema.derived import derived
from kg.schema.gazetteer import LEVELS, Division, gazetteer
from kg.schema.gazetteer_names import split_name
from kg.schema.vocabulary import Concept, scheme

HEADING = "heading"
"""The name under which a word that says only what sort of program is meant (platform) tells so."""


class Lexicon:
    """Meanings by the key of a word or phrase (kg.ask.units.key), over those of another lexicon `below`."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]] = (), below: "Lexicon | None" = None) -> None:
        self._below = below
        self._meanings: dict[str, dict[Meaning, None]] = defaultdict(dict)
        self.longest: int = below.longest if below else 1
        for word, meaning in entries:
            self.add(word, meaning)

    def add(self, word: str, meaning: Meaning) -> None:
        """Know a word; one that has no letters or Han characters is passed over."""
        name = key(word)
        if name:
            self._meanings[name][meaning] = None
            self.longest = max(self.longest, len(name))

    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """All meanings of a key, those of this layer first."""
        own = self._own(name)
        under = self._below.meanings(name) if self._below else ()
        return own + tuple(meaning for meaning in under if meaning not in own)

    def words(self) -> Iterator[str]:
        """All keys of this layer and those below."""
        for layer in self.layers():
            yield from layer.own_words()

    def layers(self) -> "Iterator[Lexicon]":
        """The layer itself and those below."""
        yield self
        if self._below:
            yield from self._below.layers()

    def own_words(self) -> Iterable[str]:
        """The keys of this layer alone."""
        return self._meanings

    def packed(self) -> "_Packed":
        """The layer in the form in which it is kept."""
        place: dict[Meaning, int] = {}
        words = {
            name: tuple(place.setdefault(meaning, len(place)) for meaning in own)
            for name, own in self._meanings.items()
        }
        return _Packed(self.longest, words, tuple(msgspec.Raw(msgspec.msgpack.encode(meaning)) for meaning in place))

    def _own(self, name: str) -> tuple[Meaning, ...]:
        return tuple(self._meanings.get(name, ()))


class _Packed(msgspec.Struct, frozen=True):
    """A layer with the meanings that its words share, each still in MessagePack."""

    longest: int
    words: dict[str, tuple[int, ...]]
    meanings: tuple[msgspec.Raw, ...]


class KeptLexicon(Lexicon):
    """A layer that is made once and kept between runs; what a word means is decoded when it is looked up."""

    def __init__(self, name: str, make: Callable[[], Lexicon], below: Lexicon | None = None) -> None:
        super().__init__(below=below)
        self.name = name
        self._packed = derived(f"words-{name}", _Packed, lambda: make().packed())
        self.longest = max(self.longest, self._packed.longest)

    def own_words(self) -> Iterable[str]:
        """The keys of this layer alone."""
        return self._packed.words

    def _own(self, name: str) -> tuple[Meaning, ...]:
        return tuple(_MEANING.decode(self._packed.meanings[place]) for place in self._packed.words.get(name, ()))


_MEANING = msgspec.msgpack.Decoder(Meaning)


@cache
def standing() -> Lexicon:
    """The words that hold for every graph: grammar, vocabularies, and the words of figures."""
    return KeptLexicon("standing", _standing)


def _standing() -> Lexicon:
    lexicon = Lexicon(grammar().entries)
    _add_programs(lexicon)
    _add_agency_kinds(lexicon)
    for concept in scheme("indicators").concepts.values():
        if "true" not in concept.extra.get("abstract", ()):
            meaning = Meaning("indicator", concept.zh, (concept.iri, *concept.names_zh), concept.en)
            for word in _names(concept):
                lexicon.add(word, meaning)
    for group in grammar().table["term"]:
        near = tuple(("near", word) for word in group.get("near", ()))
        meaning = Meaning("term", group["zh"][0], tuple(group["zh"]), group["en"][0], detail=near)
        for word in (*group["zh"], *group["en"]):
            lexicon.add(word, meaning)
    for group in grammar().table["title"]:
        for word in group["zh"]:
            lexicon.add(word, Meaning("title", word, (word,), group["en"][0]))
        for word in group["en"]:
            lexicon.add(word, Meaning("title", group["zh"][0], tuple(group["zh"]), group["en"][0]))
    return lexicon


def _add_programs(lexicon: Lexicon) -> None:
    """The labels of programs; words of status (pilots) and for any program (schemes) are no headings, those for sorts are."""
    concepts = scheme("programs").concepts
    headings = grammar().table["program_headings"]
    others = {key(word) for word, meaning in grammar().entries if meaning.item in ("status", "programs")}
    others.update(key(word) for sort in headings.values() for word in sort["words"])
    for concept in concepts.values():
        meaning = Meaning("program", concept.zh, (concept.iri,), concept.en)
        for word in (*_names(concept), *filter(None, map(_without_tail, concept.names_en))):
            if key(word) not in others:
                lexicon.add(word, meaning)
    for name, sort in headings.items():
        iris = tuple(concepts[notation].iri for notation in sort["concepts"])
        meaning = Meaning("program", sort["label_zh"], iris, sort["label_en"], detail=((HEADING, name),))
        for word in sort["words"]:
            lexicon.add(word, meaning)


def _add_agency_kinds(lexicon: Lexicon) -> None:
    known = set()
    for group in grammar().table["agency_kind"]:
        named = tuple(("part", part) for part in group.get("named", ()))
        meaning = Meaning("agency_kind", group["zh"][0], tuple(group["kinds"]), group["en"][0], detail=named)
        for word in (*group["zh"], *group["en"]):
            known.add(key(word))
            lexicon.add(word, meaning)
    for concept in scheme("agencies").concepts.values():
        parts = tuple(("part", name) for name in concept.names_zh)
        meaning = Meaning("agency_kind", concept.zh, (), concept.en, detail=parts)
        for word in _names(concept):
            if len(key(word)) > 1 and key(word) not in known:
                lexicon.add(word, meaning)


def _without_tail(label: str) -> str | None:
    """An English label without its general last word, where two or more are left: face recognition (systems)."""
    words = label.split(" ")
    return " ".join(words[:-1]) if len(words) > 2 and key(words[-1]) in _general_words() else None


@cache
def _general_words() -> frozenset[str]:
    return frozenset(key(word) for word in grammar().table["senses"]["programs"]["en"])


def _names(concept: Concept) -> tuple[str, ...]:
    return (*concept.names_zh, *concept.names_en)


@cache
def all_places() -> Lexicon:
    """All divisions of the gazetteer by their Chinese and English names: places that a graph may not hold.

    A stem of one character does not stand alone, and in English neither: Zhang and Wei are people before they are the
    counties 漳县 and 威县. Of places with one name the higher comes first: Quzhou is 衢州市 before it is 曲周县.
    """
    return KeptLexicon("places", _all_places)


def _all_places() -> Lexicon:
    lexicon, divisions = Lexicon(), gazetteer()
    for division in sorted(divisions, key=lambda d: (d.end is not None, LEVELS.index(d.level))):
        labels = divisions.english_names(division.code)
        meaning = Meaning("place", division.name, (division.code,), labels[0] if labels else "", absent=True)
        for name in (
            *division.forms,
            *(label for label in labels if " " in label or len(split_name(division.name)[0]) > 1),
        ):
            lexicon.add(name, meaning)
    return lexicon


_FULL_NAME = 3
"""Characters from which on a name with its ending (北京市) is no everyday word."""


def full_place_name(name: str) -> tuple[Meaning, ...]:
    """The division that goes by this full Chinese name; none for short forms, which may be everyday words."""
    return _full_names().meanings(name) if len(name) >= _FULL_NAME else ()


@cache
def _full_names() -> Lexicon:
    return KeptLexicon("full-names", _all_full_names)


def _all_full_names() -> Lexicon:
    """Of the divisions with one full name the one in force, and of those the highest."""
    lexicon, divisions = Lexicon(), gazetteer()
    for division in sorted(divisions, key=_order):
        if not lexicon.meanings(division.name):
            english = divisions.english(division.code)
            lexicon.add(division.name, Meaning("place", division.name, (division.code,), english, absent=True))
    return lexicon


def _order(division: Division) -> tuple[bool, int, str, int]:
    return division.end is not None, LEVELS.index(division.level), division.code, -division.start
