"""Titles of office in the text (党委副书记、局长), with where a name may stand before or after them."""

import re
from functools import cache
from typing import Final

import ahocorasick_rs as ac
from msgspec import Struct

from kg.schema.resources import cues

_CROSSING: Final = ("书记",)
"""Titles that begin with the last character of another (支书)."""


class Office(Struct, frozen=True):
    """[start, end) is a title; `core` its last core word (局长)."""

    start: int
    end: int
    title: str
    core: str


def offices(text: str) -> list[Office]:
    """The titles of a text, joined ones as one (党委书记、局长), in order."""
    words, automaton, prefix, never, banned = _rules()
    found: list[Office] = []
    heads = set(cues("people")["titles"]["heads_of_place"])
    for index, start, end in automaton.find_matches_as_indexes(text):
        if text[end - 1 : end + 1] in _CROSSING:
            # 党总|支书|记: the branch and its secretary, no 支书.
            start, end, index = end - 1, end + 1, words.index(text[end - 1 : end + 1])
        if text.startswith(banned, end):
            continue
        head = prefix.search(text, max(0, start - 14), start)
        begin = head.start() if head is not None else start
        if text[max(0, begin - 3) : begin].endswith(never):
            continue
        of_one_body = not found or (words[index] in heads) == (found[-1].core in heads)
        if found and of_one_body and found[-1].end == begin - 1 and text[begin - 1] in "、兼":
            begin = found.pop().start
        found.append(Office(begin, end, text[begin:end], words[index]))
    return found


@cache
def _rules() -> tuple[tuple[str, ...], ac.AhoCorasick, re.Pattern[str], tuple[str, ...], tuple[str, ...]]:
    table = cues("people")["titles"]
    words = tuple(sorted(set(table["cores"]) - set(table["never"])))
    prefixes = "|".join(sorted(table["prefixes"], key=len, reverse=True))
    return (
        words,
        ac.AhoCorasick(words, matchkind=ac.MatchKind.LeftmostLongest),
        re.compile(rf"(?:{prefixes})+$"),
        tuple(table["never"]),
        tuple(table["not_followed_by"]),
    )
