"""How a program spread over places, as far as reports tell: first reports, never first adoptions."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from kg.analyse.portfolio import Portfolio, Run
from kg.analyse.rows import Row
from kg.analyse.table import Table

KINDS = {"planned": "planned", "pilot": "piloted", "actual": "running"}
"""The column of the first year, by the status of the claims."""

_NOTE = (
    "Years of first reports, not of first adoptions; with ≤ no report says since when. A place that no report speaks of "
    "may have been earlier."
)


def diffusion(
    portfolio: Portfolio, programs: Collection[str], forms: Collection[str] = (), *, level: str = "", by: str = "place"
) -> Table:
    """A row a place that is reported to plan, pilot or run a program: first years, order, and the forms it has there.

    `programs` and further `forms` of them are ids; what falls under them and their local forms count. With `level`
    places are rolled up to it; `by` province or level gives one row each instead, in order of adoption. `order` counts
    those that run or pilot it, by the earliest year; equal years share a rank, and a place that only plans it has none.
    """
    wanted = portfolio.forms([*programs, *forms])
    groups: dict[str, list[Run]] = defaultdict(list)
    for run in portfolio.runs:
        place = portfolio.at_level(run.place, level) if level else run.place
        if run.program in wanted and place:
            groups[place].append(run)
    title = "、".join(portfolio.programs[p].name for p in programs if p in portfolio.programs)
    if by != "place":
        return _grouped(portfolio, groups, by, title)
    rows = [_place_row(portfolio, place, runs, set(programs)) for place, runs in groups.items()]
    _rank(rows, lambda row: row["place_id"])
    columns = ("order", "place", "place_id", "code", "level", "province", "first_report", "planned", "piloted")
    return Table(
        rows,
        (*columns, "running", "planned_stated", "piloted_stated", "running_stated", "forms", "subjects", "reports"),
        kind="diffusion",
        title=title,
        note=_NOTE,
        shown=(
            "order",
            "place",
            "province",
            "level",
            "first_report",
            "planned",
            "piloted",
            "running",
            "forms",
            "reports",
        ),
    )


def _place_row(portfolio: Portfolio, place: str, runs: Iterable[Run], programs: set[str]) -> Row:
    known = portfolio.places[place]
    names = {p.name for p in portfolio.programs.values() if p.id in programs}
    row: Row = {
        "place": known.name,
        "place_id": place,
        "code": known.code,
        "level": known.level,
        "province": portfolio.province(place),
    }
    own = list(runs)
    row |= _years(own)
    row["forms"] = sorted({portfolio.programs[run.program].name for run in own} - names)
    row["subjects"] = sorted({run.subject for run in own})
    row["reports"] = portfolio.independent(report for run in own for report in run.reports)
    row["facts"] = list(dict.fromkeys(run.claim for run in own))
    return row


def _years(runs: Collection[Run]) -> Row:
    """The year of the first report, and of each kind the first year with whether a report states it."""
    row: Row = {"first_report": min((run.year for run in runs if run.year is not None), default=None)}
    for status, column in KINDS.items():
        # When something is planned to begin is no year in which it was planned: that is the report's.
        years = [
            (run.stated_year, False) if run.stated_year and status != "planned" else (run.year, True)
            for run in runs
            if run.status == status
        ]
        known = [(year, of_report) for year, of_report in years if year is not None]
        first = min(known, default=(None, True))
        row[column] = first[0]
        row[f"{column}_reported"] = bool(years)
        row[f"{column}_stated"] = None if first[0] is None else not first[1]
    return row


def _grouped(portfolio: Portfolio, groups: dict[str, list[Run]], by: str, title: str) -> Table:
    """One row a province or level: how many places, the first years, and which place is reported first."""
    found: dict[str, dict[str, list[Run]]] = defaultdict(dict)
    for place, runs in groups.items():
        name = portfolio.province(place) if by == "province" else portfolio.places[place].level
        if name:
            found[name][place] = runs
    rows = []
    for name, places in found.items():
        runs = [run for own in places.values() for run in own]
        row: Row = {by: name, "places": len(places), **_years(runs)}
        firsts = {place: _adopted(_years(own)) for place, own in places.items()}
        row["first_places"] = sorted(
            portfolio.places[place].name for place, year in firsts.items() if year and year == _adopted(row)
        )
        row["reports"] = portfolio.independent(report for run in runs for report in run.reports)
        row["facts"] = list(dict.fromkeys(run.claim for run in runs))
        rows.append(row)
    _rank(rows, lambda row: row[by])
    columns = ("order", by, "places", "first_report", "planned", "piloted", "running", "first_places", "reports")
    return Table(rows, columns, kind="diffusion", title=title, note=_NOTE)


def _adopted(row: Row) -> int | None:
    years = [row[column] for column in ("piloted", "running") if row[column] is not None]
    return min(years, default=None)


def _rank(rows: list[Row], name: Callable[[Row], str]) -> None:
    """Sorts rows by adoption, then by first report; gives each its rank, ties the same one, in competition ranking."""
    rows.sort(key=lambda row: (_adopted(row) or 9999, row["first_report"] or 9999, name(row)))
    years = [year for year in map(_adopted, rows) if year is not None]
    for row in rows:
        year = _adopted(row)
        row["order"] = None if year is None else 1 + sum(other < year for other in years)
