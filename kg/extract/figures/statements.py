"""What a sentence states with each of its numbers: the indicator, the measure and the sign."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from kg.extract.figures.changes import Change, change_before, leading_change
from kg.extract.figures.distribution import (
    EACH,
    FROM,
    closes_range,
    distributed_run,
    is_later,
    own_change,
    paired,
    share_of,
    shared_rates,
)
from kg.extract.figures.phrases import (
    drop_subject,
    is_verb,
    noun_after,
    object_of,
    pattern,
    shared_noun,
    tidy,
    trim_end,
    trim_start,
    verb_at_end,
    verb_at_start,
    word_list,
)
from kg.extract.figures.slots import Slot
from kg.extract.figures.statement import Names, Statement

_PARTS: Final = re.compile(r"[、和与及]|以及")
_THAN: Final = ("比", "高于", "低于", "较")
_RUNNING: Final = "连续"
"""Before a number of years: what has held for so long (满意度连续4年保持96%)."""

_DWELLERS: Final = {"person": "居住人口", "household": "居住户数"}
"""What is counted where people live (住着2300户、6800人)."""

_SUM: Final = re.compile(r"(?:全[市县区省]|使)?总(?:数|量)")


class Reader:
    """Reads the slots of one sentence, left to right: an elliptic number takes its words from those before it, in the
    sentence or earlier in its paragraph.
    """

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._done: list[Statement] = []
        self._earlier: list[Statement] = []
        self._paragraph = -1
        self._ranks: Sequence[Statement] = ()

    def read(self, slots: Sequence[Slot], paragraph: int, ranks: Sequence[Statement] = ()) -> list[Statement]:
        """The statements of the slots of one sentence of the paragraph that starts at `paragraph`; `ranks` are the
        ranks that the sentence states.
        """
        self._ranks = ranks
        self._earlier = [*self._earlier, *self._done] if paragraph == self._paragraph else []
        self._paragraph = paragraph
        self._done = []
        index = 0
        while index < len(slots):
            if later := self._later_run(slots, index):
                self._done.extend(later)
                index += len(later)
                continue
            run = distributed_run(self._text, slots, index)
            self._done.extend(self._distributed(run) if len(run) > 1 else self._single(slots, index))
            index += len(run)
        return self._done

    def _later_run(self, slots: Sequence[Slot], index: int) -> list[Statement]:
        """The later values of a run of earlier ones (分别由52%、37%提高到100%和98%)."""
        if not (self._done and self._done[-1].former):
            return []
        former = list(takewhile(lambda s: s.former, reversed(self._done)))[::-1]
        run = slots[index : index + len(former)]
        if len(former) < 2 or len(run) < len(former) or not all(slot.joined for slot in run[1:]):
            return []
        if not is_later(self._text, run[0]):
            return []
        return [self._state(slot, one.indicator, None) for slot, one in zip(run, former, strict=True)]

    def _distributed(self, run: Sequence[Slot]) -> list[Statement]:
        first, text = run[0], self._text
        change = change_before(text, first.before, first.quantity.lead)
        former = bool(FROM.search(text[first.before : first.quantity.lead]))
        subject_end = change.subject_end if change else first.quantity.lead
        subject_end = text.find(EACH, first.before) if former else subject_end
        subject = self._clean(first.before, subject_end)
        parts = [p for p in map(self._part, _PARTS.split(subject)) if p]
        if len(parts) == len(run):
            indicators = shared_noun(parts)
        else:
            indicators = [s.indicator for s in self._levels()][-len(run) :]
            indicators = indicators if len(indicators) == len(run) else [subject] * len(run)
        changes = [change, *(change and own_change(text, slot, change) for slot in run[1:])]
        stated = [self._state(*one) for one in zip(run, indicators, changes, strict=True)]
        return [replace(one, former=True) for one in stated] if former else stated

    def _part(self, part: str) -> str:
        return tidy(trim_end(part))

    def _single(self, slots: Sequence[Slot], index: int) -> list[Statement]:
        slot = slots[index]
        quantity, text = slot.quantity, self._text
        previous = self._done[-1] if self._done else None
        if previous and closes_range(text, previous, quantity):
            value = -quantity.value if previous.value < 0 else quantity.value
            return [
                replace(
                    previous,
                    value=value,
                    qualifier="max",
                    offset=quantity.start,
                    start=slot.clause,
                    end=max(slot.quantity.tail, slot.after_end),
                )
            ]
        change = change_before(text, slot.before, quantity.lead)
        if change:
            return self._changed(slot, change)
        if slot.paired and previous:
            return [self._state(slot, paired(previous, slot), None)]
        if slot.bracketed and previous and not trim_start(self._clean(slot.before, quantity.lead)):
            return [self._state(slot, "累计" + previous.indicator, None)]
        if former := FROM.search(text[slot.before : quantity.lead]):
            start = slot.before + former.start()
            subject = self._clean(slot.before, start) or self._clean(slot.clause, start)
            subject = subject or self._clause_before(slot) or self._indicator(slot)
            return [replace(self._state(slot, subject, None), former=True)]
        if previous and previous.former and quantity.unit.word == previous.unit and is_later(text, slot):
            return [self._state(slot, previous.indicator, None)]
        indicator = self._indicator(slot) or self._elliptic(slots, index)
        if indicator.startswith("占") and previous and quantity.unit.measure == "rate":
            indicator = share_of(previous, indicator)
        if indicator in word_list("linkers", "empty"):
            return []
        words = text[slot.before : quantity.lead]
        if EACH in words and len(parts := self._parts(words.split(EACH)[0])) > 1:
            return [self._state(slot, part, None) for part in parts]
        if quantity.unit.measure == "rate" and (rates := shared_rates(words)):
            listed = self._clean(slot.before, slot.before + len(rates))
            return [self._state(slot, part, None) for part in map(self._part, _PARTS.split(listed)) if part]
        return [self._state(slot, indicator, None)] if indicator else []

    def _parts(self, subject: str) -> list[str]:
        return [p for p in map(self._part, _PARTS.split(trim_start(subject))) if p]

    def _changed(self, slot: Slot, change: Change) -> list[Statement]:
        subject = self._clean(slot.before, change.subject_end)
        if change.distributed and len(parts := [p for p in map(self._part, _PARTS.split(subject)) if p]) > 1:
            return [self._state(slot, part, change) for part in parts]
        if not subject or subject in word_list("linkers", "words"):
            told = [s for s in self._done if not s.former] or self._done
            if slot.quantity.unit.word == "位" and (ranks := [r for r in self._ranks if r.end <= slot.clause]):
                told = ranks
            subject = told[-1].indicator if told else self._clause_before(slot)
            if not subject:
                return []
        return [self._state(slot, subject, change)]

    def _levels(self) -> list[Statement]:
        return [s for s in self._done if s.measure != "change" and not s.former]

    def _indicator(self, slot: Slot) -> str:
        quantity = slot.quantity
        raw = self._text[slot.before : quantity.lead].rstrip()
        start = slot.before
        if start > slot.clause and (actor := pattern("actors", "ends").search(self._text, start, quantity.lead)):
            start = actor.end()
        before = self._clean(start, quantity.lead)
        named = slot.before, slot.before + len(trim_end(raw))
        if raw.startswith(_THAN) and self._done:
            return self._done[-1].indicator
        noun = tidy(noun_after(self._text[quantity.tail : slot.after_end])) if slot.after_end > quantity.tail else ""
        if quantity.unit.measure == "duration" and len(before) > 2 and before.endswith(_RUNNING):
            return before + noun
        if quantity.unit.measure == "rate":
            if before and not (noun and self._names.is_owner(*named)):
                return before
            return noun if len(noun) > 2 else tidy(self._text[quantity.tail : slot.after_end].lstrip("的"))
        if (
            not noun
            or is_verb(noun)
            or noun in word_list("linkers", "words")
            or (
                len(before) >= 4
                and not raw.endswith(("的", "等"))
                and verb_at_start(noun)
                and not pattern("nouns", "bodies").match(noun)
            )
        ):
            if word_list("persons", "dwelling").at_end(before) and quantity.unit.concept in _DWELLERS:
                return _DWELLERS[quantity.unit.concept]
            return "" if self._names.is_place(*named) else self._completed(before, slot)
        if raw.endswith(("的", "等")):
            return noun
        if before.startswith("总") and quantity.unit.measure == "amount":
            return before
        verb = before if is_verb(before) else verb_at_end(before)
        return tidy((verb if len(verb) > 1 else "") + noun)

    def _elliptic(self, slots: Sequence[Slot], index: int) -> str:
        """The indicator of a number with no words of its own: that of the number before, of the clause before, or of
        the number behind with which it shares a noun (12场次、11.8万群众参加的活动).
        """
        slot, text = slots[index], self._text
        last = next((i for i in range(index, len(slots) - 1) if not slots[i + 1].paired), len(slots) - 1)
        behind = tidy(text[slots[last].quantity.tail : slots[last].after_end])
        if slot.before == slot.quantity.lead and not slot.paired and verb_at_start(behind):
            return behind[:18]
        if self._done and self._done[-1].measure == "count" and self._done[-1].start == slot.clause:
            held, running, _ = self._done[-1].indicator.partition(_RUNNING)
            if held and running:
                return held
        if self._done and self._done[-1].indicator in _DWELLERS.values() and slot.quantity.unit.concept in _DWELLERS:
            return _DWELLERS[slot.quantity.unit.concept]
        same = [s for s in self._done if s.unit == slot.quantity.unit.word]
        if same and _SUM.match(text, slot.before, slot.quantity.lead):
            return object_of(same[-1].indicator) + "总数"
        if same or (self._done and self._done[-1].end < slot.clause):
            return (same or self._done)[-1].indicator
        if slot.joined and self._done:
            return self._done[-1].indicator
        if text[slot.quantity.tail : slot.quantity.tail + 1] == "、" and index + 1 < len(slots):
            following = slots[index + 1]
            return tidy(text[following.quantity.tail : following.after_end].replace("的", ""))[:18]
        return self._clause_before(slot)

    def _clause_before(self, slot: Slot) -> str:
        """What the clause before that of a number speaks of, if it holds no number of its own."""
        start = max(self._text.rfind(mark, 0, slot.clause - 1) for mark in ",;:。!?\n") + 1
        if slot.clause - 1 <= start or any(c.isdigit() for c in self._text[start : slot.clause]):
            return ""
        return self._clean(start, slot.clause - 1)

    def _completed(self, before: str, slot: Slot) -> str:
        """A bare verb with the noun of the last number in its unit: one of a stage in its sentence
        (受理行政复议案件877件,办结750件), another in its paragraph (建成探头900路。我们再建300路).
        """
        stage = before in word_list("stages", "words")
        if (not stage and not (is_verb(before) and len(before) == 1)) or before.endswith("案"):
            return before
        unit = slot.quantity.unit
        for earlier in reversed(self._done if stage else [*self._earlier, *self._done]):
            if earlier.unit == unit.word and earlier.measure in ("count", "amount"):
                noun = object_of(earlier.indicator)
                return before + noun if noun and not before.endswith(noun[-2:]) else before
        return before

    def _clean(self, start: int, end: int) -> str:
        phrase = self._names.without_names(start, end)
        phrase = drop_subject(trim_start(trim_end(phrase)))
        cut = phrase.rfind("”")
        if cut > 0 and word_list("clauses", "openers").at_start(phrase) and verb_at_start(phrase[cut + 1 :]):
            phrase = phrase[cut + 1 :]
        return tidy(trim_start(phrase))

    def _state(self, slot: Slot, indicator: str, change: Change | None) -> Statement:
        quantity = slot.quantity
        value, measure = quantity.value, quantity.unit.measure
        base: str | None = None
        unit = quantity.unit.word
        if change and not change.level:
            measure, base = "change", change.base
        elif change:
            measure = "other"
        elif measure == "change":
            measure, base = ("change", "before") if unit != "倍" else ("other", None)
        elif sign := leading_change(indicator):
            change = Change(sign, 0, "before", False)
            measure, base = "change", "before"
            indicator = indicator[2:].lstrip("了")
        if quantity.unit.measure == "duration" and "连续" in self._text[slot.clause : quantity.start]:
            measure = "count"
        if change and change.sign < 0:
            value = -value
        return Statement(
            value,
            "百分点" if unit == "个百分点" else unit,
            indicator,
            measure,
            base,
            quantity.qualifier,
            quantity.start,
            start=slot.clause,
            end=max(slot.quantity.tail, slot.after_end),
            total="累计" in self._text[slot.clause : quantity.start],
        )
