"""Whether a statement tells what is, what is tried, or what is still to be done."""

import re
from typing import Final

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.periods import times_of
from kg.extract.relations.cues import Cues
from kg.model import Mention
from kg.model.relation import Status

_BEFORE: Final = 24
_AFTER: Final = 12
"""How far around a program a word still belongs to it (“雪亮工程”建设试点)."""
_ANSWER: Final = 4
"""An answer of a press conference runs over at most so many paragraphs."""
_NAMED_TRIAL: Final = re.compile("作为.{0,4}试点")
_PLAN_END: Final = re.compile(r"(?:案|划|见|点|工|单|施|书|排)(?:\([^()]*\))?[》)]*(?:的通知)?(?:\([^()]*\))?$")
"""How the title of a plan ends: …方案, …规划, …意见, …要点, …分工, …清单, or 关于印发…的通知."""
_ITEM: Final = re.compile(r"\W{0,2}(?:[一二三四五六七八九十]+[、是要)]|\d+[.、)])")
_SECTION: Final = re.compile("[一二三四五六七八九十]+、")
_CATCHWORD: Final = 20
"""A first sentence of at most so many characters is a heading that runs on (四、下一步打算。…)."""
_ISSUED: Final = re.compile("关于(?:印发|下发|转发)")
_QUESTION: Final = re.compile(r"\W{0,2}(?:问|记者|主持人|提问)|[^。]*\?[”’]?$")
_CLAUSE: Final = re.compile("[,;]")
_BREAK: Final = re.compile("[,;。!?\n]")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


class StatusReader:
    """Reads the status of statements about programs in one report."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._draft = draft
        self._words = cues.status
        self._turns: dict[int, bool] = {}
        self.plan = self._is_plan()

    def _is_plan(self) -> bool:
        draft, words = self._draft, self._words["planned_title"]
        lines = [draft.text[p.start : p.end] for p in draft.layout.paragraphs[:6]]
        kinds = [p.kind for p in draft.layout.paragraphs[:6]]
        titles = [line for line, kind in zip(lines, kinds, strict=True) if kind != "body" or _ISSUED.match(line)]
        return any(_PLAN_END.search(title) and words.search(title) for title in titles)

    def of(self, mention: Mention) -> tuple[Status, str]:
        """The status of the statement that holds a mention of a program, and the cue that decided."""
        sentence = self._draft.layout.sentence_at(mention.start)
        if sentence is None:
            return "actual", "default"
        strong, weak = self._planned(mention, sentence)
        if strong:
            return "planned", strong
        pilot = self._pilot(mention, sentence)
        if pilot:
            return "pilot", pilot
        return ("planned", weak) if weak else ("actual", "default")

    def is_trial(self, start: int) -> bool:
        """Whether the clause of a subject at `start` says that it goes first (,某县先行试点)."""
        end = _BREAK.search(self._draft.text, start)
        clause = self._draft.text[start : end.start() if end else start + _BEFORE]
        return self._words["pilot"].search(clause) is not None

    def _planned(self, mention: Mention, sentence: Sentence) -> tuple[str, str]:
        """The cue that outweighs a trial, and the one that does not; empty where there is none."""
        text, words = self._draft.text, self._words
        before = _blank(words["exceptions"], text[sentence.start : mention.start])
        after = _blank(words["exceptions"], _CLAUSE.split(text[mention.end : sentence.end], 1)[0])
        paragraph = self._draft.layout.paragraph_of(sentence)
        over = max((match.end() for match in words["done"].finditer(before)), default=0)
        cue = self._future(before[over:])
        if cue:
            return cue, ""
        if not over:
            if words["deadline"].search(before):
                return "", "deadline"
            if self._years(before, later=True):
                return "year", ""
            if self._is_turned(sentence):
                return "turn", ""
        if words["planned"].search(self._list_head(sentence)):
            return "list", ""
        if re.match(r".{0,4}(?:拟|计划)", after) or self._marked(after[:6]):
            return "after", ""
        return self._heading(paragraph, before)

    def _is_turned(self, sentence: Sentence) -> bool:
        if sentence.start not in self._turns:
            self._turns[sentence.start] = self._turned(sentence)
        return self._turns[sentence.start]

    def _turned(self, sentence: Sentence) -> bool:
        """Whether the paragraph, or the one that introduces its items, has turned to what is still to be done."""
        layout, text = self._draft.layout, self._draft.text
        index = sentence.paragraph
        while index > 0 and _ITEM.match(text, layout.paragraphs[index].start):
            if self._opens_ahead(layout.paragraphs[index], sentence):
                return True
            if _SECTION.match(text, layout.paragraphs[index].start):
                return False
            index -= 1
        return self._opens_ahead(layout.paragraphs[index], sentence) or self._asked(index)

    def _opens_ahead(self, paragraph: Paragraph, sentence: Sentence) -> bool:
        """Whether a sentence of a paragraph, up to the one given, turns to the future, or its catchword does."""
        layout, text = self._draft.layout, self._draft.text
        for position in range(paragraph.first_sentence, paragraph.last_sentence):
            other = layout.sentences[position]
            if other.start > sentence.start:
                break
            start = match.end() if (match := _ITEM.match(text, other.start)) else other.start
            catchword = position == paragraph.first_sentence and other.end - start <= _CATCHWORD
            if self._words["turn"].match(text, start):
                return True
            if catchword and self._words["future_heading"].search(text, start, other.end):
                return True
        return False

    def _asked(self, index: int) -> bool:
        """Whether the last question before a paragraph asks for what is still to be done."""
        layout, text = self._draft.layout, self._draft.text
        for paragraph in reversed(layout.paragraphs[max(0, index - _ANSWER) : index]):
            if paragraph.kind == "heading":
                return False
            line = text[paragraph.start : paragraph.end]
            if _QUESTION.match(line):
                return self._words["future_heading"].search(line) is not None
        return False

    def _list_head(self, sentence: Sentence) -> str:
        """What introduces the list that a sentence is an item of (要锚定以下目标:①…;②…)."""
        layout, text = self._draft.layout, self._draft.text
        position = layout.sentences.index(sentence, layout.paragraph_of(sentence).first_sentence)
        while position > 0 and text[layout.sentences[position - 1].end - 1] == ";":
            position -= 1
        first = layout.sentences[position]
        head, mark, _ = text[first.start : first.end].partition(":")
        return _blank(self._words["exceptions"], head) if mark and first is not sentence else ""

    def _future(self, before: str) -> str:
        match = self._words["planned"].search(before)
        if match:
            return match.group()
        return self._marked(before)

    def _marked(self, text: str) -> str:
        after = self._words["future_after"]
        markers = self._words["future_marker"].finditer(text)
        return next((m.group() for m in markers if after.match(text, m.end())), "")

    def _heading(self, paragraph: Paragraph, before: str) -> tuple[str, str]:
        words = self._words
        if self._years(before, later=False):
            return "", ""
        for heading in reversed(paragraph.headings):
            if words["future_heading"].search(heading) or self._is_ahead(heading):
                return "heading", ""
            if words["planned_heading"].search(heading):
                return "", "" if words["done"].search(before) else "heading"
            if words["done_heading"].search(heading):
                return "", ""
        if words["done"].search(before):
            return "", ""
        if self.plan and ("决定" in before or not words["purpose"].search(before)):
            return "", "plan"
        return "", ""

    def _is_ahead(self, heading: str) -> bool:
        """Whether a heading names a year after the one that the report reviews (2024年工作重点 in a report on 2023)."""
        review = times_of(self._draft).anchor.review
        years = [int(found) for found in _YEAR.findall(heading)]
        return review is not None and bool(years) and min(years) > review

    def _years(self, before: str, *, later: bool) -> bool:
        """Whether the years named before a program all lie after the report's own year, or all before it."""
        year = times_of(self._draft).anchor.year
        years = [int(found) for found in _YEAR.findall(before)]
        if year is None or not years:
            return False
        return min(years) > year if later else max(years) < year

    def _pilot(self, mention: Mention, sentence: Sentence) -> str:
        text = self._draft.text
        before = text[max(sentence.start, mention.start - _BEFORE) : mention.start]
        after = text[mention.end : min(sentence.end, mention.end + _AFTER)]
        around = _CLAUSE.split(before)[-1] + mention.text + _CLAUSE.split(after)[0]
        match = self._words["pilot"].search(around) or _NAMED_TRIAL.search(text, sentence.start, mention.start)
        return match.group() if match else ""


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: "\0" * len(m.group()), text)
