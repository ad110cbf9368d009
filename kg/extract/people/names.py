"""Chinese personal names by surname and by what stands after them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.schema.resources import any_of, cues

_HANZI: Final = re.compile(r"[\u4e00-\u9fff]+")
_DOTTED: Final = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,6}(?=[·•・])){0,2}[·•・]")
"""Names written with a middle dot (买买提·吐尔逊), up to the last dot."""
_SPACED: Final = re.compile(r"[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff ])")
"""A name of two characters that is spread to the width of three (王 强)."""
_LONGEST_PART: Final = 6
_SHORTEST_SPELT: Final = 3


@dataclass(frozen=True)
class _Rules:
    compound: tuple[str, ...]
    surnames: frozenset[str]
    everyday: frozenset[str]
    given: frozenset[str]
    never_given: frozenset[str]
    not_given: tuple[str, ...]
    not_given_words: tuple[str, ...]
    after: tuple[str, ...]
    no_names: tuple[str, ...]
    verbs: tuple[str, ...]


@cache
def _rules() -> _Rules:
    table = cues("people")["names"]
    return _Rules(
        compound=tuple(table["compound"]),
        surnames=frozenset(table["surnames"]),
        everyday=frozenset(table["everyday"]),
        given=frozenset(table["given"]),
        never_given=frozenset(table["never_given"]),
        not_given=tuple(table["not_given"]),
        not_given_words=tuple(word for word in table["not_given"] if len(word) > 1),
        after=tuple(table["after"]),
        no_names=tuple(table["no_names"]),
        verbs=tuple(word for word in table["after"] if len(word) > 1),
    )


def name_at(text: str, start: int, *, trusted: bool = False) -> int | None:
    """The end of the personal name that begins at `start`, None when none does.

    `trusted` tells that a body and a title stand before it, so that an unclosed short name is one as well.

    A name is closed by a mark, the end, or a word that follows names; where two lengths are possible the one that
    leaves such a word behind wins, then the one that the text writes with different words after it.
    """
    rules = _rules()
    dotted = _DOTTED.match(text, start)
    if dotted is not None:
        parts = range(dotted.end() + 2, dotted.end() + _LONGEST_PART + 1)
        return next((end for end in parts if _HANZI.fullmatch(text, end - 1, end) and _closed(text, end)), None)
    if text.startswith(rules.no_names, start):
        return None
    spaced = _SPACED.match(text, start)
    if spaced is not None and text[start] in rules.surnames:
        return spaced.end()
    joined = _of_syllables(text, start, trusted)
    if joined is not None:
        return joined
    spelt = _transliterated(text, start) if trusted else None
    if spelt is not None:
        return spelt
    surname = 2 if text.startswith(rules.compound, start) else 1
    if surname == 1 and text[start : start + 1] not in rules.surnames:
        return None
    if text.startswith(rules.verbs, start):
        return None
    ends = [end for end in (start + surname + 1, start + surname + 2) if _is_name(text, start, start + surname, end)]
    closed = [end for end in ends if _closed(text, end)]
    if text[start] in rules.everyday:
        closed = [end for end in closed if _firmly_closed(text, end, end - start, trusted)]
    if len(ends) == 2 and text[start] not in rules.everyday:
        short_alone, long_alone = (_alone(text, start, end) for end in ends)
        if short_alone != long_alone:
            return ends[0] if short_alone > long_alone else ends[1]
    if len(closed) == 2:
        return _better(text, start, closed)
    if closed:
        return closed[0]
    if not ends or text[start] in rules.everyday:
        return None
    long = ends[-1]
    short = ends[0]
    if trusted and text[start + surname] in rules.given and text[short : short + 1] not in rules.given:
        return short
    typical = long - start > 2 and all(character in rules.given for character in text[start + surname : long])
    return long if typical or text.count(text[start:long]) > 1 else None


def _of_syllables(text: str, start: int, trusted: bool) -> int | None:
    """The end of a name made of parts that spell another language's names (尼玛扎西); a single short part must be closed."""
    first = _syllables().match(text, start)
    if first is None:
        return None
    end = first.end()
    while (part := _syllables().match(text, end)) is not None:
        end = part.end()
    if end > first.end():
        return end
    sure = end - start >= _SHORTEST_SPELT or _firmly_closed(text, end, end - start, trusted)
    return end if trusted and sure else None


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(any_of(cues("people")["names"]["syllables"]))


def _transliterated(text: str, start: int) -> int | None:
    """The end of a name that only spells another language's (乌云其木格), closed by a mark or a word of its own."""
    match = _spelling().match(text, start)
    if match is None or len(match.group()) < _SHORTEST_SPELT:
        return None
    ends = range(match.end(), start + _SHORTEST_SPELT - 1, -1)
    words = _closing()
    return next((e for e in ends if not _HANZI.match(text[e : e + 1] or "。") or text.startswith(words, e)), None)


@cache
def _closing() -> tuple[str, ...]:
    return tuple(word for word in _rules().after if len(word) > 1 or word in "说称讲")


@cache
def _spelling() -> re.Pattern[str]:
    return re.compile(rf"[{cues('people')['names']['transliteration']}]{{2,8}}")


def _is_name(text: str, start: int, given: int, end: int) -> bool:
    rules = _rules()
    rest = text[given:end]
    if len(text) < end or _HANZI.fullmatch(text, start, end) is None:
        return False
    if any(c in rules.never_given for c in rest) or rest in rules.not_given or rest == text[start:given]:
        return False
    return not text.startswith(rules.not_given_words, given)


def _alone(text: str, start: int, end: int) -> int:
    """How often the text writes the name with a mark after it."""
    name, count = text[start:end], 0
    position = text.find(name)
    while position >= 0:
        following = text[position + len(name) : position + len(name) + 1]
        count += not following or _HANZI.match(following) is None
        position = text.find(name, position + 1)
    return count


def _closed(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not following or not _HANZI.match(following) or text.startswith(_rules().after, end)


def _firmly_closed(text: str, end: int, length: int, trusted: bool) -> bool:
    """Closed by a mark, or by a word of more than one character after a name that is long, trusted or repeated."""
    following = text[end : end + 1]
    if not following or not _HANZI.match(following):
        return True
    followed = text.startswith(_closing(), end)
    return followed and (length > 2 or trusted or text.count(text[end - length : end]) > 1)


def _better(text: str, start: int, closed: list[int]) -> int:
    """The short or the long name, both closed: a mark closes best, then what the text repeats with other words."""
    short, long = closed
    if not _HANZI.match(text[long : long + 1] or "。"):
        return long if not _is_word(text, short, long) else short
    if text.startswith(tuple(w for w in _rules().after if len(w) > 1), short) or text[short] not in _rules().given:
        return short
    others = text.count(text[start:short]) - text.count(text[start:long])
    return short if others > 0 else long


def _is_word(text: str, short: int, long: int) -> bool:
    """Whether what the longer name adds is by itself a word after names, and the rest of the text has the short one."""
    return text[short:long] in _rules().after and text.count(text[short - 2 : short]) > text.count(
        text[short - 2 : long]
    )
