"""Counts of zero: 未发生重大事故, 无一件转为刑事案件, 没有一人退岗, 事故、火灾均未发生."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from kg.extract.figures.phrases import pattern, tidy, trim_end, trim_start, word_list
from kg.extract.figures.statement import Names, Statement
from kg.schema.resources import any_of

_HINT: Final = re.compile(r"未|没|无|零|0发|不发生|不出|杜绝")
_UNITS: Final = "起|件|人|例|名|户|宗|条|家|次"
_LIST: Final = re.compile(r"[、和及与]|以及")
_CLAUSE_START: Final = re.compile(r"[^,。;:!?\n]*$")


class Zero(Struct, frozen=True):
    """A count of zero in the words [start, end), said at `offset`: what did not happen, and in what unit.

    `goal` marks a rule (不发生) and no fact.
    """

    start: int
    end: int
    offset: int
    indicator: str
    unit: str
    goal: bool


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    bare = "|".join(word_list("zeros", "bare").words)
    negations = "|".join(word_list("zeros", "negations").words)
    none_of = "|".join(word_list("zeros", "none_of").words)
    trailing = "|".join(word_list("zeros", "trailing").words)
    return (
        re.compile(rf"(?P<no>{negations})(?:过)?(?:一(?P<unit>{_UNITS}))?(?:任何)?(?P<what>[^,。;:!?\n]{{2,30}})"),
        re.compile(
            rf"(?:{none_of})(?P<unit>{_UNITS})(?P<what>[^,。;:!?\n]{{1,16}})"
            rf"|无一(?P<relapse>{pattern('zeros', 'relapses').pattern})"
        ),
        re.compile(
            rf"(?:零|(?<![\d.])0)(?P<what>{bare})(?!”?(?:小区|村|社区|单位|创建|示范|街|片区|楼|校园|企业|家庭))"
        ),
        re.compile(rf"(?P<what>[^,。;:!?\n]{{2,40}}?)(?:同样|均|都|也|全部)?(?:{trailing})(?=[,。;!?\n]|$)"),
    )


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(any_of(word_list("zeros", "trailing").words))


def find_zeros(text: str, start: int, end: int, names: Names) -> Iterator[Zero]:
    """The counts of zero of a sentence [start, end) of a folded text."""
    if not _HINT.search(text, start, end):
        return
    ahead, none_of, bare, behind = _patterns()
    taken: list[tuple[int, int]] = []
    for match in none_of.finditer(text, start, end):
        taken.append(match.span())
        clause = _CLAUSE_START.search(text, start, match.start())
        begin = clause.start() if clause else match.start()
        what = match.group("relapse") or tidy(trim_start(match.group("what")).strip("“”"))
        yield Zero(begin, match.end(), match.start(), what, match.group("unit") or _unit(what), False)
    for match in ahead.finditer(text, start, end):
        if any(s < match.end() and match.start() < e for s, e in taken):
            continue
        for part in _countable(match.group("what")):
            taken.append(match.span())
            unit = match.group("unit") or _unit(part)
            yield Zero(
                match.start(), match.end(), match.start(), part, unit, match.group("no").startswith(("不", "杜绝"))
            )
    for match in bare.finditer(text, start, end):
        # In quotation marks 零发案 is a slogan, unless it is said to be reached.
        if any(s < match.end() and match.start() < e for s, e in taken):
            continue
        if text[match.start() - 1] in '“"' and not pattern("zeros", "reached").search(text, start, match.start()):
            continue
        taken.append(match.span())
        clause = _CLAUSE_START.search(text, start, match.start())
        begin = clause.start() if clause else match.start()
        said = _countable(names.without_names(begin, match.start()))
        what = said[0] if len(said) == 1 else match.group("what")
        yield Zero(begin if said else match.start(), match.end(), match.start(), what, _unit(what), False)
    # Most sentences have none of the words that end such a clause; the pattern tries every place for its start.
    for match in behind.finditer(text, start, end) if _trailing().search(text, start, end) else ():
        if not any(s < match.end() and match.start() < e for s, e in taken):
            what = names.without_names(match.start("what"), match.end("what"))
            for part in _countable(what):
                yield Zero(match.start(), match.end(), match.start(), part, _unit(part), False)


def _countable(phrase: str) -> list[str]:
    """The parts of a list of things that can be counted; nothing when what did not happen is no thing (变化)."""
    phrase = trim_end(phrase).strip(" 、,")
    parts = [tidy(p) for p in _LIST.split(phrase)]
    nouns = pattern("zeros", "countable")
    if len(parts) > 1 and all(nouns.search(p) for p in parts):
        return parts
    return [tidy(phrase)] if nouns.search(phrase) else []


def _unit(part: str) -> str:
    if part.endswith("率"):
        return "%"
    return "人" if pattern("zeros", "persons").search(part) else str(word_list("zeros", "units").words[0])


def state_zeros(text: str, start: int, end: int, names: Names) -> list[Statement]:
    """What the zeros of a sentence state."""
    return [
        Statement(
            0,
            z.unit,
            z.indicator,
            "rate" if z.unit == "%" else "count",
            None,
            None,
            z.offset,
            z.start,
            z.end,
            goal=z.goal,
        )
        for z in find_zeros(text, start, end, names)
        if z.indicator
    ]
