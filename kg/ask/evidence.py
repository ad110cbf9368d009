"""The sentences behind the rows of an answer."""

from collections import defaultdict
from typing import Any

from kg.ask.known import Rows
from kg.ask.results import Shown
from kg.model import Evidence
from kg.schema.queries import library


def passages(shown: tuple[Shown, ...], rows: Rows, most: int) -> tuple[Evidence, ...]:
    """At most `most` sentences for each row, those of the latest reports first."""
    ids = list(dict.fromkeys(fact for row in shown for fact in row.facts))
    if not ids or most < 1:
        return ()
    by_fact: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for found in rows(library().get("evidence").cypher, {"ids": ids}):
        by_fact[found["id"]].append(found)
    return tuple(evidence for number, row in enumerate(shown) for evidence in _of_row(number, row, by_fact)[:most])


def _of_row(number: int, row: Shown, by_fact: dict[str, list[dict[str, Any]]]) -> list[Evidence]:
    sentences = [sentence for fact in row.facts for sentence in by_fact[fact]]
    sentences.sort(key=lambda s: (s["report"], s["start"]))
    sentences.sort(key=lambda s: s["published"] or "", reverse=True)
    found = {
        (s["report"], s["start"], s["end"]): Evidence(
            row=number,
            source=s["source"],
            published=s["published"],
            publisher=s["publisher"],
            start=s["start"],
            end=s["end"],
            text=s["text"],
        )
        for s in sentences
    }
    return list(found.values())
