"""Whose program it is: the actors that a mention of a program belongs to, found from near to far."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from kg.extract.draft import Draft, MentionIndex, Paragraph, Sentence
from kg.extract.programs.bare import QUOTES
from kg.extract.relations.clauses import Clause
from kg.extract.relations.cues import Cues
from kg.extract.relations.inherited import Inherited
from kg.extract.relations.parties import STRONG, Parties, Subjects, pick
from kg.extract.relations.roles import Role
from kg.model import Agency, Entity, Mention, Place

_IS: Final = re.compile('[”’」』"]?(?:创建|建设|工作|活动|机制|模式)?(?:就|正|便|即)?是')
"""Between a name and whose it is said to be (“…”是某乡践行…的创新之举)."""

_NUMBERS: Final = "两三四五六"
"""The numerals of places taken together, from two on."""

__all__ = ["SubjectFinder", "Subjects"]


class SubjectFinder:
    """Finds the subjects of the mentions of programs in one report."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._draft = draft
        self._cues = cues
        self._parties = Parties(draft, cues)
        self.actors = self._parties.actors
        self.roles = self._parties.roles
        self.home = self._parties.home
        self._inherited = Inherited(self._parties, draft.named_programs)
        self.plan = False
        """Whether the report is a plan, whose items set tasks."""

    def of(self, mention: Mention) -> list[Subjects]:
        """The subjects of a mention of a program: one way as a rule, two where a scene joins an agency."""
        sentence = self._draft.layout.sentence_at(mention.start)
        if sentence is None:
            return []
        parts = self.actors.clauses(sentence)
        here = next((c for c in parts if c.start <= mention.start < c.end), None)
        if here is None:
            return []
        later = [c for c in parts if c.start > here.start]
        near = self._near(mention, here, [c for c in parts if c.end <= here.start], later)
        ways = {subjects.way for subjects in near}
        near += self._general(mention, [here, *later])
        if ways - {"partner", "scene"}:
            return near + self._joining(later)
        far = self._inherited.of(mention, here, later, sentence)
        if ways == {"scene"}:
            if near[0].start is None or not self._cues.sets_up.search(self._draft.text, near[0].start, mention.start):
                return near + self._joining(later)
            return near + self._joining(later) + [replace(subjects, way="scene", start=None) for subjects in far]
        if near:
            # Who acts with the partners of a clause without a subject is told before it (…,会同甲局建起“…”).
            return near + [replace(subjects, way="partner", start=None) for subjects in far]
        return far + (self._inherited.tasked(mention, sentence) if self.plan else [])

    def spreading(self, programs: MentionIndex) -> Iterator[tuple[Mention, Entity, Subjects]]:
        """Clauses that say of somebody how far the program has come that opened their paragraph, without naming it.

        Gives the mention that opened the paragraph, the program, and the subjects of each such clause.
        """
        layout, text = self._draft.layout, self._draft.text
        for paragraph in layout.paragraphs:
            opened = next(iter(programs.within(paragraph.start, paragraph.end)), None)
            if opened is None:
                continue
            mention, program = opened
            for sentence in layout.sentences[paragraph.first_sentence : paragraph.last_sentence]:
                if sentence.start <= mention.start:
                    continue
                other = any(programs.within(sentence.start, sentence.end))
                for clause in self.actors.clauses(sentence):
                    known = [r for r in self.roles(clause) if not self._parties.is_total(r)]
                    if known and self._cues.ways.match(text, known[-1].mention.end):
                        yield mention, program, pick(known, (known[-1].name,), "model")
                        break
                    roles = [r for r in known if r.name == "subject" and not other]
                    resumed = self._resumed(programs, paragraph, roles[-1].mention.end) if roles else None
                    if resumed is not None:
                        yield *resumed, pick(roles, ("subject",), "spread")
                        break
                    if roles and self._cues.spread.search(text, roles[-1].mention.end, sentence.end):
                        yield mention, program, pick(roles, ("subject",), "spread")
                        break

    def _resumed(self, programs: MentionIndex, paragraph: Paragraph, offset: int) -> tuple[Mention, Entity] | None:
        """The program of the paragraph that a definite noun after a subject takes up again (某区依托|平台派单)."""
        noun = self._cues.resumed.match(self._draft.text, offset)
        for mention, program in reversed(programs.within(paragraph.start, offset) if noun else []):
            if noun and noun.group(1) in self._draft.text[mention.start : mention.end + len(noun.group(1)) + 1]:
                return mention, program
        return None

    def owner(self, sentence: Sentence) -> Agency | None:
        """The body whose section or report a sentence without a subject stands in."""
        actor = next((actor for _, actor in self._parties.surroundings.of(sentence)), None)
        return actor if isinstance(actor, Agency) else None

    def _near(self, mention: Mention, here: Clause, before: list[Clause], after: list[Clause]) -> list[Subjects]:
        if ordered := self._ordered(mention, here):
            return [ordered]
        owner = self._owner(mention, here)
        if owner:
            return [owner, *self._taking_up(owner, here, before, after)]
        local = [r for r in self.roles(here) if r.mention.end <= mention.start]
        later = [r for r in self.roles(here) if r.mention.start >= mention.end]
        found: list[Subjects] = []
        if any(r.name in STRONG for r in local):
            found.append(pick(local, STRONG, "clause"))
        elif any(r.name == "agent" for r in later):
            found.append(pick(later, ("agent",), "agent"))
        elif later and _IS.fullmatch(self._draft.text, mention.end, later[0].start):
            found.append(Subjects((later[0].actor,), "agent", later[0].mention.start))
        elif areas := self._areas(here, mention):
            found.append(areas)
        else:
            opens = mention.start - here.start <= 1
            alone = opens and self._cues.own_reach.match(self._draft.text, mention.end, here.end)
            chain = None if alone else self._chain(before)
            if chain is not None:
                found.append(pick(self.roles(chain), STRONG, "sentence"))
        for name in ("scene", "partner"):
            if any(r.name == name for r in local):
                found.append(pick(local, (name,), name))
        if not found:
            chain = next((c for c in reversed(before) if any(r.name == "scene" for r in self.roles(c))), None)
            if chain is not None:
                found.append(pick(self.roles(chain), ("scene",), "scene"))
        return found

    def _areas(self, here: Clause, mention: Mention) -> Subjects | None:
        """The places that were named last, where a clause speaks of so many (三地的做法都是“…”的实践)."""
        areas = self._cues.areas.search(self._draft.text, here.start, mention.start)
        if areas is None:
            return None
        count = _NUMBERS.index(areas.group(1)) + 2
        places = self._parties.lately(here.start)[:count]
        return Subjects(tuple(places), "clause", here.start) if len(places) == count else None

    def _ordered(self, mention: Mention, here: Clause) -> Subjects | None:
        """The body above the report's place that its clause says has ordered a program (公安部部署开展“…”)."""
        roles = [r for r in self.actors.roles(here) if r.mention.end <= mention.start]
        if not roles or not isinstance(roles[-1].actor, Agency) or not self._parties.is_above(roles[-1].actor):
            return None
        orders = self._cues.orders.match(self._draft.text, roles[-1].mention.end, mention.start)
        return pick(roles, STRONG, "clause") if orders and roles[-1].name in STRONG else None

    def _chain(self, before: list[Clause]) -> Clause | None:
        """The last clause that says who acts; who only helps (甲局牵头,乙局配合,实施“…”) gives way to who leads."""
        named = [c for c in before if any(r.name in STRONG for r in self.roles(c))]
        for clause in reversed(named):
            last = next(r for r in reversed(self.roles(clause)) if r.name in STRONG)
            if clause is named[0] or not self._cues.helps.match(self._draft.text, last.mention.end, clause.end):
                return clause
        return None

    def _owner(self, mention: Mention, here: Clause) -> Subjects | None:
        text = self._draft.text
        start = mention.start - (text[mention.start - 1 : mention.start] in QUOTES)
        roles = [r for r in self.roles(here) if r.mention.end <= start]
        if not roles or not self._cues.owner_link.fullmatch(text[roles[-1].mention.end : start]):
            return None
        last = len(roles) - 1
        while last > 0 and roles[last - 1].name == roles[last].name and _joined(text, roles[last - 1], roles[last]):
            last -= 1
        first = roles[last].start
        return Subjects(tuple(r.actor for r in roles[last:]), "owner", first)

    def _taking_up(self, owner: Subjects, here: Clause, before: list[Clause], after: list[Clause]) -> list[Subjects]:
        """Who takes up or builds what the owner runs (县里推广某镇首创的“…”; 推广某镇“…”,全县排查…; 某局建成某中心“…”)."""
        if owner.start is None:
            return []
        builders = [r for r in self.roles(here) if r.name in STRONG and r.mention.end <= owner.start]
        if builders and self._cues.sets_up.search(self._draft.text, builders[-1].mention.end, owner.start):
            return [pick(builders, STRONG, "clause")]
        if not self._cues.takes_up.search(self._draft.text, here.start, owner.start):
            return []
        for clause in (here, *reversed(before), *after):
            roles = [r for r in self.roles(clause) if r.name in STRONG]
            if others := [r for r in roles if r.actor not in owner.actors]:
                return [pick(others, STRONG, "clause")]
            if roles and clause in after:
                break
        home = self.home()
        return [Subjects((home,), "task")] if home else []

    def _joining(self, later: list[Clause]) -> list[Subjects]:
        """Those of whom a later clause says that they take part (…建立“…”机制,A、B等单位加入; 由A统一实施)."""
        found = []
        for clause in later:
            roles = [r for r in self.roles(clause) if r.name in STRONG]
            joins = roles and self._cues.join.search(self._draft.text, roles[-1].mention.end, clause.end)
            if joins or any(r.name == "agent" for r in roles):
                found.append(pick(roles, STRONG, "join"))
            scenes = [r for r in self.roles(clause) if r.name == "scene" and not self._parties.is_total(r)]
            if scenes and not roles and self._cues.reached.match(self._draft.text, scenes[-1].mention.end):
                found.append(pick(scenes, ("scene",), "scene"))
        return found

    def _general(self, mention: Mention, clauses: list[Clause]) -> list[Subjects]:
        """The place in the whole of which a program is run by now (“…”在某镇试点、去年全县推开)."""
        for role in (r for clause in clauses for r in self.roles(clause)):
            whole = role.mention.anaphor and isinstance(role.actor, Place) and role.mention.start >= mention.end
            before = self._draft.text[max(mention.end, role.mention.start - 3) : role.mention.start]
            if whole and (
                before.endswith(self._cues.spread_to) or self._cues.reached.match(self._draft.text, role.mention.end)
            ):
                return [Subjects((role.actor,), "scene", role.mention.start)]
        return []


def _joined(text: str, left: Role, right: Role) -> bool:
    return re.fullmatch("[、和与及]|以及", text[left.mention.end : right.start]) is not None
