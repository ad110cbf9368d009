"""Parts of a body named without it: 该院执行局, or 刑侦大队 alone where the text speaks of one public security bureau."""

from functools import cache
from typing import Final

from msgspec.structs import replace

from kg.extract.agencies.found import Found
from kg.extract.agencies.lexicon import Function, Head
from kg.extract.agencies.naming import Namer
from kg.schema.resources import cues

_OPENERS: Final = "。,;:、!?\n “”(和与"
"""What a part named alone stands after."""
_BY_KIND: Final = ("public_security", "procuratorate", "court")
"""Kinds of bodies whose parts are known by their own words."""


def part_of_known(text: str, head: Head, found: list[Found], namer: Namer) -> Found | None:
    """The part that the function word names of a body named before: by an anaphor before it, or alone in a clause."""
    for function in head.functions:
        if not function.child_of:
            continue
        anaphor = _anaphor_before(text, head)
        parent = _behind_anaphor(anaphor, function, found)
        if parent is None and _is_typical(head, function) and (head.start == 0 or text[head.start - 1] in _OPENERS):
            holders = [one for one in reversed(found) if _holds(one, function)]
            # The body of the report's own place before one above it that was only mentioned last.
            parent = next((one for one in holders if namer.is_of_home(one)), next(iter(holders), None))
        if parent is not None:
            start = head.start - len(anaphor) if anaphor else head.start
            return replace(namer.part(parent, head, function, "", None), start=start, tail="")
    return None


def _anaphor_before(text: str, head: Head) -> str:
    return next((word for word in _anaphors() if text.endswith(word, 0, head.start)), "")


def _behind_anaphor(anaphor: str, function: Function, found: list[Found]) -> Found | None:
    if not anaphor:
        return None
    ends = tuple(cues("agencies")["anaphors"][anaphor])
    searched = found if anaphor[0] in "我本" else found[::-1]
    return next((one for one in searched if _holds(one, function) and one.name.endswith(ends)), None)


def _holds(one: Found, function: Function) -> bool:
    return not one.collective and one.function.notation in function.child_of


def _is_typical(head: Head, function: Function) -> bool:
    """Whether the word tells by itself what kind of body the part belongs to (刑侦大队, not 大队)."""
    return function.has("typed") and function.kind in _BY_KIND and len(head.form) > 2


@cache
def _anaphors() -> tuple[str, ...]:
    anaphors = cues("agencies")["anaphors"]
    return tuple(sorted((word for word, ends in anaphors.items() if ends), key=len, reverse=True))
