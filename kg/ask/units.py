"""A question as units: Han characters and Latin words, folded, so that names match whatever their punctuation."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_UNIT = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:\.\d+)?|[㐀-鿿〇]")
_POSSESSIVE = re.compile(r"['’]s?$|['’](?=[a-z])")


@dataclass(frozen=True)
class Unit:
    """One Han character, Latin word or number: its folded form, and where it stands in the question."""

    text: str
    start: int
    end: int

    @property
    def han(self) -> bool:
        """Whether the unit is a Han character."""
        return not self.text.isascii()


def folded(text: str) -> str:
    """Text in half-width lower case without diacritics, character for character (offsets hold)."""
    return text.lower() if text.isascii() else "".join(_folded_character(c) for c in text)


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return bare if len(bare) == 1 else character


def units(text: str) -> tuple[Unit, ...]:
    """The units of a text in order; punctuation, spaces and symbols are left out."""
    found = []
    for match in _UNIT.finditer(folded(text)):
        word = _POSSESSIVE.sub("", match.group()) if match.group()[0].isascii() else match.group()
        if word:
            found.append(Unit(singular(word), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """An English noun without its plural ending; other words may lose an s too, the same way everywhere.

    Four letters or more: "is", "us" and "gas" are no plurals.
    """
    if len(word) < 4 or not word.isascii() or word.endswith(("ss", "us", "is")) or word == "news":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def joined(parts: tuple[Unit, ...]) -> str:
    """The key under which a run of units is looked up: Latin words and numbers are set apart by one space."""
    found: list[str] = []
    apart = False
    for unit in parts:
        latin = not unit.han
        if found and latin and apart:
            found.append(" ")
        found.append(unit.text)
        apart = latin
    return "".join(found)


def in_order(short: str, long: str) -> bool:
    """Whether the characters of one word stand in another in order: 受理案件 within 受理各类案件."""
    rest = iter(long)
    return all(character in rest for character in short)


_PLAIN_HAN = re.compile(r"[一-鿿]+")
_PLAIN_LATIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


@lru_cache(maxsize=32768)
def key(name: str) -> str:
    """The key of a name: what `joined` gives for the units of the same text."""
    if _PLAIN_HAN.fullmatch(name):
        return name
    if _PLAIN_LATIN.fullmatch(name):
        return " ".join(map(singular, name.lower().split(" ")))
    return joined(units(name))


def language_of(text: str) -> Literal["en", "zh"]:
    """The language to answer in: English when three or more Latin words stand in the question, else by any Han."""
    parts = units(text)
    latin = sum(unit.text[0].isalpha() and not unit.han for unit in parts)
    return "zh" if latin < 3 and any(unit.han for unit in parts) else "en"
