"""Dates and periods, anchored at the report's date.

`times_of(draft)` finds them all; `period_at(draft, offset)` tells which one governs a statement; `since_at(draft,
start, end)` gives the date from which a clause says that something holds.
"""

from kg.extract.periods.anchor import Anchor, anchor_of
from kg.extract.periods.grammar import find_expressions
from kg.extract.periods.items import list_lead, sentences_before
from kg.extract.periods.points import TimeExpression
from kg.extract.periods.review import looks_both_ways
from kg.extract.periods.scope import (
    Clock,
    Times,
    clock_of,
    expression_at,
    period_at,
    since_at,
    times_of,
)

__all__ = [
    "Anchor",
    "Clock",
    "TimeExpression",
    "Times",
    "anchor_of",
    "clock_of",
    "expression_at",
    "find_expressions",
    "list_lead",
    "looks_both_ways",
    "period_at",
    "sentences_before",
    "since_at",
    "times_of",
]
