"""Automatic numbers of headings and lists in Word, which the file counts and does not write: 一、 (一) 1. 第三条."""

import re
from collections.abc import Callable
from typing import Final

from docx.oxml.ns import qn
from lxml.etree import _Element

_LEVELS: Final = 9
"""Levels of a list in Word."""

_DEEPEST: Final = 20
"""Styles that may be based on one another; more are a loop."""

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST: Final = 9999
"""Chinese numerals are written up to here."""


class Numbering:
    """Counts the numbered paragraphs of one document, in the order in which they are asked for.

    `definitions` is the root of its numbering part, `styles` that of its styles part; None where it has none.
    """

    def __init__(self, definitions: _Element | None, styles: _Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles = {_id(style, "styleId"): style for style in _children(styles, "style")}
        abstract = {_id(found, "abstractNumId"): found for found in _children(definitions, "abstractNum")}
        for found in _children(definitions, "num"):
            base = abstract.get(_value(found, "abstractNumId"))
            if base is not None:
                self._lists[_id(found, "numId")] = _List(base, found)

    def label(self, paragraph: _Element) -> str:
        """What Word prints before a paragraph; nothing where it has no number, or a mark instead of one."""
        number, level = self._place(paragraph)
        if number not in self._lists or not 0 <= level < _LEVELS:
            return ""
        chosen = self._lists[number]
        counts = self._counts.setdefault(chosen.key, [-1] * _LEVELS)
        for above in range(level):
            if counts[above] < 0:
                counts[above] = chosen.start(above)
        counts[level] = counts[level] + 1 if counts[level] >= 0 else chosen.start(level)
        counts[level + 1 :] = [-1] * (_LEVELS - level - 1)
        return chosen.written(level, counts)

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style and of what that is based on."""
        number, level = "", ""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties, "pStyle") if properties is not None else ""
        for _ in range(_DEEPEST):
            numbered = properties.find(qn("w:numPr")) if properties is not None else None
            if numbered is not None:
                number, level = number or _value(numbered, "numId"), level or _value(numbered, "ilvl")
            if number or style not in self._styles:
                break
            above = self._styles[style]
            properties, style = above.find(qn("w:pPr")), _value(above, "basedOn")
        return number, int(level) if level.isdecimal() else 0


class _List:
    """One list: how each of its levels begins and is written."""

    def __init__(self, abstract: _Element, found: _Element) -> None:
        self._levels = {_id(level, "ilvl"): level for level in _children(abstract, "lvl")}
        self._starts: dict[str, str] = {}
        for override in _children(found, "lvlOverride"):
            self._starts[_id(override, "ilvl")] = _value(override, "startOverride")
            for level in _children(override, "lvl"):
                self._levels[_id(override, "ilvl")] = level
        # Lists of one definition count on together, unless one of them begins anew.
        self.key = _id(found, "numId") if any(self._starts.values()) else f"#{_id(abstract, 'abstractNumId')}"

    def start(self, level: int) -> int:
        found = self._starts.get(str(level)) or _value(self._levels.get(str(level)), "start")
        return int(found) if found.isdecimal() and len(found) < 6 else 1

    def written(self, level: int, counts: list[int]) -> str:
        definition = self._levels.get(str(level))
        if definition is None or _value(definition, "numFmt") in ("bullet", "none"):
            return ""
        arabic = definition.find(qn("w:isLgl")) is not None

        def number(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            form = _value(self._levels.get(str(index)), "numFmt")
            return _number("decimal" if arabic else form, counts[index])

        label = re.sub(r"%([1-9])", number, _value(definition, "lvlText")[:40])
        spaced = label[-1:].isascii() and not label.endswith(")") and _value(definition, "suff") != "nothing"
        return f"{label} " if label and spaced else label


def _number(form: str, value: int) -> str:
    write = _FORMS.get(form)
    return write(value) if write and 0 <= value <= _MOST else str(value)


def _chinese(value: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """三十二; ten to nineteen begin with 十."""
    written = ""
    for place, digit in enumerate(reversed(str(value))):
        if digit != "0":
            written = digits[int(digit)] + ("", *units)[place] + written
        elif written and not written.startswith(digits[0]):
            written = digits[0] + written
    return written.removeprefix(digits[1]) if 10 <= value < 20 and digits[1] == "一" else written or digits[0]


def _formal(value: int) -> str:
    return _chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def _circled(value: int) -> str:
    return chr(0x245F + value) if 1 <= value <= 20 else chr(0x323C + value) if 21 <= value <= 35 else str(value)


def _letters(value: int) -> str:
    return chr(ord("A") + (value - 1) % 26) * min((value - 1) // 26 + 1, 9) if value else ""


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (value // worth)
        value %= worth
    return written


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _chinese,
    ),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _formal),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "ideographDigital": lambda value: str(value).translate(str.maketrans("0123456789", "〇一二三四五六七八九")),
    "decimalFullWidth": lambda value: str(value).translate({ord("0") + n: ord("０") + n for n in range(10)}),
    "decimalZero": lambda value: f"{value:02d}",
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
}
"""The forms of numbers that Word offers for Chinese and for Latin script; any other is written in Arabic numerals."""


def _children(parent: _Element | None, name: str) -> list[_Element]:
    return list(parent.iterchildren(qn(f"w:{name}"))) if parent is not None else []


def _id(element: _Element, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))


def _value(parent: _Element | None, name: str) -> str:
    child = parent.find(qn(f"w:{name}")) if parent is not None else None
    return _id(child, "val") if child is not None else ""
