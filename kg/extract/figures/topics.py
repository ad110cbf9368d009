"""What each clause of a report speaks of: the places, agencies and programs named in it, and which of them leads."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.figures.phrases import pattern, word_list
from kg.extract.figures.references import short_references
from kg.extract.periods import times_of
from kg.model import Agency, Place, Program

_CLAUSE: Final = re.compile(r"[,;:。!?]|——")
_HEAD_LENGTH: Final = 20
"""A clause that ends so near the start of its paragraph heads it ((一)织密“天网”工程。)."""

_BUILT: Final = ("governance_centre", "mediation")
"""Kinds of agencies that others set up and run."""

Kind = Literal["place", "agency", "program"]


class Topic(Struct, frozen=True):
    """An entity that can be what a number is about, where it is mentioned."""

    start: int
    end: int
    kind: Kind
    entity: Place | Agency | Program

    @property
    def is_counted(self) -> bool:
        """Whether these are bodies that an item of a list counts (县级综治中心全部建成;…), rather than who acts in all."""
        return isinstance(self.entity, Agency) and self.entity.collective and self.entity.kind == "governance_centre"

    @property
    def is_issuer(self) -> bool:
        """Whether this is a body that speaks for its whole place."""
        return isinstance(self.entity, Agency) and self.entity.kind in ("government", "party_committee", "congress")

    @property
    def is_bodies(self) -> bool:
        """Whether these are agencies spoken of together."""
        return isinstance(self.entity, Agency) and self.entity.collective

    @property
    def is_campaign(self) -> bool:
        """Whether this is a program in which agencies act, rather than one with parts and outputs of its own."""
        return isinstance(self.entity, Program) and self.entity.kind == "campaign"


class ClauseTopics:
    """The topics of one report by position, and the topic of each clause."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._layout = draft.layout
        self._times = times_of(draft)
        self._topics = _with_references(draft, _outermost(draft), self._clause_starts())
        self._starts = [t.start for t in self._topics]
        self._cuts: dict[int, list[int]] = {}

    def _clause_starts(self) -> Iterator[int]:
        for sentence in self._layout.sentences:
            yield sentence.start
            yield from (m.end() for m in _CLAUSE.finditer(self._text, sentence.start, sentence.end - 1))

    def of(self, sentence: Sentence, offset: int) -> list[tuple[int, int]]:
        """The clauses of a sentence up to `offset`, the last one cut there."""
        if sentence.start not in self._cuts:
            self._cuts[sentence.start] = [m.end() for m in _CLAUSE.finditer(self._text, sentence.start, sentence.end)]
        cuts = [cut for cut in self._cuts[sentence.start] if cut <= offset]
        return list(pairwise((sentence.start, *cuts, offset)))

    def within(self, start: int, end: int) -> Iterator[Topic]:
        """The topics that begin in [start, end)."""
        for index in range(bisect_left(self._starts, start), len(self._topics)):
            if self._starts[index] >= end:
                return
            yield self._topics[index]

    def of_clause(self, start: int, end: int, offset: int | None) -> Topic | None:
        """The topic of a clause: the program that it brings in or that its number (at `offset`) belongs to, else its
        subject.
        """
        subject: Topic | None = None
        program: Topic | None = None
        of_subject = False
        for topic in self.within(start, end):
            if topic.kind != "program" and not self._is_built(start, topic):
                chained = subject is not None and self._is_chained(subject, topic)
                if chained or (subject is None and self._is_subject(start, end, topic)):
                    subject = topic
            elif program or (subject and self._is_behind(topic, offset)):
                continue
            elif self._leads(start, topic, end, offset):
                program = topic
                of_subject = subject is not None and topic.start - subject.end <= 1
        if program and (of_subject or subject is None or subject.kind == "place" or self._brings(start, program)):
            # What an agency does in a campaign it does itself.
            own = program.is_campaign and not of_subject and subject and subject.kind == "agency"
            return subject if own else program
        return subject

    def _brings(self, start: int, topic: Topic) -> bool:
        """Whether a clause brings a topic in, which takes the numbers that follow from its subject."""
        return self.introduces(start, topic) or self._is_built(start, topic)

    def _is_chained(self, before: Topic, topic: Topic) -> bool:
        """Whether two names make a chain, which speaks of its last (诸暨市枫桥镇, 全市21个基层法院, 某所“…”调解室)."""
        between = self._text[before.end : topic.start]
        if not between.strip('“"的'):
            return True
        return before.kind == "place" and bool(pattern("topics", "counted").fullmatch(between))

    def _leads(self, start: int, topic: Topic, end: int, offset: int | None) -> bool:
        """Whether a program is brought in by its clause, opens it, or has the clause's number as its own."""
        if self._is_means(start, topic):
            return False
        return self._brings(start, topic) or self._opens(start, topic) or self._owns(topic, end, offset)

    def _is_built(self, start: int, topic: Topic) -> bool:
        """Whether a clause sets a centre up (建起1000平方米的县综治中心): what follows is about the centre."""
        if not isinstance(topic.entity, Agency) or topic.entity.collective or topic.entity.kind not in _BUILT:
            return False
        return bool(pattern("topics", "builds").search(self._text[start : topic.start]))

    def _is_behind(self, topic: Topic, offset: int | None) -> bool:
        """Whether a verb between a number and a program shows that the number counts something else (12个村建了“…”)."""
        if offset is None or topic.start < offset:
            return False
        return bool(word_list("topics", "introducers").at_end(self._text[offset : topic.start].rstrip("“了出起好")))

    def _owns(self, topic: Topic, end: int, offset: int | None) -> bool:
        """Whether a number of the clause counts a program or something of it: it follows the program's name."""
        if topic.end == offset:
            return True
        if not self._is_quoted(topic):
            return False
        if offset is not None:
            return topic.start < offset
        return any(c.isdigit() for c in self._text[topic.end : end])

    def of_sentence(self, sentence: Sentence) -> Topic | None:
        """What a sentence sets as topic for those after it: its first subject, or the program that it heads with."""
        for start, end in self.of(sentence, sentence.end):
            for topic in self.within(start, end):
                if topic.kind == "program":
                    opens = self._heads(start, end, topic, self._layout.paragraph_of(sentence))
                else:
                    opens = self._is_subject(start, end, topic)
                if opens:
                    return topic
        return None

    def _heads(self, start: int, end: int, topic: Topic, paragraph: Paragraph) -> bool:
        """Whether a clause that names a program sets it as the topic of its paragraph."""
        if end - paragraph.start >= _HEAD_LENGTH and topic.start > paragraph.start + 1:
            return False
        return self._is_quoted(topic) or (
            topic.start < heading_end(paragraph, self._text) and self.introduces(start, topic)
        )

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

    def introduces(self, start: int, topic: Topic) -> bool:
        """Whether a verb right before a program, a number between them aside, brings it in (建起33个“…”平台)."""
        before = self._text[max(start, topic.start - 12) : topic.start].rstrip('“" ')
        before = pattern("topics", "counts").sub("", before).rstrip("了出起好")
        if before.endswith(("将", "把")):
            return bool(pattern("topics", "made").match(self._text, topic.end))
        return bool(word_list("topics", "introducers").at_end(before))


def heading_end(paragraph: Paragraph, text: str) -> int:
    """Where the heading ends that opens a paragraph on its own line ((一)织密“天网”。…), its start where none does."""
    heading = paragraph.headings[-1] if paragraph.headings else ""
    return paragraph.start + (len(heading) if heading and text.startswith(heading, paragraph.start) else 0)


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
