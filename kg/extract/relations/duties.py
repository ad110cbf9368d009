"""leads by duty: who a task list names as lead (牵头单位:…), where a leading group's office sits, which group is a program's."""

import re
from collections.abc import Iterator
from typing import Final

from kg.extract.draft import Draft, Paragraph
from kg.extract.relations.clauses import trimmed
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actors
from kg.model import Agency, Mention, Program, Relation
from kg.model.relation import Predicate

_FIELD_END: Final = re.compile(r"[;)。\n]")
_CLAUSE_END: Final = re.compile("[,;:。]")
_OPENING: Final = 4
"""Characters before the agency that a sentence like 由某局牵头 opens with."""
_NEAR: Final = 4
"""Characters between a body and its verb of leading or helping (等部门)."""
_LISTED: Final = re.compile(r"、(?:[^、,;:。]{2,14}、)?|和|与|及|以及")
"""What stands between two members of a list: also a member that is not known as a body."""
_SEAT_REACH: Final = 60
"""An office's seat is told at most so many characters after the group that it serves."""


class DutyReader:
    """Reads the duties that a report gives to agencies by labels, seats and names of groups."""

    def __init__(self, draft: Draft, cues: Cues, actors: Actors) -> None:
        self._draft = draft
        self._words = cues.duties
        self._bodies = cues.lead_bodies
        self._verbs = cues.leads
        self._apart = cues.leads_apart
        self._apart_word = cues.lead_word
        self._agreed = re.compile(rf"(?:、[^、,;:。]{{2,10}}?)*{cues.agreed.pattern}")
        self._confidence = cues.confidence
        self._actors = actors
        self._programs = draft.named_programs

    def relations(self) -> list[Relation]:
        """The statements, in order of the text."""
        found = [*self._groups(), *self._seats(), *self._charged(), *self._helped()]
        previous: Paragraph | None = None
        for paragraph in self._draft.layout.paragraphs:
            found += self._labelled(paragraph, previous)
            previous = paragraph
        return found

    def _labelled(self, paragraph: Paragraph, previous: Paragraph | None) -> Iterator[Relation]:
        """The agencies after 牵头单位: lead the task's program, and those after 配合单位: act with them."""
        text = self._draft.text
        leaders: list[tuple[Mention, Agency]] = []
        task = paragraph.start
        for label in self._words["label"].finditer(text, paragraph.start, paragraph.end):
            end = _FIELD_END.search(text, label.end(), paragraph.end)
            close = end.start() if end else paragraph.end
            row = [(m, a) for m, a in self._actors.within(label.end(), close) if isinstance(a, Agency)]
            if self._words["partner"].match(label.group()):
                for mention, agency in leaders:
                    for partner, other in row:
                        if agency.name != other.name:
                            yield self._relation(agency, "collaborates_with", other.name, mention.start, partner.end)
                continue
            alone = previous is not None and label.start() - task <= 2
            programs = (
                self._task(previous.start, previous.end) if previous and alone else self._task(task, label.start())
            )
            task, leaders = close, row
            for mention, agency in row:
                for program in programs:
                    yield self._relation(agency, "leads", program.name, label.start(), mention.end)

    def _task(self, start: int, end: int) -> list[Program]:
        """What a task is about: the programs that it names."""
        return [program for _, program in self._programs.within(start, end) if isinstance(program, Program)]

    def _seats(self) -> Iterator[Relation]:
        """An agency at which the office of a program's leading group sits answers for the program."""
        text = self._draft.text
        for seat in self._words["seat"].finditer(text):
            sentence = self._draft.layout.sentence_at(seat.start())
            if sentence is None:
                continue
            host = next(iter(self._actors.within(seat.end(), seat.end() + 4)), None)
            opening = self._draft.layout.paragraph_of(sentence).start
            known = list(self._programs.within(max(opening, seat.start() - _SEAT_REACH), seat.start()))
            if host and isinstance(host[1], Agency) and known and isinstance(known[-1][1], Program):
                yield self._relation(host[1], "leads", known[-1][1].name, seat.start(), host[0].end)

    def _charged(self) -> Iterator[Relation]:
        """An agency put in charge by a sentence that only goes on about the program before it (推行“…”。某局牵头)."""
        layout = self._draft.layout
        for sentence in layout.sentences:
            known = self._programs.within(layout.paragraph_of(sentence).start, sentence.start)
            first = self._actors.clauses(sentence)[:1] if known else ()
            if not first or any(self._programs.within(first[0].start, first[0].end)):
                continue
            # What stands in brackets behind a task answers for the task, whatever it names last (…。(某局牵头)).
            aside = self._draft.text[sentence.start] == "("
            for role in self._actors.roles(first[0]):
                agency, program, end = role.actor, known[0 if aside else -1][1], role.mention.end
                opens = role.mention.start - sentence.start <= _OPENING
                own = self._verbs if aside else self._apart
                verbs = {"agent": self._verbs, "subject": own}.get(role.name) if opens else None
                if isinstance(agency, Agency) and verbs and verbs.match(self._draft.text, end, first[0].end):
                    yield self._relation(agency, "leads", program.name, role.mention.start, first[0].end)

    def _helped(self) -> Iterator[Relation]:
        """Those who help the body that leads (某局牵头,甲局、乙局配合) act together with it."""
        text = self._draft.text
        for sentence in self._draft.layout.sentences:
            lead = self._apart_word.search(text, sentence.start, sentence.end)
            if lead is None:
                continue
            row = [(m, a) for m, a in self._actors.within(sentence.start, sentence.end) if isinstance(a, Agency)]
            leaders = [(m, a) for m, a in row if m.end <= lead.start() <= m.end + _NEAR]
            helped = [m.start() for m in self._words["partner"].finditer(text, lead.end(), sentence.end)]
            if text.startswith(",", lead.end()):
                # Whom one leads, and who set something up with it (某委牵头,甲局、乙局组建…).
                close = _CLAUSE_END.search(text, lead.end() + 1, sentence.end)
                bodies = [m for m, _ in row if lead.end() < m.start < (close.start() if close else sentence.end)]
                helped += [m.end for m in bodies if self._agreed.match(text, m.end)][-1:]
            for end in helped:
                partners = _run(text, row, lead.end(), end)
                for mention, leader in leaders[-1:]:
                    for other, partner in partners:
                        if partner.name != leader.name:
                            yield self._relation(leader, "collaborates_with", partner.name, mention.start, other.end)

    def _groups(self) -> Iterator[Relation]:
        """A leading group leads the program by whose short name it is called (专项行动 + 领导小组)."""
        for agency in self._draft.agencies:
            if not agency.name.endswith(self._bodies):
                continue
            for mention in agency.mentions:
                for inner, program in self._programs.within(mention.start, mention.end):
                    if isinstance(program, Program) and inner.end < mention.end:
                        yield self._relation(agency, "leads", program.name, mention.start, mention.end)

    def _relation(self, agency: Agency, predicate: Predicate, target: str, start: int, end: int) -> Relation:
        start, end = trimmed(self._draft.text, start, end)
        return Relation(
            s=agency.name,
            p=predicate,
            o=target,
            quote=self._draft.original(start, end),
            start=start,
            end=end,
            confidence=self._confidence["duty"],
            cue="duty",
        )


def _run(text: str, row: list[tuple[Mention, Agency]], start: int, end: int) -> list[tuple[Mention, Agency]]:
    """The listed bodies whose list ends at `end`."""
    found: list[tuple[Mention, Agency]] = []
    position = end
    for mention, agency in reversed([pair for pair in row if start <= pair[0].start and pair[0].end <= end]):
        between = text[mention.end : position]
        if found and not _LISTED.fullmatch(between) and mention.end != position:
            break
        if not found and len(between) > _NEAR:
            break
        found.append((mention, agency))
        position = mention.start
    return found[::-1]
