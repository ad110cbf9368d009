"""Programs of the scheme, found by their labels; local brands of national tasks (平安 and a place's name)."""

import re
from functools import cache
from typing import Final

import ahocorasick_rs

from kg.extract.draft import Draft
from kg.extract.programs.bare import QUOTES, Bare
from kg.extract.programs.candidate import Candidate
from kg.extract.programs.cues import Cues
from kg.extract.programs.quoted import find_tail
from kg.schema.gazetteer import Division, gazetteer
from kg.schema.vocabulary import Concept, scheme

_CLAUSE: Final = re.compile(r"[,。;:!?\n]")
_RANK: Final = re.compile("(?:全国|全省|全市|全区|全县|自治区|省级|市级|首批|第[一二三四五六七八九十]批)+$")
_MAX_PLACE: Final = 6
"""Short names of divisions have at most six characters, apart from a few autonomous counties."""


@cache
def labels() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, Concept, bool], ...]]:
    """An automaton over the labels of all programs that are no mere headings, with their concepts.

    The flag says that a label is weak: its concept is a policy area, or the label is one of its weak labels.
    """
    rows = []
    for concept in scheme("programs").concepts.values():
        if "abstract" in concept.extra and "policyArea" not in concept.extra:
            continue
        weak = set(concept.extra.get("weakLabel", ()))
        area = "policyArea" in concept.extra
        rows += [(label, concept, area or label in weak) for label in dict.fromkeys((*concept.names_zh, *weak))]
    rows.sort(key=lambda row: (row[0], row[1].notation))
    automaton = ahocorasick_rs.AhoCorasick(
        [label for label, _, _ in rows], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, tuple(rows)


def concept_candidates(draft: Draft, plain: Bare, cues: Cues) -> list[Candidate]:
    """A candidate for every label of the scheme in the text, with clues where the label alone proves too little."""
    automaton, rows = labels()
    found = []
    for index, first, last in automaton.find_matches_as_indexes(plain.text):
        label, concept, weak = rows[index]
        start, end = plain.span(first, last)
        clues = (
            *(_area_clues(draft, start, end, cues) if weak else ()),
            *_run_on(draft.text, end, cues),
            *_given(draft.text, start, end, cues),
        )
        found.append(
            Candidate(start, end, concept.zh, label, "area" if weak else "concept", clues, concept, ((start, end),))
        )
    return found


def _area_clues(draft: Draft, start: int, end: int, cues: Cues) -> tuple[str, ...]:
    text = draft.text
    before = text[max(0, start - 30) : start]
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    before = before[cuts[-1] if cuts else 0 :]
    after = text[end : end + 30]
    clues = []
    quoted = before[-1:] in QUOTES and after[:1] in QUOTES
    if quoted:
        clues.append("quoted_area")
        before, after = before[:-1], after[1:]
    if cues.after["slogan"].match(after):
        clues.append("slogan_tail")
    elif quoted and find_tail(after, cues):
        clues.append("tail")
    if cues.organising.search(before):
        clues.append("organising_verb")
    return tuple(clues)


def _run_on(text: str, end: int, cues: Cues) -> list[str]:
    """What a label is only the beginning of: the name of an honour, or of an office."""
    return [clue for clue, pattern in cues.run_on.items() if pattern.match(text, end)]


def _given(text: str, start: int, end: int, cues: Cues) -> tuple[str, ...]:
    """A label in quotation marks that is given to somebody is a title (被省高院命名为“枫桥式人民法庭”)."""
    before = _RANK.sub("", text[max(0, start - 24) : start])
    if before[-1:] not in QUOTES or text[end : end + 1] not in QUOTES:
        return ()
    return ("honour",) if cues.given.search(_RANK.sub("", before[:-1])) else ()


def _near(division: Division, spoken_of: set[str], province: str) -> bool:
    return division.level == "country" or division.code in spoken_of or division.code.startswith(province)


def brand_candidates(draft: Draft, cues: Cues) -> list[Candidate]:
    """A candidate for every brand word that a division's name follows: 平安贵阳, 法治毕节.

    The division is one of home's province, or one that the report speaks of: 惠民 and 新建 are words before they are counties.
    """
    text, forms = draft.text, gazetteer().by_form
    spoken_of = {place.code for place in draft.places}
    province = (draft.home or "")[:2]
    found = []
    for match in cues.brand.finditer(text):
        for length in range(_MAX_PLACE, 1, -1):
            name = text[match.end() : match.end() + length]
            if len(name) == length and any(_near(d, spoken_of, province) for d in forms.get(name, ())):
                start, end = match.start(), match.end() + length
                quoted = text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES
                clues = ["tail"] if find_tail(text[end + quoted : end + 30], cues) else []
                clues += ["quoted_area"] if quoted else []
                clues += _run_on(text, end, cues)
                whole = match.group() + name
                found.append(Candidate(start, end, whole, whole, "brand", tuple(clues), forms=((start, end),)))
                break
    return found
