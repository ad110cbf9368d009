"""Which candidates are programs, and which of those that overlap: the longer name, unless it only wraps a concept."""

from bisect import bisect_right
from itertools import accumulate

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.programs.bare import Bare, unquoted
from kg.extract.programs.candidate import Candidate
from kg.extract.programs.cues import Cues
from kg.extract.programs.known import brand_candidates, concept_candidates
from kg.extract.programs.quoted import quoted_candidates
from kg.extract.programs.tailed import tailed_candidates

_AGAINST = frozenset({"honour", "institution"})
"""What speaks against a strong label: it stands in the name of an honour or of an office."""

_THRESHOLDS = {"quoted": "quoted", "tailed": "tailed", "area": "area", "brand": "area"}


def select(draft: Draft, plain: Bare, cues: Cues) -> list[Candidate]:
    """The candidates that are programs, in order of the text, none overlapping another."""
    blocked = _blocked(draft)
    fixed = [
        c for c in (*concept_candidates(draft, plain, cues), *brand_candidates(draft, cues)) if not _within(c, blocked)
    ]
    names = [*quoted_candidates(draft, cues), *tailed_candidates(draft, cues)]
    chosen: list[Candidate] = []
    for name in names:
        inside = [c for c in fixed if name.start <= c.start and c.end <= name.end]
        same = next((c for c in inside if wraps(name.name, c.core, cues)), None)
        if same is not None:
            clues = tuple(dict.fromkeys((*same.clues, *name.clues)))
            chosen.append(replace(same, start=name.start, end=name.end, clues=clues))
            fixed.remove(same)
        else:
            chosen.append(name)
    accepted = [c for c in (*chosen, *fixed) if is_program(c, cues) and not _within(c, blocked)]
    accepted.sort(key=lambda c: (-(c.end - c.start), c.found != "concept", c.start))
    kept: list[Candidate] = []
    for candidate in accepted:
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def is_program(candidate: Candidate, cues: Cues) -> bool:
    """Whether the clues for a candidate suffice; a strong label of the scheme needs none."""
    if candidate.found == "concept":
        return not _AGAINST.intersection(candidate.clues)
    return candidate.accepted(cues, _THRESHOLDS[candidate.found])


def wraps(name: str, label: str, cues: Cues) -> bool:
    """Whether a name is a concept's label with nothing beside it but neutral words (新时代…, …建设工作)."""
    plain = unquoted(name)
    if label not in plain:
        return False
    rest = cues.neutral.sub("", plain.replace(label, "", 1))
    return not any(character.isalnum() for character in rest)


def _blocked(draft: Draft) -> list[tuple[int, int]]:
    """Ranges in which a name is part of something else: documents' titles, agencies' names, furniture."""
    ranges = [(m.start, m.end) for entity in (*draft.policies, *draft.agencies) for m in entity.mentions]
    spans = sorted([*ranges, *draft.report.furniture])
    ends = accumulate((end for _, end in spans), max)
    return [(start, end) for (start, _), end in zip(spans, ends, strict=True)]


def _within(candidate: Candidate, ranges: list[tuple[int, int]]) -> bool:
    """Whether a candidate lies in one of the ranges, each given with the farthest end of those up to it."""
    index = bisect_right(ranges, candidate.start, key=_start) - 1
    return index >= 0 and candidate.end <= ranges[index][1]


def _start(span: tuple[int, int]) -> int:
    return span[0]
