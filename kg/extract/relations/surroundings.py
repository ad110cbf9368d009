"""Whose a sentence is that names nobody: the section's, the agency's whose report it is, or the home place's."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actor, Actors
from kg.model import Agency, Place

_ADDRESSED: Final = re.compile("对|致|关于对")
"""How a title opens that names whom the report answers (对市政协…提案的答复)."""

_NAME: Final = 8
"""The name of a speaker and its colon take at most so many characters."""
_PUBLISHING: Final = ("media",)
_OFTEN: Final = 3
_SHARE: Final = 0.6
"""An agency is what a report is about when at least so many mentions, and this share of all, are its."""


class Surroundings:
    """The actors that headings, title and home place give to the sentences of one report."""

    def __init__(self, draft: Draft, cues: Cues, actors: Actors) -> None:
        self._draft = draft
        self._cues = cues
        self._actors = actors
        self._programs = draft.named_programs

    def of(self, sentence: Sentence) -> Iterator[tuple[str, Actor]]:
        """Actors from near to far, each with the way by which it was found."""
        paragraph = self._draft.layout.paragraph_of(sentence)
        if (
            speaker := self._speakers.get(self._draft.text[paragraph.start : paragraph.start + _NAME].partition(":")[0])
        ) is not None:
            yield "section", speaker
        for actor in self._sections(paragraph):
            yield "section", self._spoken_of(actor, sentence)
        if self._title is not None:
            yield "title", self._spoken_of(self._title, sentence)
        if self._main is not None:
            yield "title", self._main
        if self.home is not None:
            yield "home", self.home

    @cached_property
    def _speakers(self) -> dict[str, Agency]:
        """The bodies for which those speak whose answers a report prints under their names (张某:…)."""
        bodies = {agency.name: agency for agency in self._draft.agencies if self._can_own(agency)}
        roles = [r for r in self._draft.relations if r.p == "has_role" and r.o in bodies]
        return {r.s: bodies[r.o] for r in reversed(roles)}

    @cached_property
    def home(self) -> Place | None:
        """The place that the report is about."""
        home = self._draft.home
        return next((p for p in self._draft.places if p.code == home and p.level not in ("village", "locality")), None)

    @cached_property
    def _title(self) -> Actor | None:
        """Whose report it is: the only agency, or place below the county, that the title names outside programs."""
        for paragraph in self._draft.layout.paragraphs[:3]:
            if paragraph.kind in ("title", "heading") and not self._is_label(paragraph):
                named = list(self._named(paragraph))
                if _ADDRESSED.match(self._draft.text, paragraph.start):
                    continue
                if len({actor.name for actor in named}) == 1 and self._can_own(named[0]):
                    return named[0]
        return None

    def _spoken_of(self, owner: Actor, sentence: Sentence) -> Actor:
        """The owner of a report, or all bodies of its system under its place where the text spoke of these last."""
        if not isinstance(owner, Agency) or owner.collective:
            return owner
        same = [a for a in self._draft.agencies if a.collective and (a.kind, a.place) == (owner.kind, owner.place)]
        system = next((agency for agency in same if agency.name.endswith(self._cues.whole_systems)), None)
        if system is None:
            return owner
        last = [max((m.start for m in a.mentions if m.start < sentence.start), default=-1) for a in (owner, system)]
        return system if last[1] > last[0] else owner

    def _can_own(self, actor: Actor) -> bool:
        if isinstance(actor, Place):
            return actor.level in ("township", "village")
        return not actor.name.endswith(self._cues.authorities)

    @cached_property
    def _main(self) -> Agency | None:
        """The agency that a report without a telling title speaks of throughout: most mentions of agencies are its."""
        counts = {a.name: len(a.mentions) for a in self._draft.agencies if a.kind not in _PUBLISHING}
        total = sum(counts.values())
        return next(
            (
                agency
                for agency in self._draft.agencies
                if _OFTEN <= counts.get(agency.name, 0) >= _SHARE * total and not agency.collective
            ),
            None,
        )

    def _named(self, paragraph: Paragraph) -> Iterator[Actor]:
        for mention, actor in self._actors.within(paragraph.start, paragraph.end):
            covers = self._programs.within(mention.start - 30, mention.end)
            if not any(m.start < mention.end and mention.start < m.end for m, _ in covers):
                yield actor

    def _sections(self, paragraph: Paragraph) -> Iterator[Actor]:
        text = self._draft.text
        for heading in reversed(paragraph.headings):
            line = self._lines.get(heading)
            if line is None or self._is_label(line):
                continue
            named = [actor for actor in self._named(line) if actor.mentions]
            if named:
                yield named[0]
            else:
                system = self.system(text[line.start : line.end])
                if system:
                    yield system

    @cached_property
    def _lines(self) -> dict[str, Paragraph]:
        text = self._draft.text
        return {text[p.start : p.end]: p for p in self._draft.layout.paragraphs if p.kind == "heading"}

    def _is_label(self, line: Paragraph) -> bool:
        """Whether a line addresses a notice (各县(市、区)党委政法委:) or labels the report (发布人:某局处长)."""
        text = self._draft.text
        label = text.find(":", line.start, line.end - 1) >= 0 and line.kind != "title"
        return label or (text[line.end - 1] == ":" and any(True for _ in self._actors.within(line.start, line.end)))

    def system(self, words: str) -> Agency | None:
        """The agency of the home place that the words of a heading or a subject (检察机关) stand for."""
        for kind, pattern in self._cues.sections.items():
            if pattern.search(words):
                bodies = [a for a in self._draft.agencies if a.kind == kind and a.place == self._draft.home]
                return max(bodies, key=lambda a: (len(a.mentions), a.collective, -len(a.name)), default=None)
        return None
