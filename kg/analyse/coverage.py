"""What a graph cannot know: how its reports lie over provinces, levels, years, genres and publishers."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from kg.analyse.portfolio import LEVELS, Portfolio
from kg.analyse.rows import Row
from kg.analyse.table import Table
from kg.schema.gazetteer import COUNTRY, gazetteer
from kg.schema.resources import cues

UNKNOWN = "unknown"
"""What a report without a date, publisher or home is counted under."""

_NOTE = (
    "of: how many places there are today; for a province the divisions directly under it. A place without reports is not a "
    "place without programs."
)


def coverage(portfolio: Portfolio, by: str = "") -> Table:
    """Rows of `by` (province, level, year, genre, publisher), name, reports, places with reports, and of how many.

    With `by` only that part. Provinces without any report and years without any between others are listed with 0.
    """
    parts: dict[str, Callable[[Portfolio], list[Row]]] = {
        "province": _provinces,
        "level": _levels,
        "year": _years,
        "genre": _genres,
        "publisher": _publishers,
    }
    chosen = [by] if by else list(parts)
    rows = [{"by": part, **row} for part in chosen for row in parts[part](portfolio)]
    return Table(rows, ("by", "name", "reports", "places", "of"), kind="coverage", title="coverage", note=_NOTE)


def _provinces(portfolio: Portfolio) -> list[Row]:
    """By province: reports, and its prefectures with reports; of a municipality its counties."""
    reports: dict[str, int] = defaultdict(int)
    places: dict[str, set[str]] = defaultdict(set)
    for row in portfolio.reports.values():
        chain = _codes(portfolio, row)
        province = chain.get("province", UNKNOWN)
        reports[province] += 1
        below = chain.get("prefecture") or chain.get("county")
        if below:
            places[province].add(below)
    divisions = gazetteer()
    rows: list[Row] = []
    for code in divisions.children(COUNTRY):
        division = divisions.division(code)
        rows.append(
            {
                "name": division.name if division else code,
                "reports": reports[code],
                "places": len(places[code]),
                "of": len(divisions.children(code)),
            }
        )
    rows.sort(key=lambda row: -row["reports"])
    return rows + _unknown(reports[UNKNOWN])


def _levels(portfolio: Portfolio) -> list[Row]:
    """By the level of the place that a report is about."""
    reports: dict[str, int] = defaultdict(int)
    places: dict[str, set[str]] = defaultdict(set)
    for row in portfolio.reports.values():
        home = portfolio.places.get(row["home_id"] or "")
        level = home.level if home else UNKNOWN
        reports[level] += 1
        if home:
            places[level].add(home.id)
    listed = [*LEVELS, *sorted(set(reports) - {*LEVELS, UNKNOWN})]
    rows: list[Row] = [
        {"name": level, "reports": reports[level], "places": len(places[level]), "of": _in_force(level)}
        for level in listed
    ]
    return rows + _unknown(reports[UNKNOWN])


def _years(portfolio: Portfolio) -> list[Row]:
    counted = _counted(portfolio, lambda row: row["year"])
    known = sorted(year for year in counted if year is not None)
    span = range(known[0], known[-1] + 1) if known else range(0)
    rows: list[Row] = [_simple(str(year), counted.get(year, [])) for year in span]
    return rows + _unknown(len(counted.get(None, ())))


def _genres(portfolio: Portfolio) -> list[Row]:
    counted = _counted(portfolio, lambda row: genre(row["report"] or "", row["source"] or ""))
    return sorted((_simple(name, rows) for name, rows in counted.items()), key=lambda r: (-r["reports"], r["name"]))


def _publishers(portfolio: Portfolio) -> list[Row]:
    counted = _counted(portfolio, lambda row: row["publisher"] or None)
    named = [_simple(name, rows) for name, rows in counted.items() if name]
    named.sort(key=lambda row: (-row["reports"], row["name"]))
    return named + _unknown(len(counted.get(None, ())))


def genre(title: str, source: str = "") -> str:
    """The kind of text that a title announces (pipelines/cues/genres.toml); unknown for a report without a title."""
    if not title or title == source:
        return UNKNOWN
    return next((name for name, words in _genre_cues() if any(word in title for word in words)), "other")


@cache
def _genre_cues() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((str(entry["name"]), tuple(entry["cues"])) for entry in cues("genres")["genre"])


def _counted(portfolio: Portfolio, key: Callable[[Mapping[str, Any]], Any]) -> dict[Any, list[Mapping[str, Any]]]:
    found: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for row in portfolio.reports.values():
        found[key(row)].append(row)
    return found


def _simple(name: str, rows: list[Mapping[str, Any]]) -> Row:
    return {
        "name": name,
        "reports": len(rows),
        "places": len({row["home_id"] for row in rows if row["home_id"]}),
        "of": None,
    }


def _unknown(reports: int) -> list[Row]:
    return [{"name": UNKNOWN, "reports": reports, "places": None, "of": None}] if reports else []


def _codes(portfolio: Portfolio, row: Mapping[str, Any]) -> dict[str, str]:
    places = [portfolio.places[place] for place in portfolio.chain(row["home_id"] or "")]
    return {place.level: place.code for place in places}


@cache
def _in_force(level: str) -> int | None:
    count = sum(division.end is None and division.level == level for division in gazetteer())
    return count or None
