"""The sentences behind the rows of an answer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.ask.known import Rows
from kg.ask.results import Shown
from kg.model import Evidence
from kg.schema.queries import library

_TWO_WORDS = 4
"""Characters from which on a Chinese term is made of two words (化解 + 纠纷), which may stand apart."""

Sentences = dict[str, list[dict[str, Any]]]
"""The rows of queries/evidence.cypher by the id of the fact that they prove."""


def sentences(shown: tuple[Shown, ...], rows: Rows) -> Sentences:
    """All sentences behind the rows of an answer."""
    found: Sentences = defaultdict(list)
    ids = list(dict.fromkeys(fact for row in shown for fact in row.facts))
    if ids:
        for row in rows(library().get("evidence").cypher, {"ids": ids}):
            found[row["id"]].append(row)
    return found


def on_topic(rows_: list[dict[str, Any]], topics: Iterable[tuple[str, ...]], rows: Rows) -> list[dict[str, Any]]:
    """The rows of claims that themselves, or a sentence behind them, hold a form of each topic."""
    texts: dict[str, str] = defaultdict(str)
    for found in rows(library().get("evidence").cypher, {"ids": list(dict.fromkeys(row["claim"] for row in rows_))}):
        texts[found["id"]] += found["text"]
    return [row for row in rows_ if all(any(_stands(form, _said(row, texts)) for form in forms) for forms in topics)]


def _stands(form: str, text: str) -> bool:
    """Whether a sentence speaks of a thing: by its name, or by both ends of one of four characters or more."""
    return form in text or (len(form) >= _TWO_WORDS and form[:2] in text and form[-2:] in text)


def _said(row: dict[str, Any], texts: dict[str, str]) -> str:
    return " ".join((texts[row["claim"]], *(value for value in row.values() if isinstance(value, str))))


def passages(shown: tuple[Shown, ...], found: Sentences, most: int) -> tuple[Evidence, ...]:
    """At most `most` sentences for each row, those of the latest reports first."""
    return tuple(
        evidence for number, row in enumerate(shown) for evidence in _of_row(number, row, found)[: max(0, most)]
    )


def _of_row(number: int, row: Shown, found: Sentences) -> list[Evidence]:
    own = [sentence for fact in row.facts for sentence in found.get(fact, ())]
    own.sort(key=lambda s: (s["report"], s["start"]))
    own.sort(key=lambda s: s["published"] or "", reverse=True)
    distinct = {
        (s["report"], s["start"], s["end"]): Evidence(
            row=number,
            source=s["source"],
            published=s["published"],
            publisher=s["publisher"],
            start=s["start"],
            end=s["end"],
            text=s["text"],
        )
        for s in own
    }
    return list(distinct.values())
