"""Rolls of honour: a line that names an honour, then a line for each body or person who received it."""

import re
from functools import cache
from typing import Final

from kg.extract.draft import Draft
from kg.extract.honours.objects import Award
from kg.model import Agency, Person, Place
from kg.schema.resources import cues

_LINE: Final = re.compile(r"[^\n]+")
_BEFORE: Final = 8
"""Characters of a province's name and marks that may stand before the receiver in its line."""


def rolls(draft: Draft) -> list[Award]:
    """The honours of a report's rolls, each with the range of lines that lists its receivers."""
    lines = [match for match in _LINE.finditer(draft.text) if match.group().strip()]
    return [award for index, line in enumerate(lines) if (award := _roll(draft, line, lines[index + 1 :])) is not None]


def _roll(draft: Draft, heading: re.Match[str], below: list[re.Match[str]]) -> Award | None:
    titled = _heading().fullmatch(heading.group())
    if titled is None:
        return None
    listed: list[re.Match[str]] = []
    for line in below:
        if not _names_a_receiver(draft, line):
            break
        listed.append(line)
    if not listed:
        return None
    start = heading.start() + titled.start("name")
    end = heading.start() + titled.end("name")
    name = re.sub(r"[“”\"]", "", titled["name"])
    return Award(start, end, name, (start, end), start, titled["tail"], (listed[0].start(), listed[-1].end()))


def _names_a_receiver(draft: Draft, line: re.Match[str]) -> bool:
    """Whether the line begins with a body, a place or a person, and holds no clause."""
    start, end = line.span()
    entities: tuple[Agency | Person | Place, ...] = (*draft.agencies, *draft.people, *draft.places)
    return not re.search(r"[,。;!?]", line.group()) and any(
        start <= mention.start <= start + _BEFORE and mention.end <= end
        for entity in entities
        for mention in entity.mentions
    )


@cache
def _heading() -> re.Pattern[str]:
    words = sorted(cues("honours")["objects"]["rolls"], key=len, reverse=True)
    tail = "|".join(map(re.escape, words))
    return re.compile(
        rf" *(?:[一二三四五六七八九十]+、)?(?P<name>[^,。;:、\n]{{2,36}}?(?P<tail>{tail}))(?:\([^()]*\))?:? *"
    )
