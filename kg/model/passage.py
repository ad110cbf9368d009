"""A Passage: a report and a character range in its text."""

from msgspec import Struct


class Passage(Struct, frozen=True):
    """The half-open character range [start, end) of the text of report `report`, and what stands there."""

    report: str
    start: int
    end: int
    text: str
