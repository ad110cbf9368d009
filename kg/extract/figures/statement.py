"""A number with what it says, and what must be known of names to say it."""

from typing import Protocol

from msgspec import Struct

from kg.extract.figures.quantities import Qualifier
from kg.model.figure import Measure


class Statement(Struct, frozen=True):
    """One number with what it says. `offset` is where the number stands; `former` marks the earlier value of a
    change, `goal` a rule for what must not happen, `total` a number that 累计 adds up.
    """

    value: int | float
    unit: str
    indicator: str
    measure: Measure
    base: str | None
    qualifier: Qualifier | None
    offset: int
    start: int
    end: int
    former: bool = False
    goal: bool = False
    total: bool = False


class Names(Protocol):
    """What is known of the names in the text."""

    def without_names(self, start: int, end: int) -> str:
        """The words of [start, end) without dates, and without the place or agency that they begin with."""
        ...

    def is_owner(self, start: int, end: int) -> bool:
        """Whether [start, end) holds nothing but a place or an agency."""
        ...

    def is_place(self, start: int, end: int) -> bool:
        """Whether [start, end) holds nothing but a place."""
        ...
