"""Whether a statement tells what is, what is tried, or what is still to be done."""

import re
from typing import Final

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.relations.cues import Cues
from kg.model import Mention
from kg.model.relation import Status

_SPAN: Final = 12
"""How far after a program a word still belongs to it (“雪亮工程”建设试点)."""


class StatusReader:
    """Reads the status of statements about programs in one report."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._draft = draft
        self._words = cues.status
        self._plan = any(
            self._words["planned_title"].search(draft.text[p.start : p.end])
            for p in draft.layout.paragraphs[:6]
            if p.kind == "title" or (p.kind == "heading" and "方案" in draft.text[p.start : p.end])
        )

    def of(self, mention: Mention, name: str) -> tuple[Status, str]:
        """The status of the statement that holds a mention of a program, and the cue that decided."""
        sentence = self._draft.layout.sentence_at(mention.start)
        if sentence is None:
            return "actual", "default"
        planned = self._planned(mention, sentence)
        pilot = self._pilot(mention, sentence, name)
        if planned:
            return "planned", planned
        return ("pilot", pilot) if pilot else ("actual", "default")

    def _planned(self, mention: Mention, sentence: Sentence) -> str:
        text = self._draft.text
        before = _blank(self._words["exceptions"], text[sentence.start : mention.start])
        after = _blank(self._words["exceptions"], text[mention.end : sentence.end])
        if not self._words["done"].search(before):
            for match in self._words["planned"].finditer(before):
                rest = before[match.end() :] + text[mention.start : sentence.end]
                if match.group() != "将" or not self._words["object_marker"].search(rest):
                    return match.group()
            if self._words["deadline"].search(before):
                return "deadline"
        following = after[:_SPAN]
        if re.match(r".{0,4}(?:将|拟|计划)", following):
            return "after"
        paragraph = self._draft.layout.paragraph_of(sentence)
        return self._heading(paragraph, before)

    def _heading(self, paragraph: Paragraph, before: str) -> str:
        for heading in reversed(paragraph.headings):
            if self._words["done_heading"].search(heading) and not self._words["planned_heading"].search(heading):
                return ""
            if self._words["planned_heading"].search(heading):
                return "heading"
        if self._plan and not self._words["purpose"].search(before):
            return "plan"
        return ""

    def _pilot(self, mention: Mention, sentence: Sentence, name: str) -> str:
        text = self._draft.text
        around = text[max(sentence.start, mention.start - 2 * _SPAN) : mention.start] + text[
            mention.end : min(sentence.end, mention.end + _SPAN)
        ]
        match = self._words["pilot"].search(around) or self._words["pilot"].search(name)
        return match.group() if match else ""


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: "\0" * len(m.group()), text)
