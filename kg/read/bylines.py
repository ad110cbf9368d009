"""The fields of a by-line: who published, when, who wrote; and how dates are written there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kg.schema.resources import any_of, cues

_DIGITS: Final = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_FULL: Final = re.compile(
    r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)日?(?:\s+\d\d?:\d\d(?::\d\d)?)?"
)
_MONTH: Final = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)年")
_CHINESE: Final = re.compile(
    r"([二一][〇○Ｏ零九][〇○Ｏ零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_NAME: Final = (
    r"(?:[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,6})?|[\u3400-\u9fff] {1,2}[\u3400-\u9fff](?![\u3400-\u9fff]))"
)
_NAMES: Final = re.compile(rf"\s*{_NAME}(?:[\s、,/]+{_NAME})*(?![\u3400-\u9fff])")

_LONE: Final = re.compile(
    rf"(?P<mark>[■◆●□○◎◇▲]\s*)?(?P<open>[(\[【])?\s*(?P<names>{_NAME}(?:[\s、,]+{_NAME})*)"
    r"(?P<credit>\s*摄(?:影)?|\s+(?:文/图|图/文|文图|文|报道|供稿|采写|整理))?\s*(?(open)[)\]】])"
)
_LONGEST: Final = 30
"""Characters of a line of names: four reporters and what they did."""

_CREDIT: Final = re.compile(r"\s*摄(?:影)?")
"""Who took a photograph did not write the report."""


@dataclass
class Fields:
    """What the by-lines of a report say. `spans` are the character ranges that the fields take up."""

    title: tuple[int, int] | None = None
    publisher: str | None = None
    published: str | None = None
    published_unsure: str | None = None
    authors: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first full date in folded text as (ISO 8601, start, end); 二〇一八年一月五日 too. None when there is none."""
    best = None
    for match in (*_FULL.finditer(text), *_CHINESE.finditer(text)):
        iso = _iso(*match.groups())
        if iso and (best is None or match.start() < best[1]):
            best = (iso, *match.span())
    return best


def find_month(text: str) -> str | None:
    """The first year and month in folded text, as YYYY-MM."""
    match = _MONTH.search(text)
    return f"{match.group(1)}-{int(match.group(2)):02d}" if match and 1 <= int(match.group(2)) <= 12 else None


def find_year(text: str) -> str | None:
    """The first year in folded text."""
    match = _YEAR.search(text)
    return match.group(1) if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    if not year.isdecimal() or not year.isascii():
        year = year.translate(_DIGITS)
        month, day = str(_chinese_number(month)), str(_chinese_number(day))
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return None


def _chinese_number(words: str) -> int:
    tens, _, ones = words.partition("十")
    if not _:
        return int(tens.translate(_DIGITS))
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)


@cache
def _labels() -> re.Pattern[str]:
    table = cues("header")
    kinds = ("source", "date", "date_unsure", "author", "page", "title")
    groups = (f"(?P<{kind}>{any_of(table[kind])})" for kind in kinds)
    return re.compile(rf"(?<![\u3400-\u9fff])(?:{'|'.join(groups)})\s*[::/|](?!/)")


@cache
def _bare_authors(bracketed: bool) -> re.Pattern[str]:
    labels = any_of(cues("header")["author_bare"])
    return re.compile(
        rf"(?:^|(?<=[\s()\[【/■◆●□。!?])|(?<=[报网台社刊]))(?:{labels})\s{'*' if bracketed else '+'}(?!{labels})"
    )


@cache
def _byline() -> re.Pattern[str]:
    """A line that holds an outlet, a label and names alone (某某报记者李某)."""
    return re.compile(
        rf"\s*[\u3400-\u9fff·]{{1,14}}[报网台社刊](?:{any_of(cues('header')['author_bare'])}){_NAMES.pattern}\s*"
    )


def read_fields(line: str, offset: int, found: Fields, *, bracketed: bool = False) -> None:
    """Adds what the labelled fields of a folded line say (来源:…  发布时间:…  记者 …). `offset` is the line's start.

    In brackets names follow their label without a space (本报记者李某).
    """
    for match, end in _until_next(_labels(), line):
        taken = _read_value(match.lastgroup or "", line, match.end(), end, found)
        found.spans.append((offset + match.start(), offset + taken))
        if match.lastgroup == "title":
            found.title = (offset + taken, offset + end)
    alone = len(line) <= _LONGEST and _byline().fullmatch(line) is not None
    if alone:
        found.spans.append((offset, offset + len(line)))
    for match, end in _until_next(_bare_authors(bracketed or alone), line):
        names = _NAMES.match(line, match.end(), end)
        if names is None:
            continue
        credit = _CREDIT.match(line, names.end())
        if credit is None:
            _add_names(names.group(), found)
        found.spans.append((offset + match.start(), offset + (credit or names).end()))


def _until_next(pattern: re.Pattern[str], line: str) -> Iterator[tuple[re.Match[str], int]]:
    """The matches of a pattern in a line, each with where the next one starts."""
    matches = list(pattern.finditer(line))
    for index, match in enumerate(matches):
        yield match, matches[index + 1].start() if index + 1 < len(matches) else len(line)


def _read_value(kind: str, line: str, start: int, end: int, found: Fields) -> int:
    """Takes the value of a field; returns where it ends."""
    if kind in ("date", "date_unsure"):
        date = find_date(line[start:end])
        if date is None:
            return start
        if kind == "date":
            found.published = found.published or date[0]
        else:
            found.published_unsure = found.published_unsure or date[0]
        return start + date[2]
    if kind == "page":
        value = re.compile(r"\s*\S.{0,40}?(?=\s{2}|$)").match(line, start, end)
        return value.end() if value else start
    if kind == "title":
        return start
    if kind == "source":
        value = re.compile(r"\s*([^\s|()]+)").match(line, start, end)
        if value is None:
            return start
        found.publisher = found.publisher or value.group(1).strip("《》")
        date = find_date(line[value.end() : end])
        if date is not None and not line[value.end() : value.end() + date[1]].strip(" |"):
            found.published_unsure = found.published_unsure or date[0]
            return value.end() + date[2]
        return value.end()
    names = _NAMES.match(line, start, end)
    if names:
        _add_names(names.group(), found)
        return names.end()
    return _outlet_and_names(line, start, end, found)


def _outlet_and_names(line: str, start: int, end: int, found: Fields) -> int:
    """A value that names the outlet before the writer (作者:文|某某报 李某)."""
    words = list(re.finditer(r"[^\s|/、,()]+", line[start:end]))
    for word in words:
        if re.fullmatch(_NAME, word.group()):
            _add_names(word.group(), found)
        elif len(word.group()) > 4:
            found.publisher = found.publisher or word.group()
    return start + (words[-1].end() if words else 0)


def lone_names(line: str) -> tuple[list[str], bool] | None:
    """The names in a folded line that holds nothing else, and whether they took a photograph; None for another line.

    A mark or brackets tell that they are names (□李某, (李某)), or that there are several, or that one is spaced (李 某).
    """
    match = _LONE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    written = re.findall(_NAME, match.group("names"))
    names = [re.sub(r"\s", "", name) for name in written]
    told = match.group("mark") or match.group("open") or match.group("credit") or len(names) > 1 or written != names
    if not told or not all(map(_is_name, names)):
        return None
    return names, (match.group("credit") or "").strip().startswith("摄")


def _is_name(name: str) -> bool:
    known = cues("people")["names"]
    return name not in _no_names() and (name[:2] in known["compound"] or name[0] in _surnames())


@cache
def _surnames() -> frozenset[str]:
    known = cues("people")["names"]
    return frozenset(known["surnames"]) - frozenset(known["everyday"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset((*cues("header")["author"], *cues("header")["no_name"]))


def _add_names(names: str, found: Fields) -> None:
    for name in re.findall(_NAME, names):
        name = re.sub(r"\s", "", name)
        if name and name not in found.authors and name not in _no_names():
            found.authors.append(name)
