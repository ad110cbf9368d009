"""Whose program it is where its clause and those before it name nobody: what the text around them tells."""

import re
from collections.abc import Iterator
from typing import Final

from kg.extract.draft import MentionIndex, Sentence
from kg.extract.relations.clauses import Clause
from kg.extract.relations.parties import STRONG, Parties, Subjects, pick
from kg.extract.relations.roles import Actor, Role
from kg.model import Mention, Place

_ITEM: Final = re.compile(r"\W{0,2}(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后)")
_NUMBERED: Final = re.compile(r"\W{0,2}(?:[一二三四五六七八九十]+[、)]|\d+[.、)])")
_DEFINED: Final = re.compile('[”’」』"]?(?:是|指|即)')
"""After a name that the sentence explains (“四调”是…): the next sentence speaks of something else."""
_COUNTED: Final = re.compile(r"\W{0,2}(?:全[镇乡村市县区])?\d+余?[名位][^,。;]{2,14}?[把将在通用]")
"""A clause with people of its own as subject (34名网格员把…): not what the sentences before it spoke of."""
_SHORT: Final = 25
"""A sentence this short that names a program and no subject is a catchword; the next sentence says who runs it."""


class Inherited:
    """Finds the subjects that mentions of programs take over from the text around them."""

    def __init__(self, parties: Parties, programs: MentionIndex) -> None:
        self._parties = parties
        self._draft = parties.draft
        self._cues = parties.cues
        self._programs = programs

    def of(self, mention: Mention, here: Clause, later: list[Clause], sentence: Sentence) -> list[Subjects]:
        """The subjects of a mention in the clause `here`, before the clauses `later`: one way at most."""
        far = (
            self._reached(mention, here, later)
            or self._after(mention, here, later)
            or self._next(mention, here, sentence)
            or (None if _COUNTED.match(self._draft.text, here.start) else self._earlier(mention, sentence))
            or self._around(sentence)
        )
        return [far] if far else []

    def tasked(self, mention: Mention, sentence: Sentence) -> list[Subjects]:
        """The home place, for whom a plan's item sets the task with which it opens ((二)推广“…”模式。)."""
        home, layout = self._parties.home(), self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        opens = layout.sentences[paragraph.first_sentence] is sentence
        item = _NUMBERED.match(self._draft.text, sentence.start)
        short = sentence.end - sentence.start <= _SHORT and self._draft.text[sentence.end - 1] == "。"
        return [Subjects((home,), "task")] if home and opens and item and short else []

    def _reached(self, mention: Mention, here: Clause, later: list[Clause]) -> Subjects | None:
        """The places that a program has come to (“…”从某社区起步,已在全县推开)."""
        found: list[Role] = []
        for clause in (here, *later):
            roles = [r for r in self._parties.roles(clause) if r.mention.start >= mention.end]
            if any(r.name in STRONG for r in roles):
                break
            scenes = [r for r in roles if r.name == "scene"]
            if scenes and self._cues.reach.search(self._draft.text, scenes[-1].mention.end, clause.end):
                found += scenes
        return Subjects(tuple(r.actor for r in found), "scene", found[0].mention.start) if found else None

    def _after(self, mention: Mention, here: Clause, later: list[Clause]) -> Subjects | None:
        """The subject of a clause that follows a name in an opening phrase (“…”启动以来,全市…)."""
        # What stands behind 要 and the like is the clause's own statement, no opening phrase.
        if self._cues.own_clause.search(self._draft.text, here.start, mention.start):
            return None
        for clause in later:
            if any(r.name in STRONG for r in self._parties.roles(clause)):
                # A clause that names a program itself says whose that one is.
                own = any(self._programs.within(clause.start, clause.end))
                return None if own else pick(self._parties.roles(clause), STRONG, "after")
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
        for clause in self._parties.actors.clauses(layout.sentences[position + 1]):
            roles = self._parties.roles(clause)
            if (
                short
                and not opens
                and any(r.name == "scene" for r in roles)
                and not any(r.name in STRONG for r in roles)
            ):
                return pick(roles, ("scene",), "scene")
            if any(self._cues.leads_apart.match(self._draft.text, r.mention.end, clause.end) for r in roles):
                return None
            if any(r.name in STRONG and (opens or not _is_collective(r.actor)) for r in roles):
                return pick(roles, STRONG, "next")
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
            for clause in reversed(self._parties.actors.clauses(earlier)):
                roles = [r for r in self._parties.roles(clause) if r.name in STRONG]
                topics = [r for r in roles if not self._parties.is_total(r)]
                if topics:
                    return pick(topics, STRONG, "paragraph")
                if roles and total is None:
                    total = pick(roles, STRONG, "paragraph")
        return total

    def _speakers(self, sentences: tuple[Sentence, ...], sentence: Sentence) -> set[str]:
        """Who was subject in the paragraph before a sentence, 全市 and the like apart."""
        clauses = (c for s in sentences if s.start < sentence.start for c in self._parties.actors.clauses(s))
        roles = (role for clause in clauses for role in self._parties.roles(clause))
        return {role.actor.name for role in roles if role.name in STRONG and not self._parties.is_total(role)}

    def _governing(self, sentences: tuple[Sentence, ...], sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, nearest first; of a list (一是…二是…) only its own item and what introduces it."""
        text = self._draft.text
        known = [s for s in sentences if s.start <= sentence.start]
        items = [s.start for s in known if _ITEM.match(text, s.start)]
        for earlier in reversed(known):
            if earlier.start < sentence.start and (not items or earlier.start >= items[-1] or earlier.start < items[0]):
                yield earlier

    def _around(self, sentence: Sentence) -> Subjects | None:
        for way, actor in self._parties.surroundings.of(sentence):
            if not self._parties.is_above(actor):
                return Subjects((actor,), way)
        return None


def _is_collective(actor: Actor) -> bool:
    return not isinstance(actor, Place) and actor.collective
