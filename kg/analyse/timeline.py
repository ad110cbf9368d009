"""What a place started, targeted and reported, by year."""

from collections.abc import Collection, Iterable

from kg.analyse.portfolio import Portfolio
from kg.analyse.rows import Row
from kg.analyse.table import Table

EVENTS = ("started", "piloted", "planned", "issued", "received", "target", "reported")
"""Kinds of entries, in the order in which those of one year stand."""

_NOTE = "With ≤ no report states the year: it is that of the earliest report, by which the thing was there."
_OF_CLAIM = {
    ("implements", "actual"): "started",
    ("implements", "pilot"): "piloted",
    ("implements", "planned"): "planned",
    ("issued", ""): "issued",
    ("received", ""): "received",
}


def timeline(portfolio: Portfolio, place: Collection[str], name: str, events: Collection[str] = ()) -> Table:
    """Dated entries on a place (ids; places within it and their agencies count), oldest first, those without a year last.

    `events` keeps only some of EVENTS. A target stands in the year by which it is due, a reported figure in that of its
    period; changes against another time are left out.
    """
    wanted = set(events) or set(EVENTS)
    rows = [*_claims(portfolio, place), *_figures(portfolio, place)]
    rows = [row for row in rows if row["event"] in wanted]
    rows.sort(key=lambda r: (r["year"] or 9999, EVENTS.index(r["event"]), r["what"], r["subject"] or "", r["facts"]))
    columns = ("year", "year_stated", "event", "what", "subject", "value", "unit", "place", "date")
    return Table(
        rows,
        columns,
        kind="timeline",
        title=name,
        note=_NOTE,
        shown=("year", "event", "what", "value", "unit", "subject"),
    )


def _claims(portfolio: Portfolio, place: Collection[str]) -> Iterable[Row]:
    for row in portfolio.query("place-record", place=list(place)):
        relation = row["relation"]
        event = _OF_CLAIM.get((relation, row["status"] if relation == "implements" else ""))
        if event is None:
            continue
        date = (row["since"] or row["until"]) if event == "planned" else row["since"]
        stated = _year(date) or (int(row["of_year"]) if row["of_year"] and event in ("issued", "received") else None)
        yield {
            "year": stated or row["year"],
            "year_stated": stated is not None,
            "event": event,
            "what": row["what"],
            "subject": row["subject"],
            "date": date,
            "facts": [row["claim"]],
        }


def _figures(portfolio: Portfolio, place: Collection[str]) -> Iterable[Row]:
    seen = set()
    for row in portfolio.query("figure-table", place=list(place)):
        if row["figure"] in seen or row["measure"] == "change":
            continue
        seen.add(row["figure"])
        stated = row["end_year"] or row["start_year"]
        yield {
            "year": stated or _year(row["published"]),
            "year_stated": stated is not None,
            "event": "target" if row["status"] == "target" else "reported",
            "what": row["indicator"],
            "subject": row["about"],
            "value": row["value"],
            "unit": row["unit"],
            "place": row["place"],
            "date": row["period"],
            "facts": [row["figure"]],
        }


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None
