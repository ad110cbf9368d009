"""implements and leads: who runs a program, and who answers for it."""

from kg.extract.draft import Draft
from kg.extract.periods import since_at
from kg.extract.relations.clauses import clauses, trimmed
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actor
from kg.extract.relations.status import StatusReader
from kg.extract.relations.subjects import SubjectFinder, Subjects
from kg.model import Agency, Mention, Program, Relation

_NEAR = ("owner", "clause", "agent", "sentence", "scene", "partner", "join", "after", "next")
"""Ways that find a subject in the sentence itself; the others inherit one."""


class ImplementsReader:
    """Reads who runs and who leads each program of one report."""

    def __init__(self, draft: Draft, cues: Cues, finder: SubjectFinder) -> None:
        self._draft = draft
        self._cues = cues
        self._finder = finder
        self._status = StatusReader(draft, cues)

    def relations(self) -> list[Relation]:
        """The statements on every program: all that name a subject, else the first that inherits one."""
        found: list[Relation] = []
        for program in self._draft.programs:
            near: list[Relation] = []
            far: list[Relation] = []
            for mention in program.mentions:
                for subjects in self._finder.of(mention):
                    rows = self._statements(program, mention, subjects)
                    (near if subjects.way in _NEAR else far).extend(rows)
            found += near or _first_of(far)
            found += self._by_name(program)
            found += self._brand(program)
        return found

    def _statements(self, program: Program, mention: Mention, subjects: Subjects) -> list[Relation]:
        start, end = self._range(mention, subjects)
        status, cue = self._status.of(mention)
        since = since_at(self._draft, start, end) if status == "actual" else None
        confidence = self._cues.confidence[subjects.way]
        rows = []
        for actor in subjects.actors:
            rows.append(
                Relation(
                    s=actor.name,
                    p="implements",
                    o=program.name,
                    status=status,
                    since=since,
                    quote=self._draft.original(start, end),
                    start=start,
                    end=end,
                    confidence=confidence,
                    cue=f"{subjects.way}: {cue}",
                )
            )
            if self._is_leader(actor, mention):
                rows.append(self._leads(actor, program, start, end, confidence, f"{subjects.way}: verb"))
        return rows

    def _is_leader(self, actor: Actor, mention: Mention) -> bool:
        """Whether a verb of leading follows the actor in the clause of the program, or in one that 由 opens."""
        if not isinstance(actor, Agency):
            return False
        text, sentence = self._draft.text, self._draft.layout.sentence_at(mention.start)
        if sentence is None:
            return False
        for clause in clauses(text, sentence):
            for role in self._finder.roles(clause):
                here = clause.start <= mention.start < clause.end or role.name == "agent"
                if here and role.actor is actor and self._cues.leads.match(text, role.mention.end, clause.end):
                    return True
        return False

    def _by_name(self, program: Program) -> list[Relation]:
        """A leading group named after the program leads it."""
        rows = []
        for agency in self._draft.agencies:
            if self._cues.lead_bodies.search(agency.name) and any(form in agency.name for form in program.surface):
                mention = agency.mentions[0]
                rows.append(
                    self._leads(agency, program, mention.start, mention.end, self._cues.confidence["name"], "name")
                )
        return rows

    def _brand(self, program: Program) -> list[Relation]:
        """A brand that holds the home place's name is that place's (平安 and a city)."""
        home = self._finder.home()
        if home is None or program.concept or not program.reason or not program.reason.startswith("brand"):
            return []
        if not any(form in program.name for form in home.surface):
            return []
        mention = program.mentions[0]
        return self._statements(program, mention, Subjects((home,), "name"))

    def _leads(
        self, actor: Actor, program: Program, start: int, end: int, confidence: float, cue: str
    ) -> Relation:
        return Relation(
            s=actor.name,
            p="leads",
            o=program.name,
            quote=self._draft.original(start, end),
            start=start,
            end=end,
            confidence=confidence,
            cue=cue,
        )

    def _range(self, mention: Mention, subjects: Subjects) -> tuple[int, int]:
        """The shortest stretch of whole clauses that holds the program and, in its sentence, the subject."""
        text = self._draft.text
        sentence = self._draft.layout.sentence_at(mention.start)
        low, high = (sentence.start, sentence.end) if sentence else (mention.start, mention.end)
        first, last = mention.start, mention.end
        if subjects.way in _NEAR and subjects.start is not None:
            first, last = min(first, subjects.start), max(last, subjects.start)
        start = max((text.rfind(mark, low, first) + 1 for mark in ",;:。"), default=low)
        ends = [i for i in (text.find(mark, last, high) for mark in ",;:。!?") if i >= 0]
        return trimmed(text, max(start, low), min(ends, default=high))


def _first_of(rows: list[Relation]) -> list[Relation]:
    if not rows:
        return []
    return [row for row in rows if (row.start, row.cue) == (rows[0].start, rows[0].cue)]
