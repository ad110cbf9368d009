"""implements and leads: who runs a program, and who answers for it."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from kg.extract.draft import Draft, Sentence
from kg.extract.periods import since_at, times_of
from kg.extract.relations.clauses import trimmed
from kg.extract.relations.cues import Cues
from kg.extract.relations.parties import STRONG
from kg.extract.relations.roles import Actor
from kg.extract.relations.stages import StageReader
from kg.extract.relations.status import StatusReader
from kg.extract.relations.subjects import SubjectFinder, Subjects
from kg.model import Agency, Mention, Program, Relation
from kg.model.relation import Status

_NEAR = ("owner", "clause", "agent", "sentence", "scene", "partner", "join", "after", "next", "spread", "model", "task")
"""Ways that find a subject in the sentence itself; the others inherit one."""
_CLAUSE_END: Final = re.compile("[,;:。!?]")
_TERM: Final = re.compile('[”’」』"]?[^\\W]{0,4}期间')
"""After a program that is said to have had its term (2018年至2020年…专项斗争期间); a bare range only dates what is counted."""
_TOPICAL = ("paragraph", "section")
"""Inheriting ways that speak for a paragraph of its own, beside what other paragraphs say of the program."""


class ImplementsReader:
    """Reads who runs and who leads each program of one report."""

    def __init__(self, draft: Draft, cues: Cues, finder: SubjectFinder) -> None:
        self._draft = draft
        self._cues = cues
        self._finder = finder
        self._status = StatusReader(draft, cues)
        finder.plan = self._status.plan
        self._stages = StageReader(draft, cues)
        self._programs = draft.named_programs
        self._bodies = [agency for agency in draft.agencies if agency.name.endswith(cues.lead_bodies)]
        self._titles = [mention for policy in draft.policies for mention in policy.mentions]

    def relations(self) -> list[Relation]:
        """The statements on every program: those that name a subject, and for each other paragraph the inherited one."""
        found: list[Relation] = []
        for program in self._draft.programs:
            near: list[Relation] = []
            far: list[tuple[Mention, str, list[Relation]]] = []
            for mention in self._stating(program):
                for subjects in self._finder.of(mention):
                    rows = self._statements(program, mention, subjects)
                    if subjects.way in _NEAR:
                        near += rows
                    elif not (program.concept and program.kind == "platform"):
                        # A line or an application of the whole country is everybody's: who runs it must be said.
                        far.append((mention, subjects.way, rows))
            found += near + self._inherited(near, far)
            found += self._brand(program)
        for _, entity, subjects in self._finder.spreading(self._programs):
            if isinstance(entity, Program) and subjects.start is not None:
                mention = self._draft.mention(subjects.start, subjects.start + 1)
                found += self._statements(entity, mention, subjects)
        return found

    def _stating(self, program: Program) -> list[Mention]:
        """The mentions outside titles of documents, which only name what they are about; all where there is no other."""
        outside = [m for m in program.mentions if not any(t.start <= m.start and m.end <= t.end for t in self._titles)]
        return outside or list(program.mentions)

    def _inherited(self, near: list[Relation], far: list[tuple[Mention, str, list[Relation]]]) -> list[Relation]:
        """The first inherited statement; beside named subjects only those of other paragraphs' own topics."""
        if not near:
            return far[0][2] if far else []
        taken = {self._paragraph(row.start) for row in near}
        found: list[Relation] = []
        for mention, way, rows in far:
            paragraph = self._paragraph(mention.start)
            if way in _TOPICAL and paragraph not in taken:
                taken.add(paragraph)
                found += rows
        return found

    def _paragraph(self, offset: int) -> int:
        sentence = self._draft.layout.sentence_at(offset)
        return sentence.paragraph if sentence else -1

    def _statements(self, program: Program, mention: Mention, subjects: Subjects) -> list[Relation]:
        start, end = self._range(mention, subjects)
        status, cue = self._status.of(mention)
        if subjects.way == "join" and subjects.start is not None and self._status.is_trial(subjects.start):
            status, cue = "pilot", "join"
        if subjects.way == "model" and status == "planned":
            # Whose way is to be spread has gone it already.
            status, cue = "actual", "model"
        since, until = self._dates(mention, start, end, status)
        sentence = self._draft.layout.sentence_at(mention.start)
        stage = self._stages.of(mention, status, self._finder.actors.clauses(sentence) if sentence else ())
        confidence = self._cues.confidence[subjects.way]
        rows: list[Relation] = []
        for actor in subjects.actors:
            if isinstance(actor, Agency) and self._leads_it(actor, program):
                continue
            rows.append(
                Relation(
                    s=actor.name,
                    p="implements",
                    o=program.name,
                    status=status,
                    stage=stage,
                    since=since,
                    until=until,
                    quote=self._draft.original(start, end),
                    start=start,
                    end=end,
                    confidence=confidence,
                    cue=f"{subjects.way}: {cue}",
                )
            )
            if self._is_leader(actor, mention):
                rows.append(self._leads(actor, program, start, end, confidence, f"{subjects.way}: verb"))
        if subjects.way in ("clause", "sentence", "partner") and sentence is not None:
            for agency in self._leading_apart(mention, sentence, subjects):
                rows.append(self._leads(agency, program, sentence.start, end, confidence, f"{subjects.way}: apart"))
                if rows:
                    rows.append(
                        replace(
                            rows[0],
                            s=agency.name,
                            quote=self._draft.original(sentence.start, end),
                            start=sentence.start,
                        )
                    )
        return rows

    def _leading_apart(self, mention: Mention, sentence: Sentence, subjects: Subjects) -> Iterator[Agency]:
        """Who leads, in a clause of their own, what others run (甲办牵头抓总,乙局实施“…”)."""
        text = self._draft.text
        for clause in self._finder.actors.clauses(sentence):
            if clause.end > mention.start or any(self._programs.within(clause.start, clause.end)):
                continue
            for role in self._finder.roles(clause):
                own = role.name in (*STRONG, "guide") and role.actor not in subjects.actors
                if (
                    own
                    and isinstance(role.actor, Agency)
                    and (self._cues.leads if role.name == "guide" else self._cues.leads_apart).match(
                        text, role.mention.end, clause.end
                    )
                ):
                    yield role.actor

    def _dates(self, mention: Mention, start: int, end: int, status: Status) -> tuple[str | None, str | None]:
        """When it began and when it ended or is due; of what is planned only the deadline, of the rest no deadline."""
        sentence = self._draft.layout.sentence_at(mention.start)
        opening = sentence.start if sentence else start
        times = times_of(self._draft)
        said = [*times.within(start, end), *times.within(opening, mention.start)]
        if status == "planned":
            return None, next((_last(t.iso) for t in said if t.iso and t.relation in ("by", "at")), None)
        since = since_at(self._draft, start, end) or since_at(self._draft, opening, mention.start)
        over = _TERM.match(self._draft.text, mention.end)
        closed = (_last(t.iso) for t in said if t.iso and t.relation == "at" and "/" in t.iso)
        return since, next(closed, None) if over else None

    def _is_leader(self, actor: Actor, mention: Mention) -> bool:
        """Whether a verb of leading follows the actor in the program's clause, or in one that names no other program."""
        if not isinstance(actor, Agency):
            return False
        text, sentence = self._draft.text, self._draft.layout.sentence_at(mention.start)
        if sentence is None:
            return False
        for clause in self._finder.actors.clauses(sentence):
            for role in self._finder.roles(clause):
                here = clause.start <= mention.start < clause.end or role.name == "agent"
                apart = not here and not any(self._programs.within(clause.start, mention.start))
                verbs = self._cues.leads_apart if apart else self._cues.leads
                # A verb inside the program's own name (“首接负责、…”) tells nothing of its subject.
                ahead = role.mention.end <= mention.start < clause.end
                end = mention.start if ahead else clause.end
                if (here or apart) and role.actor is actor and verbs.match(text, role.mention.end, end):
                    return True
        return False

    def _leads_it(self, agency: Agency, program: Program) -> bool:
        """Whether an agency is the leading group of the program: it leads, and others run."""
        if not agency.name.endswith(self._cues.lead_bodies):
            return False
        named = (self._programs.within(m.start, m.end) for m in agency.mentions)
        return _named_in(program, agency.name) or any(p.name == program.name for found in named for _, p in found)

    def _brand(self, program: Program) -> list[Relation]:
        """A brand that holds the home place's name is that place's (平安 and a city)."""
        home = self._finder.home()
        if home is None or program.concept or not program.reason or not program.reason.startswith("brand"):
            return []
        if not any(form in program.name for form in home.surface):
            return []
        mention = program.mentions[0]
        return self._statements(program, mention, Subjects((home,), "name"))

    def _leads(self, actor: Actor, program: Program, start: int, end: int, confidence: float, cue: str) -> Relation:
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
        end = _CLAUSE_END.search(text, last, high)
        return trimmed(text, max(start, low), end.start() if end else high)


def _last(period: str) -> str | None:
    """The end of an ISO 8601 period; None where it is open."""
    end = period.rsplit("/", 1)[-1]
    return end if end[:1].isdigit() else None


def _named_in(program: Program, name: str) -> bool:
    forms = program.surface if program.concept else (program.name,)
    return any(form in name for form in forms)
