"""Precision, recall and F1 of Readings, micro-averaged over all documents of the gold."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from msgspec import Struct, field

from kg.evaluate.gold import Gold, GoldEntity, GoldFigure, GoldRelation, stem
from kg.evaluate.matching import entity_match, figure_match, pair, same_period
from kg.model import Agency, Figure, Honour, Person, Place, Policy, Program, Reading, Relation
from kg.model.entity import AnyEntity

G = TypeVar("G", GoldEntity, GoldRelation, GoldFigure)
P = TypeVar("P", bound=Struct)

_ENTITY_TYPES: Final = (Place, Agency, Program, Person, Policy, Honour)

KINDS: Final = (
    *("place", "agency", "program", "person", "policy", "honour"),
    *("relation", "relation+", "figure", "figure+"),
)
"""What is scored. relation+ asks for the status as well, figure+ for measure, period, status and subject."""


class Row(Struct, frozen=True):
    """The score of one kind, rounded to four places, and how many rows the gold and the Readings have.

    Optional gold rows are in neither count, and neither are the rows that answer them.
    """

    p: float
    r: float
    f1: float
    gold: int
    pred: int


class Scores(Struct, frozen=True):
    """Scores by kind, in the order of KINDS.

    `absent` names the documents without a Reading, which score as empty; `missed` and `spurious` describe, by kind,
    the required gold rows that nothing answers and the found rows that answer nothing.
    """

    rows: dict[str, Row]
    documents: int
    absent: tuple[str, ...]
    missed: dict[str, tuple[str, ...]]
    spurious: dict[str, tuple[str, ...]]

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str | float | int, ...], ...]]:
        """Column names, and a row a kind, for whoever draws the table."""
        return ("kind", "p", "r", "f1", "gold", "pred"), tuple(
            (kind, row.p, row.r, row.f1, row.gold, row.pred) for kind, row in self.rows.items()
        )


def score(golds: Iterable[Gold], readings: Iterable[Reading]) -> Scores:
    """Scores the Readings on the gold, joined on the file name of doc.source without its suffix.

    A Reading without gold counts for nothing; of two for the same document the later one counts.
    """
    by_stem = {stem(reading.doc.source): reading for reading in readings}
    golds = tuple(golds)
    tallies = {kind: _Tally() for kind in KINDS}
    for gold in golds:
        _score_document(gold, by_stem.get(stem(gold.doc.source)), tallies)
    return Scores(
        rows={kind: tally.row() for kind, tally in tallies.items()},
        documents=len(golds),
        absent=tuple(sorted({stem(gold.doc.source) for gold in golds} - set(by_stem))),
        missed={kind: tuple(tally.missed) for kind, tally in tallies.items()},
        spurious={kind: tuple(tally.spurious) for kind, tally in tallies.items()},
    )


class _Tally(Struct):
    """Running counts of one kind."""

    hit: int = 0
    gold: int = 0
    pred: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    def add(self, golds: Sequence[G], found: Sequence[P], pairs: dict[int, int], label: Callable[[G | P], str]) -> None:
        """Counts one document's rows."""
        answered = {i for i in pairs if not golds[i].optional}
        required = {i for i, gold in enumerate(golds) if not gold.optional}
        used = set(pairs.values())
        self.hit += len(answered)
        self.gold += len(required)
        self.pred += len(found) - (len(pairs) - len(answered))
        self.missed += [label(golds[i]) for i in sorted(required - answered)]
        self.spurious += [label(row) for j, row in enumerate(found) if j not in used]

    def row(self) -> Row:
        p = self.hit / self.pred if self.pred else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return Row(round(p, 4), round(r, 4), round(f1, 4), self.gold, self.pred)


def _score_document(gold: Gold, reading: Reading | None, tallies: dict[str, _Tally]) -> None:
    relations = reading.relations if reading else ()
    figures = reading.figures if reading else ()
    entities = _answered_entities(gold, reading)
    for cls, (wanted, found, pairs) in entities.items():
        tallies[cls.__name__.lower()].add(wanted, found, pairs, lambda e: e.name)
    named = _gold_names(entities)

    def same_relation(g: GoldRelation, r: Relation) -> float:
        ends = (named.get(r.s), named.get(r.o))
        either_way = g.p == "collaborates_with" and ends == (g.o, g.s)
        return float(g.p == r.p and (ends == (g.s, g.o) or either_way))

    def full_relation(g: GoldRelation, r: Relation) -> bool:
        return (g.status or "actual") == (r.status or "actual")

    pairs = pair(gold.relations, relations, same_relation)
    full = {i: j for i, j in pairs.items() if full_relation(gold.relations[i], relations[j])}
    tallies["relation"].add(gold.relations, relations, pairs, _say_relation)
    tallies["relation+"].add(gold.relations, relations, full, _say_relation)

    answers = _figure_answers(gold, figures, named)
    tallies["figure"].add(gold.figures, figures, {a.gold: a.found for a in answers}, _say_figure)
    tallies["figure+"].add(gold.figures, figures, {a.gold: a.found for a in answers if a.full}, _say_figure)


_Answered = tuple[Sequence[GoldEntity], Sequence[AnyEntity], dict[int, int]]


def _answered_entities(gold: Gold, reading: Reading | None) -> dict[type, _Answered]:
    """By type: the gold rows, the found rows, and which of these answers which of those, by index."""
    answered: dict[type, _Answered] = {}
    for cls in _ENTITY_TYPES:
        wanted = [e for e in gold.entities if e.type == cls.__name__]
        found = [e for e in (reading.entities if reading else ()) if isinstance(e, cls)]
        answered[cls] = (wanted, found, pair(wanted, found, entity_match))
    return answered


def _gold_names(entities: dict[type, _Answered]) -> dict[str, str]:
    """The gold's name of each found entity that answers one of the gold."""
    return {found[j].name: wanted[i].name for wanted, found, pairs in entities.values() for i, j in pairs.items()}


class FigureAnswer(Struct, frozen=True):
    """A found figure that answers one of the gold, both by index, and which of its further fields are right."""

    gold: int
    found: int
    measure: bool
    period: bool
    status: bool
    about: bool

    @property
    def full(self) -> bool:
        """Whether every field is right."""
        return self.measure and self.period and self.status and self.about


def figure_answers(gold: Gold, reading: Reading | None) -> list[FigureAnswer]:
    """Which figures of a Reading answer which of the gold, and how well."""
    return _figure_answers(gold, reading.figures if reading else (), _gold_names(_answered_entities(gold, reading)))


def _figure_answers(gold: Gold, figures: Sequence[Figure], named: dict[str, str]) -> list[FigureAnswer]:
    answers = []
    for i, j in pair(gold.figures, figures, figure_match).items():
        g, f = gold.figures[i], figures[j]
        about = g.about == named.get(f.about or "", f.about)
        answers.append(
            FigureAnswer(i, j, g.measure == f.measure, same_period(g.period, f.period), g.status == f.status, about)
        )
    return answers


def _say_relation(row: GoldRelation | Relation) -> str:
    return f"{row.s} {row.p} {row.o} [{row.status}]"


def _say_figure(row: GoldFigure | Figure) -> str:
    facts = f"{row.measure}, {row.place}, {row.period}, {row.status}, {row.about}"
    return f"{row.indicator} = {row.value} {row.unit} ({facts})"
