"""Whose program it is: the actors that a mention of a program belongs to, found from near to far."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.extract.agencies.scope import agency_at
from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.programs.bare import QUOTES
from kg.extract.relations.clauses import Clause, clauses
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actor, Actors, Role
from kg.model import Agency, Mention, Place

_STRONG: Final = ("subject", "agent")


@dataclass(frozen=True)
class Subjects:
    """Actors, the way by which they were found (an entry of the confidence table), and where their evidence begins."""

    actors: tuple[Actor, ...]
    way: str
    start: int | None = None


class SubjectFinder:
    """Finds the subjects of the mentions of programs in one report."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._draft = draft
        self._cues = cues
        self.actors = Actors(draft, cues)
        self._roles: dict[Clause, tuple[Role, ...]] = {}

    def of(self, mention: Mention) -> list[Subjects]:
        """The subjects of a mention of a program: one way as a rule, two where a scene joins an agency."""
        sentence = self._draft.layout.sentence_at(mention.start)
        if sentence is None:
            return []
        parts = clauses(self._draft.text, sentence)
        here = next((c for c in parts if c.start <= mention.start < c.end), None)
        if here is None:
            return []
        near = self._near(mention, here, [c for c in parts if c.end <= here.start])
        if near:
            return near
        far = self._later(mention, here, sentence) or self._earlier(sentence) or self.around(sentence)
        return [far] if far else []

    def roles(self, clause: Clause) -> tuple[Role, ...]:
        """The roles of a clause, read once."""
        if clause not in self._roles:
            self._roles[clause] = self.actors.roles(clause)
        return self._roles[clause]

    def _near(self, mention: Mention, here: Clause, before: list[Clause]) -> list[Subjects]:
        owner = self._owner(mention, here)
        if owner:
            return [owner]
        local = [r for r in self.roles(here) if r.mention.end <= mention.start]
        later = [r for r in self.roles(here) if r.mention.start >= mention.end]
        scenes = [r for r in local if r.name == "scene"]
        agents = [r for r in later if r.name == "agent"]
        found: list[Subjects] = []
        if any(r.name in _STRONG for r in local):
            found.append(_pick(local, _STRONG, "clause"))
        elif agents:
            found.append(_pick(agents, ("agent",), "agent"))
        else:
            chain = next((c for c in reversed(before) if any(r.name in _STRONG for r in self.roles(c))), None)
            if chain is not None:
                found.append(_pick(self.roles(chain), _STRONG, "sentence"))
        if scenes:
            found.append(_pick(scenes, ("scene",), "scene"))
        if found:
            return found
        for clause in (here, *reversed(before)):
            roles = [r for r in self.roles(clause) if r.mention.end <= mention.start]
            for name, way in (("scene", "scene"), ("owner", "inner"), ("inner", "inner")):
                if any(r.name == name for r in roles):
                    return [_pick(roles, (name,), way)]
        return []

    def _owner(self, mention: Mention, here: Clause) -> Subjects | None:
        text = self._draft.text
        start = mention.start - (text[mention.start - 1 : mention.start] in QUOTES)
        roles = [r for r in self.roles(here) if r.mention.end <= start]
        if not roles or not self._cues.owner_link.fullmatch(text[roles[-1].mention.end : start]):
            return None
        last = len(roles) - 1
        while last > 0 and roles[last - 1].name == roles[last].name and _joined(text, roles[last - 1], roles[last]):
            last -= 1
        return Subjects(tuple(r.actor for r in roles[last:]), "owner", roles[last].mention.start)

    def _later(self, mention: Mention, here: Clause, sentence: Sentence) -> Subjects | None:
        """A name that opens its paragraph (“…”让…。) belongs to the subject of the sentence after it."""
        layout = self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        if mention.start - here.start > 1 or layout.sentences[paragraph.first_sentence] != sentence:
            return None
        for following in layout.sentences[paragraph.first_sentence + 1 : paragraph.first_sentence + 2]:
            for clause in clauses(self._draft.text, following):
                if any(r.name == "subject" for r in self.roles(clause)):
                    return _pick(self.roles(clause), ("subject",), "next")
        return None

    def _earlier(self, sentence: Sentence) -> Subjects | None:
        layout = self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        for earlier in reversed(layout.sentences[paragraph.first_sentence : paragraph.last_sentence]):
            if earlier.start >= sentence.start:
                continue
            for clause in reversed(clauses(self._draft.text, earlier)):
                roles = [r for r in self.roles(clause) if r.name in _STRONG and not self._is_total(r)]
                if roles:
                    return _pick(roles, _STRONG, "paragraph")
        return None

    def _is_total(self, role: Role) -> bool:
        """全市 and the like open statistics about the home place without becoming the topic of the paragraph."""
        return role.mention.anaphor and isinstance(role.actor, Place) and role.actor.code == self._draft.home

    def around(self, sentence: Sentence) -> Subjects | None:
        """The subject that the section, the title or the report gives to a sentence without one."""
        paragraph = self._draft.layout.paragraph_of(sentence)
        found = self._section(paragraph)
        if found:
            return found
        agency = agency_at(self._draft, sentence.start)
        if agency is not None:
            return Subjects((agency,), "title")
        home = self.home()
        return Subjects((home,), "home") if home else None

    def home(self) -> Place | None:
        """The place that the report is about."""
        return next((p for p in self._draft.places if p.code == self._draft.home and p.level != "locality"), None)

    def _section(self, paragraph: Paragraph) -> Subjects | None:
        draft = self._draft
        for heading in reversed(paragraph.headings):
            line = next(
                (p for p in draft.layout.paragraphs if p.kind == "heading" and draft.text[p.start : p.end] == heading),
                None,
            )
            if line is None:
                continue
            named = [(m, a) for m, a in self.actors.within(line.start, line.end) if not m.anaphor]
            if named:
                return Subjects((named[0][1],), "section")
            agency = self._system(heading)
            if agency:
                return Subjects((agency,), "section")
        return None

    def _system(self, heading: str) -> Agency | None:
        for kind, pattern in self._cues.sections.items():
            if pattern.search(heading):
                bodies = [a for a in self._draft.agencies if a.kind == kind and a.place == self._draft.home]
                return next((a for a in bodies if a.collective), bodies[0] if bodies else None)
        return None


def _pick(roles: Iterable[Role], names: tuple[str, ...], way: str) -> Subjects:
    """The last run of neighbouring mentions of one role: the members of its list, and nothing else."""
    run: list[Role] = []
    for role in roles:
        if role.name in names:
            run.append(role)
    last = run[-1]
    members = [r for r in run if _kind(r) is _kind(last) and r.name == last.name]
    return Subjects(tuple(dict.fromkeys(r.actor for r in members)), way, members[0].mention.start)


def _kind(role: Role) -> type:
    return Agency if isinstance(role.actor, Agency) else Place


def _joined(text: str, left: Role, right: Role) -> bool:
    return re.fullmatch("[、和与及]|以及", text[left.mention.end : right.mention.start]) is not None

