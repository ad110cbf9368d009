"""Numbers with their units, and the numbers that are no figures: dates, ordinals, numbers in names and quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.figures.numbers import Number, find_numbers
from kg.extract.figures.phrases import WordList, pattern
from kg.extract.figures.units import Unit, unit_at, unit_named
from kg.schema.ranges import merged_ranges
from kg.schema.resources import cues

Qualifier = Literal["approx", "min", "max"]

_HALF: Final = re.compile(r"占(?:了|到|比)?(?:近|超|超过)?(一半|半数)")
_JOIN: Final = re.compile(r"(?:%|%)?(?:至|到|~|-|—+|–)")
_JOINS: Final = "%至到~-—–"
"""What such a join begins with."""

_SHARED_POINTS: Final = re.compile(r"[和、与及至到~-]\d+(?:\.\d+)?个百分点")
"""What follows the first of two numbers of percentage points (4个和6个百分点)."""

_AGES: Final = ("岁", "周岁")

_QUOTED: Final = re.compile(r"“[^”\n]{1,20}”|\"[^\"\n,。]{1,16}\"|《[^》\n]{1,60}》|【[^】\n]{1,20}】")


class Quantity(Struct, frozen=True):
    """A number with its unit at [start, end); `lead` is where the words that qualify it begin (近, 不低于), `tail` where
    those behind it end (以上).
    """

    start: int
    end: int
    lead: int
    tail: int
    value: int | float
    unit: Unit
    qualifier: Qualifier | None


class Masks:
    """Character ranges whose numbers are no figures."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = merged_ranges(ranges)
        self._starts = [start for start, _ in self._ranges]

    def covers(self, start: int, end: int) -> bool:
        """Whether a range shares a character with a masked one."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ranges[index][1] > start


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Short quotations, titles of documents and bracketed labels: names, not statements."""
    return [m.span() for m in _QUOTED.finditer(text)]


def standard_ranges(text: str) -> list[tuple[int, int]]:
    """Rules by which things are shared out (按照每村1名辅警的标准): what is to be had, not what there is."""
    return [m.span() for m in pattern("small", "standards").finditer(text)]


def find_quantities(text: str, start: int, end: int, masks: Masks) -> list[Quantity]:
    """The quantities of one sentence [start, end) of a folded text, in order; both ends of a range are quantities."""
    numbers = [n for n in find_numbers(text, start, end) if not masks.covers(n.start, n.end)]
    if text.find("半", start, end) >= 0:
        numbers += [n for n in _halves(text, start, end) if not masks.covers(n.start, n.end)]
        numbers.sort(key=lambda n: n.start)
    found: list[Quantity] = []
    for index, number in enumerate(numbers):
        partner = numbers[index + 1] if index + 1 < len(numbers) else None
        quantity = _quantity(text, number, start, end)
        if quantity and number.words and number.value < 10 and partner and _classifies(text, quantity, partner):
            continue
        if partner and (joined := _range(text, number, quantity, partner, end)):
            found.append(joined)
        elif quantity and found and _seconds_of(found[-1], quantity):
            found[-1] = replace(
                quantity, start=found[-1].start, lead=found[-1].lead, value=found[-1].value * 60 + quantity.value
            )
        elif quantity:
            low = (
                bool(found)
                and found[-1].qualifier == "min"
                and bool(_JOIN.fullmatch(text[found[-1].end : number.start]))
            )
            found.append(replace(quantity, lead=quantity.start, qualifier="max") if low else quantity)
    return found


def _seconds_of(minutes: Quantity, seconds: Quantity) -> bool:
    """Whether two quantities are one time (5分40秒), which is then told in seconds."""
    return minutes.unit.word in ("分", "分钟") and seconds.unit.word == "秒" and minutes.end == seconds.start


def _halves(text: str, start: int, end: int) -> list[Number]:
    return [Number(m.start(1), m.end(1), 50, percent=True, words=True) for m in _HALF.finditer(text, start, end)]


def _classifies(text: str, quantity: Quantity, partner: Number) -> bool:
    """Whether a small number only belongs to the name of what a later number counts (侦破八类案件385起)."""
    between = text[quantity.end : partner.start]
    return quantity.unit.word in ("类", "种", "项", "级") and not re.search(r"[,;、:。(]", between)


def _range(text: str, number: Number, quantity: Quantity | None, partner: Number, end: int) -> Quantity | None:
    """The lower end of a range (21%至33%, 3-5名), where `partner` is its upper end."""
    after = quantity.end if quantity else number.end
    if text[after] not in _JOINS or not _JOIN.fullmatch(text, after, partner.start):
        return None
    if text[number.start - 1 : number.start] in ("由", "从"):
        return None
    unit = quantity.unit if quantity else _unit(text, partner, end)[0]
    if unit is None or unit.word in _AGES:
        return None
    return Quantity(number.start, after, number.start, after, number.value, unit, "min")


def _quantity(text: str, number: Number, start: int, end: int) -> Quantity | None:
    unit, unit_end = _unit(text, number, end)
    if unit is None or text[number.start - 1 : number.start] == "第" or _idle(text, number, unit, unit_end, start):
        return None
    qualifier, lead, tail = _qualify(text, number, unit_end, start, end)
    return Quantity(number.start, unit_end, lead, tail, number.value, unit, qualifier)


def _unit(text: str, number: Number, end: int) -> tuple[Unit | None, int]:
    if number.percent:
        return unit_named("%"), number.end
    offset = number.end
    first = text[offset : offset + 1]
    if first == "大" and not number.words:
        return unit_named("个"), offset + 1
    if first == "个":
        if text.startswith("个位次", offset):
            return unit_named("位"), offset + 3
        if _SHARED_POINTS.match(text, offset + 1):
            return unit_named("百分点"), offset + 1
        if (longer := unit_at(text, offset + 1)) and longer.measure == "duration":
            return (unit_named("个" + longer.word) or longer), offset + 1 + len(longer.word)
    unit = unit_at(text, offset)
    if unit is not None and offset + len(unit.word) <= end:
        return unit, offset + len(unit.word)
    nouns = _words("persons", "nouns")
    if (number.value >= 1000 and not number.words) or number.value >= 10000:
        before = text[max(0, number.start - 8) : number.start]
        if "人口" in before or text.startswith(nouns, offset) or before.endswith(nouns[:-1]):
            return unit_named("人"), number.end
    return None, offset


def _idle(text: str, number: Number, unit: Unit, unit_end: int, start: int) -> bool:
    """Whether number and unit make no figure: years, small idioms, spaces of time that only tell when."""
    if unit.word in ("元", "块钱") or unit.measure == "rate":
        return False
    before, after = text[max(start, number.start - 6) : number.start], text[unit_end : unit_end + 4]
    if unit.measure == "duration":
        if unit.word in ("分钟", "秒", "小时") and not number.words and text[unit_end : unit_end + 1] in ",、。;":
            return False
        if (number.words and number.value == 1) or (unit.word == "年" and after.startswith("内")):
            return True
        if unit.word == "小时" and number.value == 24 and not after.startswith(_words("qualifiers", "max_after")):
            return True
        rules = cues("figures")["durations"]
        # 两个月办结91件: some months tell in what time other things were done.
        behind = rules["after"] if unit.word not in ("年", "月", "个月") else rules["after_long"]
        told = any(w in before for w in rules["before"]) or after.startswith(tuple(behind))
        return (
            not told
            or (unit.word == "年" and number.value > 100)
            or (unit.word == "日" and not after.startswith(_words("qualifiers", "max_after")))
        )
    if number.words and number.value < 10 and not number.percent:
        if unit.word in ("位", "名") and before.endswith(_words("ranks", "moves")):
            idle = False
        else:
            bounded = number.value == 1 and (before.endswith(("至少", "不少于")) or after.startswith("以上"))
            idle = (number.value == 1 and not bounded) or unit.word in _words("small", "idle_units")
    else:
        aged = unit.word in _AGES and "年龄" not in before
        idle = aged or unit.word in ("度", "里", "字", "方") or (unit.word == "部" and after.startswith("门"))
    return idle or bool(pattern("small", "idioms").match(text, number.start))


def _qualify(text: str, number: Number, unit_end: int, start: int, end: int) -> tuple[Qualifier | None, int, int]:
    lead, tail = number.start, unit_end
    found: Qualifier | None = "approx" if number.approx else None
    words, kinds = _qualifiers("after")
    if word := words.at_start(text[unit_end : min(end, unit_end + 8)]):
        tail, kind = unit_end + len(word), kinds[word]
        found = kind if found is None or kind != "approx" else found
    words, kinds = _qualifiers("before")
    if word := words.at_end(text[max(start, number.start - 8) : number.start]):
        kind = kinds[word]
        return kind if found is None or kind != "approx" else found, number.start - len(word), tail
    return found, lead, tail


@cache
def _qualifiers(side: str) -> tuple[WordList, dict[str, Qualifier]]:
    names: tuple[Qualifier, ...] = ("min", "max", "approx")
    kinds = {word: kind for kind in names for word in cues("figures")["qualifiers"][f"{kind}_{side}"]}
    return WordList(kinds), kinds


@cache
def _words(section: str, name: str) -> tuple[str, ...]:
    listed: Any = cues("figures")[section][name]
    return tuple(sorted(listed, key=lambda w: (-len(w), w)))
