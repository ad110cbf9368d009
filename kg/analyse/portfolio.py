"""What each place is reported to run, its policy portfolio, and the hierarchy of places and of programs around it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from kg.schema.gazetteer import gazetteer
from kg.schema.queries import library
from kg.schema.reach import reachable

Rows = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
"""Runs portable Cypher with parameters, on either engine, and gives the rows."""

LEVELS = ("province", "prefecture", "county")
"""Levels of divisions at which places are compared."""

RUN = ("actual", "pilot")
"""Statuses of what is reported to be run, as against what is planned."""


class Place(Struct, frozen=True):
    """A place of the graph. `above` is the place in which it lies; coordinates are of its seat."""

    id: str
    name: str
    code: str
    level: str
    start: int | None
    current: bool
    longitude: float | None
    latitude: float | None
    above: str | None


class Program(Struct, frozen=True):
    """A program of the graph. `above` holds the programs that it falls under or is a local form of."""

    id: str
    name: str
    name_en: str
    kind: str
    national: bool
    abstract: bool
    above: tuple[str, ...]


class Run(Struct, frozen=True):
    """One claim that a subject in a place runs, plans or pilots a program, with the reports that say so."""

    place: str
    subject: str
    subject_id: str
    program: str
    status: str
    since: str | None
    claim: str
    reports: tuple[str, ...]
    year: int | None

    @property
    def stated_year(self) -> int | None:
        """The year in which it began, where a report says so."""
        return int(self.since[:4]) if self.since and self.since[:4].isdigit() else None


class Portfolio:
    """Places, programs and runs of a graph, each fetched when first needed."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def query(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query of the library."""
        chosen = library().get(name)
        return self.rows(chosen.cypher, chosen.bind(parameters))

    @cached_property
    def places(self) -> dict[str, Place]:
        """All places by id."""
        return {
            row["place_id"]: Place(
                row["place_id"],
                row["place"] or "",
                row["code"] or "",
                row["level"] or "",
                row["start"],
                row["current"] is not False,
                row["longitude"],
                row["latitude"],
                row["above_id"],
            )
            for row in reversed(self.query("place-list"))
        }

    @cached_property
    def programs(self) -> dict[str, Program]:
        """All programs by id."""
        above: dict[str, list[str]] = defaultdict(list)
        found = {}
        for row in self.query("program-list"):
            found[row["program_id"]] = row
            if row["above_id"]:
                above[row["program_id"]].append(row["above_id"])
        return {
            key: Program(
                key,
                row["program"] or "",
                row["program_en"] or "",
                row["kind"] or "",
                row["national"],
                row["abstract"],
                tuple(above[key]),
            )
            for key, row in found.items()
        }

    @cached_property
    def reports(self) -> dict[str, dict[str, Any]]:
        """All reports by id, as queries/report-list.cypher gives them; the home as it is called today."""
        rows = self.query("report-list")
        return {row["report_id"]: {**row, "home_id": self.today(row["home_id"])} for row in rows}

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All claims on programs, in order of place and program; a place that was renamed is what it is today."""
        behind: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in self.query("place-programs"):
            if row["place_id"] in self.places:
                behind[row["place_id"], row["claim"]].append(row)
        found = []
        for (place, claim), rows in behind.items():
            row = rows[0]
            years = [r["year"] for r in rows if r["year"] is not None]
            found.append(
                Run(
                    self.today(place) or place,
                    row["subject"],
                    row["subject_id"],
                    row["program_id"],
                    row["status"],
                    row["since"],
                    claim,
                    tuple(dict.fromkeys(r["report"] for r in rows)),
                    min(years, default=None),
                )
            )
        return tuple(sorted(found, key=lambda run: (run.place, run.program, run.claim)))

    def today(self, place: str | None) -> str | None:
        """The place that a renamed or upgraded division is today, where the graph has it; else the place itself."""
        known = self.places.get(place or "")
        if known is None or known.current or known.level not in LEVELS:
            return place
        division = gazetteer().division(known.code, known.start)
        code = gazetteer().at(division) if division else known.code
        return self._by_code.get(code, place)

    @cached_property
    def _by_code(self) -> dict[str, str]:
        return {place.code: place.id for place in self.places.values() if place.level in LEVELS and place.current}

    def chain(self, place: str) -> tuple[str, ...]:
        """The place and those above it, innermost first."""
        found: list[str] = []
        current: str | None = place
        while current in self.places and current not in found:
            found.append(current)
            current = self.places[current].above
        return tuple(found)

    def at_level(self, place: str, level: str) -> str | None:
        """The place of a level that a place is or lies in."""
        return next((p for p in self.chain(place) if self.places[p].level == level), None)

    def province(self, place: str) -> str:
        """The name of the province of a place; empty for the country."""
        found = self.at_level(place, "province")
        return self.places[found].name if found else ""

    def within(self, containers: Collection[str]) -> tuple[Run, ...]:
        """The runs of some places, the places within them and their agencies."""
        wanted = {self.today(place) for place in containers}
        return tuple(run for run in self.runs if wanted.intersection(self.chain(run.place)))

    def national(self, program: str) -> tuple[str, ...]:
        """What makes a program comparable between places: itself, or the national programs of which it is a local form.

        Empty for a local program that falls under none, or only under a heading.
        """
        seen: set[str] = set()
        found: dict[str, None] = {}
        todo = [program]
        while todo:
            current = todo.pop(0)
            known = self.programs.get(current)
            if known is None or current in seen:
                continue
            seen.add(current)
            if known.national and not known.abstract:
                found[current] = None
            elif not known.abstract:
                todo.extend(known.above)
        return tuple(found)

    def forms(self, programs: Iterable[str]) -> set[str]:
        """Programs with all that fall under them or are local forms of them."""
        below: dict[str, list[str]] = defaultdict(list)
        for program in self.programs.values():
            for above in program.above:
                below[above].append(program.id)
        return reachable(programs, below.__getitem__)

    def reports_on(self, place: str, runs: Iterable[Run]) -> int:
        """How many reports are about a place or one within it, or stand behind its runs."""
        return self.independent(self._about[place] | {report for run in runs for report in run.reports})

    @cached_property
    def _about(self) -> Mapping[str, set[str]]:
        """By place, the reports that are about it or one within it."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, row in self.reports.items():
            for place in self.chain(row["home_id"] or ""):
                found[place].add(key)
        return found

    def independent(self, reports: Iterable[str]) -> int:
        """How many texts some reports are: reprints of one count once."""
        return len({self.reports[report]["first_id"] or report for report in reports if report in self.reports})
