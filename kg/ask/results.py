"""The rows of a query as an answer shows them: what is shown, what answers, and which facts stand behind each row."""

from dataclasses import dataclass, replace
from typing import Any

from kg.ask.fitting import Fit
from kg.ask.grammar import grammar
from kg.ask.known import program_concept
from kg.ask.units import key
from kg.model import AnswerItem
from kg.schema.queries import LibraryQuery

_FACTS = ("claim", "other_claim", "figure")
"""Columns that hold ids of claims and figures."""


@dataclass(frozen=True)
class Shown:
    """A row as it is shown, the thing that it answers with, and the ids of the facts behind it."""

    values: dict[str, Any]
    label: str
    id: str | None
    facts: tuple[str, ...]


def shown(query: LibraryQuery, rows: list[dict[str, Any]], fit: Fit) -> tuple[Shown, ...]:
    """Rows that look the same are one row, with all facts behind them; the order is that of the query."""
    answer = _answer_column(query, fit)
    hidden = set(query.extra.get("hidden", ("",))[0].split())
    columns = [name for name in query.columns if not (name.endswith("_id") or name in _FACTS or name in hidden)]
    asked = {name for meaning in fit.of("place") for name in meaning.label.split("、")}
    found: dict[tuple[Any, ...], tuple[dict[str, Any], dict[str, None], str | None]] = {}
    for row in rows:
        values = {name: row[name] for name in columns if row.get(name) is not None}
        if values.get("via") in (row[answer], *asked):
            del values["via"]
        _, facts, _ = found.setdefault(tuple(values.items()), (values, {}, row.get(f"{answer}_id")))
        facts.update((row[name], None) for name in _FACTS if row.get(name))
    return tuple(Shown(values, str(values[answer]), id_, tuple(facts)) for values, facts, id_ in found.values())


def side_by_side(fit: Fit) -> bool:
    """Whether a question puts places side by side."""
    return (
        fit.has("compare")
        or fit.has("top")
        or fit.has("bottom")
        or fit.has("rank")
        or fit.has("level")
        or len(fit.of("place")) > 1
    )


def _answer_column(query: LibraryQuery, fit: Fit) -> str:
    """The column that answers: the first, or the place where figures of several places stand side by side."""
    first = query.extra.get("answer", tuple(query.columns))[0]
    return "place" if "value" in query.columns and side_by_side(fit) else first


def as_reported(rows: tuple[Shown, ...], sentences: dict[str, list[str]]) -> tuple[Shown, ...]:
    """Rows whose answer is a concept, under the one name that the sentences behind all rows of that concept use.

    A concept goes by its preferred label where the reports use several of its names, or none of them as it stands.
    """
    words = grammar().table["reported_names"]
    modifiers, tails = tuple(words["modifiers"]), tuple(sorted(words["tails"], key=len, reverse=True))
    written: dict[str, set[str]] = {}
    for row in rows:
        concept = program_concept(row.id)
        if concept is None:
            continue
        for text in (text for fact in row.facts for text in sentences.get(fact, ())):
            names = sorted(concept.names_zh, key=lambda name: (name.startswith(modifiers), -len(name)))
            form = next((name for name in names if key(name) in key(text)), concept.zh)
            following = key(text).partition(key(form))[2]
            tail = "" if form.endswith(tails) else next((t for t in tails if following.startswith(t)), "")
            written.setdefault(concept.iri, set()).add(form + tail)
    sole = {iri: next(iter(forms)) for iri, forms in written.items() if len(forms) == 1}
    return tuple(_renamed(row, sole[row.id]) if row.id in sole else row for row in rows)


def _renamed(row: Shown, name: str) -> Shown:
    values = {column: name if value == row.label else value for column, value in row.values.items()}
    return replace(row, label=name, values=values)


def answers(rows: tuple[Shown, ...]) -> tuple[AnswerItem, ...]:
    """Each thing that answers once, with the places through which it was reached; every number by itself."""
    found: dict[tuple[Any, ...], AnswerItem] = {}
    through: dict[tuple[Any, ...], dict[str, None]] = {}
    for row in rows:
        value = row.values.get("value")
        name = (row.label, row.id, value, row.values.get("unit"))
        via = row.values.get("via")
        through.setdefault(name, {}).update({via: None} if via and via != row.label else {})
        found[name] = AnswerItem(
            label=row.label, id=row.id, value=value, unit=row.values.get("unit"), via=tuple(through[name])
        )
    return tuple(found.values())


def visible(rows: tuple[Shown, ...]) -> tuple[str, ...]:
    """The columns that hold something, in the order of the query."""
    return tuple(dict.fromkeys(name for row in rows for name in row.values))
