"""Whose program it is: the actors that a mention of a program belongs to, found from near to far."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct

from kg.extract.draft import Draft, MentionIndex, Sentence
from kg.extract.programs.bare import QUOTES
from kg.extract.relations.clauses import Clause
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actor, Actors, Role
from kg.extract.relations.surroundings import Surroundings
from kg.model import Agency, Entity, Mention, Place
from kg.schema.gazetteer import gazetteer

_STRONG: Final = ("subject", "agent")
_ITEM: Final = re.compile(r"\W{0,2}(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后)")
_NUMBERED: Final = re.compile(r"\W{0,2}(?:[一二三四五六七八九十]+[、)]|\d+[.、)])")
_FIRST_ITEM: Final = re.compile(r"[:,]\W{0,2}(?:一是|首先)")
_DEFINED: Final = re.compile('[”’」』"]?(?:是|指|即)')
"""After a name that the sentence explains (“四调”是…): the next sentence speaks of something else."""
_SHORT: Final = 25
"""A sentence this short that names a program and no subject is a catchword; the next sentence says who runs it."""


class Subjects(Struct, frozen=True):
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
        self._surroundings = Surroundings(draft, cues, self.actors)
        self._programs = MentionIndex(draft.programs)
        self._roles: dict[Clause, tuple[Role, ...]] = {}
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
        near = self._near(mention, here, [c for c in parts if c.end <= here.start])
        later = [c for c in parts if c.start > here.start]
        if near:
            return near + self._joining(later)
        return self._far(mention, here, later, sentence) + self._tasked(mention, sentence)

    def _far(self, mention: Mention, here: Clause, later: list[Clause], sentence: Sentence) -> list[Subjects]:
        far = (
            self._reached(mention, here, later)
            or self._after(mention, here, later)
            or self._our_own(here, later)
            or self._continued(sentence)
            or self._next(mention, here, sentence)
            or self._earlier(mention, sentence)
            or self._around(sentence)
        )
        return [far] if far else []

    def _tasked(self, mention: Mention, sentence: Sentence) -> list[Subjects]:
        """The home place, for whom a plan's item sets the task with which it opens ((二)推广“…”模式。)."""
        home, layout = self.home(), self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        opens = layout.sentences[paragraph.first_sentence] is sentence
        item = _NUMBERED.match(self._draft.text, sentence.start)
        short = sentence.end - sentence.start <= _SHORT and self._draft.text[sentence.end - 1] == "。"
        return [Subjects((home,), "task")] if home and opens and item and short and self.plan else []

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
                if sentence.start <= mention.start or any(programs.within(sentence.start, sentence.end)):
                    continue
                for clause in self.actors.clauses(sentence):
                    roles = [r for r in self.roles(clause) if r.name == "subject" and not self._is_total(r)]
                    if roles and self._cues.spread.search(text, roles[-1].mention.end, sentence.end):
                        yield mention, program, _pick(roles, ("subject",), "spread")
                        break

    def roles(self, clause: Clause) -> tuple[Role, ...]:
        """The roles in a clause of those who can run a program: bodies above the report's place cannot."""
        if clause not in self._roles:
            self._roles[clause] = tuple(r for r in self.actors.roles(clause) if not self._is_above(r.actor))
        return self._roles[clause]

    def owner(self, sentence: Sentence) -> Agency | None:
        """The body whose section or report a sentence without a subject stands in."""
        actor = next((actor for _, actor in self._surroundings.of(sentence)), None)
        return actor if isinstance(actor, Agency) else None

    def home(self) -> Place | None:
        """The place that the report is about."""
        return self._surroundings.home

    def _near(self, mention: Mention, here: Clause, before: list[Clause]) -> list[Subjects]:
        owner = self._owner(mention, here)
        if owner:
            return [owner]
        local = [r for r in self.roles(here) if r.mention.end <= mention.start]
        later = [r for r in self.roles(here) if r.mention.start >= mention.end]
        found: list[Subjects] = []
        if any(r.name in _STRONG for r in local):
            found.append(_pick(local, _STRONG, "clause"))
        elif any(r.name == "agent" for r in later):
            found.append(_pick(later, ("agent",), "agent"))
        elif bare := self._bare_system(here, mention):
            found.append(bare)
        else:
            chain = next((c for c in reversed(before) if any(r.name in _STRONG for r in self.roles(c))), None)
            if chain is not None:
                found.append(_pick(self.roles(chain), _STRONG, "sentence"))
        for name in ("scene", "partner"):
            if any(r.name == name for r in local):
                found.append(_pick(local, (name,), name))
        if not found:
            chain = next((c for c in reversed(before) if any(r.name == "scene" for r in self.roles(c))), None)
            if chain is not None:
                found.append(_pick(self.roles(chain), ("scene",), "scene"))
        return found

    def _bare_system(self, here: Clause, mention: Mention) -> Subjects | None:
        """The home place's agency where a clause opens with its kind alone (检察机关推进…)."""
        match = self._cues.bare_system.match(self._draft.text, here.start, mention.start)
        agency = self._surroundings.system(match.group(1)) if match else None
        return Subjects((agency,), "section", here.start) if agency else None

    def _owner(self, mention: Mention, here: Clause) -> Subjects | None:
        text = self._draft.text
        start = mention.start - (text[mention.start - 1 : mention.start] in QUOTES)
        roles = [r for r in self.roles(here) if r.mention.end <= start]
        if not roles or not self._cues.owner_link.fullmatch(text[roles[-1].mention.end : start]):
            return None
        following = text[mention.end : mention.end + 10]
        if self._cues.lead_bodies_near.search(following):
            return None
        last = len(roles) - 1
        while last > 0 and roles[last - 1].name == roles[last].name and _joined(text, roles[last - 1], roles[last]):
            last -= 1
        first = roles[last].start
        if self._cues.honoured.search(text[here.start : first]):
            return None
        return Subjects(tuple(r.actor for r in roles[last:]), "owner", first)

    def _joining(self, later: list[Clause]) -> list[Subjects]:
        """Those of whom a later clause says that they take part (…建立“…”机制,A、B等单位加入; 由A统一实施)."""
        found = []
        for clause in later:
            roles = [r for r in self.roles(clause) if r.name in _STRONG]
            joins = roles and self._cues.join.search(self._draft.text, roles[-1].mention.end, clause.end)
            if joins or any(r.name == "agent" for r in roles):
                found.append(_pick(roles, _STRONG, "join"))
        return found

    def _reached(self, mention: Mention, here: Clause, later: list[Clause]) -> Subjects | None:
        """The places that a program has come to (“…”从某社区起步,已在全县推开)."""
        found: list[Role] = []
        for clause in (here, *later):
            roles = [r for r in self.roles(clause) if r.mention.start >= mention.end]
            if any(r.name in _STRONG for r in roles):
                break
            scenes = [r for r in roles if r.name == "scene"]
            if scenes and self._cues.reach.search(self._draft.text, scenes[-1].mention.end, clause.end):
                found += scenes
        return Subjects(tuple(r.actor for r in found), "scene", found[0].mention.start) if found else None

    def _continued(self, sentence: Sentence) -> Subjects | None:
        """The subject of what a semicolon joins to the sentence."""
        layout = self._draft.layout
        position = layout.sentences.index(sentence, layout.paragraph_of(sentence).first_sentence)
        while position > 0 and self._draft.text[layout.sentences[position - 1].end - 1] == ";":
            position -= 1
            for clause in reversed(self.actors.clauses(layout.sentences[position])):
                if any(r.name in _STRONG for r in self.roles(clause)):
                    return _pick(self.roles(clause), _STRONG, "before")
        return None

    def _after(self, mention: Mention, here: Clause, later: list[Clause]) -> Subjects | None:
        """The subject of a clause that follows a name in an opening phrase (“…”启动以来,全市…)."""
        # What stands behind 要 and the like is the clause's own statement, no opening phrase.
        if self._cues.own_clause.search(self._draft.text, here.start, mention.start):
            return None
        for clause in later:
            if any(r.name in _STRONG for r in self.roles(clause)):
                # A clause that names a program itself says whose that one is.
                own = any(self._programs.within(clause.start, clause.end))
                return None if own else _pick(self.roles(clause), _STRONG, "after")
        return None

    def _our_own(self, here: Clause, later: list[Clause]) -> Subjects | None:
        """The home place, where what is said of the name ends in its own (它们撑起我市的…模式)."""
        for clause in (here, *later):
            for role in self.roles(clause):
                if self._is_total(role) and self._draft.text.startswith("的", role.mention.end):
                    return Subjects((role.actor,), "after", role.mention.start)
        return None

    def _next(self, mention: Mention, here: Clause, sentence: Sentence) -> Subjects | None:
        """A name that opens its paragraph (“…”让…。) belongs to the subject of the sentence after it."""
        layout = self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        position = layout.sentences.index(sentence, paragraph.first_sentence)
        opens = mention.start - here.start <= 1 and not _DEFINED.match(self._draft.text, mention.end)
        short = sentence.end - sentence.start <= _SHORT
        last = position + 1 >= paragraph.last_sentence
        if position != paragraph.first_sentence or last or not (opens or short):
            return None
        for clause in self.actors.clauses(layout.sentences[position + 1]):
            roles = self.roles(clause)
            if (
                short
                and not opens
                and any(r.name == "scene" for r in roles)
                and not any(r.name in _STRONG for r in roles)
            ):
                return _pick(roles, ("scene",), "scene")
            if any(self._cues.leads_apart.match(self._draft.text, r.mention.end, clause.end) for r in roles):
                return None
            if any(r.name in _STRONG and (opens or not _is_collective(r.actor)) for r in roles):
                return _pick(roles, _STRONG, "next")
        return None

    def _earlier(self, mention: Mention, sentence: Sentence) -> Subjects | None:
        """The last subject of the paragraph before the sentence; 全市 and the like only where there is no other."""
        layout = self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        sentences = layout.sentences[paragraph.first_sentence : paragraph.last_sentence]
        total: Subjects | None = None
        if mention.start - sentence.start <= 1 and len(self._speakers(sentences, sentence)) > 1:
            # A name that opens its sentence, after sentences on several bodies, takes up none of them.
            return None
        for earlier in self._governing(sentences, sentence):
            for clause in reversed(self.actors.clauses(earlier)):
                roles = [r for r in self.roles(clause) if r.name in _STRONG]
                topics = [r for r in roles if not self._is_total(r)]
                if topics:
                    return _pick(topics, _STRONG, "paragraph")
                if roles and total is None:
                    total = _pick(roles, _STRONG, "paragraph")
        return total

    def _speakers(self, sentences: tuple[Sentence, ...], sentence: Sentence) -> set[str]:
        """Who was subject in the paragraph before a sentence, 全市 and the like apart."""
        clauses = (c for s in sentences if s.start < sentence.start for c in self.actors.clauses(s))
        roles = (role for clause in clauses for role in self.roles(clause))
        return {role.actor.name for role in roles if role.name in _STRONG and not self._is_total(role)}

    def _governing(self, sentences: tuple[Sentence, ...], sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, nearest first; of a list (一是…二是…) only its own item and what introduces it."""
        text = self._draft.text
        items = [s.start for s in sentences if _ITEM.match(text, s.start) or _FIRST_ITEM.search(text, s.start, s.end)]
        own = max((start for start in items if start <= sentence.start), default=None)
        for earlier in reversed(sentences):
            if earlier.start < sentence.start and (own is None or earlier.start >= own or earlier.start < items[0]):
                yield earlier

    def _around(self, sentence: Sentence) -> Subjects | None:
        for way, actor in self._surroundings.of(sentence):
            if not self._is_above(actor):
                return Subjects((actor,), way)
        return None

    def _is_total(self, role: Role) -> bool:
        return role.mention.anaphor and isinstance(role.actor, Place) and role.actor.code == self._draft.home

    def _is_above(self, actor: Actor) -> bool:
        return (actor.code if isinstance(actor, Place) else actor.place) in self._above

    @cached_property
    def _above(self) -> frozenset[str]:
        home = self._draft.home
        return frozenset(("100000", *gazetteer().ancestors(home))) if home else frozenset()


def _pick(roles: Iterable[Role], names: tuple[str, ...], way: str) -> Subjects:
    """The mentions that share the role and the type of the last one: the members of its list."""
    run = [role for role in roles if role.name in names]
    last = run[-1]
    members = [r for r in run if type(r.actor) is type(last.actor) and r.name == last.name]
    return Subjects(tuple(r.actor for r in members), way, members[0].mention.start)


def _joined(text: str, left: Role, right: Role) -> bool:
    return re.fullmatch("[、和与及]|以及", text[left.mention.end : right.start]) is not None


def _is_collective(actor: Actor) -> bool:
    return not isinstance(actor, Place) and actor.collective
