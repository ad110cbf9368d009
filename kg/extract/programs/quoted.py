"""Names in quotation marks: where they stand, what belongs to the name around the marks, and the clues for them."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from msgspec import Struct

from kg.extract.draft import Draft, MentionIndex
from kg.extract.programs.bare import unquoted
from kg.extract.programs.candidate import Candidate
from kg.extract.programs.cues import Cues
from kg.model import Agency

# Reports pair “” for names, ‘’ inside speech, 「」『』 in overseas media, and "" where the typist had no others.
_PAIRS: Final = tuple(
    re.compile(pattern)
    for pattern in ("“([^“”\n]+)”", "‘([^‘’\n]+)’", "「([^「」\n]+)」", "『([^『』\n]+)』", '"([^"\n]+)"')
)
_CLAUSE: Final = re.compile(r"[,。;:!?\n—]")
_LINK: Final = re.compile(r"[、和与及暨]?(?:[“‘「『\"])")
_STOP: Final = re.compile(r"[^\w+·-]|的|了|和|与|及|是|在|被|将|把|让|等")
_PARALLEL: Final = re.compile(r"[、+,]")
_TITLE: Final = re.compile("《[^《》\n]*》")
_DEFINED: Final = re.compile(r"\((?:以下|下)?简?称:?$")
_GLOSS: Final = re.compile(r"等|\((?:即|也就是|指)[^()\n]*\)|\([^()\n]*、[^()\n]*\)")
"""Between a name and its tail: the end of a list, or what the name means (“…”(即…)专项行动)."""
_QUALITY: Final = re.compile(r"[^\W\d_]{2}化")
"""Two characters and 化 say how a thing is done (一体化, 实战化)."""
_MANNER: Final = re.compile(r"[^\W\d_]{2}式")
"""So do two characters and 式, where no program noun follows (“拉网式”排查, not “一站式”平台)."""
_TURNS: Final = re.compile(r"[从由][“‘「『\"][^“”‘’\"]*[”’」』\"][^“”\"]{0,4}?[向到为变]+$")
"""Before what something turns into (从“单打独斗”向“…”)."""
_CAMPAIGN: Final = re.compile("专项|行动|攻坚|整治|打击|会战|斗争|工作法|调解法|治理法")
"""Tails that make a campaign even of a stock word (“黄赌毒”专项整治)."""
_SCHEMES: Final = ("机制", "工作机制", "运行机制", "模式", "工作模式", "制度", "体系", "做法")
"""Tails that tell a way of working, whatever the name before them ends in (“双专班”办案机制)."""
_SPREAD: Final = re.compile(r"[开搬送设建办做种]?(?:延伸|推广|覆盖|下沉|嵌入|融入)?(?:[到进至在]|向)")
"""After what is brought out to the villages (把“…”开进173个村)."""
_CASE: Final = re.compile(r"\d{1,2}[·.]\d{1,2}”[^,。;:、“”\s]{1,12}?案(?![例件卷])")
"""A case is called by its day (“11·05”跨境贩枪案)."""
_BUILDING: Final = ("建设", "创建")
_COUNTED_TAIL: Final = re.compile(r"(?:\d+|[两二三四五六七八九十多])(?:大|个|项|类)")
"""A tail that counts the names of a list belongs to none of them (“甲”“乙”两大专项行动)."""
_COUNT_BEFORE: Final = re.compile(r"\d[余多]?[个家处支所名条座户]$")
_COUNT_AFTER: Final = re.compile(r"\d+[余多]?[个家处支所座间名户只台辆]")
_SHORTEST: Final = 3
"""A quotation of fewer characters that is an ending by itself (“联户”) is a word, not a name."""
_SCHEME: Final = re.compile(
    r"\d+%?|[A-Za-z]|\+|[一二三四五六七八九十两双百千万][^\W\d一二三四五六七八九十两双]{1,3}[一二三四五六七八九十两双]"
    r"|^[一二三四五六七八九十两双百千万]+[^\W\d]"
)


class Quotation(Struct, frozen=True):
    """A text in quotation marks: [start, end) with the marks, and the marked neighbours that it is listed with.

    `list_start` and `list_end` bound the whole list (“A”“B”、“C”), so that its verb and its tail reach each member.
    """

    start: int
    end: int
    inner: str
    list_start: int
    list_end: int


def quotations(text: str) -> list[Quotation]:
    """All texts in quotation marks outside titles of documents, in order."""
    titles = [m.span() for m in _TITLE.finditer(text)]
    found = sorted(m.span() for pattern in _PAIRS for m in pattern.finditer(text))
    found = [s for s in found if not any(a < s[0] and s[1] < b for a, b in titles)]
    groups: list[list[tuple[int, int]]] = []
    for span in found:
        if groups and _LINK.fullmatch(text[groups[-1][-1][1] : span[0] + 1]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [
        Quotation(start, end, text[start + 1 : end - 1], group[0][0], group[-1][1])
        for group in groups
        for start, end in group
    ]


def quoted_candidates(draft: Draft, cues: Cues) -> list[Candidate]:
    """A candidate for every text in quotation marks, whatever speaks for or against it."""
    found = quotations(draft.text)
    counts = Counter(quotation.inner for quotation in found)
    known = MentionIndex([*draft.places, *draft.agencies])
    return [_candidate(draft, cues, quotation, counts[quotation.inner] > 1, known) for quotation in found]


def _candidate(draft: Draft, cues: Cues, quotation: Quotation, repeated: bool, known: MentionIndex) -> Candidate:
    text = draft.text
    before = text[max(0, quotation.list_start - 40) : quotation.list_start]
    before = before[_last(_CLAUSE.finditer(before)) :]
    gloss = _GLOSS.match(text, quotation.list_end)
    skipped = gloss.end() if gloss else quotation.list_end
    direct = gloss is None or gloss.group() != "等"
    after = text[skipped : skipped + 30]
    tail = find_tail(after, cues)
    in_list = quotation.list_end != quotation.end
    start, end, inner = quotation.start, quotation.end, unquoted(quotation.inner)
    name = inner
    # What is built is named without its building (“雪亮工程”建设).
    built = tail in _BUILDING and cues.tail_ended.search(quotation.inner)
    if tail and direct and not built and not _COUNTED_TAIL.match(tail) and _ending(tail, cues) in cues.kept_tails:
        name += tail
    if tail and not in_list and direct:
        end = skipped + len(tail)
    prefix = _modifier(before, cues) if quotation.list_start == quotation.start else None
    if prefix:
        start -= len(prefix.group())
        name = prefix.group() + name
        before = before[: prefix.start()]
    clues = [
        *_outside(before, after, tail, cues),
        *_inside(quotation.inner, tail, cues, many_of=bool(_COUNT_AFTER.match(after))),
        *_position(draft, quotation, start, after, repeated, cues),
    ]
    if not tail and _MANNER.fullmatch(quotation.inner):
        clues.append("figurative")
    if cues.named_by.search(before) and not {"inner_tail", "tail"} & set(clues):
        clues.append("honour")
    if any(m.end >= quotation.end and m.start <= quotation.start for m, _ in known.within(start - 30, quotation.end)):
        clues.append("agency")
    if _is_owned(draft.text, start, known):
        clues.append("owned")
    if _CASE.match(text, quotation.start + 1):
        clues.append("case")
    if _names_agency(draft.text, quotation.start, known):
        clues.append("agency")
    if start == quotation.start and end == quotation.end:
        start, end = start + 1, end - 1
    core = (quotation.start + 1, quotation.end - 1)
    return Candidate(start, end, name, inner, "quoted", tuple(clues), forms=(core,))


def _is_owned(text: str, start: int, known: MentionIndex) -> bool:
    end = start - 1 if text[start - 1 : start] == "的" else start
    return any(mention.end == end for mention, _ in known.within(end - 30, end))


def _names_agency(text: str, start: int, known: MentionIndex) -> bool:
    """Whether the quotation defines the short name of the body before it (某某中心(以下简称“中心”))."""
    defined = _DEFINED.search(text, max(0, start - 8), start)
    if defined is None:
        return False
    return any(m.end == defined.start() and isinstance(e, Agency) for m, e in known.within(start - 40, start))


def _modifier(before: str, cues: Cues) -> re.Match[str] | None:
    """A word of the field right before the marks that belongs to the name: it opens the clause or follows a verb."""
    match = cues.modifier_before.search(before)
    rest = before[: match.start()] if match else ""
    if match and (not rest or not rest[-1].isalnum() or cues.organising.search(rest) or rest.endswith("的")):
        return match if not rest.endswith("、") else None
    return None


def find_tail(after: str, cues: Cues) -> str:
    """What follows the closing mark up to and with the program noun that belongs to the name, or ''.

    The last program noun of the phrase counts (“…” + 矛盾纠纷 + 联动 + 化解 + 工作法): the head stands at the end.
    """
    stop = _STOP.search(after)
    phrase = after[: stop.start()] if stop else after
    whole_words = [match.span() for match in cues.inner_words.finditer(phrase)]
    over = (
        m.start()
        for m in cues.tail_end.finditer(phrase)
        if not any(a <= m.start() < b and len(m.group()) < b - a for a, b in whole_words)
    )
    phrase = phrase[: next(over, len(phrase))]
    ends = [match.end(1) for match in cues.tail.finditer(phrase) if match.start() <= cues.limits["gap"]]
    if not ends:
        return ""
    whole = phrase[: max(ends)]
    # 建设 and 创建 after another program noun only say that it is being built (“…”品牌建设).
    shorter = next((whole.removesuffix(word) for word in _BUILDING if whole.endswith(word)), "")
    return shorter if shorter and len(shorter) in ends else whole


def _ending(tail: str, cues: Cues) -> str:
    return next((match[1] for match in cues.tail.finditer(tail) if match.end(1) == len(tail)), tail)


def _last(matches: Iterable[re.Match[str]]) -> int:
    end = 0
    for match in matches:
        end = match.end()
    return end


def _outside(before: str, after: str, tail: str, cues: Cues) -> list[str]:
    clues = []
    for kind in ("agency", "case", "event", "thing", "honour"):
        if cues.after[kind].match(after):
            clues.append("honour" if kind == "honour" else kind)
    if cues.after["slogan"].match(after) and not tail.startswith("主题"):
        clues.append("slogan_tail")
    elif tail:
        clues.append("tail")
    if cues.honour_before.search(before[-8:]):
        clues.append("honour")
    if _COUNT_BEFORE.search(before) or _COUNT_AFTER.match(after):
        clues.append("counted")
    if before.endswith("等") and "、" in before:
        clues.append("summed")
    if _SPREAD.match(after) and before.endswith(("把", "将")):
        clues.append("spread")
    if cues.naming.search(before):
        clues.append("named")
    elif cues.comparison.search(before) or _TURNS.search(before):
        clues.append("comparison")
    elif cues.organising.search(before) or cues.organising_near.search(before[-cues.limits["verb_gap"] :]):
        clues.append("organising_verb")
        if cues.launching.search(before):
            clues.append("launched")
    return clues


def _inside(inner: str, tail: str, cues: Cues, *, many_of: bool) -> list[str]:
    clues = []
    ending = _ending(tail, cues) if tail else ""
    parts = [part for part in _PARALLEL.split(inner) if part]
    plus = "+" in inner
    many = len(parts) > cues.limits["parallel_members"] and len(inner) > cues.limits["quoted_length"]
    equal = not many and all(len(a) == len(b) for a, b in pairwise(parts))
    parallel = len(parts) > 1 and (plus or equal)
    fixed = unquoted(inner) in cues.figurative and not _CAMPAIGN.search(ending)
    if fixed or _QUALITY.fullmatch(inner):
        return ["figurative"]
    if cues.speech.search(inner) or ("," in inner and not parallel):
        clues.append("sentence")
    if len(inner) > cues.limits["quoted_length"] and not parallel:
        clues.append("enumeration" if many else "too_long")
    if len(inner) == 1:
        clues.append("single")
    if cues.place_end.search(inner):
        clues.append("place")
    if cues.title_end.search(inner):
        clues.append("honour")
    if cues.agency_end.search(inner) and not plus and not many_of and ending not in _SCHEMES:
        clues.append("agency")
    named = cues.inner_end.search(inner)
    if named and named.start() == 0 and len(inner) < _SHORTEST:
        clues.append("single")
    elif named:
        clues.append("inner_tail")
    if _SCHEME.search(inner):
        clues.append("scheme")
    if parallel:
        clues.append("parallel")
    if cues.domain.search(inner):
        clues.append("domain")
    return clues


def _position(draft: Draft, quotation: Quotation, start: int, after: str, repeated: bool, cues: Cues) -> list[str]:
    clues = ["repeated"] if repeated else []
    opens = start == 0 or bool(_CLAUSE.match(draft.text[start - 1]))
    if opens and cues.after["aspect"].match(after):
        clues.append("aspect")
    elif opens and cues.after["topic"].match(after):
        clues.append("topic")
    sentence = draft.layout.sentence_at(start)
    if sentence and draft.layout.paragraph_of(sentence).kind in ("title", "heading"):
        clues.append("heading")
    return clues
