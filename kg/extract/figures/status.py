"""Whether a number is a fact or a goal, and the period that it then has."""

import re
from typing import Final, Literal

from kg.extract.draft import Draft, Paragraph, Sentence
from kg.extract.figures.phrases import pattern
from kg.extract.figures.statement import Statement
from kg.extract.periods import TimeExpression, list_lead, looks_both_ways, times_of

Status = Literal["actual", "target"]

_MONTH: Final = re.compile(r"(\d{4})-(\d\d)(?:-\d\d)?$")
"""The month in which a period ends."""

_NEAR: Final = 4
"""A date stands at most so many characters before the earlier value that it dates (2012年的约1500元)."""


class Statuses:
    """The statuses of the figures of one report."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._layout = draft.layout
        self._times = times_of(draft)
        self._anchor = self._times.anchor
        title = draft.report.title or ""
        self._plan = bool(pattern("targets", "titles").search(title)) and not looks_both_ways(title)
        self._goals: dict[int, bool] = {}
        self._are_ahead: dict[str | None, bool] = {}

    def status(self, statement: Statement, sentence: Sentence, time: TimeExpression | None) -> Status:
        """actual, or target: a deadline or a future date, words of intention, a heading of goals, a plan."""
        if statement.former:
            return "actual"
        if statement.goal or (time and (time.relation == "by" or self._ahead(time))):
            return "target"
        if self._told_as_done(time, sentence) and not self._intended(statement, time):
            return "actual"
        if pattern("targets", "lists").search(self._text, self._full_start(statement.offset), statement.offset):
            return "target"
        if self._speaks_of_goal(max(sentence.start, statement.offset - 60), statement.end):
            return "target"
        paragraph = self._layout.paragraph_of(sentence)
        if paragraph.start not in self._goals:
            self._goals[paragraph.start] = self._of_goals(paragraph)
        return "target" if self._goals[paragraph.start] else "actual"

    def _speaks_of_goal(self, start: int, end: int) -> bool:
        clause = self._text[start:end]
        return bool(pattern("targets", "clauses").search(clause)) and not pattern("targets", "done").search(clause)

    def _intended(self, statement: Statement, time: TimeExpression | None) -> bool:
        """Whether the number's own clause intends it for a time that is not yet past (今年,…将新建)."""
        if time is None or self._behind(time):
            return False
        return self._speaks_of_goal(max(time.end, self._full_start(statement.offset)), statement.end)

    def _told_as_done(self, time: TimeExpression | None, sentence: Sentence) -> bool:
        """Whether the sentence itself dates the number to a time that is past; in a plan only an earlier year is."""
        if time is None or time.relation not in ("at", "since", "until"):
            return False
        if time.end == time.start or time.start < self._full_start(sentence.start):
            return False
        if self._plan and not (self._behind(time) or self._text.startswith("来", time.end - 1)):
            return False
        return not pattern("targets", "lists").search(self._text, time.end, sentence.end)

    def _full_start(self, offset: int) -> int:
        """Where the sentence begins that a full stop closes; semicolons part the items of a list."""
        line = self._text.rfind("\n", 0, offset)
        return max(line, self._text.rfind("。", line + 1, offset)) + 1

    def period(self, statement: Statement, status: Status, time: TimeExpression | None) -> str | None:
        """The period of a statement: a goal has a deadline or none, an earlier value only a date of its own, and a
        total that runs up to the end of a year ends there.
        """
        if statement.former and (base := self._base_before(statement.offset)):
            return self._year_before(base, time)
        if time is None or time.iso is None:
            return None
        if statement.former and (time.end > statement.offset or statement.offset - time.end > _NEAR):
            return None
        if status == "target" and (
            (time.relation in ("since", "until") and not self._ahead(time)) or self._behind(time)
        ):
            return None
        if time.of_report and self._anchor.term:
            return self._anchor.planned if status == "target" else None
        if statement.total and time.relation == "at" and len(time.iso) == 4:
            return f"../{time.iso}"
        if status == "target" and time.year_part:
            return time.iso.split("/")[1]
        return time.iso

    def _base_before(self, offset: int) -> TimeExpression | None:
        """The time of the year before that dates an earlier value (由去年同期的36件降至21件)."""
        near = [e for e in self._times.within(offset - 12, offset) if e.relation == "base"]
        return near[-1] if near and offset - near[-1].end <= _NEAR else None

    def _year_before(self, base: TimeExpression, time: TimeExpression | None) -> str | None:
        """The time of which a sentence speaks, or that the report reviews, a year earlier."""
        iso = time.iso if time else self._anchor.reviewed
        if not self._text.startswith("同期", base.end - 2) or not iso or ".." in iso:
            return base.iso
        return re.sub(r"\b\d{4}\b", lambda year: str(int(year.group()) - 1), iso)

    def _of_goals(self, paragraph: Paragraph) -> bool:
        text = self._text
        lead = list_lead(self._text, self._layout, paragraph)
        first = self._layout.sentences[paragraph.first_sentence]
        heads = [text[first.start : first.end].rstrip("。:")] if first.end - first.start < 24 else []
        if pattern("targets", "openings").match(text, paragraph.start):
            return True
        if lead and pattern("targets", "leads").search(text, max(lead.start, lead.end - 40), lead.end):
            return True
        if paragraph.kind != "heading" and any(
            pattern("targets", "headings").search(h) for h in (*paragraph.headings, *heads)
        ):
            return True
        if self._asked(paragraph):
            return True
        return (
            self._plan
            and not any(pattern("targets", "retrospects").search(h) for h in paragraph.headings)
            and bool(paragraph.headings)
        )

    def _asked(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph answers a question about intentions (下一步有什么打算?)."""
        paragraphs = self._layout.paragraphs
        index = paragraphs.index(paragraph)
        if index == 0:
            return False
        before = paragraphs[index - 1]
        question = self._text[before.start : before.end]
        return question.endswith("?") and bool(pattern("targets", "questions").search(question))

    def _ahead(self, time: TimeExpression) -> bool:
        """Whether a time lies behind the report, or behind the year that it reviews: a month that is past does not.

        An undated report may be of any year that it names.
        """
        if self._anchor.year is None:
            return False
        if time.iso not in self._are_ahead:
            self._are_ahead[time.iso] = self._lies_ahead(time.iso or "")
        return self._are_ahead[time.iso]

    def _lies_ahead(self, iso: str) -> bool:
        now = self._anchor.review or self._anchor.year
        month = _MONTH.search(iso)
        if month and self._anchor.month and self._anchor.year:
            return (int(month.group(1)), int(month.group(2))) > (self._anchor.year, self._anchor.month)
        return iso[:4].isdigit() and now is not None and int(iso[:4]) > now

    def _behind(self, time: TimeExpression) -> bool:
        return time.year is not None and self._anchor.year is not None and time.year < self._anchor.year
