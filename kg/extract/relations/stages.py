"""How far a program has come: the highest rung of ontology/stages.ttl that the words beside it tell."""

from collections.abc import Iterable
from functools import cache
from typing import Final, get_args

from kg.extract.draft import Draft
from kg.extract.relations.clauses import Clause
from kg.extract.relations.cues import Cues
from kg.model import Mention
from kg.model.relation import Stage, Status
from kg.schema.vocabulary import scheme

_STAGES: Final[dict[str, Stage]] = {stage: stage for stage in get_args(Stage)}
_PRAISE: Final = "commended"
"""Praise follows in a clause of its own (推行“…”,获省厅肯定); what else the next clause tells is of something else."""
_NOT: Final = 3
"""A word of denial stands at most so many characters before the word that it denies."""


@cache
def ladder() -> tuple[tuple[Stage, str], ...]:
    """The stages from the highest rung down, each with the status under which it is read."""
    concepts = sorted(scheme("stages").concepts.values(), key=lambda c: -int(c.extra["rung"][0]))
    return tuple((_STAGES[c.notation], c.extra["underStatus"][0]) for c in concepts)


@cache
def _told_under(status: Status) -> tuple[Stage, ...]:
    """The stages that are read under a status, the highest first."""
    return tuple(stage for stage, under in ladder() if under == status)


def highest(stages: Iterable[Stage | None]) -> Stage | None:
    """The highest of some stages; None where there is none."""
    known = set(stages)
    return next((stage for stage, _ in ladder() if stage in known), None)


class StageReader:
    """Reads the stages of the programs of one report."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._text = draft.text
        self._words = cues.stages

    def of(self, mention: Mention, status: Status, clauses: Iterable[Clause]) -> Stage | None:
        """The highest stage that the clause of a mention tells; a status of one stage tells it alone."""
        found = _told_under(status)
        if len(found) == 1:
            return found[0]
        parts = tuple(clauses)
        here = next((i for i, c in enumerate(parts) if c.start <= mention.start < c.end), None)
        if here is None:
            return None
        for stage in found:
            near = parts[here : here + 2] if stage == _PRAISE else parts[here : here + 1]
            if any(self._told(stage, clause, mention) for clause in near):
                return stage
        return None

    def _told(self, stage: Stage, clause: Clause, mention: Mention) -> bool:
        for match in self._words[stage].finditer(self._text, clause.start, clause.end):
            apart = match.end() <= mention.start or mention.end <= match.start()
            before = self._text[max(clause.start, match.start() - _NOT) : match.start()]
            if apart and not self._words["not_yet"].search(before):
                return True
        return False
