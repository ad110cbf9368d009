"""Words that belong to several numbers: 分别下降27%和21%, 同比分别下降17%和上升9%, 上墙率、联网率均达到100%."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from kg.extract.figures.changes import Change, change_before
from kg.extract.figures.phrases import word_list
from kg.extract.figures.quantities import Quantity
from kg.extract.figures.slots import Slot
from kg.extract.figures.statement import Statement
from kg.schema.resources import any_of

EACH: Final = "分别"
_TO: Final = re.compile(r"(?:到|至|为|成)了?(?:[^,。;、]{0,8}(?:年|期|初|底|末|月|时|今|前))?的?(?:约|近|超过)?$")
_TO_LENGTH: Final = 16
"""Between the earlier and the later value stand at most so many characters (起减少到去年底的)."""

FROM: Final = re.compile(
    r"(?:由|从)(?:[^,。;、]{0,8}(?:年|期|初|底|末|月|时|前|来|去|先|往))?的?(?:平均|每[件人户名年月天])?$"
)
"""What leads up to an earlier value (由2012年的)."""

_WHOLE: Final = re.compile(r"占(?!全|总|其|约|近|比|了|到)(?P<whole>[\u4e00-\u9fff]{3,8}?)的?(?:比重|比例)?")
"""A share of a whole that is named (占常住人口的49.7%)."""

_ALL: Final = re.compile(r"均|都|双双|全部")
_RATE: Final = re.compile(r"[率度]$")
_RANGE: Final = re.compile(r"[~至到\-—–]$")
_RANGE_LENGTH: Final = 12
"""The ends of a range stand nearer to each other than so many characters."""

_LIST: Final = re.compile(r"[、和与及]|以及")


def distributed_run(text: str, slots: Sequence[Slot], index: int) -> Sequence[Slot]:
    """The slots from `index` over which the words before the first are distributed; only that slot where none are.

    What rose by two shares at once (同比上升6.8%和4.2%) is two things, whether or not the words say 分别.
    """
    end, first = index + 1, slots[index]
    if EACH not in text[first.before : first.quantity.lead] and not _rises_twice(text, slots, index):
        return slots[index:end]
    while end < len(slots) and _goes_on(text, slots[end - 1], slots[end]):
        end += 1
    return slots[index:end]


def _rises_twice(text: str, slots: Sequence[Slot], index: int) -> bool:
    both = slots[index : index + 2]
    if len(both) < 2 or not both[1].joined or any(slot.quantity.unit.measure != "rate" for slot in both):
        return False
    return change_before(text, both[0].before, both[0].quantity.lead) is not None


def _goes_on(text: str, left: Slot, right: Slot) -> bool:
    gap = text[left.quantity.tail : right.quantity.lead]
    same = gap == "," and left.quantity.unit == right.quantity.unit
    return right.joined or same or bool(_next_change().fullmatch(gap))


@cache
def _next_change() -> re.Pattern[str]:
    """What links a number to one that moved the other way (下降17%和上升9%)."""
    words = any_of((*word_list("changes", "rise").words, *word_list("changes", "fall").words))
    return re.compile(rf"(?:[、,和与及]|以及){{1,2}}(?:{words})")


def own_change(text: str, slot: Slot, shared: Change) -> Change:
    """The change that a later number of a run tells: its own direction, where the words before it give one."""
    own = change_before(text, slot.before, slot.quantity.lead) if slot.before < slot.quantity.lead else None
    return replace(shared, sign=own.sign) if own else shared


def closes_range(text: str, previous: Statement, quantity: Quantity) -> bool:
    """Whether a quantity is the upper end of the range that the number before begins (21%至33%)."""
    between = text[previous.offset : quantity.start]
    return (
        previous.qualifier == "min"
        and quantity.qualifier == "max"
        and quantity.lead == quantity.start
        and previous.unit == quantity.unit.word
        and len(between) < _RANGE_LENGTH
        and not _LIST.search(between)
        and bool(_RANGE.search(between))
    )


def is_later(text: str, slot: Slot) -> bool:
    """Whether the words before a number make it the later value of a change (由75件上升到170件)."""
    gap = text[slot.before : slot.quantity.lead]
    return bool(_TO.search(gap)) and len(gap) <= _TO_LENGTH


def paired(previous: Statement, slot: Slot) -> str:
    """The indicator of a number right behind another (3件6人): the persons of the cases, or the same thing."""
    if slot.quantity.unit.concept == "person" and previous.unit in ("件", "起", "宗", "例", "案", "条"):
        return previous.indicator + "人数"
    return previous.indicator


def share_of(previous: Statement, words: str) -> str:
    """The indicator of a share of what the number before counts (占比), with its whole where `words` name it."""
    whole = _WHOLE.fullmatch(words)
    return previous.indicator.removesuffix("占比") + (f"占{whole['whole']}比重" if whole else "占比")


def shared_rates(words: str) -> str:
    """The list of rates that all have the value behind `words` (上墙率、联网率均达到), nothing when these are none."""
    listed = _ALL.split(words)[0] if _ALL.search(words) else ""
    parts = _LIST.split(listed)
    return listed if len(parts) > 1 and all(_RATE.search(part) for part in parts) else ""
