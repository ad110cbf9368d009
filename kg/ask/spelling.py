"""What an unknown word may have been meant to be: typing errors, pinyin, and parts of names."""

from collections import defaultdict

from kg.ask.grammar import grammar
from kg.ask.lexicon import Lexicon
from kg.ask.meaning import Meaning
from kg.ask.pinyin import spelt

_PLURAL = 2
"""By how much a plural is longer than its noun."""

_MOST_SHARING = 3
"""A part that more names share says nothing about which is meant (专项行 stands in dozens)."""

_SHORTEST_PHRASE = 8
"""Letters of the shortest phrase that is put right: "as met" is near "as yet" by chance."""

_SLOTS = ("place", "program", "agency", "person", "policy", "honour")


def tolerance(word: str) -> int:
    """How many edits a word may be away from a known one: none for short words (see pipelines/questions.toml)."""
    allowed = 0
    for row in grammar().table["spelling"]["tolerances"]:
        if len(word) >= row["letters"]:
            allowed = row["distance"]
    return allowed


def corrected_word(word: str, lexicon: Lexicon) -> str | None:
    """The one known Latin word that is nearest to a misspelt one, within the tolerance; None when none or several are.

    The first letter must agree: fewer than a tenth of misspellings get it wrong (Pollock and Zamora 1984), and most
    words that lie near each other by chance differ there.
    """
    allowed = tolerance(word)
    if not allowed:
        return None
    from rapidfuzz.distance import OSA  # imported only where a word is misspelt: most questions never need it

    near: dict[int, set[str]] = defaultdict(set)
    for known in _latin_words(lexicon):
        if known[0] == word[0] and abs(len(known) - len(word)) <= allowed + _PLURAL:
            distance = min(OSA.distance(word, form, score_cutoff=allowed) for form in (known, plural(known)))
            if distance <= allowed:
                near[distance].add(known)
    best = near[min(near)] if near else set()
    return best.pop() if len(best) == 1 else None


def plural(word: str) -> str:
    """The plural of an English noun, as it may have been misspelt: citeis is near to cities, not to city."""
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _latin_words(lexicon: Lexicon) -> set[str]:
    return {word for name in lexicon.words() if name[0].isascii() for word in name.split(" ") if len(word) > 3}


def corrected_name(text: str, wrong: range, lexicon: Lexicon) -> str | None:
    """The one Chinese name that differs from `text` in a single character at one of the positions `wrong`.

    None when no name does, when several do, or when the text is too short to tell.
    """
    if len(text) < grammar().table["spelling"]["han"]:
        return None
    near = {
        name
        for name in lexicon.words()
        if len(name) == len(text)
        and any(name[:at] == text[:at] and name[at + 1 :] == text[at + 1 :] for at in wrong)
        and any(meaning.item in _SLOTS for meaning in lexicon.meanings(name))
    }
    return near.pop() if len(near) == 1 else None


def sounds_like(text: str, wrong: range, lexicon: Lexicon) -> str | None:
    """The one place whose name sounds like `text` and differs from it only at the positions `wrong` (衢洲 → 衢州).

    Most wrong characters are homophones: whoever types pinyin picks the wrong one of a list. So two characters suffice.
    """
    near = {
        name
        for name in lexicon.words()
        if len(name) == len(text)
        and name[: wrong.start] == text[: wrong.start]
        and name[wrong.stop :] == text[wrong.stop :]
        and not name.isascii()
        and any(meaning.item == "place" for meaning in lexicon.meanings(name))
        and spelt(name) == spelt(text)
    }
    return near.pop() if len(near) == 1 else None


def corrected_phrase(words: list[str], lexicon: Lexicon) -> list[str] | None:
    """The one known phrase of as many words that lies within the tolerance of a misspelt one (sharp eys → sharp eye)."""
    text = " ".join(words)
    allowed = tolerance(text)
    if not allowed or len(words) < 2 or len(text) < _SHORTEST_PHRASE:
        return None
    from rapidfuzz.distance import OSA

    near: dict[int, set[str]] = defaultdict(set)
    for name in lexicon.words():
        if name[0] == text[0] and name.count(" ") == len(words) - 1 and abs(len(name) - len(text)) <= allowed:
            distance = OSA.distance(text, name, score_cutoff=allowed)
            if distance <= allowed:
                near[distance].add(name)
    best = near[min(near)] if near else set()
    return best.pop().split(" ") if len(best) == 1 else None


def parts_of_names(text: str, names: dict[tuple[str, str], tuple[str, ...]]) -> tuple[Meaning, ...]:
    """Names of a graph that contain `text` (three characters or more), as meanings; few may share the part."""
    if len(text) < 3:
        return ()
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (item, name), ids in names.items():
        if text in name:
            found[item][name] = ids
    return tuple(
        Meaning(item, "、".join(sorted(shared)), tuple(sorted(i for ids in shared.values() for i in ids)))
        for item, shared in sorted(found.items())
        if len(shared) <= _MOST_SHARING
    )
