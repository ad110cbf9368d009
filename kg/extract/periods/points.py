"""Points in time as written (2024年11月, 去年上半年, 前三季度): the numbers in them, and their ISO 8601 form."""

from typing import Final, Literal

from msgspec import Struct

Relation = Literal["at", "since", "until", "by", "base", "undated"]

_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


class TimeExpression(Struct, frozen=True):
    """A date or period in the text: [start, end), its ISO 8601 form, and how it relates to what is stated.

    `relation` is at (2024; 2024-01/2024-05), since (2022/..), until (../2024), by (a deadline), base (what a change is
    compared with) or undated (整治以来: a time that the text does not tell; `iso` is None). `year_part` marks a half or
    quarter of a year (上半年): a goal for it is due at its end.
    """

    start: int
    end: int
    iso: str | None
    relation: Relation
    year_part: bool = False

    @property
    def of_report(self) -> bool:
        """Whether no words of the text but the report as a whole sets this time."""
        return self.start == self.end

    @property
    def year(self) -> int | None:
        """The last year that the expression names, None for an undated one."""
        first, _, last = (self.iso or "").partition("/")
        year = last[:4] if last[:4].isdigit() else first[:4]
        return int(year) if year.isdigit() else None


class Point(Struct, frozen=True):
    """A point or stretch of time at [start, end) of the text: its first and last year, month and day as far as told.

    `moved_back` marks a month without a year that was read as one of the year before the report's,
    `year_part` a half or a quarter of a year.
    """

    start: int
    end: int
    first: tuple[int, ...]
    last: tuple[int, ...]
    moved_back: bool
    year_part: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601: 2024-11, or first/last where they differ."""
        first, last = iso_of(self.first), iso_of(self.last)
        return first if first == last else f"{first}/{last}"


def iso_of(parts: tuple[int, ...]) -> str:
    """Year, month and day as ISO 8601, as far as given."""
    return "-".join(f"{p:04d}" if i == 0 else f"{p:02d}" for i, p in enumerate(parts))


def small_number(word: str) -> int:
    """A number below a hundred in digits or Chinese numerals (12, 十二, 两); 0 for what is none."""
    if word.isdigit():
        return int(word)
    tens, _, ones = word.rpartition("十")
    if "十" not in word:
        return _DIGITS.get(word, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def year_number(word: str) -> int:
    """A year in digits or Chinese numerals (2018, 二〇一八)."""
    return int(word) if word.isdigit() else int("".join(str(_DIGITS[c]) for c in word))
