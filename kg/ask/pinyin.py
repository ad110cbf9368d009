"""Chinese written in Latin letters."""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from kg.ask.grammar import grammar
from kg.ask.lexicon import Lexicon
from kg.ask.units import Unit
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
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in lexicon.words():
            if len(name) > 1 and not name[0].isascii() and not name[-1].isascii():
                for spelling in readings(name):
                    self._names[spelling].append(name)
        for particle in grammar().table["noise"]["zh"] if particles else ():
            if len(particle) == 1:
                self._names[spelt(particle)].append(particle)
        self.longest = max(map(len, self._names), default=0)

    def names(self, parts: tuple[Unit, ...]) -> tuple[str, ...]:
        """The Chinese words whose pinyin the units spell together."""
        together = "".join(part.text for part in parts)
        return tuple(self._names.get(together, ()))


def may_be_pinyin(word: str) -> bool:
    """Whether a word in Latin letters can be cut into syllables of pinyin, as most English words cannot."""
    return _SYLLABLES.fullmatch(word) is not None


@cache
def spelt(name: str) -> str:
    """The pinyin of a Chinese word: without tones and spaces, ü as v."""
    from pypinyin import lazy_pinyin  # a tenth of a second to import: only questions in Latin letters need it

    return "".join(lazy_pinyin(name, v_to_u=False)).lower()


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
