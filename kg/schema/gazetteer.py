"""The divisions of China, county level and above, 1981 to 2024: codes, names, validity, successors."""

import csv
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

from kg.errors import DataError
from kg.schema.derived import derived
from kg.schema.gazetteer_names import forms, short_name, split_name, written_forms
from kg.schema.resources import folder

COUNTRY = "100000"
"""The code of the whole country, above the provinces."""

LEVELS = ("country", "province", "prefecture", "county")
"""The levels of divisions.csv, outermost first."""


class Division(Struct, frozen=True, gc=False, array_like=True):
    """A division under one code and name, in force from `start` until before `end` (counted at 31 December).

    `successors` are (code, year) pairs: who took over territory, and when. Coordinates are of the seat, WGS-84, None
    where unknown.
    """

    code: str
    name: str
    level: str
    parent: str
    start: int
    end: int | None
    successors: tuple[tuple[str, int], ...]
    longitude: float | None
    latitude: float | None

    @property
    def short(self) -> str:
        """The shortest written form that stands alone: 贵州, 六盘水, 澧县."""
        return short_name(self.name)

    @property
    def forms(self) -> tuple[str, ...]:
        """All written forms, the official name first."""
        return written_forms(self.name)

    def in_force(self, year: int) -> bool:
        """Whether the division existed in `year`; in the year of a change both the old and the new one did."""
        return self.start <= year and (self.end is None or year <= self.end)


class OwnPlace(Struct, frozen=True):
    """A place that the user listed: below the county, in the division with `code`."""

    name: str
    code: str
    level: str


class Gazetteer:
    """Lookup of divisions by code, by name, and along the hierarchy and the years.

    `aliases` are further written forms with the codes that they stand for, `places` the user's own by name; see
    gazetteer_own.with_names.
    """

    def __init__(
        self,
        divisions: tuple[Division, ...],
        aliases: Mapping[str, str] | None = None,
        places: Mapping[str, OwnPlace] | None = None,
    ) -> None:
        self.aliases = dict(aliases or {})
        self.places = dict(places or {})
        by_code: dict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            by_code[division.code].append(division)
        for rows in by_code.values():
            rows.sort(key=lambda row: row.start)
        self._by_code = dict(by_code)

    def __iter__(self) -> Iterator[Division]:
        """All divisions, by code and year."""
        for code in sorted(self._by_code):
            yield from self._by_code[code]

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def division(self, code: str, year: int | None = None) -> Division | None:
        """The division under `code` in force at the end of `year` (today when None), else the nearest in time.

        None when no division ever had the code.
        """
        rows = self._by_code.get(code)
        if not rows:
            return None
        if year is None or len(rows) == 1:
            return rows[-1]
        index = bisect_right(rows, year, key=lambda row: row.start) - 1
        return rows[max(index, 0)]

    def at(self, division: Division, year: int | None = None) -> str:
        """The code in `year` (today when None) of the place that a division names, following its renaming.

        Where several codes took over, the one of the same stem (水城县 → 水城区) or the only one; else the old code.
        """
        seen = {division}
        while division.end is not None and (year is None or division.end < year):
            heirs = [
                heir
                for code, change in self._taken_over(division)
                if (heir := self.division(code, change)) is not None and change >= division.end
            ]
            stem = split_name(division.name)[0]
            same = [heir for heir in heirs if split_name(heir.name)[0] == stem]
            if len(same or heirs) != 1 or (same or heirs)[0] in seen:
                return division.code
            division = (same or heirs)[0]
            seen.add(division)
        return division.code

    def today(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes that hold today the territory that `code` had in `year`, following all successors.

        A division in force gives itself first, then those that took parts of it since `year`. A dissolved prefecture
        without a noted successor gives those that its counties went to. Empty when the code is unknown.
        """
        start = self.division(code, year)
        if start is None:
            return ()
        found: dict[str, None] = {}
        todo, seen = [(start, year if year is not None else start.start)], {start}
        while todo:
            division, since = todo.pop(0)
            if division.end is None:
                found[division.code] = None
            for successor, change in self._taken_over(division):
                heir = self.division(successor, change)
                if heir is not None and change >= since and heir not in seen:
                    seen.add(heir)
                    todo.append((heir, change))
        return tuple(found)

    def _taken_over(self, division: Division) -> tuple[tuple[str, int], ...]:
        if division.end is None or division.successors:
            return division.successors
        last = division.end - 1
        heirs: dict[str, int] = {}
        for child in self._children_ever.get(division.code, ()):
            if not child.in_force(last):
                continue
            for code in self.today(child.code, last):
                heir = self.division(code)
                if heir is not None:
                    heirs[heir.parent] = division.end
        return tuple(sorted(heirs.items()))

    def ancestors(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes above `code`, nearest first, up to 100000. Empty for the country and for unknown codes."""
        found: list[str] = []
        division = self.division(code, year)
        while division is not None and division.parent:
            found.append(division.parent)
            division = self.division(division.parent, year)
        return tuple(found)

    def children(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes directly under `code` in force at the end of `year` (today when None), in order."""
        return tuple(
            child.code
            for child in self._children_ever.get(code, ())
            if (child.end is None if year is None else child.start <= year and (child.end is None or year < child.end))
        )

    def within(self, code: str, container: str, year: int | None = None) -> bool:
        """Whether `code` is `container` or lies below it."""
        return code == container or container in self.ancestors(code, year)

    @cached_property
    def _children_ever(self) -> dict[str, tuple[Division, ...]]:
        found: dict[str, list[Division]] = defaultdict(list)
        for division in self:
            found[division.parent].append(division)
        return {parent: tuple(rows) for parent, rows in found.items()}

    @cached_property
    def by_form(self) -> dict[str, tuple[Division, ...]]:
        """Divisions by each written form that running text uses (no one-character abbreviations)."""
        found: dict[str, dict[Division, None]] = defaultdict(dict)
        for division in self:
            for form in division.forms:
                found[form][division] = None
        for form, code in (*forms().also.items(), *self.aliases.items()):
            found[form].update(dict.fromkeys(self._by_code.get(code, ())))
        return {form: tuple(sorted(rows, key=_rank)) for form, rows in found.items()}

    def named(self, form: str) -> tuple[Division, ...]:
        """The divisions that a written form can stand for: those in force first, then by level and code.

        Full names, short forms (六盘水, 恩施州, 关岭自治县) and one-character abbreviations of provinces (黔).
        """
        code = forms().abbreviations.get(form)
        if code is not None:
            return tuple(self._by_code[code])
        return self.by_form.get(form, ())

    def english(self, code: str, year: int | None = None) -> str:
        """The English label of a division: Guizhou, Liupanshui, Shuicheng District. Empty for an unknown code."""
        names = self.english_names(code, year)
        return names[0] if names else ""

    def english_names(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The English label, then the bare name, then the bare name in plain letters (Ürümqi, Urumqi)."""
        division = self.division(code, year)
        if division is None:
            return ()
        label, stem = self._english[division.name, division.level]
        names = (label, stem, *(_plain(name) for name in (label, stem)))
        return tuple(dict.fromkeys(names))

    @cached_property
    def _english(self) -> dict[tuple[str, str], tuple[str, str]]:
        path = folder("ontology") / "gazetteer" / "english.csv"
        return derived("english", dict[tuple[str, str], tuple[str, str]], lambda: read_english(path))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c != "'")


def _rank(division: Division) -> tuple[bool, int, str, int]:
    return division.end is not None, LEVELS.index(division.level), division.code, -division.start


@cache
def gazetteer() -> Gazetteer:
    """The divisions that kg ships, read once. Raises DataError when the file is missing or broken."""
    path = folder("ontology") / "gazetteer" / "divisions.csv"
    return Gazetteer(derived("divisions", tuple[Division, ...], lambda: read_divisions(path)))


def read_divisions(path: Path) -> tuple[Division, ...]:
    """The divisions in a CSV of the shape that ontology/gazetteer/README.md describes, and the country above them.

    Raises DataError that names the file and the line.
    """
    found = [Division(COUNTRY, "中国", "country", "", 1949, None, (), None, None)]
    line = 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for row in rows:
                line = rows.line_num
                found.append(_division(row))
    except (OSError, UnicodeDecodeError, ValueError, StopIteration) as error:
        raise DataError(f"{path}, line {line}, is not a list of divisions: {error}") from error
    return tuple(found)


def _division(row: list[str]) -> Division:
    code, name, level, parent, start, end, successors, longitude, latitude = row
    ended = int(end) if end else None
    heirs = []
    for item in successors.split(";") if successors else ():
        heir, _, year = item.partition("@")
        heirs.append((heir, int(year) if year else ended or int(start)))
    return Division(
        code,
        name,
        level,
        parent,
        int(start),
        ended,
        tuple(heirs),
        float(longitude) if longitude else None,
        float(latitude) if latitude else None,
    )


def read_english(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """English label and stem by official name and level. Raises DataError when the file is missing or broken."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            return {(name, level): (label, stem) for name, level, label, stem in rows}
    except (OSError, UnicodeDecodeError, ValueError, StopIteration) as error:
        raise DataError(f"{path} is not a list of English names: {error}; run `make gazetteer`") from error
