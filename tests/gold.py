"""Readings made from hand-written gold files: quotes and written forms are located in the text of the report."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Agency, Document, Figure, Honour, Mention, Person, Place, Policy, Program, Reading, Relation
from kg.model.report import report_id

SHARED = Path(__file__).resolve().parents[2] / "shared"

_ENTITY_FIELDS: dict[str, tuple[type, tuple[str, ...]]] = {
    "Place": (Place, ("code", "level")),
    "Agency": (Agency, ("kind", "place", "collective")),
    "Program": (Program, ("kind",)),
    "Person": (Person, ("title", "agency")),
    "Policy": (Policy, ("issuer",)),
    "Honour": (Honour, ("year",)),
}


def gold_readings() -> Iterator[Reading]:
    """A Reading for each gold file of shared/gold/dev, in order of name."""
    for path in sorted((SHARED / "gold" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = gold["doc"]["source"]
        places = (SHARED / "reports" / source, SHARED / "reports" / "dev" / source)
        text = next(p for p in places if p.exists()).read_text(encoding="utf-8")
        yield gold_reading(gold, text)


def gold_reading(gold: dict[str, Any], text: str) -> Reading:
    """The Reading that says what a gold object says of `text`; a quote that is not in the text is an error."""
    doc = gold["doc"]
    return Reading(
        doc=Document(
            id=report_id(text),
            source=doc["source"],
            title=doc.get("title"),
            publisher=doc.get("publisher"),
            published=doc.get("published"),
            authors=tuple(doc.get("authors") or ()),
            home=doc.get("home"),
        ),
        entities=tuple(_entity(row, text) for row in gold["entities"]),
        relations=tuple(_relation(row, text) for row in gold["relations"]),
        figures=tuple(_figure(row, text) for row in gold["figures"]),
    )


def _entity(row: dict[str, Any], text: str) -> Any:
    kind, fields = _ENTITY_FIELDS[row["type"]]
    surface = tuple(row.get("surface") or ())
    mentions = sorted((start, form) for form in surface for start in _occurrences(form, text))
    return kind(
        name=row["name"],
        surface=surface,
        mentions=tuple(Mention(start, start + len(form), form) for start, form in mentions),
        **{name: row[name] for name in fields if row.get(name) is not None},
    )


def _occurrences(form: str, text: str) -> Iterator[int]:
    start = text.find(form)
    while start >= 0:
        yield start
        start = text.find(form, start + len(form))


def _relation(row: dict[str, Any], text: str) -> Relation:
    start = text.index(row["quote"])
    optional = {name: row[name] for name in ("status", "since", "until", "title") if row.get(name) is not None}
    return Relation(
        s=row["s"], p=row["p"], o=row["o"], quote=row["quote"], start=start, end=start + len(row["quote"]), **optional
    )


def _figure(row: dict[str, Any], text: str) -> Figure:
    start = text.index(row["quote"])
    fields = ("value", "unit", "indicator", "measure", "base", "about", "place", "period", "qualifier")
    return Figure(
        **{name: row.get(name) for name in fields},
        status=row.get("status") or "actual",
        quote=row["quote"],
        start=start,
        end=start + len(row["quote"]),
    )
