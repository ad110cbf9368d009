"""Comparisons: a number that tells a rise or a fall, and against what."""

import re
from functools import cache

from msgspec import Struct

from kg.extract.figures.phrases import WordList, word_list

_BASE = re.compile(
    r"(?:(?:同?比(?![例重率])|较(?![大高多强]))(?P<what>[^,;:。]{1,16}?)(?:相比|相较)?"
    r"|(?<![协共会合])(?:与|同|和)(?P<what2>[^,;:。]{1,16}?)(?:相比|相较))$"
)
_LEVEL = re.compile(
    r"(?:高出|多出|超出|高于|低于|少于|多于)(?P<what>[^,;:。、\d]{0,6}(?:平均|均值|水平|标准)[^,;:。、\d]{0,4})$"
)
_EARLIER = re.compile(r"年|(?:之|以|此|建设|改革|实施|推行|启动|开展|整治)前|最|月|季|初|过去|往|上一|同期$|峰")
_YEAR = re.compile(r"(\d{4})年")


class Change(Struct, frozen=True):
    """A rise (+1) or fall (-1); `subject_end` is where the words end that say what changed, `base` what it is measured
    against; `distributed` that the words say 分别; `level` that it compares two things and not two times.
    """

    sign: int
    subject_end: int
    base: str
    distributed: bool
    level: bool = False


@cache
def _signs() -> tuple[WordList, dict[str, int]]:
    rise, fall = word_list("changes", "rise").words, word_list("changes", "fall").words
    return WordList((*rise, *fall)), dict.fromkeys(rise, 1) | dict.fromkeys(fall, -1)


def change_before(text: str, start: int, lead: int) -> Change | None:
    """The change that the words [start, lead) right before a number tell (同比分别下降27%), if any."""
    phrase = text[start:lead].rstrip()
    phrase = phrase.removesuffix("约").removesuffix("近").removesuffix("达").rstrip()
    words, signs = _signs()
    distributed, base = False, ""
    if (kept := word_list("changes", "kept").at_end(phrase)) and phrase.endswith("幅", 0, -len(kept)):
        phrase, distributed = phrase[: -len(kept)], kept.startswith("分别")
    word = words.at_end(phrase)
    if not word:
        return _against_level(phrase, start)
    sign = signs[word]
    rest = phrase[: -len(word)]
    while True:
        rest = rest.rstrip(" ,、")
        if found := word_list("changes", "yoy").at_end(rest):
            base = "yoy"
        elif found := word_list("changes", "mom").at_end(rest):
            base = "mom"
        elif found := word_list("changes", "middle").at_end(rest):
            distributed = distributed or found == "分别"
        else:
            break
        rest = rest[: -len(found)]
    against = _BASE.search(rest)
    level = False
    if against and not base:
        what = against.group("what") or against.group("what2")
        year = _YEAR.search(what)
        base = (
            year.group(1)
            if year
            else "peak"
            if "峰" in what or "最高" in what
            else "yoy"
            if "上年" in what or "去年" in what
            else "before"
        )
        level = not year and not _EARLIER.search(what)
        rest = rest[: against.start()]
    level = level or (len(word) == 1 and rest.endswith("平均水平"))
    if level:
        return Change(sign, start + len(rest), base or "before", distributed, level)
    if len(word) == 1 and not (against or base):
        return None
    return Change(sign, start + len(rest), base or "before", distributed, level)


def _against_level(phrase: str, start: int) -> Change | None:
    """A comparison with another level that stands behind its verb (高出全省平均19.81个百分点)."""
    found = _LEVEL.search(phrase)
    if not found or _EARLIER.search(found.group("what")):
        return None
    words, signs = _signs()
    sign = signs.get(words.at_start(found.group()), -1 if found.group().startswith("低于") else 1)
    # Alone in its clause the comparison is of what the clause before tells; else it belongs to the name of what differs.
    end = len(phrase) if found.start() else 0
    return Change(sign, start + end, "before", False, level=True)


def leading_change(phrase: str) -> int:
    """The sign of a phrase that starts with a word of change (减少留守儿童), 0 when it does not."""
    words, signs = _signs()
    word = words.at_start(phrase)
    return signs[word] if 1 < len(word) < len(phrase) else 0
