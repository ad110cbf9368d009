"""Chinese names by what English calls them: each word of a translation is one of a glossary, or pinyin of a part of the name."""

from collections.abc import Iterable, Mapping
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
_OPENING = 4
"""Characters with which a name begins that stand for it."""
_KNOWN_BESIDE = 2
"""Words of a translation that the glossary must know where it does not know another."""
_LEFT = 3
"""Characters of a name that one unknown word may stand for."""


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


class Candidates:
    """The names that a question may translate, by the words that may stand in them.

    `places` are the Chinese names of the words that are known as places.
    """

    def __init__(self, names: Iterable[str], places: Mapping[str, tuple[str, ...]]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._places = places
        self._holding: dict[str, dict[str, tuple[str, ...]]] = {}

    def holding(self, word: str) -> dict[str, tuple[str, ...]]:
        """The names in which something stands for a word, with what does."""
        if word not in self._holding:
            self._holding[word] = {name: found for name in self._names if (found := self._in_name(word, name))}
        return self._holding[word]

    def _in_name(self, word: str, name: str) -> tuple[str, ...]:
        if word in self._places:
            return tuple(form for form in (word, *self._places[word]) if form in name)
        return _standing(word, name)

    def shares(
        self, words: list[str], unknown: frozenset[str] = frozenset(), *, ordered: bool = True
    ) -> dict[str, float]:
        """How much of each name the words account for, each standing in it at a place of its own; names without one left out.

        One of the words that the question leaves `unknown`, or several side by side, may be missing from the glossary: what
        the others leave of the name is then one piece, and short, and they stand in the name in their order (`ordered`).
        """
        strange = [index for index, word in enumerate(words) if not self.holding(word)]
        known = [word for index, word in enumerate(words) if index not in strange]
        if strange and not (
            _one_run(strange) and len(known) >= _KNOWN_BESIDE and {words[i] for i in strange} <= unknown
        ):
            return {}
        found: dict[str, float] = {}
        for name in set.intersection(*(set(self.holding(word)) for word in known)) if known else ():
            standing = [self.holding(word)[name] for word in known]
            share, left = _explained(name, standing, ordered=ordered and bool(strange))
            if not strange or (len(left) == 1 and len(left[0]) <= _LEFT * len(strange) and share >= EXPLAINED):
                found[name] = share
        return found


def _one_run(indexes: list[int]) -> bool:
    return indexes[-1] - indexes[0] < len(indexes)


def _explained(name: str, standing: list[tuple[str, ...]], *, ordered: bool) -> tuple[float, list[str]]:
    """The largest share of a name that one piece for each word accounts for, and what is left of it."""
    best, left = 0.0, [name]
    for choice in product(*standing):
        if ordered and sorted(choice, key=name.index) != list(choice):
            continue
        rest = name
        for piece in sorted(choice, key=len, reverse=True):
            if piece not in rest:
                break
            rest = rest.replace(piece, "·", 1)
        else:
            bare = [part for part in rest.split("·") if part]
            share = 1 - sum(map(len, bare)) / len(name)
            if len(bare) == 1 and rest.endswith(bare[0]) and len(name) - len(bare[0]) >= _OPENING:
                share = max(share, EXPLAINED)  # what a name begins with is what it is called for short
            if share > best:
                best, left = share, bare
    return best, left


@lru_cache(maxsize=65536)
def _standing(word: str, name: str) -> tuple[str, ...]:
    """What stands in a name for a word."""
    own = (word,) if word in name else ()
    return (*own, *(piece for piece in glossary().get(word, ()) if piece in name), *_spelt_in(word, name))


@lru_cache(maxsize=65536)
def _spelt_in(word: str, name: str) -> tuple[str, ...]:
    """The parts of a name whose pinyin a word is."""
    if len(word) < _PINYIN or word in glossary() or not may_be_pinyin(word):
        return ()
    return tuple(
        name[start:end]
        for start in range(len(name))
        for end in range(start + 1, min(len(name), start + _MOST_SYLLABLES) + 1)
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
def glossary_words() -> frozenset[str]:
    """The single words of the glossary: none of them is a typing error."""
    return frozenset(word for name in glossary() for word in name.split(" "))


@cache
def weightless() -> frozenset[str]:
    """The words without weight."""
    return frozenset(key(word) for word, meaning in grammar().entries if meaning.item == NOISE)
