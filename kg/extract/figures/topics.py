"""What each clause of a report speaks of: the places, agencies and programs named in it, and which of them leads."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Final

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.figures.mentions import Topic, topics_in
from kg.extract.figures.phrases import pattern, word_list
from kg.extract.periods import times_of

_CLAUSE: Final = re.compile(r"[,;:。!?—](?:(?<!—)|—)")
_HEAD_LENGTH: Final = 20
"""A clause that ends so near the start of its paragraph heads it ((一)织密“天网”工程。)."""

_COMPLEMENTS: Final = "了出起好"
"""Characters behind a verb that tell that it is done."""

_TAIL: Final = 6
"""So many characters behind its name tell what form a program has (“…”警务改革)."""

_LEAD: Final = 12
"""How far before a topic the word that brings it in is looked for."""


class ClauseTopics:
    """The topics of one report by position, and the topic of each clause."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._layout = draft.layout
        self._times = times_of(draft)
        self._clause_starts: dict[int, list[int]] = {}
        openings = (start for s in draft.layout.sentences for start in self._clauses_of(s) if start < s.end)
        self._topics = topics_in(draft, openings)
        self._starts = [t.start for t in self._topics]

    def of(self, sentence: Sentence, offset: int) -> list[tuple[int, int]]:
        """The clauses of a sentence up to `offset`, the last one cut there."""
        starts = self._clauses_of(sentence)
        return list(pairwise((*starts[: bisect_right(starts, offset)], offset)))

    def start_of(self, sentence: Sentence, offset: int) -> int:
        """Where the clause of a sentence begins in which `offset` lies."""
        starts = self._clauses_of(sentence)
        return starts[bisect_right(starts, offset) - 1]

    def _clauses_of(self, sentence: Sentence) -> list[int]:
        starts = self._clause_starts.get(sentence.start)
        if starts is None:
            starts = [sentence.start, *(m.end() for m in _CLAUSE.finditer(self._text, sentence.start, sentence.end))]
            self._clause_starts[sentence.start] = starts
        return starts

    def within(self, start: int, end: int) -> list[Topic]:
        """The topics that begin in [start, end)."""
        return self._topics[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

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
            elif self._belongs(subject, topic) or self._leads(start, topic, end, offset):
                program = topic
                of_subject = subject is not None and topic.start - subject.end <= 1
        if program is None or not (of_subject or subject is None or self._outranks(start, program, subject)):
            return subject
        # What one does in a campaign one does oneself.
        return subject if subject and not of_subject and self.is_activity(start, program) else program

    def is_activity(self, start: int, topic: Topic) -> bool:
        """Whether a program is something that its agency does (开展“…”行动), rather than something that it sets up."""
        if topic.kind != "program":
            return False
        if topic.is_campaign or pattern("topics", "drives").search(self._text, topic.start, topic.end + _TAIL):
            return True
        before = self._before(start, topic)
        kept = getattr(topic.entity, "kind", "") in ("platform", "surveillance")
        return not kept and bool(word_list("topics", "activities").at_end(before))

    def _before(self, start: int, topic: Topic) -> str:
        """What stands right before a topic in its clause, without the marks that open a quotation."""
        return self._text[max(start, topic.start - _LEAD) : topic.start].rstrip('“" ')

    def _outranks(self, start: int, program: Topic, subject: Topic) -> bool:
        """Whether a program, and not its subject, is what a clause speaks of: that of a place always, that of an agency
        where the clause brings it in or presents it (县公安局研发的“…”平台,).
        """
        if subject.kind == "place":
            return True
        return self._brings(start, program) or self._text[start : program.start].rstrip("“").endswith("的")

    def _brings(self, start: int, topic: Topic) -> bool:
        """Whether a clause brings a topic in, which takes the numbers that follow from its subject."""
        return self.introduces(start, topic) or self._is_built(start, topic)

    def sets_up(self, start: int, topic: Topic) -> bool:
        """Whether the words from `start` set a program or a centre up."""
        if topic.kind == "program":
            return self.introduces(start, topic) or bool(
                pattern("topics", "builds").search(self._text[start : topic.start])
            )
        return self._is_built(start, topic)

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
        if (
            self._is_quoted(topic)
            and self._text[start : topic.start].rstrip("“").endswith("的")
            and end - topic.end < 8
            and offset is None
        ):
            return True
        return self._brings(start, topic) or self._opens(start, topic) or self._owns(topic, end, offset)

    def _belongs(self, subject: Topic | None, topic: Topic) -> bool:
        """Whether a program is named right behind the agency that runs it, which its name then opens (某法院12368热线)."""
        return subject is not None and subject.kind == "agency" and subject.end == topic.start

    def _is_built(self, start: int, topic: Topic) -> bool:
        """Whether a clause sets a centre up (建起1000平方米的县综治中心): what follows is about the centre."""
        return topic.is_built and bool(pattern("topics", "builds").search(self._text[start : topic.start]))

    def _is_behind(self, topic: Topic, offset: int | None) -> bool:
        """Whether a verb between a number and a program shows that the number counts something else (12个村建了“…”)."""
        if offset is None or topic.start < offset:
            return False
        return _brings_in(self._text[offset : topic.start].rstrip("“"))

    def _owns(self, topic: Topic, end: int, offset: int | None) -> bool:
        """Whether a number of the clause counts a program or something of it: it follows the program's name."""
        if topic.end == offset:
            return True
        if (
            offset is not None
            and offset < topic.start <= offset + 20
            and self._text[offset : topic.start].rstrip("“").endswith("的")
        ):
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
        introduced = self.introduces(start, topic)
        if topic.start < heading_end(paragraph, self._text):
            return introduced or self._is_quoted(topic)
        return self._is_quoted(topic) and not (introduced and self.is_activity(start, topic))

    def _is_subject(self, start: int, end: int, topic: Topic) -> bool:
        """Whether a place or agency opens a clause, or is what the clause ends by presenting (守着这里的,是某派出所)."""
        if topic.kind == "agency" and self._is_source(end, topic):
            return False
        presented = topic.kind == "agency" and self._text[topic.start - 1] in "是的" and topic.end >= end - 1
        return presented or self._opens(start, topic)

    def _is_source(self, end: int, topic: Topic) -> bool:
        """Whether a clause only tells who says what follows (区司法局提供的数据显示,; 市委政法委副书记李某说,)."""
        rest = self._text[topic.end : end]
        if pattern("topics", "sources").search(rest):
            return True
        speaks = getattr(topic.entity, "kind", "") in ("political_legal", "party_committee", "government")
        return speaks and bool(pattern("topics", "speakers").search(rest))

    def is_method(self, topic: Topic) -> bool:
        """Whether a program is a way of working (“…”工作法) rather than a thing with parts of its own."""
        return bool(pattern("topics", "methods").search(self._text, topic.start, topic.end + _TAIL))

    def runner_of(self, program: Topic) -> Topic | None:
        """The subject of the clause that names a program."""
        sentence = self._layout.sentence_at(program.start)
        if sentence is None:
            return None
        start = self.start_of(sentence, program.start + 1)
        named = (t for t in self.within(start, program.start) if t.kind != "program")
        return next((t for t in named if self._is_subject(start, program.start, t)), None)

    def is_subject_of(self, sentence: Sentence, topic: Topic) -> bool:
        """Whether a place or agency opens its clause of a sentence."""
        return self._is_subject(self.start_of(sentence, topic.start + 1), topic.end, topic)

    def _opens(self, start: int, topic: Topic) -> bool:
        """Whether only adverbs and dates stand between the start of a clause and a mention."""
        if topic.is_campaign and pattern("topics", "spells").match(self._text, topic.end):
            return False
        if start == topic.start:
            return True
        text = self._text[start : topic.start]
        for time in reversed(self._times.within(start, topic.start)):
            text = text[: time.start - start] + text[min(time.end, topic.start) - start :]
        bare = pattern("topics", "openings").sub("", text.strip())
        bare = pattern("topics", "counts").sub("", bare)
        if topic.kind == "place" and bare in ("将", "把"):
            return True
        if bare.strip(' 、“”"‘’—'):
            return False
        located = text.strip(' “"').endswith(("在", "从"))
        if not located:
            return True
        if topic.kind == "program":
            return bool(pattern("topics", "settings").match(self._text, topic.end))
        return self._text[topic.end] in ",,"

    def _is_quoted(self, topic: Topic) -> bool:
        return bool({self._text[topic.start - 1], self._text[topic.start]} & set('“"‘'))

    def _is_means(self, start: int, topic: Topic) -> bool:
        before = self._before(start, topic)
        return bool(word_list("topics", "means").at_end(before))

    def introduces(self, start: int, topic: Topic) -> bool:
        """Whether a verb right before a program, a number between them aside, brings it in (建起33个“…”平台)."""
        before = self._before(start, topic)
        before = pattern("topics", "counts").sub("", before)
        if before.endswith(("将", "把")):
            return bool(pattern("topics", "made").match(self._text, topic.end))
        return _brings_in(before)


def _brings_in(words: str) -> bool:
    """Whether words end with a verb that brings something in (推出, 建起了)."""
    introducers = word_list("topics", "introducers")
    return bool(introducers.at_end(words) or introducers.at_end(words.rstrip(_COMPLEMENTS)))


def heading_end(paragraph: Paragraph, text: str) -> int:
    """Where the heading ends that opens a paragraph on its own line ((一)织密“天网”。…), its start where none does."""
    heading = paragraph.headings[-1] if paragraph.headings else ""
    return paragraph.start + (len(heading) if heading and text.startswith(heading, paragraph.start) else 0)
