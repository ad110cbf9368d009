"""Chinese written in Latin letters."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Self

from msgspec import Struct

from kg.ask.grammar import grammar
from kg.ask.lexicon import KeptLexicon, Lexicon
from kg.ask.units import Unit
from kg.schema.derived import derived
from kg.schema.resources import folder, load_toml

_SYLLABLES: Final = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i(?:ang|ong|ao|an|ng|a|e|n|u)?|u(?:ang|ai|an|a|e|i|n|o)?|v[en]?|a(?:ng|i|n|o)?|e(?:ng|i|n|r)?|o(?:ng|u)?))+"
)
"""Initials and finals after the Scheme for the Chinese Phonetic Alphabet (1958), in any combination."""


class Pinyin:
    """The Chinese words of a lexicon by their pinyin without tones, written together.

    `particles` takes in those of one syllable (de, zai), which among English words would be too many.
    """

    def __init__(self, lexicon: Lexicon, *, particles: bool) -> None:
        self._layers = [_by_spelling(layer) for layer in lexicon.layers()]
        if particles:
            alone = [particle for particle in grammar().table["noise"]["zh"] if len(particle) == 1]
            self._layers.append(_Spelt.of((spelt(particle), particle) for particle in alone))
        self.longest = max(layer.longest for layer in self._layers)

    def names(self, parts: tuple[Unit, ...]) -> tuple[str, ...]:
        """The Chinese words whose pinyin the units spell together."""
        together = "".join(part.text for part in parts)
        return tuple(name for layer in self._layers for name in layer.names.get(together, ()))


class _Spelt(Struct, frozen=True):
    """Chinese words by their pinyin, and the length of the longest."""

    names: dict[str, list[str]]
    longest: int

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, str]]) -> Self:
        """The words of pairs of a spelling and a word."""
        names: dict[str, list[str]] = defaultdict(list)
        for spelling, name in spellings:
            names[spelling].append(name)
        return cls(names, max(map(len, names), default=0))


def _by_spelling(layer: Lexicon) -> _Spelt:
    """The words of one layer of a lexicon."""
    if isinstance(layer, KeptLexicon):
        return derived(f"pinyin-{layer.name}", _Spelt, lambda: _Spelt.of(_spellings(layer)))
    return _Spelt.of(_spellings(layer))


def _spellings(layer: Lexicon) -> Iterator[tuple[str, str]]:
    for name in layer.own_words():
        if len(name) > 1 and not name[0].isascii() and not name[-1].isascii():
            for spelling in readings(name):
                yield spelling, name


def may_be_pinyin(word: str) -> bool:
    """Whether a word in Latin letters can be cut into syllables of pinyin, as most English words cannot."""
    return _SYLLABLES.fullmatch(word) is not None


class _Table(Struct, frozen=True):
    """The readings of pypinyin, without tones: of characters, and of phrases up to the length of the longest one."""

    characters: dict[str, str]
    phrases: dict[str, str]
    longest: int


@cache
def spelt(name: str) -> str:
    """The pinyin of a Chinese word: without tones and spaces, ü as v.

    Phrases are looked for from left to right, the longest first, as pypinyin does.
    """
    table = _table()
    found, at = "", 0
    while at < len(name):
        ends = range(min(len(name), at + table.longest), at, -1)
        phrase = next((name[at:end] for end in ends if name[at:end] in table.phrases), None)
        found += table.phrases[phrase] if phrase else table.characters.get(name[at], name[at])
        at += len(phrase or name[at])
    return found.lower()


@cache
def _table() -> _Table:
    return derived("pinyin", _Table, _read_table)


def _read_table() -> _Table:
    from pypinyin import Style  # to import it and to ask it for one word takes a tenth of a second
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
    from pypinyin.style import convert

    def plain(reading: str) -> str:
        return str(convert(reading, Style.NORMAL, strict=True))

    characters = {chr(code): plain(readings.partition(",")[0]) for code, readings in PINYIN_DICT.items()}
    phrases = {phrase: "".join(plain(own[0]) for own in readings) for phrase, readings in PHRASES_DICT.items()}
    return _Table(characters, phrases, max(map(len, phrases)))


@cache
def readings(name: str) -> tuple[str, ...]:
    """The pinyin of a Chinese word, and that with the readings which some characters have in names of places (都, 长)."""
    others = _in_names()
    if not any(character in name for character in others):
        return (spelt(name),)
    own, part = "", ""
    for character in name:
        if character in others:
            own += (spelt(part) if part else "") + others[character]
            part = ""
        else:
            part += character
    return tuple(dict.fromkeys((spelt(name), own + (spelt(part) if part else ""))))


@cache
def _in_names() -> dict[str, str]:
    table = load_toml(folder("ontology") / "gazetteer" / "spellings.toml")["characters"]
    return {str(character): str(reading) for character, reading in table.items()}
