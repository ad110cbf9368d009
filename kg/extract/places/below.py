"""Townships, villages and named localities: names by their last word, cut on the left by what stands before them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.extract.places.lexicon import words
from kg.extract.places.spots import Spot

MAX_NAME: Final = {"township": 5, "village": 4, "locality": 7}
"""Characters before the last word, where nothing but the sentence cuts the name on the left."""

_HAN: Final = "\u3400-\u9fff"
# What a name does not hold: the name begins behind the last of these.
_CUT: Final = re.compile(
    rf"[^{_HAN}]|来到|走进|位于|走访|深入|家住|居住|包括|以及|围绕|推动|建成|打造|选择|其中|前往|涉及|启动|作为|例如|比如"
    r"|[全我本该][省市州盟县区旗镇乡村]"
    r"|[在到由把对从与及的是给向经让以就住赴往了为至等将被据有叫如和该同或]"
)
# Only a cut where what follows is still a name: 人和镇, 太和镇, 同心村 hold these.
_INSIDE: Final = "和同以为到有至如向对及"


@dataclass
class Below:
    """A place below the county at [start, end), `name` as it should be called; `within` is the place it follows."""

    start: int
    end: int
    name: str
    level: str
    within: "Spot | Below | None" = None
    code: str | None = None
    sure: bool = False


@cache
def _endings() -> re.Pattern[str]:
    groups = []
    for level in ("locality", "township", "village"):
        endings = sorted(words().below[level]["endings"], key=len, reverse=True)
        groups.append(f"(?P<{level}>{'|'.join(endings)})")
    return re.compile("|".join(groups))


@cache
def _generic(level: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = words().below[level]["generic"]
    return frozenset(listed), tuple(word for word in listed if len(word) > 1)


_NOT_AFTER: Final = {
    "镇": "级里域区压定静痛江宁巴雄远康长",
    "乡": "镇村愁亲贤里级土情间下音",
    "村": "民级里口头干规居组庄寨落史霸医官企屯务镇支两",
    "社区": "",
}
_SHARED: Final = re.compile(
    rf"((?:[{_HAN}]{{2,4}}、)+[{_HAN}]{{2,4}}?)等?(?:\d{{1,2}}|[两二三四五六七八九十]{{1,2}})个(街道|社区|村|乡镇|镇|乡)"
)
_QUANTITY: Final = re.compile(r"[\d一二三四五六七八九十百千万两几数多余]个?$")


def find_below(text: str, spots: list[Spot]) -> list[Below]:
    """The places below the county that a folded text names, in order. `spots` are the divisions found in it."""
    found = _with_shared_head(text)
    taken = sorted([(b.start, b.end) for b in found])
    covered = {i for start, end in taken for i in range(start, end)}
    ends: dict[int, Spot | Below] = {spot.end: spot for spot in spots}
    inside = {i for spot in spots for i in range(spot.start, spot.end)}
    previous = 0
    for match in _endings().finditer(text):
        if match.start() in inside or match.start() in covered:
            continue
        item = _name_before(text, match, previous, ends)
        if item is not None:
            found.append(item)
            ends[item.end] = item
            previous = item.end
    return _trimmed(sorted(found, key=lambda b: b.start))


def _with_shared_head(text: str) -> list[Below]:
    """Lists that share their last word: 东湖、西湖两个街道."""
    found = []
    for match in _SHARED.finditer(text):
        ending = match.group(2) if match.group(2) != "乡镇" else "镇"
        level = "township" if ending in ("街道", "镇", "乡") else "village"
        position = match.start(1)
        for index, name in enumerate(match.group(1).split("、")):
            start = position
            position += len(name) + 1
            if index == 0:
                cut = _last_cut(name)
                name, start = name[cut:], start + cut
            if len(name) > 1:
                found.append(Below(start, start + len(name), name + ending, level, sure=True))
    return found


def _last_cut(name: str) -> int:
    cuts = [m.end() for m in _CUT.finditer(name) if m.group() not in _INSIDE]
    return cuts[-1] if cuts else 0


def _name_before(text: str, match: re.Match[str], previous: int, ends: dict[int, Spot | Below]) -> Below | None:
    level = match.lastgroup or ""
    ending, end = match.group(), match.end()
    if end < len(text) and text[end] in _NOT_AFTER.get(ending, ""):
        return None
    longest = MAX_NAME[level]
    for length in range(1, longest + 2):
        upper = ends.get(match.start() - length)
        if upper is not None:
            stem = text[match.start() - length : match.start()]
            return _checked(stem, ending, level, match.start() - length, end, upper)
        if match.start() - length < previous:
            break
    if match.start() in ends:
        return None
    floor = max(previous, match.start() - longest - 8)
    before = text[floor : match.start()]
    cut = 0
    for boundary in _CUT.finditer(before):
        if boundary.group() in _INSIDE and boundary.start() > 0 and len(before) - boundary.end() < 2:
            continue
        cut = boundary.end()
    stem = before[cut:]
    bounded = cut > 0 or floor == 0 or floor == previous
    if not bounded or not 2 <= len(stem) <= longest or _QUANTITY.search(before[:cut]):
        return None
    return _checked(stem, ending, level, match.start() - len(stem), end, None)


def _checked(stem: str, ending: str, level: str, start: int, end: int, upper: Spot | Below | None) -> Below | None:
    whole, parts = _generic(level)
    if not re.fullmatch(rf"[{_HAN}]+", stem) or stem in whole or stem.startswith(parts) or stem.endswith(parts):
        return None
    if any(character in stem for character in "的了个各每全该这那些等有被及第某本"):
        return None
    if isinstance(upper, Below) and upper.level == level:
        upper = None
    name = stem + ("街道" if ending.startswith("街道") else ending)
    return Below(start, end, name, level, upper, sure=upper is not None)


def _trimmed(items: list[Below]) -> list[Below]:
    """Names that end in another name of the report lose what stands before it (圈出某某夜市 → 某某夜市)."""
    names = {item.name for item in items}
    for item in items:
        shorter = [n for n in names if n != item.name and item.name.endswith(n) and len(n) > 3]
        if shorter and not item.sure:
            name = max(shorter, key=len)
            item.start += len(item.name) - len(name)
            item.name = name
    return items
