"""Which kind of number a question asks for (a count, a share, a time, a rank, a rise), and whether a figure is of it."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from kg.ask.grammar import grammar
from kg.ask.meaning import Analysis
from kg.ask.units import key
from kg.schema.vocabulary import scheme

_NO_COUNT = frozenset({"rate", "rank", "amount", "duration"})
"""Measures of figures that never answer how many there are."""
_NEVER_ALIKE = frozenset({"person", "case"})
"""Units that count different things, while most others (件, 份, 条, 个) are a matter of style."""


@dataclass(frozen=True)
class Wish:
    """What a question says of the kind of number that it asks for: measures, the unit, a rise, targets, or the past."""

    measures: frozenset[str]
    counted: str
    change: bool
    statuses: frozenset[str]
    past: bool


def asked_measures(analysis: Analysis) -> frozenset[str]:
    """The kinds of numbers that the words of a question ask for; a word of counting is read with the one behind it."""
    said = [span.text.lower() for span in analysis.spans]
    said += [f"{first} {second}" for first, second in pairwise(said)]
    return frozenset(
        measure
        for measure, words in grammar().table["measures"].items()
        if any(
            word in text.split() or word == text or (word in text and not word.isascii())
            for word in words
            for text in said
        )
    )


def measured(word: str) -> str | None:
    """The measure of figures that a word names as such (money is an amount, a share is a rate)."""
    return _measures().get(key(word))


@cache
def _measures() -> dict[str, str]:
    table = grammar().table["measured"]
    return {key(word): measure for measure, words in table.items() for word in words}


@cache
def _rates() -> tuple[str, ...]:
    return tuple(word for word in grammar().table["measured"]["rate"] if not word.isascii())


def right_kind(row: dict[str, Any], wish: Wish) -> bool:
    """Whether a figure is a number of the kind that is asked for: no share for a count, no target for what was done."""
    measure, asked = row["measure"], wish.measures
    indicator = key(row["indicator"] or "")
    share = measure == "other" and "rate" in asked and indicator.endswith(_rates())
    if not (share or _of_measure(measure, asked, wish.change)) or other_units(row["unit"], wish.counted):
        return False
    if wish.change and measure != "change" and not any(word in indicator for word in _words("change")):
        return False
    if "target" in wish.statuses and not {row["status"], "target"} <= wish.statuses:
        return any(word in indicator for word in _words("target"))
    return row["status"] != "target" or "target" in wish.statuses or not wish.past


def _of_measure(measure: str, asked: frozenset[str], change: bool) -> bool:
    if "rank" in asked:
        return measure in ("rank", "change")
    if "rate" in asked:
        return measure in ("rate", "change")
    if "duration" in asked:
        return measure in ("duration", "change")
    if "count" in asked and "amount" not in asked:
        return measure not in _NO_COUNT and (change or measure != "change")
    return True


def _words(sense: str) -> list[str]:
    words: list[str] = grammar().table["senses"][sense]["zh"]
    return words


def other_units(unit: str | None, counted: str) -> bool:
    """Whether a question counts in a unit (多少人) of another kind than that of a figure (件)."""
    labels = scheme("units").by_label()
    own, asked = labels.get(unit or ""), labels.get(counted.removeprefix("多少").removeprefix("几"))
    if own is None or asked is None or own.notation == asked.notation:
        return False
    measures = {own.extra.get("measure"), asked.extra.get("measure")}
    return len(measures) > 1 or measures == {("other",)} or {own.notation, asked.notation} == _NEVER_ALIKE
