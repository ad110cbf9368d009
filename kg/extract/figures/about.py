"""What a number is about, and the place that it applies to: the topic of its clause, its sentence, its paragraph."""

from functools import cache
from itertools import chain
from typing import Final

from kg.extract.agencies.scope import section_agency
from kg.extract.draft import Draft, MentionIndex, Sentence
from kg.extract.figures.phrases import pattern
from kg.extract.figures.topics import ClauseTopics, Topic, heading_end
from kg.extract.periods import sentences_before
from kg.extract.places.scope import place_at
from kg.model import Agency, Entity, Place, Program
from kg.schema.resources import cues
from kg.schema.vocabulary import scheme

_GENERAL: Final = ("governance_centre", "media", "school", "government", "party_committee", "congress")
"""Kinds of agencies that report on a place rather than on themselves."""

_SYSTEMS: Final = ("court", "procuratorate", "public_security", "justice_bureau")
_DIVISIONS: Final = ("country", "province", "prefecture", "county")


class Topics:
    """What the numbers of one report are about."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text
        self._layout = draft.layout
        self._home_code = draft.home
        self._clauses = ClauseTopics(draft)
        self._scenes: dict[int, Topic | None] = {}
        self._agencies = MentionIndex(draft.agencies)
        self._divisions = {p.code: p for p in reversed(draft.places) if p.level in _DIVISIONS}
        self._home = self._divisions.get(draft.home or "")
        self._title = self._named_by_title()
        self._any = next(iter(chain(draft.places, draft.agencies, draft.programs)), None)

    def about(
        self, offset: int, end: int, concept: str | None = None, indicator: str = ""
    ) -> tuple[Entity | None, str | None]:
        """The entity that a number at `offset`, whose clause ends at `end`, is about, and the code of its place.

        `concept` is the notation of its indicator: what only courts or procuratorates count is theirs, where no nearer
        words name whose it is. `indicator` is its words: what tells the state of a place is the place's, where only
        words on a program go before.

        The entity is None only when the report names no place, agency or program.
        """
        topic = self._counted(offset, end, indicator) or self._topic(offset, end)
        if topic and topic.kind == "place" and self._is_of_title(topic, offset):
            topic = None
        entity: Place | Agency | Program | None = topic.entity if topic else self._default(offset)
        if concept and isinstance(entity, Place) and (topic is None or self._is_earlier(topic, offset)):
            entity = self._body_of(concept, entity.code) or entity
        elif self._is_lent(topic, entity, offset, concept, indicator):
            entity = self._divisions.get(self._place(entity, offset) or "") or entity
        return entity or self._home or self._any, self._place(entity, offset)

    def _body_of(self, concept: str, code: str) -> Agency | None:
        """The courts or procuratorates of a place, when the report names them and the concept is theirs."""
        kind = _bodies().get(concept)
        bodies = [a for a in self._draft.agencies if a.kind == kind and a.place == code]
        return next((a for a in bodies if a.collective), bodies[0] if len(bodies) == 1 else None)

    def _place(self, entity: Entity | None, offset: int) -> str | None:
        if isinstance(entity, Place):
            return entity.code
        if isinstance(entity, Agency) and entity.place:
            return entity.place
        return place_at(self._draft, offset) or self._home_code

    def _is_of_title(self, topic: Topic, offset: int) -> bool:
        """Whether a place that an earlier sentence opens with only says where the agency of the title is."""
        of_title = self._title is not None and self._title.place == getattr(topic.entity, "code", None)
        return of_title and self._is_earlier(topic, offset)

    def _is_lent(
        self, topic: Topic | None, entity: Entity | None, offset: int, concept: str | None, indicator: str
    ) -> bool:
        """Whether a number that tells the state of a place only follows words on a program in another clause, or on
        an agency in another sentence.
        """
        outcome = concept in cues("figures")["topics"]["outcomes"]
        if topic is not None and not self._is_earlier(topic, offset):
            states = outcome or bool(pattern("topics", "states").search(indicator))
            return states and isinstance(entity, Program) and topic.start < self._clause_start(offset)
        return outcome

    def _clause_start(self, offset: int) -> int:
        sentence = self._layout.sentence_at(offset)
        return self._clauses.of(sentence, offset)[-1][0] if sentence else 0

    def _is_earlier(self, topic: Topic, offset: int) -> bool:
        sentence = self._layout.sentence_at(offset)
        return sentence is not None and topic.start < sentence.start

    def _topic(self, offset: int, end: int) -> Topic | None:
        layout = self._layout
        sentence = layout.sentence_at(offset)
        if sentence is None:
            return None
        own = self._clauses.of(sentence, offset)
        for depth, (start, stop) in enumerate(reversed(own)):
            if found := self._clauses.of_clause(start, end if depth == 0 else stop, offset if depth == 0 else None):
                if depth and found.is_issuer and "《" in self._text[found.end : stop]:
                    break
                if depth and found.kind == "agency" and pattern("topics", "assigns").search(self._text, start, stop):
                    found = self._task(sentence) or found
                return self._runner(found, start, sentence) or found
        return self._scene(sentence)

    def _counted(self, offset: int, end: int, indicator: str) -> Topic | None:
        """The bodies that an indicator counts or rates (88个镇街综治中心, 村级综治中心达标率)."""
        for topic in self._clauses.within(offset, end):
            if topic.is_bodies and self._text[topic.start : topic.end] in indicator:
                return topic
        return None

    def _scene(self, sentence: Sentence) -> Topic | None:
        if sentence.start not in self._scenes:
            self._scenes[sentence.start] = self._before(sentence)
        return self._scenes[sentence.start]

    def _task(self, sentence: Sentence) -> Topic | None:
        """The program that the heading of a paragraph sets as its task ((三)升级“…”平台。市公安局负责,…)."""
        paragraph = self._layout.paragraph_of(sentence)
        named = list(self._clauses.within(paragraph.start, heading_end(paragraph, self._text)))
        return named[0] if len(named) == 1 and named[0].kind == "program" else None

    def _runner(self, found: Topic, start: int, sentence: Sentence) -> Topic | None:
        """Who runs a campaign that a clause without a subject brings in: what an agency does in one it does itself."""
        if not (found.is_campaign and self._clauses.introduces(start, found)):
            return None
        scene = self._scene(sentence)
        if scene is not None:
            return scene if scene.kind == "agency" else None
        default = self._default(start)
        return Topic(start, start, "agency", default) if isinstance(default, Agency) else None

    def _before(self, sentence: Sentence) -> Topic | None:
        """The topic that earlier sentences of the paragraph set; 全市 does not take over from an agency of the city."""
        first: Topic | None = None
        for earlier in sentences_before(self._text, self._layout, sentence):
            found = self._clauses.of_sentence(earlier)
            if found is None or (found.is_counted and self._text[earlier.end - 1] == ";"):
                continue
            if first is None:
                if not (isinstance(found.entity, Place) and found.entity.code == self._home_code):
                    return found
                first = found
            elif isinstance(found.entity, Agency) and found.entity.collective:
                return found
        return first

    def _default(self, offset: int) -> Place | Agency | Program | None:
        sentence = self._layout.sentence_at(offset)
        if sentence is None:
            return self._title or self._home
        paragraph = self._layout.paragraph_of(sentence)
        agency = section_agency(self._draft, self._agencies, paragraph) or self._title
        if agency is not None:
            return self._system_of(agency)
        code = place_at(self._draft, offset)
        return self._divisions.get(code or "") or self._home

    def _system_of(self, agency: Agency | Program) -> Agency | Program:
        """The system that a report by its head speaks for: a city's intermediate court reports on all its courts."""
        if not isinstance(agency, Agency) or agency.kind not in _SYSTEMS:
            return agency
        same = (a for a in self._draft.agencies if a.collective and a.kind == agency.kind and a.place == agency.place)
        return next(same, agency)

    def _named_by_title(self) -> Agency | Program | None:
        """The agency whose report this is, or the program that it reports on: the only one that its title names."""
        for paragraph in self._layout.paragraphs:
            if paragraph.kind == "title":
                named = {t.entity.name: t.entity for t in self._clauses.within(paragraph.start, paragraph.end)}
                agencies = [e for e in named.values() if isinstance(e, Agency) and e.kind not in _GENERAL]
                if len(agencies) == 1:
                    return agencies[0]
                programs = [e for e in named.values() if isinstance(e, Program) and e.concept]
                return programs[0] if len(programs) == 1 and not agencies else None
        return None


@cache
def _bodies() -> dict[str, str]:
    """Concepts of indicators whose numbers one kind of body counts, with that kind."""
    domains: dict[str, str] = cues("figures")["topics"]["domains"]
    return {notation: kind for top, kind in domains.items() for notation in scheme("indicators").narrower(top)}
