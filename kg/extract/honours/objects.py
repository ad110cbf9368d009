"""The honours that a text names: what a verb of winning is followed by."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.schema.resources import any_of, cues

_STOP: Final = re.compile(r"[,。;:!?\n]|$")
_QUOTED: Final = re.compile(r"[“\"「『]([^”\"」』\n]{2,40})[”\"」』]")
_COUNTED: Final = re.compile(r"[”\"」』]?\d+[余多]?(?:个|家|所|处)")
"""An honour that is counted in bodies tells how many hold it, not who (创成示范村38个)."""
_GRANTED: Final = re.compile(r"(?P<to>[^。;!?\n“\"]{2,120})[“\"](?P<name>[^”\"\n]{2,40})[”\"](?:荣誉)?称号")
_BRACKET: Final = re.compile(r"\([^()]{1,6}\)$")
_TITLE: Final = re.compile(r"《[^》\n]+》")
_PASSIVE: Final = re.compile(r"被[^,。;!?\n]*$")
"""A clause in which the receiver is the subject (该县被省政府|授予)."""
_GIVEN: Final = re.compile(r"被[^,。;!?\n]{2,}$")
"""A clause that says who gave: what it names in quotation marks is an honour."""
_CLAUSE: Final = 24
_GRADES: Final = re.compile(r"[一二三四五甲乙丙丁AB国家省部市州县区级、和及]{1,8}")
"""What tells a rank alone (国家、省、州级), and names no honour."""
_YEAR: Final = re.compile(r"((?:19|20)\d{2})年?")


_NEXT: Final = re.compile(r"[”\"」』]?(?:(?:称号|荣誉称号|荣誉|殊荣|等)?\d*(?:次|项|个)?[、和及]|(?=[“\"「『]))")
"""What joins one honour to the next: 、, or nothing between quotation marks."""


@dataclass(frozen=True)
class Award:
    """[start, end) names the honour `name`, stated by the verb at `verb_start`.

    `inner` is the name without its rank; `receivers` the range that lists who receives it, where the verb says so.
    """

    start: int
    end: int
    name: str
    inner: tuple[int, int]
    verb_start: int
    verb: str
    receivers: tuple[int, int] | None = None


def awards(text: str) -> list[Award]:
    """All honours that verbs of winning state, in order of the text."""
    found: list[Award] = []
    titles = [match.span() for match in _TITLE.finditer(text)]
    for match in _verbs().finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if any(start < match.start() < end for start, end in titles):
            continue
        if _is_unreal(text, match.start()):
            continue
        found.extend(_granted(text, match) or _objects(text, match))
    return found


def _granted(text: str, match: re.Match[str]) -> list[Award]:
    """The honour of an active verb, with its receivers between (授予甲县法院、乙县公安局“先进集体”称号)."""
    passive = _PASSIVE.search(text, max(0, match.start() - _CLAUSE), match.start()) is not None
    granted = _GRANTED.match(text, match.end()) if match.group() == "授予" and not passive else None
    if granted is None:
        return []
    start, end = granted.span("name")
    return [Award(start, end, granted["name"], (start, end), match.start(), "授予", granted.span("to"))]


def _objects(text: str, match: re.Match[str]) -> list[Award]:
    given = _GIVEN.search(text, max(0, match.start() - _CLAUSE), match.start()) is not None
    weak = match.group() in cues("honours")["verbs"]["weak"] and not (given and match.group().endswith("命名为"))
    found: list[Award] = []
    position = match.end()
    while True:
        award = _object(text, position, match, weak)
        if award is None or (weak and _COUNTED.match(text, award.end)):
            return found
        found.append(award)
        tail = _NEXT.match(text, award.end)
        if tail is None or text.startswith(("被", "并", "荣", "获"), tail.end()):
            return found
        position, weak = tail.end(), False


def _object(text: str, position: int, match: re.Match[str], weak: bool) -> Award | None:
    stop = _STOP.search(text, position)
    limit = min(stop.start() if stop else len(text), position + cues("honours")["objects"]["longest"])
    limit = _outside_quotes(text, position, limit)
    clause = text[position:limit]
    quoted = _QUOTED.search(clause)
    if quoted is not None:
        return _quoted(text, position, quoted, match, weak)
    plain = _tails().match(clause)
    if plain is None or (weak and plain.start(1) > 24):
        return None
    start = position + _skip(clause)
    end = position + plain.end(1)
    name = text[start:end]
    if len(name) < 2 or len(name) > cues("honours")["objects"]["longest"] or _is_other(name):
        return None
    return Award(start, end, _clean(name), (start, end), match.start(), match.group())


def _quoted(text: str, position: int, quoted: re.Match[str], match: re.Match[str], weak: bool) -> Award | None:
    before = text[position : position + quoted.start()]
    if len(before) > 20 or re.search(r"[,、《》的]", before.replace("的", "", 1) if len(before) < 14 else before):
        return None
    inner = (position + quoted.start(1), position + quoted.end(1))
    after = position + quoted.end()
    tailed = _tail_after(text, after)
    tail = tailed.group() if tailed is not None and tailed[1] else ""
    start = position + _skip(before)
    end = after + len(tail)
    name = _clean(text[start:end]) if tail else text[inner[0] : inner[1]]
    closed = text.startswith(("称号", "荣誉", "殊荣", "奖"), after) or bool(tail)
    if (not tail and _is_other(name)) or (weak and not closed and not _tails().search(name)):
        return None
    return Award(start, end, name, inner if not tail else (start, end), match.start(), match.group())


def _tail_after(text: str, offset: int) -> re.Match[str] | None:
    """What belongs to an honour behind its quoted word (全省“平安杯”|先进集体), to the next mark or beyond one 、."""
    for marks in ("", "、"):
        rest = re.compile(rf"[\u4e00-\u9fff(){marks}]{{2,18}}?(?=称号|荣誉|[,。;{'' if marks else '、'}!?\n]|$)")
        match = rest.match(text, offset)
        tailed = _tails().fullmatch(match.group()) if match is not None else None
        if tailed is not None:
            return tailed
    return None


def is_honour(name: str) -> bool:
    """Whether a name by itself tells that it is an honour (平安县, 平安县(区), 先进集体)."""
    return _tails().fullmatch(_BRACKET.sub("", name)) is not None


def _outside_quotes(text: str, position: int, limit: int) -> int:
    """A limit that does not cut a quoted name in two."""
    opening = text.rfind("“", position, limit)
    if opening >= 0 and text.find("”", opening, limit) < 0:
        closing = text.find("”", limit, limit + 40)
        return closing + 1 if closing >= 0 else limit
    return limit


def _skip(words: str) -> int:
    match = _fillers().match(words)
    return match.end() if match is not None else 0


def _clean(name: str) -> str:
    return re.sub(r"[“”\"「」『』]", "", name)


def _is_other(name: str) -> bool:
    return _GRADES.fullmatch(name) is not None or any(
        name.endswith(word) for word in cues("honours")["objects"]["not_honours"]
    )


def _is_unreal(text: str, offset: int) -> bool:
    low = max(text.rfind(mark, 0, offset) for mark in "。;\n,")
    clause = _QUOTED.sub("", text[low + 1 : offset])[-_CLAUSE:]
    return any(word in clause for word in cues("honours")["verbs"]["unreal"])


def year_of(text: str, award: Award, sentence_start: int) -> str | None:
    """The year in which the honour was given: the last one named in the sentence before the verb, or before the name."""
    inside = _YEAR.match(text, award.start)
    if inside is not None:
        return inside[1]
    years = _YEAR.findall(text, sentence_start, award.verb_start)
    return str(years[-1]) if years else None


@cache
def _verbs() -> re.Pattern[str]:
    rules = cues("honours")
    merits = any_of(rules["objects"]["merits"])
    before_merits = any_of(rules["verbs"]["before_merits"])
    return re.compile(rf"{any_of(rules['verbs']['gain'])}|(?:{before_merits})(?=(?:集体|个人)?(?:{merits}))")


@cache
def _tails() -> re.Pattern[str]:
    rules = cues("honours")["objects"]
    words = any_of(rules["tails"])
    productive = rf"(?:{any_of(rules['praise'])})[\u4e00-\u9fff]{{0,8}}?(?:{any_of(rules['praised'])})"
    end = r"(?:称号|荣誉称号|荣誉|等|各|\d.*|[一二两三四五六七八九十]+次)?$"
    return re.compile(rf".*?({words}|{productive}|(?<=.)(?=(?:荣誉)?称号)){end}")


@cache
def _fillers() -> re.Pattern[str]:
    words = any_of(cues("honours")["objects"]["fillers"])
    return re.compile(rf"(?:{words}|\d{{4}}年度?|\d+[年次届项个]|[一二两三四五六七八九十]+[次届])*")
