"""Contacts that an official letter names at its end: 联系人:, a body, at times a unit of it, and a name without a title."""

import re
from functools import cache

from kg.extract.draft import Draft
from kg.extract.people.names import name_at
from kg.extract.people.reader import Holder
from kg.schema.resources import any_of, cues


def contacts(draft: Draft) -> list[Holder]:
    """The contacts of a report, in order of the text; those with a title are read as other holders are."""
    text = draft.text
    bodies = {m.start: (m, agency) for agency in draft.agencies for m in agency.mentions}
    found = []
    for label in _label().finditer(text):
        mention, agency = bodies.get(label.end(), (None, None))
        gap = _unit().match(text, mention.end) if mention is not None else None
        end = name_at(text, gap.end()) if gap is not None else None
        if gap is not None and end is not None:
            written = (gap.end(), end)
            found.append(Holder(text[gap.end() : end], label["title"], agency, True, label.start(), end, written))
    return found


@cache
def _label() -> re.Pattern[str]:
    return re.compile(f"(?P<title>{any_of(cues('people')['titles']['contacts'])})[ ]?:[ ]?")


@cache
def _unit() -> re.Pattern[str]:
    ends = any_of(cues("agencies")["units"]["ends"])
    return re.compile(f"(?:[\u4e00-\u9fff]{{1,8}}(?:{ends}))?[ ]{{1,3}}")
