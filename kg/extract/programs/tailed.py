"""Names without quotation marks that end in a fixed tail, found by their boundaries rather than from a list."""

import re
from functools import cache
from typing import Final

import ahocorasick_rs

from kg.extract.draft import Draft, MentionIndex
from kg.extract.programs.bare import QUOTES
from kg.extract.programs.candidate import Candidate
from kg.extract.programs.cues import Cues, program_cues

_STEM: Final = re.compile(r"[^\W_]*$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?(?:度)?")
_AMOUNT: Final = re.compile(r"\d[\d.,]*[千百]?[万亿]?[余多]?元")
"""A sum of money is spent on a program and no part of its name (投资3000万元建设雪亮工程)."""

_TITLE: Final = re.compile("《[^《》\n]*》")


@cache
def _tails() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, bool], ...]]:
    cues = program_cues()
    rows = [(tail, True) for tail in cues.strong_tails]
    rows += [(tail, False) for tail in cues.plain_tails if tail not in cues.strong_tails]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([tail for tail, _ in rows], matchkind=kind), tuple(rows)


def tailed_candidates(draft: Draft, cues: Cues) -> list[Candidate]:
    """A candidate for every fixed tail with a specific stem before it."""
    automaton, rows = _tails()
    text = draft.text
    # A governance centre is an office that programs are named after (综治中心规范化建设提升行动): no boundary.
    offices = [agency for agency in draft.agencies if agency.kind != "governance_centre"]
    known = MentionIndex([*draft.places, *offices])
    titles = [match.span() for match in _TITLE.finditer(text)]
    found = []
    for index, tail_start, end in automaton.find_matches_as_indexes(text):
        strong = rows[index][1]
        if cues.agency_systems.search(text, max(0, tail_start - 6), end) or cues.not_after_tail.match(text, end):
            continue
        if text[tail_start - 1 : tail_start] in QUOTES or any(a < tail_start < b for a, b in titles):
            continue
        start = stem_start(text, tail_start, known, cues)
        stem = text[start:tail_start]
        generic = len(stem) <= cues.limits["generic_length"] and cues.generic.fullmatch(stem) is not None
        clues = ["strong_tail" if strong else "plain_tail"]
        if generic:
            clues.append("generic")
        if cues.organising.search(text[max(0, start - 8) : start]):
            clues.append("organising_verb")
        if cues.domain.search(stem):
            clues.append("domain")
        name = text[start:end]
        found.append(Candidate(start, end, name, name, "tailed", tuple(clues), forms=((start, end),)))
    return found


def stem_start(text: str, tail_start: int, known: MentionIndex, cues: Cues) -> int:
    """Where the name begins whose tail begins at `tail_start`: after the last word that cannot stand inside a name."""
    window = max(0, tail_start - cues.limits["tailed_length"])
    match = _STEM.search(text, window, tail_start)
    start = match.start() if match else tail_start
    for mention, _ in known.within(window, tail_start):
        start = max(start, min(mention.end, tail_start))
    covered = [m.span() for m in cues.inner_words.finditer(text, start, tail_start)]
    cuts = [
        word.end()
        for word in cues.boundary.finditer(text, start, tail_start)
        if not any(a <= word.start() and word.end() <= b for a, b in covered)
    ]
    cuts += [amount.end() for amount in _AMOUNT.finditer(text, start, tail_start)]
    # What a verb right before the tail acts on stands before it: 质效 + 提升 + 攻坚行动.
    compound = bool(cuts) and cuts[-1] == tail_start and cues.compound.fullmatch(text, tail_start - 2, tail_start)
    if compound and tail_start - 2 > max((start, *cuts[:-1])):
        cuts.pop()
    start = max((start, *cuts))
    while soft := cues.soft_start.match(text, start, tail_start) or _YEAR.match(text, start, tail_start):
        start = soft.end()
    return start
