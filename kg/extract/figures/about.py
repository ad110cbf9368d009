"""What a number is about, and the place that it applies to: the topic of its clause, its sentence, its paragraph."""

from functools import cache
from itertools import chain

from kg.extract.draft import Draft, Sentence
from kg.extract.figures.discourse import Discourse
from kg.extract.figures.mentions import Topic
from kg.extract.figures.phrases import pattern
from kg.extract.figures.setting import Setting
from kg.extract.figures.topics import ClauseTopics
from kg.extract.places.scope import place_at
from kg.model import Agency, Entity, Place, Program
from kg.schema.resources import cues
from kg.schema.vocabulary import scheme


class Topics:
    """What the numbers of one report are about."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text
        self._clauses = ClauseTopics(draft)
        self._setting = Setting(draft, self._clauses)
        self._discourse = Discourse(draft, self._clauses, self._setting)
        self._any = next(iter(chain(draft.places, draft.agencies, draft.programs)), None)

    def about(
        self, sentence: Sentence, offset: int, end: int, concept: str | None, indicator: str
    ) -> tuple[Entity | None, str | None]:
        """The entity that a number of a sentence is about, and the code of its place; the number stands at `offset`,
        its clause ends at `end`.

        `concept` is the notation of its indicator: what only courts or procuratorates count is theirs, where no nearer
        words name whose it is. `indicator` is its words: what tells the state of a place is the place's, where only
        words on a program go before.

        The entity is None only when the report names no place, agency or program.
        """
        setting = self._setting
        topic = self._discourse.topic(sentence, offset, end, indicator)
        clause = self._clauses.start_of(sentence, offset)
        apart = topic is None or topic.start < clause
        if apart and self._is_purse(clause):
            return setting.home or self._any, setting.home_code
        entity: Place | Agency | Program | None = topic.entity if topic else setting.default(offset)
        if concept and isinstance(entity, Place) and (topic is None or topic.start < sentence.start):
            entity = setting.body_of(_bodies().get(concept), entity.code) or entity
        elif (
            isinstance(entity, Program)
            and apart
            and topic
            and (worker := self._worker(topic, sentence, offset, indicator))
        ):
            entity = worker
        elif self._is_lent(topic, entity, sentence, apart, concept, indicator):
            entity = setting.division(self._place(entity, sentence, offset)) or entity
        return entity or setting.home or self._any, self._place(entity, sentence, offset)

    def _worker(self, topic: Topic, sentence: Sentence, offset: int, indicator: str) -> Agency | None:
        """The agency whose own work a number tells after words on a program in another clause: who works by a method
        (推行“…”工作法,查处案件90件), or the court (推广“…”,结案率99%).
        """
        if self._clauses.is_method(topic) and pattern("topics", "work").search(indicator):
            runner = self._clauses.runner_of(topic)
            if runner is not None and isinstance(runner.entity, Agency):
                return runner.entity
        if not pattern("topics", "bench").search(indicator):
            return None
        named = [t.entity for t in self._clauses.within(sentence.start, offset) if t.kind == "agency"]
        court = named[-1] if named else self._setting.default(offset)
        return court if isinstance(court, Agency) and court.kind == "court" else None

    def _place(self, entity: Entity | None, sentence: Sentence, offset: int) -> str | None:
        if isinstance(entity, Place):
            return entity.code
        home = self._setting.home_code
        own = entity.place if isinstance(entity, Agency) else None
        if isinstance(entity, Agency) and own and not (entity.kind == "mediation" and own == home):
            return own
        return self._place_of_runner(sentence, offset) or own or place_at(self._draft, offset) or home

    def _place_of_runner(self, sentence: Sentence, offset: int) -> str | None:
        """The place of the agency that a sentence names last before a number, unless it names a place after it."""
        named = [t for t in self._clauses.within(sentence.start, offset) if t.kind != "program"]
        subjects = [t for t in named if self._text[t.start - 1] == "由" or self._clauses.is_subject_of(sentence, t)]
        last = subjects[-1].entity if subjects else None
        return last.place if isinstance(last, Agency) else None

    def _is_purse(self, clause: int) -> bool:
        """Whether the clause that begins at `clause` tells what the purse of the place pays (县财政安排经费60万元)."""
        return bool(pattern("topics", "purse").match(self._text, clause))

    def _is_lent(
        self,
        topic: Topic | None,
        entity: Entity | None,
        sentence: Sentence,
        apart: bool,
        concept: str | None,
        indicator: str,
    ) -> bool:
        """Whether a number tells the state of a place, though it follows words on a program in another clause, or on an
        agency in another sentence.
        """
        outcome = concept in cues("figures")["topics"]["outcomes"]
        if concept == "satisfaction":
            outcome = bool(pattern("topics", "publics").search(indicator))
        if topic is not None and topic.start >= sentence.start:
            if not apart or isinstance(entity, Place):
                return False
            if isinstance(entity, Agency):
                police = entity.kind in ("public_security", "police_station")
                told = ("safety", "petitions") if police else ("safety", "petitions", "losses")
                return any(pattern("topics", name).search(indicator) for name in told)
            states = outcome or bool(pattern("topics", "states").search(indicator))
            return states or bool(pattern("topics", "safety").search(indicator))
        if not isinstance(entity, Agency) or pattern("topics", "deeds").search(indicator):
            return outcome
        if entity.kind == "police_station":
            return False
        return outcome or bool(pattern("topics", "losses").search(indicator))


@cache
def _bodies() -> dict[str, str]:
    """Concepts of indicators whose numbers one kind of body counts, with that kind."""
    domains: dict[str, str] = cues("figures")["topics"]["domains"]
    return {notation: kind for top, kind in domains.items() for notation in scheme("indicators").narrower(top)}
