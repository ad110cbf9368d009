"""The head and the foot of a report: title, publisher, date, authors, and what the page adds around the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.model import Report
from kg.model.report import report_id
from kg.read.bylines import Fields, find_date, lone_names, read_fields
from kg.read.dating import inferred_date, iso_date
from kg.read.page_numbers import is_page_number
from kg.read.parts import Known
from kg.read.titles import CLOSED, MAX_TITLE, goes_on, may_title
from kg.schema.fold import fold
from kg.schema.ranges import merged_ranges
from kg.schema.resources import cues

_HEAD_LINES: Final = 14
"""Lines of the head at most: breadcrumb, masthead, number, issuer, title, subtitle, by-line, captions."""

_FOOT_LINES: Final = 12
"""Lines of the foot at most: signature, date, editor, distribution list, what the page adds."""

_SEPARATORS: Final = re.compile(r"[\s|()\[\]【】{}<>■◆●□▲·—\-_/::,,。;;、×xX]+")
_NUMBER: Final = re.compile(
    r"[\u3400-\u9fff\d()]{0,16}[〔\[(]\d{4}[〕\])]\s*第?\d+号(?P<signer>\s+签发人:\s*[\u3400-\u9fff· ]{2,12})?"
    r"|\(?第?\s*\d+\s*期\)?(?:\s*总第\s*\d+\s*期)?"
)
_DATELINE: Final = re.compile(
    r"\s*(?:【(?P<a>[^】]{2,20})讯】|\[(?P<b>[^\]]{2,20})讯\]|(?P<c>[\u3400-\u9fff]{2,12})"
    r"(?:\d{1,2}月\d{1,2}日)?(?:讯|电)(?=[\s(【]))"
)
_BRACKETS: Final = re.compile(r"[(【\[]([^()【】\[\]]{4,60})[)】\]]")
_CREDITS: Final = re.compile(r"[■◆●□]|\s(?:通讯员|记者)\s|摄(?:影)?\s*$")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str


def make_report(text: str, source: str, known: Known = Known()) -> Report:  # noqa: B008
    """The Report of a text: what its head and foot say of it, and the ranges that are furniture.

    `known` is what the file says of it besides. Nothing is guessed: a field that neither a label, a place on the page
    nor a deictic word settles stays empty.
    """
    folded = fold(text)
    lines = list(_lines(folded))
    found = Fields()
    furniture: list[tuple[int, int]] = []
    body = _body_start(lines)
    head, foot = lines[:body], lines[max(body, len(lines) - _FOOT_LINES) :]
    title_lines = _read_head(head, found, furniture)
    _read_lead(lines[body : body + 6], found, furniture)
    _read_foot(foot, found, furniture)
    title = known.title or "".join(text[line.start : line.end].lstrip("# ") for line in title_lines) or None
    published = (
        iso_date(known.published)
        or found.published
        or found.published_unsure
        or iso_date(known.dated)
        or inferred_date(folded, [line.text for line in lines], body, title)
    )
    return Report(
        id=report_id(text),
        source=source,
        text=text,
        title=title,
        publisher=known.publisher or found.publisher or known.site,
        published=published,
        authors=tuple(found.authors),
        furniture=tuple(merged_ranges(furniture)),
    )


def _lines(folded: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n]+", folded):
        inner = match.group()
        start = match.start() + len(inner) - len(inner.lstrip(" "))
        end = match.start() + len(inner.rstrip(" "))
        if start < end:
            yield _Line(start, end, folded[start:end])


def _body_start(lines: list[_Line]) -> int:
    """The index of the first line of running text: long, or a closed sentence that is no caption."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if len(line.text) > MAX_TITLE and not _is_page(line.text) and not _fields_of(line)[1]:
            return index
        if CLOSED.search(line.text) and len(line.text) > 12 and not _CREDITS.search(line.text):
            return index
    return min(len(lines), _HEAD_LINES)


def _read_head(head: list[_Line], found: Fields, furniture: list[tuple[int, int]]) -> list[_Line]:
    """Reads the lines before the running text; returns those of the title."""
    title: list[_Line] = []
    for index, line in enumerate(head):
        following = head[index + 1].text if index + 1 < len(head) else ""
        below = next((other.text for other in head[index + 1 :] if not _NUMBER.fullmatch(other.text)), "")
        number = _NUMBER.fullmatch(line.text)
        if number or _is_page(line.text) or _is_masthead(line.text, following):
            # Who signs a letter is in office: his name is no furniture.
            end = number.start("signer") if number and number["signer"] else len(line.text)
            furniture.append((line.start, line.start + end))
        elif labelled := _labelled_title(line):
            title = [labelled]
        elif ((title or not lone_names(line.text)) and _take_byline(line, found, furniture)) or _take_issuer(
            line, below, bool(title), found
        ):
            continue
        elif _CREDITS.search(line.text):
            _take_credits(line, found, furniture)
        elif not title:
            if may_title(line.text):
                title.append(line)
        elif head[index - 1] is title[-1] and goes_on("".join(part.text for part in title), line.text):
            title.append(line)
        elif len(title) == 1 and head[index - 1] is title[0] and line.text.startswith(("——", "--", "—")):
            occasion = find_date(line.text)
            if occasion is None:
                title.append(line)
            else:
                found.published_unsure = found.published_unsure or occasion[0]
    return title


def _labelled_title(line: _Line) -> _Line | None:
    """The title in a table of particulars (标题: …)."""
    fields = Fields()
    read_fields(line.text, line.start, fields)
    if fields.title is None:
        return None
    value = line.text[fields.title[0] - line.start : fields.title[1] - line.start]
    start = fields.title[0] + len(value) - len(value.lstrip())
    return _Line(start, start + len(value.strip()), value.strip()) if value.strip() else None


def _is_page(line: str) -> bool:
    table = cues("header")
    stripped = _SEPARATORS.sub("", line)
    if not stripped or stripped in _page_words() or line.startswith(tuple(table["furniture_start"])):
        return True
    if is_page_number(line):
        return True
    return all(word in _page_words() for word in _SEPARATORS.split(line) if word)


@cache
def _page_words() -> frozenset[str]:
    return frozenset(_SEPARATORS.sub("", word) for word in cues("header")["furniture"])


def _is_masthead(line: str, following: str) -> bool:
    return line.endswith(tuple(cues("header")["masthead"])) and bool(_NUMBER.fullmatch(following))


def _fields_of(line: _Line, *, bracketed: bool = False) -> tuple[Fields, bool]:
    """The fields of a line, and whether the line is nothing but fields."""
    fields = Fields()
    read_fields(line.text, line.start, fields, bracketed=bracketed)
    rest = line.text
    for start, end in sorted(fields.spans, reverse=True):
        rest = rest[: start - line.start] + " " + rest[end - line.start :]
    medium = _medium_of(rest)
    if medium and (fields.spans or find_date(rest)):
        fields.publisher = fields.publisher or medium
        rest = rest.replace(medium, " ")
    date = find_date(rest)
    if date is not None:
        fields.published_unsure = fields.published_unsure or date[0]
        rest = rest[: date[1]] + " " + rest[date[2] :]
    rest = re.sub(r"第\d+版|\d\d?:\d\d|〔\d{4}〕\d+号|[\u3400-\u9fff]{2,8}(?=〔)", " ", rest)
    words = [w for w in _SEPARATORS.split(rest) if w and w not in _page_words() and not w.isdecimal()]
    if date is not None and len(words) == 1 and words[0].endswith(tuple(cues("header")["body"])):
        # A bulletin's line of body and date (某办公室 2022年7月15日).
        fields.publisher, words = fields.publisher or words[0], []
    return fields, bool(fields.spans or date or medium) and sum(map(len, words)) <= 3


def _medium_of(rest: str) -> str | None:
    match = re.search(r"《([^》]{2,20})》", rest)
    if match:
        return match.group(1)
    media = tuple(cues("header")["medium"])
    for word in re.findall(r"[\u3400-\u9fff]{3,14}", rest):
        if word.endswith(media):
            return str(word)
    return None


def _take_byline(line: _Line, found: Fields, furniture: list[tuple[int, int]]) -> bool:
    lone = lone_names(line.text)
    if lone is not None:
        names, photographed = lone
        _merge(Fields(authors=[] if photographed else names), found)
        furniture.append((line.start, line.end))
        return True
    fields, nothing_else = _fields_of(line, bracketed=line.text.startswith(("(", "[", "【")))
    if nothing_else:
        _merge(fields, found)
        furniture.append((line.start, line.end))
    elif fields.published:
        _merge(fields, found)
        furniture.extend(fields.spans)
    elif fields.spans:
        labelled = Fields()
        read_fields(line.text, line.start, labelled)
        found.published_unsure = found.published_unsure or labelled.published_unsure
    return nothing_else or fields.published is not None


def _merge(fields: Fields, found: Fields) -> None:
    found.publisher = found.publisher or fields.publisher
    found.published = found.published or fields.published
    found.published_unsure = found.published_unsure or fields.published_unsure
    found.authors.extend(name for name in fields.authors if name not in found.authors)


def _take_issuer(line: _Line, following: str, titled: bool, found: Fields) -> bool:
    """A line that names the issuing body: above the title, or with 编 and a date on a masthead."""
    edited = re.fullmatch(r"(.{4,40}?)编?印?\s+(\S+日)", line.text)
    date = find_date(edited.group(2)) if edited else None
    if edited and date and _is_body(edited.group(1)):
        found.publisher = found.publisher or edited.group(1).rstrip("编")
        found.published = found.published or date[0]
        return True
    if not titled and len(line.text) <= 40 and all(map(_is_body, line.text.split())):
        above_title = following.startswith("关于") or following.endswith(tuple(cues("header")["title_end"]))
        if above_title:
            found.publisher = found.publisher or line.text
            return True
    return False


def _is_body(name: str) -> bool:
    return len(name) >= 4 and name.endswith(tuple(cues("header")["body"]))


def _take_credits(line: _Line, found: Fields, furniture: list[tuple[int, int]]) -> None:
    fields = Fields()
    read_fields(line.text, line.start, fields)
    _merge(fields, found)
    furniture.extend(fields.spans)


def _read_lead(lines: list[_Line], found: Fields, furniture: list[tuple[int, int]]) -> None:
    """Datelines, bracketed by-lines and lone date lines at the start of the running text."""
    for line in lines:
        if _take_date(line, found, furniture):
            continue
        dateline = _DATELINE.match(line.text)
        if dateline:
            medium = dateline.group("a") or dateline.group("b") or dateline.group("c")
            if medium.startswith("新华社"):
                found.publisher = found.publisher or "新华社"
            elif medium.endswith(tuple(cues("header")["medium"])) and not medium.startswith("本"):
                found.publisher = found.publisher or medium
            furniture.append((line.start + dateline.start(), line.start + dateline.end()))
        for brackets in _BRACKETS.finditer(line.text, 0, 90):
            inner = _Line(line.start + brackets.start(1), line.start + brackets.end(1), brackets.group(1))
            fields, nothing_else = _fields_of(inner, bracketed=True)
            if nothing_else:
                _merge(fields, found)
                furniture.append((line.start + brackets.start(), line.start + brackets.end()))
        if _CREDITS.search(line.text):
            _take_credits(line, found, furniture)


def _read_foot(foot: list[_Line], found: Fields, furniture: list[tuple[int, int]]) -> None:
    """Signature, date, editors and what the page adds, from the last line upwards until running text."""
    for index in range(len(foot) - 1, -1, -1):
        line = foot[index]
        bare = line.text.strip("()[]【】")
        if _take_date(line, found, furniture):
            continue
        if _is_page(line.text) or re.fullmatch(r"\(.{2,30}(?:供稿|提供|整理|报送)\)", line.text):
            furniture.append((line.start, line.end))
        elif len(bare) <= 60 and all(map(_is_body, bare.split())):
            found.publisher = found.publisher or bare
        elif not _take_byline(replace(line, text=line.text if lone_names(line.text) else bare), found, furniture):
            return


def _take_date(line: _Line, found: Fields, furniture: list[tuple[int, int]]) -> bool:
    date = find_date(line.text)
    if date is None or _SEPARATORS.sub("", line.text[: date[1]] + line.text[date[2] :]):
        return False
    found.published_unsure = found.published_unsure or date[0]
    furniture.append((line.start, line.end))
    return True
