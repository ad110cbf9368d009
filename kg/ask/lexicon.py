"""What every word is known as: the words of questions, the vocabularies, the gazetteer and the names of one graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from kg.ask.grammar import grammar
from kg.ask.meaning import Meaning
from kg.ask.units import key
from kg.schema.gazetteer import gazetteer
from kg.schema.vocabulary import Concept, scheme


class Lexicon:
    """Meanings by the key of a word or phrase (kg.ask.units.key)."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]] = (), below: "Lexicon | None" = None) -> None:
        self._below = below
        self._meanings: dict[str, dict[Meaning, None]] = defaultdict(dict)
        self.longest = below.longest if below else 1
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
        own = tuple(self._meanings.get(name, ()))
        under = self._below.meanings(name) if self._below else ()
        return own + tuple(meaning for meaning in under if meaning not in own)

    def keys(self) -> Iterator[str]:
        """All keys of this layer and those below."""
        yield from self._meanings
        if self._below:
            yield from self._below.keys()


@cache
def standing() -> Lexicon:
    """The words that hold for every graph: grammar, vocabularies, glossary. Read once."""
    lexicon = Lexicon(grammar().entries())
    for concept in scheme("programs").concepts.values():
        for word in _names(concept):
            lexicon.add(word, program_meaning(concept))
    for concept in scheme("agencies").concepts.values():
        meaning = Meaning("agency_kind", concept.zh, (concept.notation,), concept.en)
        for word in _names(concept):
            lexicon.add(word, meaning)
    for concept in scheme("indicators").concepts.values():
        meaning = Meaning("indicator", concept.zh, (concept.iri,), concept.en)
        for word in _names(concept):
            lexicon.add(word, meaning)
    for words, meaning in terms():
        for word in words:
            lexicon.add(word, meaning)
    return lexicon


def program_meaning(concept: Concept) -> Meaning:
    """What a label of a concept of ontology/programs.ttl stands for."""
    return Meaning("program", concept.zh, (concept.iri,), concept.en)


def _names(concept: Concept) -> tuple[str, ...]:
    return (*concept.names_zh, *concept.names_en)


@cache
def terms() -> tuple[tuple[tuple[str, ...], Meaning], ...]:
    """The groups of pipelines/questions.toml that say what figures count: their words, and one meaning a group.

    The values of the meaning are the Chinese words, any of which an indicator may be written with.
    """
    return tuple(
        ((*group["zh"], *group["en"]), Meaning("term", group["zh"][0], tuple(group["zh"]), (group["en"] or [""])[0]))
        for group in grammar().table["term"]
    )


@cache
def absent_places() -> Lexicon:
    """All divisions of the gazetteer by their Chinese and English names: places that a graph may not hold."""
    lexicon, divisions = Lexicon(), gazetteer()
    for form, found in divisions.by_form.items():
        for division in found[:1]:
            label = divisions.english(division.code)
            lexicon.add(form, Meaning("place", division.name, (division.code,), label, absent=True))
    for division in divisions:
        names = divisions.english_names(division.code)
        for name in names:
            lexicon.add(name, Meaning("place", division.name, (division.code,), names[0], absent=True))
    return lexicon
