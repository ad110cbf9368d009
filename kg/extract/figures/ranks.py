"""Ranks: 排名全省第一, 位列全局首位, 进入全省前40位. A rank counts only with a number or a first place."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from kg.extract.figures.numbers import chinese_value
from kg.extract.figures.phrases import tidy, trim_end, trim_start, word_list
from kg.extract.figures.quantities import Qualifier
from kg.extract.figures.statement import Names, Statement

_ENDS: Final = ",;:。!?\n"
_PARTS: Final = re.compile(r"[、和与及]|以及")
_REACH: Final = 24
"""Verb and scope stand at most so many characters before the place in the ranking."""

_EACH: Final = re.compile("分别|均|都|双双")
_RUNNING: Final = re.compile(r"(?:已|均)?(?:连续)?(?:[一二两三四五六七八九十]+|\d+)[年次届](?:保持|位居|获)?")
_SCOPE_LENGTH: Final = 4
"""A longer scope says itself what is ranked (全县信访量第2位)."""

_AMONG: Final = re.compile(r"在?(?P<scope>[^,;。]{2,12})(?:当中|之中|中|里|内)")
_DIGIT: Final = re.compile(r"[\d百千万]")
_HINT: Final = re.compile(r"第[一二三四五六七八九十\d]|前[一二三四五六七八九十\d]|首|冠军|头名")
_NUMERAL: Final = r"[一二三四五六七八九十]{1,3}|\d{1,3}"
_FORMER: Final = re.compile(
    rf"[由从](?:[^,。;第]{{0,8}}?的)?(?P<scope>[^,。;第\d]{{2,8}})?第(?P<nth>{_NUMERAL})[位名](?=[^,。;]{{0,4}}[升退降跃进上前])"
)
"""由全县信访量第2位退到第15位, 从去年底的第7位升至第2位"""


class Rank(Struct, frozen=True):
    """A rank at [start, end): its value, and the range of places that it is among (全省); `former` when it is the
    place from which one moved.
    """

    start: int
    end: int
    verb: int
    value: int
    scope: str
    bounded: bool
    former: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    whole = "|".join(w for w in word_list("ranks", "scopes").words if w.startswith("全"))
    verbs, scopes = "|".join(word_list("ranks", "verbs").words), "|".join(word_list("ranks", "scopes").words)
    first = "|".join(word_list("ranks", "first").words)
    scope = rf"(?P<scope>(?:{scopes})[^\d,。;、第前首榜]{{0,6}}?|[\u4e00-\u9fff]{{2,6}}?)"
    return re.compile(
        rf"(?:(?P<verb>(?:{verbs})+)(?:了|在|从|由)?{scope}?|(?P<bare>{whole}))(?:的)?"
        rf"(?:第(?P<nth>{_NUMERAL})(?:位次|位|名)?|前(?P<top>{_NUMERAL})(?:位|名|强)?|(?P<first>{first}))(?=(?P<after>.?))"
    )


def find_ranks(text: str, start: int, end: int) -> Iterator[Rank]:
    """The ranks of a sentence [start, end) of a folded text."""
    hint = _HINT.search(text, start, end)
    if hint is None:
        return
    begin = max(start, hint.start() - _REACH)
    found = [*_places(text, begin, end)]
    for match in _FORMER.finditer(text, begin, end):
        if all(rank.end <= match.start() or match.end() <= rank.start for rank in found):
            nth, scope = match.start("nth"), match["scope"] or ""
            found.append(Rank(nth - 1, match.end(), match.start(), _value(match["nth"]), scope, False, former=True))
    yield from sorted(found, key=lambda rank: rank.start)


def _places(text: str, begin: int, end: int) -> Iterator[Rank]:
    for match in _pattern().finditer(text, begin, end):
        after = match.group("after")
        if after and after not in "。,;、)”!的" and not match.group().endswith(("位", "名", "强", "首", "榜首")):
            continue
        numeral = match.group("nth") or match.group("top")
        value = _value(numeral) if numeral else 1
        if value == 0:
            continue
        scope = match.group("scope") or match.group("bare") or ""
        verb = match.start() if match.group("verb") else match.start("bare")
        yield Rank(match.start(), match.end(), verb, value, scope, bool(match.group("top")))


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(chinese_value(numeral) or 0)


def state_ranks(text: str, start: int, end: int, names: Names) -> list[Statement]:
    """What the ranks of a sentence state: each subject of 分别 its own, an elliptic rank that of the clause before."""
    stated: list[Statement] = []
    for rank in find_ranks(text, start, end):
        clause = max((text.rfind(mark, start, rank.verb) for mark in _ENDS), default=-1) + 1 or start
        clause = max(clause, start)
        subject, scope = _subject(names, clause, rank.verb), rank.scope
        if among := _AMONG.fullmatch(subject):
            # 群众满意率97%,在市直部门中排第3位
            subject, scope = "", among.group("scope")
        told = rank.former and len(scope) > _SCOPE_LENGTH
        if told or names.is_owner(clause, rank.verb):
            subject = ""
        if not subject and clause > start and not told:
            before = max((text.rfind(mark, start, clause - 1) for mark in _ENDS), default=-1) + 1
            subject = _subject(names, max(before, start), clause - 1).removesuffix("中")
        parts = _parts(subject) if _EACH.search(text, clause, rank.verb) else [subject]
        for part in parts:
            indicator = f"{part.removesuffix(scope)}{scope}排名"
            if stated and stated[-1].start == clause and "第" in part:
                indicator = stated[-1].indicator
            qualifier: Qualifier | None = "max" if rank.bounded else None
            stated.append(
                Statement(
                    rank.value,
                    "位",
                    indicator,
                    "rank",
                    None,
                    qualifier,
                    rank.start,
                    clause,
                    rank.end,
                    former=rank.former,
                )
            )
    return stated


def _parts(subject: str) -> list[str]:
    """The parts of a list; one of a single character shares the noun of the next (收、结案: 收案, 结案)."""
    parts = [p for p in map(tidy, _PARTS.split(subject)) if p]
    return [p + parts[i + 1][1:] if len(p) == 1 and i + 1 < len(parts) else p for i, p in enumerate(parts)] or [subject]


def _subject(names: Names, start: int, end: int) -> str:
    phrase = _RUNNING.sub("", names.without_names(start, end))
    phrase = _DIGIT.split(trim_start(trim_end(phrase)))[0]
    phrase = trim_end(phrase)
    return tidy(phrase.removesuffix("上").rstrip("由从"))
