"""CSV tables for spreadsheets and statistics packages: places, agencies, programs, figures, relations, and more."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.store.rows import GraphRows

_ENTITIES = {
    "places": "Place",
    "agencies": "Agency",
    "programs": "Program",
    "people": "Person",
    "policies": "Policy",
    "honours": "Honour",
    "reports": "Report",
    "indicators": "Indicator",
}
_FORMULA = re.compile(r"[=@]|[+-](?![0-9.])")
_EVIDENCE = ("report", "published", "start", "end", "text")


def write_tables(rows: GraphRows, folder: Path) -> None:
    """Writes a table of each kind of thing, figures.csv and relations.csv into `folder`.

    UTF-8 with a byte order mark, which spreadsheet programs need to show Chinese. A figure or relation that several
    passages prove has one line for each: `id` tells them apart.
    """
    for name, label in _ENTITIES.items():
        _write(folder / f"{name}.csv", rows.schema.labels[label].columns, rows.nodes[label])
    things = _Things(rows)
    own = rows.schema.labels["Figure"].columns[3:]
    columns = ("id", "about", "about_name", "place", "place_name", "measures", *own, *_EVIDENCE)
    _write(folder / "figures.csv", columns, things.figures())
    columns = ("id", "subject", "subject_name", "predicate", "object", "object_name", *_claimed(rows), *_EVIDENCE)
    _write(folder / "relations.csv", columns, things.relations())


def _claimed(rows: GraphRows) -> tuple[str, ...]:
    return tuple(name for name in rows.schema.labels[rows.schema.statement].columns[3:] if name != "predicate")


class _Things:
    """Look-ups over the rows: names by id, and what each relationship type leads to."""

    def __init__(self, rows: GraphRows) -> None:
        self._rows = rows
        self._names = {row[0]: row[1] or row[2] for nodes in rows.nodes.values() for row in nodes}
        self._passages = {row["id"]: row for row in self._nodes("Passage")}
        self._reports = {row["id"]: row for row in self._nodes("Report")}
        self._proof = self._targets("SUPPORTED_BY")
        self._source = self._targets("FROM_REPORT")

    def figures(self) -> Iterator[Sequence[Any]]:
        """Rows of figures.csv."""
        about, place, measures = (self._targets(kind) for kind in ("ABOUT", "AT_PLACE", "MEASURES"))
        for row in self._rows.nodes["Figure"]:
            thing, at, what = (_first(found.get(row[0])) for found in (about, place, measures))
            known = (row[0], thing, self._names.get(thing), at, self._names.get(at), self._names.get(what))
            for evidence in self._evidence(row[0]):
                yield (*known, *row[3:], *evidence)

    def relations(self) -> Iterator[Sequence[Any]]:
        """Rows of relations.csv."""
        subjects, objects = self._targets("SUBJECT"), self._targets("OBJECT")
        for row in self._nodes(self._rows.schema.statement):
            one, other = (_first(found.get(row["id"])) for found in (subjects, objects))
            known = (row["id"], one, self._names.get(one), row["predicate"], other, self._names.get(other))
            for evidence in self._evidence(row["id"]):
                yield (*known, *(row[name] for name in _claimed(self._rows)), *evidence)

    def _evidence(self, node: str) -> Iterator[tuple[Any, ...]]:
        """The passages behind a node; one empty row where there is none."""
        for passage in self._proof.get(node) or [""]:
            words = self._passages.get(passage, {})
            report = self._reports.get(_first(self._source.get(passage)), {})
            found = (words.get(name) for name in ("start", "end", "text"))
            yield (report.get("source"), report.get("published"), *found)

    def _nodes(self, label: str) -> Iterator[dict[str, Any]]:
        columns = self._rows.schema.labels[label].columns
        for row in self._rows.nodes[label]:
            yield dict(zip(columns, row, strict=True))

    def _targets(self, kind: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for (name, _, _), edges in self._rows.relationships.items():
            if name == kind:
                for start, end, *_ in edges:
                    found.setdefault(start, []).append(end)
        return found


def _first(values: list[str] | None) -> str:
    return min(values) if values else ""


def _write(path: Path, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> Any:
    """Truth values as in JSON; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value
