"""The topic of a number: that of its clause, else of its sentence, else what earlier sentences set."""

import re
from typing import Final

from kg.extract.draft import Draft, Sentence
from kg.extract.figures.distribution import EACH
from kg.extract.figures.mentions import Topic
from kg.extract.figures.phrases import pattern, word_list
from kg.extract.figures.setting import Setting
from kg.extract.figures.topics import ClauseTopics, heading_end
from kg.extract.periods import sentences_before
from kg.model import Agency, Place

_NEAR: Final = 400
"""What was set up in the paragraphs before is looked for so many characters back."""

_BEHIND: Final = 30
"""What money goes into stands at most so many characters behind it."""


_LISTED: Final = re.compile("[、和与及]|以及")
_CLAUSE_END: Final = re.compile("[,;:。!?]")


class Discourse:
    """What the words of one report speak of where its numbers stand."""

    def __init__(self, draft: Draft, clauses: ClauseTopics, setting: Setting) -> None:
        self._text = draft.text
        self._layout = draft.layout
        self._clauses = clauses
        self._setting = setting
        self._scenes: dict[int, Topic | None] = {}

    def topic(self, sentence: Sentence, offset: int, end: int, indicator: str) -> Topic | None:
        """The topic of a number of a sentence, at `offset`, whose clause ends at `end`; None where no words of its
        paragraph tell.
        """
        return (
            self._apportioned(sentence, offset)
            or self._counted(sentence, offset, end, indicator)
            or self._invested(sentence, offset, end)
            or self._of_clauses(sentence, offset, end)
            or self._set_up(sentence, offset)
            or self._watched(sentence, offset, end)
            or self._scene(sentence)
        )

    def _apportioned(self, sentence: Sentence, offset: int) -> Topic | None:
        """The one of several places or agencies to which a number of a list belongs (甲县、乙县收案分别上升6%和4%)."""
        each = self._text.rfind(EACH, sentence.start, offset)
        if each < 0:
            return None
        numbers = _LISTED.split(_CLAUSE_END.split(self._text[each : sentence.end], maxsplit=1)[0])
        chain: list[Topic] = []
        for topic in (t for t in self._clauses.within(sentence.start, each) if t.kind != "program"):
            linked = (
                chain and _LISTED.fullmatch(self._text, chain[-1].end, topic.start) and topic.kind == chain[-1].kind
            )
            chain = [*chain, topic] if linked else [topic]
        place = len(_LISTED.findall(self._text, each, offset))
        if len(chain) != len(numbers) or len(chain) < 2 or place >= len(chain):
            return None
        return chain[place]

    def _of_clauses(self, sentence: Sentence, offset: int, end: int) -> Topic | None:
        """The topic of the clause of a number, else of the nearest clause before it in its sentence."""
        for depth, (start, stop) in enumerate(reversed(self._clauses.of(sentence, offset))):
            found = self._clauses.of_clause(start, stop if depth else end, None if depth else offset)
            if found is None or self._is_beside(found, start, offset):
                continue
            if depth and found.kind == "agency" and pattern("topics", "assigns").search(self._text, start, stop):
                found = self._task(sentence, start) or found
            return self._runner(found, start, sentence) or found
        return None

    def _is_beside(self, found: Topic, start: int, offset: int) -> bool:
        """Whether a program or bodies are only what an indicator listed before rates (“…”覆盖率100%,成功率97%)."""
        if not (found.kind == "program" or found.is_bodies) or self._clauses.introduces(start, found):
            return False
        rated = pattern("topics", "rated").match(self._text, found.end, offset)
        return rated is not None and any(mark in self._text[rated.end() : offset] for mark in ",、")

    def _counted(self, sentence: Sentence, offset: int, end: int, indicator: str) -> Topic | None:
        """The bodies that an indicator counts or rates (88个镇街综治中心, 村级综治中心达标率)."""
        start = self._clauses.start_of(sentence, offset)
        for topic in self._clauses.within(start, end):
            if not topic.is_bodies:
                continue
            named = self._text[topic.start : topic.end] in indicator
            if topic.start >= offset:
                if named:
                    return topic
                continue
            behind = self._text[topic.end : offset]
            if behind.startswith(indicator) or (named and word_list("topics", "tallies").at_start(behind)):
                return topic
        return None

    def _invested(self, sentence: Sentence, offset: int, end: int) -> Topic | None:
        """What the money goes into that a number tells of (投资5600万元,建成“…”系统)."""
        if not pattern("topics", "invests").search(self._text, sentence.start, offset):
            return None
        for topic in self._clauses.within(offset, min(sentence.end, end + _BEHIND)):
            start = self._clauses.start_of(sentence, topic.start + 1)
            if self._clauses.sets_up(max(start, offset), topic):
                return topic
        return None

    def _set_up(self, sentence: Sentence, offset: int) -> Topic | None:
        """The program whose running a sentence goes on to tell of (研发“…”平台。运行以来,推送线索40条)."""
        if not pattern("topics", "running").search(self._text[sentence.start : offset]):
            return None
        before = [t for t in self._clauses.within(sentence.start - _NEAR, sentence.start) if t.kind == "program"]
        return before[-1] if before else None

    def _watched(self, sentence: Sentence, offset: int, end: int) -> Topic | None:
        """The surveillance program by which a sentence tells of cameras (依托“雪亮工程”接入视频1.3万路)."""
        before = [t for t in self._clauses.within(sentence.start, offset) if t.is_surveillance]
        return before[-1] if before and pattern("topics", "cameras").search(self._text, before[-1].end, end) else None

    def _scene(self, sentence: Sentence) -> Topic | None:
        if sentence.start not in self._scenes:
            self._scenes[sentence.start] = self._before(sentence)
        return self._scenes[sentence.start]

    def _before(self, sentence: Sentence) -> Topic | None:
        """The topic that earlier sentences of the paragraph set; 全市 does not take over from an agency of the city."""
        first: Topic | None = None
        for earlier in sentences_before(self._text, self._layout, sentence):
            found = self._clauses.of_sentence(earlier)
            if found is None or self._is_aside(found, earlier) or self._directs(found, earlier, sentence):
                continue
            if found.is_counted and self._text[earlier.end - 1] == ";":
                continue
            if first is None:
                if self.is_joined(earlier, sentence):
                    return found
                if not (isinstance(found.entity, Place) and found.entity.code == self._setting.home_code):
                    return found
                first = found
            elif isinstance(found.entity, Agency):
                return found
        return first

    def _directs(self, found: Topic, earlier: Sentence, sentence: Sentence) -> bool:
        """Whether the earlier sentence is about a committee or a government, which directs what others then do."""
        return found.is_directing and found.entity != self._setting.title and not self.is_joined(earlier, sentence)

    def is_joined(self, earlier: Sentence, sentence: Sentence) -> bool:
        """Whether only semicolons part two sentences."""
        text = self._text[earlier.start : sentence.start].rstrip()
        return text.endswith(";") and "。" not in text

    def _is_aside(self, found: Topic, sentence: Sentence) -> bool:
        """Whether a later clause of a sentence tells of a unit of the agency that reports, which then goes on itself."""
        title = self._setting.title
        if not isinstance(title, Agency) or not isinstance(found.entity, Agency) or found.entity == title:
            return False
        later = self._clauses.of(sentence, found.start + 1)[0][1] <= found.start
        return later and found.entity.kind == title.kind and not found.entity.collective

    def _task(self, sentence: Sentence, start: int) -> Topic | None:
        """The program that a clause before the one at `start` names as a task, else the program or the centre that the
        heading of the paragraph sets ((三)升级“…”平台。市公安局负责,…).
        """
        before = [t for t in self._clauses.within(sentence.start, start) if t.kind == "program"]
        if before:
            return before[-1]
        paragraph = self._layout.paragraph_of(sentence)
        named = list(self._clauses.within(paragraph.start, heading_end(paragraph, self._text)))
        return named[0] if len(named) == 1 and (named[0].kind == "program" or named[0].is_built) else None

    def _runner(self, found: Topic, start: int, sentence: Sentence) -> Topic | None:
        """Who runs a campaign that a clause without a subject brings in: what an agency does in one it does itself."""
        if not (self._clauses.is_activity(start, found) and self._clauses.introduces(start, found)):
            return None
        scene = self._scene(sentence)
        if scene is not None:
            return scene if scene.kind == "agency" else None
        default = self._setting.default(start)
        return Topic(start, start, "agency", default) if isinstance(default, Agency) else None
