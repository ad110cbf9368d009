"""Figures as a researcher opens them in R or pandas: one row a figure, and one indicator ranked over places."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from kg.analyse.rows import Row, counted
from kg.analyse.table import Table
from kg.errors import QueryError

_LAST: Final = "~"
"""Behind every code."""

_YEARS: Final = re.compile(r"(\d{4})(?:/(\d{4}))?")

COLUMNS = (
    *("place", "code", "about", "indicator", "concept", "value", "unit", "measure", "base", "period", "start_year"),
    *("end_year", "status", "qualifier", "sentence", "source", "publisher", "published", "start", "end", "sources"),
    "figure",
)
"""The columns of the tidy table, in the order in which it is written."""

_HOW_TO_PLACE: Final = "name the place in a report's title or as its publisher, and build again (docs/figures.md)."
"""What gives figures a place whose report does not tell it."""

_SHOWN = ("place", "about", "indicator", "value", "unit", "measure", "period", "status", "qualifier", "sentence")


def figure_table(rows: Iterable[Mapping[str, Any]], period: str = "") -> Table:
    """The tidy table of figures, from the rows of the library query figure-table; with `period` only those within it."""
    found = during(tidy(rows), period) if period else tidy(rows)
    return Table(found, COLUMNS, kind="figures", title="figures", shown=_SHOWN, note=_unplaced(found))


def ranking(rows: Iterable[Mapping[str, Any]], indicator: str) -> Table:
    """One indicator ranked over places, from rows of the tidy table."""
    given = list(rows)
    columns = ("place", "value", "unit", "period", "indicator", "source", "sentence", "code", "start", "end")
    shown = ("place", "value", "bar", *columns[2:6])
    note = _unplaced(given, "left out: ")
    return Table(ranked(given), columns, kind="compare", title=indicator, shown=shown, note=note)


def _unplaced(rows: Iterable[Mapping[str, Any]], before: str = "") -> str:
    """How many figures have no place, and what to do; nothing where all have one."""
    number = sum(not row["code"] for row in rows)
    return f"{before}{counted(number, 'figure')} without a known place: {_HOW_TO_PLACE}" if number else ""


def tidy(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One row a figure, from the rows of the library query figure-table (one a figure and passage, sorted by figure).

    The sentence, source and offsets are those of the earliest report; `sources` counts the reports that state it.
    """
    found = []
    for _, same in groupby(sorted(rows, key=itemgetter("figure")), key=itemgetter("figure")):
        passages = list(same)
        first = min(passages, key=lambda row: (row["published"] or "9999", row["source"], row["start"]))
        found.append({**first, "sources": len({row["source"] for row in passages})})
    return sorted(found, key=lambda r: (r["code"] or _LAST, r["indicator"], r["period"] or "", r["value"], r["figure"]))


def during(rows: Iterable[Row], period: str) -> list[Row]:
    """The rows whose period lies within `period`: a year, or a first and a last one (2022; 2020/2022).

    Raises QueryError for what is neither. Rows without a period, or with one that has no end, are left out.
    """
    written = _YEARS.fullmatch(period)
    if written is None:
        raise QueryError(f"{period} is no period: name a year (2022) or a first and a last one (2020/2022)")
    first, last = int(written.group(1)), int(written.group(2) or written.group(1))
    return [r for r in rows if r["end_year"] and first <= (r["start_year"] or r["end_year"]) <= r["end_year"] <= last]


def ranked(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One indicator over places, greatest first: of each place its latest actual value in the commonest unit.

    Takes rows of `tidy`. Changes and ranks are left out: they compare by themselves, and not between places. So is what
    has no known place.
    """
    placed = (r for r in rows if r["code"] and r["status"] == "actual")
    levels = [dict(r) for r in placed if r["measure"] not in ("change", "rank")]
    if not levels:
        return []
    ((unit, _),) = Counter(row["unit"] for row in levels).most_common(1)
    latest: dict[str, Row] = {}
    for row in levels:
        known = latest.get(row["code"])
        if row["unit"] == unit and (known is None or _when(row) > _when(known)):
            latest[row["code"]] = row
    return sorted(latest.values(), key=lambda row: (-row["value"], row["code"]))


def _when(row: Mapping[str, Any]) -> tuple[int, int]:
    """Later years first; of one year the whole place before its parts, which state the smaller value."""
    return (row["end_year"] or row["start_year"] or 0, row["value"])
