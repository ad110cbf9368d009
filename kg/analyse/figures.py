"""Figures as a researcher opens them in R or pandas: one row a figure, and one indicator ranked over places."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from kg.analyse.rows import Row
from kg.analyse.table import Table
from kg.errors import QueryError

_YEARS: Final = re.compile(r"(\d{4})(?:/(\d{4}))?")

COLUMNS = (
    *("place", "code", "about", "indicator", "concept", "value", "unit", "measure", "base", "period", "start_year"),
    *("end_year", "status", "qualifier", "sentence", "source", "publisher", "published", "start", "end", "sources"),
    "figure",
)
"""The columns of the tidy table, in the order in which it is written."""

_SHOWN = ("place", "about", "indicator", "value", "unit", "measure", "period", "status", "qualifier", "sentence")


def figure_table(rows: Iterable[Mapping[str, Any]], period: str = "") -> Table:
    """The tidy table of figures, from the rows of the library query figure-table; with `period` only those within it."""
    found = during(tidy(rows), period) if period else tidy(rows)
    return Table(found, COLUMNS, kind="figures", title="figures", shown=_SHOWN)


def ranking(rows: Iterable[Mapping[str, Any]], indicator: str) -> Table:
    """One indicator ranked over places, from rows of the tidy table."""
    columns = ("place", "value", "unit", "period", "indicator", "source", "sentence", "code", "start", "end")
    return Table(ranked(rows), columns, kind="compare", title=indicator, shown=("place", "value", "bar", *columns[2:6]))


def tidy(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One row a figure, from the rows of the library query figure-table (one a figure and passage, sorted by figure).

    The sentence, source and offsets are those of the earliest report; `sources` counts the reports that state it.
    """
    found = []
    for _, same in groupby(sorted(rows, key=itemgetter("figure")), key=itemgetter("figure")):
        passages = list(same)
        first = min(passages, key=lambda row: (row["published"] or "9999", row["source"], row["start"]))
        found.append({**first, "sources": len({row["source"] for row in passages})})
    return sorted(found, key=lambda r: (r["code"], r["indicator"], r["period"] or "", r["value"], r["figure"]))


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

    Takes rows of `tidy`. Changes and ranks are left out: they compare by themselves, and not between places.
    """
    levels = [dict(r) for r in rows if r["status"] == "actual" and r["measure"] not in ("change", "rank")]
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
