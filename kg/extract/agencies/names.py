"""The proper name before a function word that takes one: 狮山 in 狮山派出所, 余晖 in “余晖”调解队."""

import re
from functools import cache
from typing import Any, Final

from kg.schema.resources import cues

_KINDS: Final = re.compile(r"[一二三四五六七八九十两各多几\d][类种级个支]$")
"""What counts kinds of bodies (医疗、物业|两类|调委会) is no name."""
_LONGEST_PERSON: Final = 3


def proper_name(text: str, floor: int, offset: int) -> tuple[int, str] | None:
    """Where the proper name before `offset` starts, and the name without quotation marks; None when there is none.

    Nothing before `floor` belongs to it. A quoted word is the name; else the name reaches left to the nearest
    character or verb at which a name cannot go on.
    """
    rules = _rules()
    if text[offset - 1 : offset] in "”’」":
        opening = max(text.rfind(mark, floor, offset) for mark in "“‘「")
        if opening >= 0 and rules["shortest"] <= offset - opening - 2 <= rules["longest"]:
            return opening, text[opening + 1 : offset - 1]
        return None
    start = offset
    low = max(floor, offset - rules["longest"])
    while start > low and text[start - 1] not in rules["boundary"] and not text[start - 1].isascii():
        start -= 1
    start += _rest_of_opener(text, start)
    cut = _end_of_opener(text[start:offset])
    start += cut
    if start == low and start > floor and text[start - 1] not in rules["boundary"] and not cut:
        start = _most_written(text, start, offset)
    name = text[start:offset]
    if name.startswith(rules["verbs"]) or name.endswith(rules["verbs"]):
        return None
    if name in rules["purposes"]:
        return None
    if name[:1] in rules["measures"] and text[start - 1 : start].isdigit():
        return None
    if name.startswith(rules["vague"]) or any(word in name for word in rules["clause_words"]):
        return None
    if _KINDS.search(name) or len(name) < rules["shortest"] or name.endswith(rules["generic"]):
        return None
    return start, name


def _most_written(text: str, start: int, offset: int) -> int:
    """Within an unbounded run of characters, the name of two to four that the text writes most, shortest first."""
    tail = text[offset : offset + 2]
    # A street's or a town's name has two characters before its own last word as a rule (渤海路派出所).
    shortest = 3 if text[offset - 1] in "路街镇乡" else 2
    best = max(range(shortest, 5), key=lambda length: (text.count(text[offset - length : offset] + tail), -length))
    return max(start, offset - best)


def is_phrase(phrase: str, *, short_name: bool = False) -> bool:
    """Whether the characters between a place or body and a function word can be part of one name."""
    rules = cues("agencies")["names"]
    boundary = rules["phrase_boundary"]
    if short_name:
        # Names of two or three characters hold 和 (保和派出所, 和平派出所), phrases of that length hardly.
        phrase = phrase.replace("和", "")
    if any(character in boundary or character.isascii() for character in phrase):
        return False
    return not any(word in phrase for word in (*rules["phrase_verbs"], *rules["clause_words"]))


def is_persons(name: str) -> bool:
    """Whether a body's own name can be that of a person (“马燕”警务室)."""
    return len(name) <= _LONGEST_PERSON and name[:1] in cues("people")["names"]["surnames"]


def _rest_of_opener(text: str, start: int) -> int:
    """How many characters from `start` belong to a word, after which a name begins, that began before it."""
    words, longest = _openers()
    lengths = ((k, n) for k in range(1, min(longest, start + 1)) for n in range(k + 1, longest + 1))
    return max((n - k for k, n in lengths if text[start - k : start - k + n] in words), default=0)


def _end_of_opener(written: str) -> int:
    """Where the last word after which a name begins ends in it, 0 where there is none."""
    words, longest = _openers()
    ends = range(len(written), 0, -1)
    return next((end for end in ends for n in range(1, longest + 1) if end >= n and written[end - n : end] in words), 0)


@cache
def _openers() -> tuple[frozenset[str], int]:
    words = frozenset(_rules()["openers"])
    return words, max(map(len, words))


@cache
def _rules() -> dict[str, Any]:
    return {name: tuple(rule) if isinstance(rule, list) else rule for name, rule in cues("agencies")["names"].items()}
