"""What a number is about, and the place that it applies to: the topic of its clause, its sentence, its paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final, Literal

from kg.extract.agencies.scope import section_agency
from kg.extract.draft import Draft, MentionIndex, Sentence
from kg.extract.figures.references import short_references
from kg.extract.figures.phrases import pattern, word_list
from kg.extract.periods import sentences_before, times_of
from kg.extract.places.scope import place_at
from kg.model import Agency, Entity, Place, Program
from kg.schema.resources import cues
from kg.schema.vocabulary import scheme

_CLAUSE: Final = re.compile(r"[,;:。!?]|——")

_FACILITIES: Final = ("governance_centre", "media", "school")
_SYSTEMS: Final = ("court", "procuratorate", "public_security", "justice_bureau")
_DIVISIONS: Final = ("country", "province", "prefecture", "county")
_HEAD_LENGTH: Final = 20
"""A clause that ends so near the start of its paragraph heads it ((一)织密“天网”工程。)."""

Kind = Literal["place", "agency", "program"]


@dataclass(frozen=True)
class Topic:
    """An entity that can be what a number is about, where it is mentioned."""

    start: int
    end: int
    kind: Kind
    entity: Place | Agency | Program


class Topics:
    """The topics of one report by position."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text
        self._layout = draft.layout
        self._times = times_of(draft)
        self._home_code = draft.home
        self._topics = _with_references(draft, _outermost(draft), self._clause_starts())
        self._starts = [t.start for t in self._topics]
        self._scenes: dict[int, Topic | None] = {}
        self._agencies = MentionIndex(draft.agencies)
        self._divisions = {p.code: p for p in reversed(draft.places) if p.level in _DIVISIONS}
        self._home = self._divisions.get(draft.home or "")
        self._title = self._named_by_title()
        self._any = next(iter(chain(draft.places, draft.agencies, draft.programs)), None)

    def about(self, offset: int, end: int, concept: str | None = None, indicator: str = "") -> tuple[Entity | None, str | None]:
        """The entity that a number at `offset`, whose clause ends at `end`, is about, and the code of its place.

        `concept` is the notation of its indicator: what only courts or procuratorates count is theirs, where no nearer
        words name whose it is.

        The entity is None only when the report names no place, agency or program.
        """
        topic = self._topic(offset, end)
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
        return self._clauses(sentence, offset)[-1][0] if sentence else 0

    def _is_earlier(self, topic: Topic, offset: int) -> bool:
        sentence = self._layout.sentence_at(offset)
        return sentence is not None and topic.start < sentence.start

    def _topic(self, offset: int, end: int) -> Topic | None:
        layout = self._layout
        sentence = layout.sentence_at(offset)
        if sentence is None:
            return None
        own = self._clauses(sentence, offset)
        for depth, (start, stop) in enumerate(reversed(own)):
            if found := self._of_clause(start, end if depth == 0 else stop, offset if depth == 0 else None):
                assigned = depth > 0 and found.kind == "agency" and pattern("topics", "assigns").search(self._text, start, stop)
                if assigned and (task := self._task(sentence)):
                    return task
                return self._runner(found, start, sentence) or found
        return self._scene(sentence)

    def _scene(self, sentence: Sentence) -> Topic | None:
        if sentence.start not in self._scenes:
            self._scenes[sentence.start] = self._before(sentence)
        return self._scenes[sentence.start]

    def _task(self, sentence: Sentence) -> Topic | None:
        """The program that the heading of a paragraph sets as its task ((三)升级“…”平台。市公安局负责,…)."""
        paragraph = self._layout.paragraph_of(sentence)
        if not (paragraph.headings and self._text.startswith(paragraph.headings[-1], paragraph.start)):
            return None
        named = list(self._within(paragraph.start, paragraph.start + len(paragraph.headings[-1])))
        return named[0] if len(named) == 1 and named[0].kind == "program" else None

    def _runner(self, found: Topic, start: int, sentence: Sentence) -> Topic | None:
        """Who runs a campaign that a clause without a subject brings in: what an agency does in one it does itself."""
        if not (isinstance(found.entity, Program) and found.entity.kind == "campaign" and self._introduces(start, found)):
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
            found = self._of_sentence(earlier)
            if found is None:
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
                named = {t.entity.name: t.entity for t in self._within(paragraph.start, paragraph.end)}
                agencies = [e for e in named.values() if isinstance(e, Agency) and e.kind not in _FACILITIES]
                if len(agencies) == 1:
                    return agencies[0]
                programs = [e for e in named.values() if isinstance(e, Program) and e.concept]
                return programs[0] if len(programs) == 1 and not agencies else None
        return None

    def _clause_starts(self) -> Iterator[int]:
        for sentence in self._layout.sentences:
            yield sentence.start
            yield from (m.end() for m in _CLAUSE.finditer(self._text, sentence.start, sentence.end - 1))

    def _clauses(self, sentence: Sentence, offset: int) -> list[tuple[int, int]]:
        cuts = [m.end() for m in _CLAUSE.finditer(self._text, sentence.start, offset)]
        starts = [sentence.start, *cuts]
        return [(s, e) for s, e in zip(starts, [*cuts, offset], strict=True)]

    def _within(self, start: int, end: int) -> Iterator[Topic]:
        for index in range(bisect_left(self._starts, start), len(self._topics)):
            if self._starts[index] >= end:
                return
            yield self._topics[index]

    def _of_clause(self, start: int, end: int, offset: int | None) -> Topic | None:
        """The topic of a clause: the program that it brings in or that its number (at `offset`) belongs to, else its
        subject.
        """
        subject: Topic | None = None
        program: Topic | None = None
        of_subject = False
        for topic in self._within(start, end):
            if topic.kind != "program":
                chained = subject is not None and self._is_chained(subject, topic)
                if chained or (subject is None and self._is_subject(start, end, topic)):
                    subject = topic
            elif program is None and self._leads(start, topic, end, offset):
                program = topic
                of_subject = subject is not None and topic.start - subject.end <= 1
        if program and (of_subject or subject is None or subject.kind == "place" or self._introduces(start, program)):
            # What an agency does in a campaign it does itself.
            kind = program.entity.kind if isinstance(program.entity, Program) else ""
            if kind == "campaign" and not of_subject:
                if subject and subject.kind == "agency":
                    return subject
            return program
        return subject

    def _is_chained(self, before: Topic, topic: Topic) -> bool:
        """Whether two names make a chain, which speaks of its last (诸暨市枫桥镇, 全市21个基层法院, 某所“…”调解室)."""
        between = self._text[before.end : topic.start]
        return not between.strip('“"的') or (before.kind == "place" and bool(pattern("topics", "counted").fullmatch(between)))

    def _leads(self, start: int, topic: Topic, end: int, offset: int | None) -> bool:
        """Whether a program is brought in by its clause, opens it, or has the clause's number as its own."""
        if self._is_means(start, topic):
            return False
        return self._introduces(start, topic) or self._opens(start, topic) or self._owns(topic, end, offset)

    def _owns(self, topic: Topic, end: int, offset: int | None) -> bool:
        """Whether a number of the clause counts something of a program: it follows the program's name in quotes."""
        if topic.end == offset:
            return True
        if not self._is_quoted(topic):
            return False
        if offset is not None:
            return topic.start < offset
        return any(c.isdigit() for c in self._text[topic.end : end])

    def _of_sentence(self, sentence: Sentence) -> Topic | None:
        for start, end in self._clauses(sentence, sentence.end):
            for topic in self._within(start, end):
                if topic.kind == "program":
                    paragraph = self._layout.paragraph_of(sentence)
                    heads = end - paragraph.start < _HEAD_LENGTH or topic.start <= paragraph.start + 1
                    headed = paragraph.headings and self._text.startswith(paragraph.headings[-1], paragraph.start)
                    opens = heads and (self._is_quoted(topic) or bool(headed and self._introduces(start, topic)))
                else:
                    opens = self._is_subject(start, end, topic)
                if opens:
                    return topic
        return None

    def _is_subject(self, start: int, end: int, topic: Topic) -> bool:
        """Whether a place or agency opens a clause, or is what the clause ends by presenting (守着这里的,是某派出所)."""
        presented = topic.kind == "agency" and self._text[topic.start - 1] == "是" and topic.end >= end - 1
        return presented or self._opens(start, topic)

    def _opens(self, start: int, topic: Topic) -> bool:
        """Whether only adverbs and dates stand between the start of a clause and a mention."""
        text = self._text[start : topic.start]
        for time in reversed(self._times.within(start, topic.start)):
            text = text[: time.start - start] + text[min(time.end, topic.start) - start :]
        bare = pattern("topics", "openings").sub("", text.strip())
        bare = pattern("topics", "counts").sub("", bare)
        if bare.strip(' 、“”"—'):
            return False
        located = text.strip(' “"').endswith(("在", "从"))
        return not located or (topic.kind != "program" and self._text[topic.end] in ",,")

    def _is_quoted(self, topic: Topic) -> bool:
        return bool({self._text[topic.start - 1], self._text[topic.start]} & set('“"'))

    def _is_means(self, start: int, topic: Topic) -> bool:
        before = self._text[start : topic.start].rstrip('“" ')
        return bool(word_list("topics", "means").at_end(before))

    def _introduces(self, start: int, topic: Topic) -> bool:
        """Whether a verb right before a program, a number between them aside, brings it in (建起33个“…”平台)."""
        before = self._text[max(start, topic.start - 12) : topic.start].rstrip('“" ')
        before = pattern("topics", "counts").sub("", before).rstrip("了出起好")
        return bool(word_list("topics", "introducers").at_end(before))


@cache
def _bodies() -> dict[str, str]:
    """Concepts of indicators whose numbers one kind of body counts, with that kind."""
    domains: dict[str, str] = cues("figures")["topics"]["domains"]
    return {notation: kind for top, kind in domains.items() for notation in scheme("indicators").narrower(top)}


def _with_references(draft: Draft, topics: list[Topic], starts: Iterator[int]) -> list[Topic]:
    """The topics with the short references to them that lie outside of any."""
    begins = [t.start for t in topics]
    found = list(topics)
    for start, end, entity in short_references(draft, starts):
        index = bisect_left(begins, end)
        if index == 0 or topics[index - 1].end <= start:
            kind: Kind = "agency" if isinstance(entity, Agency) else "program"
            found.append(Topic(start, end, kind, entity))
    return sorted(found, key=lambda t: t.start)


def _outermost(draft: Draft) -> list[Topic]:
    """All mentions of places, agencies and programs, without those that lie inside a longer one."""
    found: list[Topic] = []
    kinds: tuple[tuple[Kind, tuple[Place | Agency | Program, ...]], ...] = (
        ("agency", draft.agencies),
        ("program", draft.programs),
        ("place", draft.places),
    )
    for kind, entities in kinds:
        found += [Topic(m.start, m.end, kind, e) for e in entities for m in e.mentions]
    times = times_of(draft)
    names = [m.text for p in draft.places for m in p.mentions if not m.anaphor]
    general = pattern("topics", "general")
    local = {p.name for p in draft.programs if general.search(p.name) and any(name in p.name for name in names)}
    # A general effort named after its place (平安某市) is no topic of numbers.
    found = [
        t for t in found if times.covering(t.start) is None and (t.kind != "program" or t.entity.name not in local)
    ]
    found.sort(key=lambda t: (t.start, -t.end, t.kind))
    kept: list[Topic] = []
    for topic in found:
        if not kept or topic.end > kept[-1].end:
            kept.append(topic)
    return kept
