"""Townships, villages and named localities: names by their last word, cut on the left by what stands before them."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.extract.places.lexicon import Lexicon, words
from kg.extract.places.spots import Spot

MAX_NAME: Final = {"township": 4, "village": 4, "locality": 6}
"""Characters before the last word, where nothing but the sentence cuts the name on the left."""

MAX_CHAINED: Final = 8
"""Characters before the last word, where another place stands directly before the name."""

_LONGEST_KNOWN: Final = 6
_LONGEST_OF_PEOPLES: Final = 12
"""Characters before the last word of a township in the gazetteer; names of peoples add to them (塔西河哈萨克族乡)."""

HAN: Final = "\u3400-\u9fff"
_CONJUNCTIONS: Final = "和同到有及如向对叫与从在由把"
"""Where a name begins behind one of these, what is left has two characters at least: 人和镇, 同心村 hold one."""

_AT_END_OF_NAMES: Final = "和同"
_VERBS_BEFORE: Final = "进入驻到出回下离乡农返来住融走串"
"""Characters that make a phrase of 村 and 社区 (进村, 出村, 进社区), or a word (乡村, 农村)."""


@dataclass
class Below:
    """A place below the county at [start, end), `name` as it should be called; `within` is the place it follows."""

    start: int
    end: int
    name: str
    level: str
    within: "Spot | Below | None" = None
    code: str | None = None


@cache
def _endings() -> tuple[re.Pattern[str], dict[str, str]]:
    """The last words of names as one pattern, and the level of each."""
    levels: dict[str, str] = {}
    for level in ("locality", "township", "village"):
        for ending in sorted(words().below[level]["endings"], key=len, reverse=True):
            levels.setdefault(ending, level)
    return re.compile("|".join(levels)), levels


@cache
def _cuts() -> re.Pattern[str]:
    longer = "|".join(sorted(words().cut_words, key=len, reverse=True))
    return re.compile(rf"[^{HAN}]|{longer}|[全我本该][省市州盟县区旗镇乡村]|[{words().cut_characters}{_CONJUNCTIONS}]")


@cache
def _loose_cuts() -> re.Pattern[str]:
    longer = "|".join(sorted(words().cut_words, key=len, reverse=True))
    return re.compile(rf"[^{HAN}]|{longer}|[全我本该][省市州盟县区旗镇乡村]|[{_CONJUNCTIONS}]")


@cache
def _generic(level: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = words().below[level]["generic"]
    return frozenset(listed), tuple(word for word in listed if len(word) > 1)


_NOT_AFTER: Final = {
    "镇": "级里域区压定静痛江宁巴雄远康长",
    "乡": "镇村愁亲贤里级土情间下音",
    "村": "民级里口头干规居组庄寨落史霸医官企屯务镇支两委串",
}
"""What makes another word of an ending: 镇级, 乡愁, 村民."""

_COUNTED: Final = re.compile(r"[一二两三四五六七八九十几多数百千万][个幅名位支批群种条座项次家户起件份处片块栋些套]")
"""What counts is no name: 一幅社区民警…的图景, 三个村."""

_COUNTED_TOGETHER: Final = re.compile(rf"[个等](?:[{HAN}]{{2}})?(?:街道|社区|村|乡|镇)")
_SHARED: Final = re.compile(
    rf"((?:[{HAN}]{{2,4}}、){{1,12}}[{HAN}]{{2,4}}?)(?:等?(?P<count>\d{{1,2}}|[两二三四五六七八九十]{{1,2}})个|等)"
    rf"(?:[{HAN}]{{2}})?(?P<ending>街道|社区|村|乡镇|镇|乡)"
)
_ANY_STREET: Final = re.compile("街(?!道)")
_TOWNSHIP_STREET: Final = re.compile(rf"([{HAN}]{{2,5}}街)(?!道)")
_STREET: Final = re.compile(
    rf"(?:(?<=[在于、“,])|(?<=城区))(?!各|等|及|大|小|全|上)[{HAN}]{{2,3}}街(?=等[处地]|、|一带|附近|”)"
)


def find_below(
    text: str,
    spots: list[Spot],
    official: Callable[[str], bool],
    trusted: Callable[[str], bool],
    in_full: Callable[[str], str | None],
) -> list[Below]:
    """The places below the county that a folded text names, in order.

    `spots` are the divisions found in it; `official` tells whether a township of that name lies in or near the home,
    and is found whatever stands before it; `trusted` whether a township found by what stands before it may stand alone;
    `in_full` gives the name of a township known by a short one.
    """
    found = _with_shared_head(text, in_full)
    taken = {i for item in found for i in range(item.start, item.end)}
    streets = [item for item in _streets(text, official) if item.start not in taken and item.end - 1 not in taken]
    found += streets
    taken |= {i for item in streets for i in range(item.start, item.end)}
    taken |= {i for spot in spots for i in range(spot.start, spot.end)}
    ends: dict[int, Spot | Below] = {spot.end: spot for spot in spots}
    for match in _endings()[0].finditer(text):
        if match.start() in taken:
            continue
        item = _name_before(text, match, ends, official)
        if item is not None:
            found.append(item)
            ends[item.end] = item
    return _trusted(_trimmed(sorted(found, key=lambda b: b.start)), trusted)


def own_places(text: str, lexicon: Lexicon) -> list[Below]:
    """The places of the user's own list that a folded text names."""
    own = lexicon.gazetteer.places
    if not own:
        return []
    return [
        Below(start, end, form, own[form].level, code=own[form].code)
        for start, end, form in lexicon.find(text)
        if form in own
    ]


def _trusted(items: list[Below], trusted: Callable[[str], bool]) -> list[Below]:
    """Without townships that stand alone, once, and in no list: rather a verb before the word (某某镇领导)."""
    counts = Counter(item.name for item in items)
    return [
        item
        for item in items
        if item.level != "township"
        or item.within
        or counts[item.name] > 1
        or item.name.endswith("族乡")
        or trusted(item.name)
    ]


def _with_shared_head(text: str, in_full: Callable[[str], str | None]) -> list[Below]:
    """Lists that share their last word: 东湖、西湖两个街道; without a count (东湖、西湖等乡镇) those of known townships."""
    found: list[Below] = []
    if _COUNTED_TOGETHER.search(text) is None:
        return found
    for match in _SHARED.finditer(text):
        ending = match["ending"]
        level = "village" if ending in ("社区", "村") else "township"
        first, *others = match.group(1).split("、")
        known = _known_part(first, in_full)
        if not match["count"] and not (known and all(map(in_full, others))):
            continue
        cut = len(first) - len(known) if known else max((m.end() for m in _cuts().finditer(first)), default=0)
        position = match.start(1) + cut
        for name in (first[cut:], *others):
            if len(name) > 1:
                called = (in_full(name) or name + "镇") if ending == "乡镇" else name + ending
                found.append(Below(position, position + len(name), called, level))
            position += len(name) + 1
    return found


def _known_part(first: str, in_full: Callable[[str], str | None]) -> str:
    """The end of the first name of a list that is a known township, or '': other words may stand before it (在那邦)."""
    return next((first[i:] for i in range(len(first) - 1) if in_full(first[i:])), "")


def _streets(text: str, official: Callable[[str], bool]) -> list[Below]:
    """Streets as the short form of a township (某某街 for 某某街道), and as quarters where bounded on both sides."""
    found: list[Below] = []
    ends: set[int] = set()
    if _ANY_STREET.search(text) is None:
        return found
    for match in _TOWNSHIP_STREET.finditer(text):
        name = match.group(1)
        for start in range(len(name) - 2):
            if official(name[start:] + "道"):
                first = match.start(1) + start
                found.append(Below(first, match.end(1), name[start:] + "道", "township"))
                ends.add(match.end(1))
                break
    for match in _STREET.finditer(text):
        if match.group()[:-1] not in _generic("locality")[0] and match.end() not in ends:
            found.append(Below(match.start(), match.end(), match.group(), "locality"))
    return found


def _name_before(
    text: str, match: re.Match[str], ends: dict[int, Spot | Below], official: Callable[[str], bool]
) -> Below | None:
    ending, last = match.group(), match.start()
    level = _endings()[1][ending]
    if match.end() < len(text) and text[match.end()] in _NOT_AFTER.get(ending, ""):
        return None
    if ending in ("村", "镇", "乡") and text.startswith("街道", match.end()):
        return None
    known = _LONGEST_OF_PEOPLES if text[last - 1 : last] == "族" else _LONGEST_KNOWN
    for length in range(known, 1 if level == "village" else 0, -1):
        if last >= length and official(text[last - length : match.end()]):
            return _made(text, text[last - length : last], ending, level, last - length, match.end(), ends)
    if last in ends:
        return _zone(match, ends[last])
    floor = last
    while floor > max(0, last - 14) and floor not in ends:
        floor -= 1
    before = text[floor:last]
    stem = _stem(before, level, floor == 0 or floor in ends)
    chained = floor in ends and stem is not None and len(stem) == len(before)
    if not stem or not _is_name(stem, level) or (not chained and _is_phrase(stem)):
        return None
    if not chained and text.startswith(tuple(words().below[level].get("common_after", ())), match.end()):
        return None
    longest = _LONGEST_OF_PEOPLES if stem.endswith("族") else MAX_CHAINED if chained else MAX_NAME[level]
    if len(stem) > longest:
        return None
    if len(stem) > 1 or chained or text.startswith(("村委会", "村民", "村党", "村两委"), match.end()):
        return _made(text, stem, ending, level, last - len(stem), match.end(), ends)
    return None


def _zone(match: re.Match[str], upper: Spot | Below) -> Below | None:
    """A zone called after its city (某市高新区); a trial zone is a title of the city itself."""
    if isinstance(upper, Below) or not match.group().endswith(words().zones) or match.group() in words().titles:
        return None
    if upper.full and match.group() == "新区":
        return None
    return Below(upper.start, match.end(), upper.form + match.group(), "locality", upper)


def _stem(before: str, level: str, bounded: bool) -> str | None:
    """The name at the end of `before`: what follows the last cut, or all of it when its start is a cut itself."""
    pattern = _loose_cuts() if level == "locality" else _cuts()
    cuts = [(m.start(), m.end()) for m in pattern.finditer(before)]
    if bounded:
        cuts.insert(0, (0, 0))
    while cuts:
        start, end = cuts.pop()
        stem = before[end:]
        if len(stem) > 1 or before[start:end] not in tuple(_CONJUNCTIONS):
            return stem
        if before[start:end] in tuple(_AT_END_OF_NAMES) and cuts and len(before) - cuts[-1][1] == 2:
            return before[cuts[-1][1] :]
        return stem
    return None


def _is_phrase(stem: str) -> bool:
    """Whether what stands before 村 or 社区 is rather a verb or a number than a name."""
    return stem[-1] in _VERBS_BEFORE or _COUNTED.match(stem) is not None


def _is_name(stem: str, level: str) -> bool:
    whole, parts = _generic(level)
    if stem in whole or stem.startswith(parts) or stem.endswith(parts):
        return False
    if level == "township" and any(c in stem for c in "乡镇村县"):
        return False
    if all(c in "省市县区旗镇乡街村" for c in stem):
        return False
    return not any(character in stem for character in "的了个各每全该这那些等有被及第某本")


def _made(text: str, stem: str, ending: str, level: str, start: int, end: int, ends: dict[int, Spot | Below]) -> Below:
    upper = ends.get(start) or (ends.get(start - 1) if text[start - 1 : start] == "的" else None)
    if isinstance(upper, Below) and upper.level == level:
        upper = upper.within
    return Below(start, end, stem + ("街道" if ending.startswith("街道") else ending), level, upper)


def _trimmed(items: list[Below]) -> list[Below]:
    """Names that end in another name of the report lose what stands before it (出现某某夜市 → 某某夜市)."""
    names = {item.name for item in items}
    for item in items:
        shorter = (item.name[i:] for i in range(1, len(item.name) - 3))
        name = next((n for n in shorter if n in names), None) if item.within is None else None
        if name is not None:
            item.start += len(item.name) - len(name)
            item.name = name
    return items
