"""One naming of an agency in the text, before the namings are gathered into agencies."""

from dataclasses import dataclass

from kg.extract.agencies.lexicon import Function
from kg.model import Place


@dataclass(frozen=True)
class Found:
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
