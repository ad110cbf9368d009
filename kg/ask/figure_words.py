"""The words of questions for numbers (pipelines/counted.toml) as a layer of the lexicon, above the names of a graph."""

from collections.abc import Iterator
from typing import Any

from kg.ask.asked import SOFT
from kg.ask.grammar import grammar
from kg.ask.inflection import forms
from kg.ask.lexicon import KeptLexicon, Lexicon
from kg.ask.meaning import Analysis, Meaning
from kg.ask.units import key
from kg.errors import DataError
from kg.schema.resources import folder, load_toml
from kg.schema.vocabulary import scheme

_ASKS = frozenset({"count", "trend", "rank", "top", "bottom", "change", "target", "indicator", "term"})


def with_counted(below: Lexicon) -> Lexicon:
    """The lexicon `below` with what questions call the things that reports count."""
    return _Glossed(KeptLexicon("counted", lambda: Lexicon(_read()), below=below))


class _Glossed(Lexicon):
    """A lexicon that knows what nothing else places by the glossary of translations."""

    def __init__(self, below: Lexicon) -> None:
        super().__init__(below=below)
        self._glossary = KeptLexicon("glossary", _glossary)
        self.longest = max(self.longest, self._glossary.longest)

    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """All meanings of a key; those of the glossary where there are no others."""
        return super().meanings(name) or self._glossary.meanings(name)

    def layers(self) -> Iterator[Lexicon]:
        """The layers of the lexicon, and the glossary."""
        yield from super().layers()
        yield self._glossary


def _glossary() -> Lexicon:
    lexicon = Lexicon()
    for word, pieces in grammar().table["glossary"].items():
        words = tuple(piece for piece in pieces if len(piece) > 1)
        if words and not lexicon.meanings(key(word)):
            lexicon.add(word, Meaning("term", words[0], words, word))
    return lexicon


def asked_as_number(analysis: Analysis) -> bool:
    """Whether a word asks for a number, its course or its rank as such."""
    return any(span.items() & (_ASKS - {"indicator", "term"}) for span in analysis.spans)


def asks_for_a_number(analysis: Analysis) -> bool:
    """Whether a word of a question asks for a number or names something that is counted."""
    return any(span.items() & _ASKS for span in analysis.spans)


_OPENING = ("how ", "what ", "which ", "多少", "几", "第几", "排", "百分之", "number of", "多大")
"""How words begin that ask for a number."""
_TELLING = frozenset("原新总")
"""Single characters that tell indicators apart."""


def _read() -> Iterator[tuple[str, Meaning]]:
    path = folder("pipelines") / "counted.toml"
    table = load_toml(path)
    irregular = grammar().table["irregular"]
    try:
        for words, meaning in _glossed(table["nouns"]):
            yield from ((word, meaning) for word in words)
            yield from _alone(meaning)
        for words, meaning in _glossed(table["verbs"]):
            yield from ((form, meaning) for word in words for form in forms(word, irregular))
            yield from _alone(meaning)
        for group in table["same"]["words"]:
            yield from ((word, Meaning("term", word, tuple(group))) for word in group)
        yield from ((word, Meaning(SOFT, word)) for word in table["soft"]["en"])
        yield from ((word, Meaning(SOFT, word, detail=_hints([word]))) for word in table["soft"]["zh"])
        for line, chinese in table["preferred"].items():
            yield from ((word, Meaning(SOFT, word, detail=_hints(chinese))) for word in line.split(", "))
        yield from ((word, Meaning(SOFT, word)) for words in table["actors"].values() for word in words)
        for words in grammar().table["measures"].values():
            yield from ((word, Meaning("count", word)) for word in words if word.startswith(_OPENING))
        for verb in table["soft"]["verbs"]:
            yield from ((form, Meaning(SOFT, verb)) for form in forms(verb, irregular))
        for unit in _units():
            yield from ((f"{number}{unit}", Meaning("count", f"{number}{unit}")) for number in ("多少", "几"))
    except KeyError as error:
        raise DataError(f"{path} lacks the entry {error}: compare it with the file that kg ships") from error


def _alone(meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    """The Chinese words of a line, each for itself: what English calls alike Chinese may tell apart."""
    for word in meaning.values:
        if len(word) > 1 and not word.isascii():
            yield word, Meaning("term", word, (word,))


def _units() -> Iterator[str]:
    for concept in scheme("units").concepts.values():
        yield from (name for name in concept.names_zh if not name.isascii())


def _hints(words: list[str]) -> tuple[tuple[str, str], ...]:
    """Words that a figure's indicator should have rather than not; single characters of Chinese stand in too many."""
    return tuple(("hint", word) for word in words if len(word) > 1 or len(words) > 1 or word in _TELLING)


def _glossed(table: dict[str, Any]) -> Iterator[tuple[list[str], Meaning]]:
    """The English words of each line and the term that they stand for."""
    for line, chinese in table.items():
        words = line.split(", ")
        yield words, Meaning("term", chinese[0], tuple(chinese), words[0])
