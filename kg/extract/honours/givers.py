"""Who gave an honour: the body between 被 and the verb, the subject of 授予, or who stands before 颁发."""

import re
from functools import cache

from kg.extract.agencies.subjects import outer_mentions, subjects
from kg.extract.draft import Draft
from kg.extract.honours.objects import Award
from kg.model import Agency
from kg.schema.resources import cues

_REACH = 24
"""Characters between 被 and the verb, at most."""
_BREAK = ",。;:!?"


def giver_of(draft: Draft, award: Award) -> str | None:
    """The canonical name of the body that gave an honour, None where the text does not say."""
    text = draft.text
    if award.receivers is not None and award.verb.endswith(_active()):
        acting = [entity for _, entity in subjects(draft, award.verb_start) if isinstance(entity, Agency)]
        return acting[0].name if acting else None
    passive = text.rfind("被", max(0, award.verb_start - _REACH), award.verb_start + 1)
    if passive >= 0 and not set(text[passive : award.verb_start]) & set(_BREAK):
        named = _agencies(draft, passive, award.verb_start)
        if named:
            return named[0].name
    granted = _granted().search(text, award.verb_start, award.inner[0])
    named = _agencies(draft, award.verb_start, granted.start()) if granted is not None else []
    return named[0].name if named else None


def _agencies(draft: Draft, start: int, end: int) -> list[Agency]:
    return [entity for _, entity in outer_mentions(draft, start, end) if isinstance(entity, Agency)]


@cache
def _active() -> tuple[str, ...]:
    return tuple(cues("honours")["givers"]["active"])


@cache
def _granted() -> re.Pattern[str]:
    return re.compile("|".join(cues("honours")["givers"]["granted"]))
