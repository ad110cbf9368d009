"""One Program for each thing that is named: by concept, by name, by its core, and by the short forms that follow."""

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

import ahocorasick_rs
from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.programs.bare import Bare
from kg.extract.programs.candidate import Candidate
from kg.extract.programs.cues import Cues
from kg.extract.programs.kinds import classify, kind_of
from kg.model import Program

_DEFINITION = 12
"""An abbreviation is defined at most so many characters after the full name: ”行动(以下简称“."""
_SHORTEST_REPEAT = 3
"""Names of fewer characters are not searched for outside quotation marks: 四色, 五源 are also plain words."""


def link(draft: Draft, plain: Bare, chosen: list[Candidate], cues: Cues) -> tuple[Program, ...]:
    """The programs that the chosen candidates name, in order of first mention."""
    groups = _groups(_named(draft.text, chosen), cues)
    spans = {key: [(c.start, c.end) for c in members] for key, members in groups.items()}
    taken = sorted(span for found in spans.values() for span in found)
    for key, span in _repeats(plain, groups):
        if not any(start < span[1] and span[0] < end for start, end in taken):
            spans[key].append(span)
            taken.append(span)
    anaphors = _short_forms(draft.text, groups, taken, cues)
    programs = [_program(draft, groups[key], spans[key], anaphors[key], cues) for key in groups]
    return tuple(sorted(programs, key=lambda p: p.mentions[0].start))


def _named(text: str, chosen: list[Candidate]) -> list[Candidate]:
    """The candidates, with each abbreviation that the text defines (以下简称“…”) made a form of the name before it."""
    full: dict[str, Candidate] = {}
    for before, candidate in pairwise(chosen):
        between = text[before.end : candidate.start]
        if len(between) <= _DEFINITION and "简称" in between and candidate.concept is None:
            full[candidate.name] = before
    return [
        replace(full[c.name], start=c.start, end=c.end, forms=c.forms) if c.name in full and not c.concept else c
        for c in chosen
    ]


def _groups(chosen: list[Candidate], cues: Cues) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in chosen:
        groups[_key(candidate)].append(candidate)
    cores = {
        key: {_letters(c.core) for c in members if c.core != c.name}
        for key, members in groups.items()
        if all(c.found in ("quoted", "tailed") for c in members)
    }
    for key in sorted(cores, key=lambda k: (-len(k), k)):
        if any(c.found != "quoted" for c in groups[key]):
            continue
        longer = [name for name, found in cores.items() if name != key and _is_full_name(name, found, key, cues)]
        if len(longer) == 1:
            groups[longer[0]].extend(groups.pop(key))
            cores[longer[0]] |= cores.pop(key)
    return dict(groups)


def _is_full_name(name: str, cores: set[str], short: str, cues: Cues) -> bool:
    """Whether `short` is the name without its tail: “X” beside “X”专项行动, or “八心” beside “八心工程”."""
    if name.startswith(short) and (name.removeprefix(short) in cues.kept_tails or short in cores):
        return True
    # “晨光”工作法 after “晨光”矛盾纠纷化解工作法: the same core, and the tail is the end of the longer tail.
    return any(short.startswith(core) and name.endswith(short.removeprefix(core)) for core in cores)


def _key(candidate: Candidate) -> str:
    return candidate.concept.notation if candidate.concept else _letters(candidate.name)


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    return "".join(character for character in name if character.isalnum() or character == "+")


def _repeats(plain: Bare, groups: dict[str, list[Candidate]]) -> list[tuple[str, tuple[int, int]]]:
    rows = sorted(
        {
            (form, key)
            for key, members in groups.items()
            for member in members
            for form in (member.name, member.core)
            if member.concept is None and len(form) >= _SHORTEST_REPEAT
        }
    )
    if not rows:
        return []
    automaton = ahocorasick_rs.AhoCorasick(
        [form for form, _ in rows],
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        # For one text alone: what is made fast, rather than what searches fast.
        implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,
    )
    return [(rows[i][1], plain.span(a, b)) for i, a, b in automaton.find_matches_as_indexes(plain.text)]


def _short_forms(
    text: str, groups: dict[str, list[Candidate]], taken: list[tuple[int, int]], cues: Cues
) -> dict[str, list[tuple[int, int]]]:
    """Where a bare tail (专项行动) stands for the last program named before it with that tail."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    full = sorted((c.end, key, c.core if c.concept else c.name) for key, cs in groups.items() for c in cs)
    covered = sorted(taken)
    for form in cues.short_forms:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            before = [key for stop, key, name in full if stop <= start and name.endswith(form) and name != form]
            if before and not any(a < end and start < b for a, b in covered):
                found[before[-1]].append((start, end))
                covered.append((start, end))
            start = text.find(form, end)
    return found


def _program(
    draft: Draft, members: list[Candidate], spans: list[tuple[int, int]], anaphors: list[tuple[int, int]], cues: Cues
) -> Program:
    mentions = [draft.mention(start, end) for start, end in spans]
    mentions += [draft.mention(start, end, anaphor=True) for start, end in anaphors]
    mentions.sort(key=lambda m: (m.start, m.end))
    forms = [draft.original(*form) for member in members for form in member.forms]
    surface = tuple(dict.fromkeys([*(m.text for m in mentions if not m.anaphor), *forms]))
    best = max(members, key=lambda c: (c.score(cues), len(c.name), -c.start))
    if best.concept:
        return Program(
            name=best.concept.zh,
            surface=surface,
            mentions=tuple(mentions),
            kind=kind_of(best.concept),
            concept=best.concept.notation,
            broader=next(iter(best.concept.broader), None),
            reason=best.reason,
        )
    name = max((c.name for c in members), key=len)
    classified = classify(name)
    return Program(
        name=name,
        surface=surface,
        mentions=tuple(mentions),
        kind=classified.kind,
        broader=classified.broader,
        place=draft.home,
        reason=best.reason,
    )
