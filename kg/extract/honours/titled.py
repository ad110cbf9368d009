"""Honours that stand before their holders as an attribute: 2008年度“平安县”甲县、乙县."""

import re
from typing import Final

from kg.extract.agencies.subjects import outer_mentions
from kg.extract.draft import Draft
from kg.extract.honours.objects import Award, is_honour

_YEAR: Final = re.compile(r"(?:19|20)\d{2}年度?\Z")
_YEAR_LENGTH: Final = 6
_QUOTED: Final = re.compile(r"[“\"](?P<name>[^”\"\n]{2,20})[”\"](?P<title>称号(?:获得者|的)?)?")
_REACH: Final = 60
_JOINTS: Final = ("、", "和", "与", "及")


def titled(draft: Draft) -> list[Award]:
    """The honours in quotation marks that are followed at once by those who hold them."""
    found = []
    starts = {mention.start for entity in (*draft.agencies, *draft.places) for mention in entity.mentions}
    for match in _QUOTED.finditer(draft.text):
        if match.end() not in starts or not is_honour(match["name"]):
            continue
        end = _holders(draft, match.end())
        if end is not None:
            span = match.span("name")
            year = _YEAR.search(draft.text, max(0, match.start() - _YEAR_LENGTH), match.start())
            start = year.start() if year else match.start()
            found.append(Award(*span, match["name"], span, start, "称号", (match.end(), end)))
    return found


def _holders(draft: Draft, start: int) -> int | None:
    """Where the list of holders that begins at `start` ends, None when none begins there."""
    end = None
    for mention, _ in outer_mentions(draft, start, start + _REACH):
        joined = mention.start == start if end is None else draft.text[end : mention.start] in ("", *_JOINTS)
        if not joined:
            break
        end = mention.end
    return end
