"""The written forms of English verbs: regular endings by the rules of spelling, irregular ones from a list."""

from collections.abc import Iterable, Iterator, Mapping

_VOWELS = frozenset("aeiou")


def forms(verb: str, irregular: Mapping[str, list[str]]) -> Iterator[str]:
    """A verb or a phrase that opens with one (carry out), then its past, participle and -ing form (carried out, …).

    The third person is left to `units`, which takes a final s from every word. `irregular` gives the other forms of
    the verbs that have their own.
    """
    word, blank, rest = verb.partition(" ")
    yield verb
    for form in irregular.get(word) or regular(word):
        yield form + blank + rest


def regular(word: str) -> tuple[str, str]:
    """The past and the -ing form of a regular verb (Quirk et al. 1985, 3.5–3.8)."""
    if word.endswith("ie"):
        return f"{word}d", f"{word[:-2]}ying"
    if word.endswith("e"):
        return f"{word}d", f"{word[:-1]}ing" if not word.endswith(("ee", "oe")) else f"{word}ing"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ied", f"{word}ing"
    if _doubles(word):
        return f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"
    return f"{word}ed", f"{word}ing"


def _doubles(word: str) -> bool:
    """Whether the last consonant is doubled: after one vowel, in a word of one syllable (plan → planned)."""
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy" or word[-2] not in _VOWELS:
        return False
    return word[-3] not in _VOWELS and sum(character in _VOWELS for character in word) == 1


_SHORTEST_ADVERB = 6
"""Letters of the shortest word in -ly that is taken for an adverb: ugly, holy, July are none."""


def is_adverb(word: str, others: Iterable[str]) -> bool:
    """Whether an unknown English word says how or when something is done; `others` are nouns and adjectives in -ly."""
    return word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word.isascii() and word not in others
