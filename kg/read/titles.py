"""Which lines of the head of a report are its title."""

import re
from typing import Final

from kg.schema.resources import cues

MAX_TITLE: Final = 60
"""A longer line is running text."""

CLOSED: Final = re.compile(r"[。!?!?;;…][”’」』)]*$")
"""The end of a sentence."""

_LISTED: Final = re.compile(r"\d{1,2}[.、](?!\d)|[一二三四五六七八九十]、")
_ADDRESS: Final = re.compile(r"[^。]{2,40}:$")


def may_title(line: str) -> bool:
    """Whether a line can be the title, or its first line."""
    return (
        len(line) <= MAX_TITLE
        and not CLOSED.search(line.rstrip("!?"))
        and not _ADDRESS.fullmatch(line)
        and not _LISTED.match(line)
    )


def goes_on(title: str, line: str) -> bool:
    """Whether a line is the next of the title of a document that is broken over several (某局关于印发 / 《…》的通知)."""
    ends = tuple(cues("header")["title_end"])
    return "关于" in title and not title.endswith(ends) and may_title(line) and line.endswith(ends)
