"""Trimming the words around a number down to what is counted."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.schema.resources import cues

_NUMBERING = re.compile(
    r"^\s*(?:[①-⑳]|\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,2}(?:、|[是要](?=..)))\s*"
)
_EDGE = " 、,;:。—-·"


class WordList:
    """A cue list: membership, and the longest word at either end of a text, by look-up of lengths and not word by word."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(sorted(words, key=lambda w: (-len(w), w)))
        self._set = frozenset(self.words)
        self._by_first = _lengths((w[0], len(w)) for w in self.words)
        self._by_last = _lengths((w[-1], len(w)) for w in self.words)

    def __contains__(self, word: str) -> bool:
        return word in self._set

    def at_end(self, text: str) -> str:
        """The longest word that the text ends with, else nothing."""
        for length in self._by_last.get(text[-1:], ()):
            if (word := text[-length:]) in self._set:
                return word
        return ""

    def at_start(self, text: str, position: int = 0) -> str:
        """The longest word that the text has at `position`, else nothing."""
        for length in self._by_first.get(text[position : position + 1], ()):
            if (word := text[position : position + length]) in self._set:
                return word
        return ""


def _lengths(words: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The lengths of words by a character of theirs, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for char, length in words:
        found[char].add(length)
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in found.items()}


@cache
def word_list(section: str, name: str) -> WordList:
    """A cue list of pipelines/cues/figures.toml."""
    return WordList(cues("figures")[section][name])


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """A list of regular expressions of pipelines/cues/figures.toml, as one."""
    listed: Any = cues("figures")[section][name]
    return re.compile("|".join(listed))


def trim_end(phrase: str) -> str:
    """The phrase without the words that only link it to its number (达到, 为, 共)."""
    words = word_list("linkers", "words")
    while True:
        phrase = phrase.rstrip(_EDGE)
        word = words.at_end(phrase)
        if not word or word == phrase:
            return "" if word else phrase.removesuffix("的")
        phrase = phrase[: -len(word)]


def trim_start(phrase: str) -> str:
    """The phrase without leading adverbs and modals (先后, 共, 力争)."""
    words = word_list("adverbs", "words")
    if numbering := _NUMBERING.match(phrase):
        phrase = phrase[numbering.end() :]
    while True:
        phrase = phrase.lstrip(_EDGE + "的")
        word = words.at_start(phrase)
        if not word or word_list("adverbs", "bound").at_start(phrase):
            return phrase
        if len(phrase) - len(word) == 1:
            return phrase
        phrase = phrase[len(word) :]


def tidy(phrase: str) -> str:
    """The phrase without quotation marks at its ends, fillers, and the middle of long lists."""
    for word in word_list("fillers", "anywhere").words:
        phrase = phrase.replace(word, "")
    phrase = phrase.strip(_EDGE)
    if len(phrase) > 24:
        phrase = re.sub(r"、[^等、]+(?:、[^等、]+)*等", "等", phrase)
    if len(phrase) > 12 and (verb := verb_at_start(phrase)):
        # A long attribute between verb and noun: only verb and noun say what is counted.
        head = phrase.rpartition("的")[2]
        phrase = verb + head if 2 <= len(head) <= 8 else phrase
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.replace("“", "").replace("”", "")
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.replace("(", "").replace(")", "")
    return phrase


def noun_after(text: str) -> str:
    """The counted noun at the start of the words behind a unit: it ends before the predicate."""
    text = text.lstrip(" 的")
    found = pattern("predicates", "patterns").search(text, 1)
    noun = text[: found.start()] if found else text
    if actor := pattern("actors", "ends").search(noun):
        noun = noun[: actor.end()]
    return noun[: int(cues("figures")["predicates"]["max_length"])].strip(_EDGE + "和与及")


def shared_noun(parts: list[str]) -> list[str]:
    """The parts of a list, attributes completed by the noun of the last (民事、刑事案件: 民事案件, 刑事案件), what is
    counted of one thing by the thing (信访件次、人次: 信访件次, 信访人次).
    """
    counted = word_list("attributes", "counted")
    if (first := counted.at_end(parts[0])) and first != parts[0]:
        parts = [parts[0].removesuffix(first) + p if p in counted.words else p for p in parts]
    attributes, last = word_list("attributes", "words"), parts[-1]
    own = attributes.at_start(last)
    return [p + last[len(own) :] if own and p in attributes and p != last else p for p in parts]


def drop_subject(phrase: str) -> str:
    """The phrase without a subject that an inner 共 or 累计 closes (专项整治共排查问题 → 排查问题)."""
    found = list(pattern("subjects", "ends").finditer(phrase))
    if not found or found[-1].end() == len(phrase):
        return phrase
    subject, rest = phrase[: found[-1].start()], phrase[found[-1].end() :]
    return rest + subject if is_verb(rest) and pattern("subjects", "objects").search(subject) else rest


def is_verb(phrase: str) -> bool:
    """Whether a phrase before a number is only a verb, so that the counted noun must follow the number."""
    return phrase in word_list("verbs", "words")


def verb_at_end(phrase: str) -> str:
    """The verb that a phrase ends with, else nothing."""
    verbs = word_list("verbs", "words")
    for length in range(min(4, len(phrase)), 0, -1):
        if phrase[-length:] in verbs:
            return phrase[-length:]
    return ""


def verb_at_start(phrase: str) -> str:
    """The verb of two or more characters that a phrase starts with, else nothing."""
    verbs = word_list("verbs", "words")
    for length in range(min(4, len(phrase)), 1, -1):
        if phrase[:length] in verbs:
            return phrase[:length]
    return ""


def object_of(indicator: str) -> str:
    """An indicator without the verb of a stage that it starts with (受理行政复议案件: 行政复议案件)."""
    verb = verb_at_start(indicator)
    for stage in word_list("stages", "words").words:
        if indicator.startswith(stage) and len(stage) > len(verb):
            verb = stage
    return indicator[len(verb) :]
