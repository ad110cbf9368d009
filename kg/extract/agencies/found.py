"""One naming of an agency in the text, before the namings are gathered into agencies."""

import re
from typing import Final

from msgspec import Struct

from kg.extract.agencies.lexicon import Function
from kg.model import Place

_TOWNSHIP: Final = re.compile(r"(?:镇|乡|街道)$")
_LONG_FORMS: Final = re.compile(r"^(?:人民|公安)|(?<=调)解委员(?=会)")
"""What the long written form of a function word has and the short one leaves out (人民法庭, 调解委员会)."""


def proper_key(name: str, form: str, code: str) -> tuple[str, ...]:
    """The key of a body with a name of its own; 某镇司法所 and 某司法所 are one, 某法庭 and 某人民法庭 too."""
    short = _LONG_FORMS.sub(lambda match: "委" if match.start() else "", form)
    return ("named", f"{_TOWNSHIP.sub('', name)}{short}", code)


class Found(Struct, frozen=True):
    """[start, end) names the body `name` of `function`; `key` is equal for namings of one body.

    `full` tells names that are written out with their parents or places from those that context completed. `tail` is
    what a later naming may be shortened to (治安巡逻中队 of …分局治安巡逻中队).
    """

    start: int
    end: int
    name: str
    function: Function
    place: Place | None
    key: tuple[str, ...]
    collective: bool = False
    full: bool = False
    tail: str = ""
