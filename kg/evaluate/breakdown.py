"""Scores taken apart: figures by their measure, documents by a group that the caller names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from kg.evaluate.gold import Gold, stem
from kg.evaluate.scores import Scores, figure_answers, score
from kg.model import Reading

_FIELDS: Final = ("measure", "period", "status", "about")


class MeasureRow(Struct, frozen=True):
    """The figures of one measure: how many the gold requires, the share that is found (value, unit, indicator and
    place right) and found with all fields right; of those found, the share in which each further field is right.
    """

    rows: int
    found: float
    full: float
    measure: float
    period: float
    status: float
    about: float


def score_measures(golds: Iterable[Gold], readings: Iterable[Reading]) -> dict[str, MeasureRow]:
    """The required figures of the gold by measure, the most frequent first; their sum last, as "all"."""
    by_stem = {stem(reading.doc.source): reading for reading in readings}
    rows: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for gold in golds:
        for figure in gold.figures:
            rows.update({} if figure.optional else {figure.measure: 1, "all": 1})
        for answer in figure_answers(gold, by_stem.get(stem(gold.doc.source))):
            figure = gold.figures[answer.gold]
            fields = ["found", *(["full"] if answer.full else []), *(f for f in _FIELDS if getattr(answer, f))]
            right.update({} if figure.optional else {(m, f): 1 for m in (figure.measure, "all") for f in fields})
    measures = sorted(rows, key=lambda m: (m == "all", -rows[m], m))
    return {measure: _row(measure, rows[measure], right) for measure in measures}


def _row(measure: str, rows: int, right: Counter[tuple[str, str]]) -> MeasureRow:
    found = right[measure, "found"]
    shares = {field: round(right[measure, field] / found, 4) if found else 0.0 for field in _FIELDS}
    return MeasureRow(rows, round(found / rows, 4), round(right[measure, "full"] / rows, 4), **shares)


def score_groups(golds: Iterable[Gold], readings: Iterable[Reading], groups: Mapping[str, str]) -> dict[str, Scores]:
    """The scores of the documents of each group, the largest first; `groups` names the group of a document by the stem
    of its source, and those without one are left out.
    """
    readings = tuple(readings)
    members: dict[str, list[Gold]] = {}
    for gold in golds:
        if group := groups.get(stem(gold.doc.source)):
            members.setdefault(group, []).append(gold)
    return {name: score(members[name], readings) for name in sorted(members, key=lambda n: (-len(members[n]), n))}
