"""Chinese names by what English calls them: each word of a translation is one of a glossary, or pinyin of a part of the name."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from kg.ask.grammar import NOISE, grammar
from kg.ask.pinyin import may_be_pinyin, readings
from kg.ask.units import Unit, joined, key

EXPLAINED = 0.5
"""The share of a name's characters that the words of a translation must account for."""
EXPLAINED_BY_KNOWN = 0.77
"""The same where every word of the translation is known as something else: shared courts are 共享法庭, and courts."""

_PINYIN = 4
"""Letters of the shortest word that is looked for in pinyin: ban and li are parts of too many names."""
_MOST_SYLLABLES = 4


def may_hold(name: str, parts: tuple[Unit, ...], start: int, end: int) -> bool:
    """Whether a name has room for each of the words [start, end): itself, or what the glossary calls it or its pair."""
    return all(_stands(name, parts, index) for index in range(start, end))


def _stands(name: str, parts: tuple[Unit, ...], index: int) -> bool:
    word = parts[index].text
    if word in weightless() or word in name:
        return True
    pairs = (joined(parts[max(0, index - 1) : index + 1]), joined(parts[index : index + 2]))
    return any(piece in name for run in {word, *pairs} for piece in glossary().get(run, ())) or bool(
        _spelt_in(word, name)
    )


def pieces(run: tuple[Unit, ...]) -> list[str]:
    """The words of a run that carry weight, two that the glossary knows together as one; empty where the ends carry none."""
    found: list[str] = []
    at = 0
    while at < len(run):
        length = 2 if joined(run[at : at + 2]) in glossary() and at + 1 < len(run) else 1
        word = joined(run[at : at + length])
        at += length
        if word in glossary() or word not in weightless():
            found.append(word)
        elif not found or at == len(run):
            return []
    return found


def share(words: list[str], name: str, places: Mapping[str, tuple[str, ...]]) -> float:
    """How much of a name the words account for, each standing in it at a place of its own; 0 where one does not.

    `places` are the Chinese names of the words that are known as places.
    """
    standing: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=may_be_pinyin):  # pinyin is slow to load, and few names pass the other words
        if word in places:
            standing[word] = tuple(form for form in (word, *places[word]) if form in name)
        else:
            standing[word] = _standing(word, name)
        if not standing[word]:
            return 0.0
    best = 0.0
    for choice in product(*(standing[word] for word in words)):
        rest = name
        for piece in sorted(choice, key=len, reverse=True):
            if piece not in rest:
                break
            rest = rest.replace(piece, "·", 1)
        else:
            best = max(best, 1 - len(rest.replace("·", "")) / len(name))
    return best


@lru_cache(maxsize=65536)
def _standing(word: str, name: str) -> tuple[str, ...]:
    """What stands in a name for a word."""
    own = (word,) if word in name else ()
    return (*own, *(piece for piece in glossary().get(word, ()) if piece in name), *_spelt_in(word, name))


@lru_cache(maxsize=65536)
def _spelt_in(word: str, name: str) -> tuple[str, ...]:
    """The parts of a name, of two characters or more, whose pinyin a word is."""
    if len(word) < _PINYIN or word in glossary() or not may_be_pinyin(word):
        return ()
    return tuple(
        name[start:end]
        for start in range(len(name))
        for end in range(start + 2, min(len(name), start + _MOST_SYLLABLES) + 1)
        if name[start:end].isalpha() and not name[start:end].isascii() and word in _spellings(name[start:end])
    )


@lru_cache(maxsize=65536)
def _spellings(text: str) -> frozenset[str]:
    if len(text) == 1:
        return frozenset(readings(text))
    return frozenset(first + rest for first in _spellings(text[0]) for rest in _spellings(text[1:]))


@cache
def glossary() -> dict[str, tuple[str, ...]]:
    """What English words are called in names, by their key."""
    return {key(word): tuple(pieces) for word, pieces in grammar().table["glossary"].items()}


@cache
def weightless() -> frozenset[str]:
    """The words without weight."""
    return frozenset(key(word) for word, meaning in grammar().entries if meaning.item == NOISE)
