"""Whose report this is: what the numbers of a section are about where no words name a topic."""

from typing import Final

from kg.extract.agencies.scope import section_agency
from kg.extract.draft import Draft, MentionIndex, Paragraph
from kg.extract.figures.mentions import DIRECTING
from kg.extract.figures.topics import ClauseTopics
from kg.extract.places.scope import place_at
from kg.model import Agency, Place, Program
from kg.schema.resources import cues

_GENERAL: Final = ("governance_centre", "media", "school", *DIRECTING)
"""Kinds of agencies that report on a place rather than on themselves."""

_SYSTEMS: Final = ("court", "procuratorate", "public_security", "justice_bureau")
_PUBLISHERS: Final = ("court", "procuratorate", "public_security")
"""Kinds of agencies that report on themselves when they publish; a justice bureau reports on mediators and lawyers."""

_DIVISIONS: Final = ("country", "province", "prefecture", "county")


class Setting:
    """The agency, the program or the place that a report, or a section of it, speaks for."""

    def __init__(self, draft: Draft, clauses: ClauseTopics) -> None:
        self._draft = draft
        self._layout = draft.layout
        self._clauses = clauses
        self._agencies = MentionIndex(draft.agencies)
        self._divisions = {p.code: p for p in reversed(draft.places) if p.level in _DIVISIONS}
        self.home_code = draft.home
        titles = [p for p in draft.layout.paragraphs if p.kind == "title"]
        self._headline, self._titled = self._named_in(titles[:1]), self._named_in(titles)
        self.title = self._named_by_title()
        if locality := self._locality_of_title():
            self._divisions[locality.code] = locality
        self.home = self.division(draft.home)

    def division(self, code: str | None) -> Place | None:
        """The administrative division of a code that the report names; for a report on a town or a village the locality."""
        return self._divisions.get(code or "")

    def default(self, offset: int) -> Place | Agency | Program | None:
        """What a number at `offset` is about when no words of its paragraph tell."""
        sentence = self._layout.sentence_at(offset)
        if sentence is None:
            return self.title or self.home
        paragraph = self._layout.paragraph_of(sentence)
        agency = section_agency(self._draft, self._agencies, paragraph) or self.title
        if agency is not None:
            return self._system_of(agency)
        return self.division(place_at(self._draft, offset)) or self.home

    def body_of(self, kind: str | None, code: str) -> Agency | None:
        """The agencies of a kind in a place, spoken of together or the only one that the report names."""
        bodies = [a for a in self._draft.agencies if a.kind == kind and a.place == code]
        return next((a for a in bodies if a.collective), bodies[0] if len(bodies) == 1 else None)

    def _system_of(self, agency: Agency | Program) -> Agency | Program:
        """The system that a report by its head speaks for: a city's intermediate court reports on all its courts."""
        if not isinstance(agency, Agency) or agency.kind not in _SYSTEMS:
            return agency
        system = tuple(cues("figures")["topics"]["systems"])
        same = (a for a in self._draft.agencies if a.collective and a.kind == agency.kind and a.place == agency.place)
        return next((a for a in same if a.name.endswith(system)), agency)

    def _named_by_title(self) -> Agency | Program | None:
        """The agency whose report this is, or the program that it reports on: the only one that its title or its
        headline names, or the agency that publishes it.
        """
        agencies = [e for e in self._titled if isinstance(e, Agency) and e.kind not in _GENERAL]
        if agencies:
            return agencies[0] if len(agencies) == 1 else None
        programs = [e for e in self._headline if isinstance(e, Program) and e.concept]
        return self._publisher() or (programs[0] if len(programs) == 1 else None)

    def _locality_of_title(self) -> Place | None:
        """The town, village or neighbourhood on which a report reports: the last that its title names."""
        local = [e for e in self._titled if isinstance(e, Place) and e.level not in _DIVISIONS]
        return local[-1] if local else None

    def _named_in(self, paragraphs: list[Paragraph]) -> list[Place | Agency | Program]:
        named = [t.entity for p in paragraphs for t in self._clauses.within(p.start, p.end)]
        return list({entity.name: entity for entity in named}.values())

    def _publisher(self) -> Agency | None:
        """The court, procuratorate or police that publishes the report."""
        publisher = self._draft.report.publisher or ""
        known = (a for a in self._draft.agencies if a.kind in _PUBLISHERS and not a.collective)
        return next((a for a in known if any(form in publisher for form in (a.name, *a.surface))), None)
