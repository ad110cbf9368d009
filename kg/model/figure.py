"""A Figure: one statistic, typed."""

from typing import Literal

from msgspec import Struct

Measure = Literal["count", "amount", "rate", "change", "rank", "duration", "other"]


class Figure(Struct, frozen=True, kw_only=True):
    """One statistic of a report, by the fields of the guide.

    `value` is a plain number in `unit` (万 and 亿 folded in; a fall is negative when `measure` is change); `base` says
    what a change is measured against (yoy, mom, a year, peak, before). `about` is the name of an entity of the same
    Reading, `place` a GB/T 2260 code, `period` ISO 8601; each is null where the report does not tell. `quote` is the
    text of [start, end).
    """

    value: int | float
    unit: str
    indicator: str
    measure: Measure
    base: str | None = None
    about: str | None
    place: str | None
    period: str | None
    status: Literal["actual", "target"] = "actual"
    qualifier: Literal["approx", "min", "max"] | None = None
    concept: str | None = None
    quote: str
    start: int
    end: int
