"""From namings to Agencies: namings of one body are joined, bare words and anaphors are bound to the body they mean."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Final

import ahocorasick_rs as ac
from msgspec.structs import replace

from kg.extract.agencies.found import Found
from kg.extract.draft import Draft
from kg.model import Agency, Mention, written_forms
from kg.schema.resources import cues

_SHORTEST: Final = 3
"""Characters of a name with its function word, at least."""
_OPENERS: Final = '。,;:、!?\n "“”‘('
"""A bare function word stands for the body named before only where it opens a clause (not in 28个派出所)."""


def gather(draft: Draft, found: list[Found]) -> tuple[Agency, ...]:
    """The Agencies of a report, in order of first naming; within it a name stands for one body."""
    groups: dict[tuple[str, ...], list[Found]] = {}
    for one in _linked([one for one in found if not one.function.has("parentOnly")]):
        groups.setdefault(one.key, []).append(one)
    by_name: dict[str, list[Found]] = {}
    for members in groups.values():
        by_name.setdefault(_name(members), []).extend(members)
    named = [(name, one) for name, members in by_name.items() for one in members]
    shortened = _shortened(draft, named)
    bound = _bind(draft, named + shortened)
    agencies = []
    for name, members in by_name.items():
        mentions = sorted(
            [draft.mention(one.start, one.end) for one in members]
            + [draft.mention(one.start, one.end) for short, one in shortened if short == name]
            + bound.get(name, []),
            key=lambda m: m.start,
        )
        agencies.append(_agency(name, members, mentions))
    return tuple(sorted(agencies, key=lambda agency: agency.mentions[0].start))


def _agency(name: str, members: list[Found], mentions: list[Mention]) -> Agency:
    first = next((one for one in members if one.name == name), members[0])
    place = next((one.place for one in (first, *members) if one.place is not None), None)
    return Agency(
        name=name,
        surface=written_forms(mentions),
        mentions=tuple(mentions),
        kind=first.function.kind,
        place=place.code if place else None,
        collective=first.collective,
    )


def _name(members: list[Found]) -> str:
    """The name that the text writes out in full: the longest of those, of a collective the first; else the first."""
    full = [one.name for one in members if one.full]
    if members[0].collective:
        return full[0] if full else members[0].name
    return max(full, key=len) if full else members[0].name


def _linked(found: list[Found]) -> Iterable[Found]:
    """Binds a body's short name (狮山派出所) to the one written with its parents (武定县公安局狮山派出所)."""
    longer: dict[str, Found] = {}
    for one in found:
        if one.key[0] == "named":
            known = longer.get(one.key[1])
            if known is None or (one.full, len(one.name)) > (known.full, len(known.name)):
                longer[one.key[1]] = one
    for one in found:
        target = longer.get(_own_key(one, longer)) if one.key[0] == "named" else None
        yield one if target is None else _rekeyed(one, target)


def _own_key(one: Found, known: dict[str, Found]) -> str:
    """The key, without words before the name that the text elsewhere leaves out (围绕|龙池人民法庭)."""
    key = one.key[1]
    shorter = (key[cut:] for cut in range(2, len(key) - _SHORTEST))
    return next((name for name in shorter if name in known and known[name].key[-1] == one.key[-1]), key)


def _rekeyed(one: Found, target: Found) -> Found:
    cut = max(0, len(one.name) - len(target.name)) if one.name.endswith(target.name) else 0
    return replace(target, start=min(one.start + cut, one.end - 1), end=one.end)


def _shortened(draft: Draft, named: list[tuple[str, Found]]) -> list[tuple[str, Found]]:
    """Later namings of a body by the last part of its name (治安巡逻中队 of …分局治安巡逻中队)."""
    spans = sorted((one.start, one.end) for _, one in named)
    found = []
    for tail, (name, first) in {one.tail: (name, one) for name, one in named[::-1] if one.tail}.items():
        position = draft.text.find(tail)
        while position >= 0:
            end = position + len(tail)
            index = bisect_left(spans, (position, end))
            near = spans[max(0, index - 2) : index + 1]
            if not any(low < end and position < high for low, high in near):
                found.append((name, replace(first, start=position, end=end)))
            position = draft.text.find(tail, end)
    return found


def _bind(draft: Draft, named: list[tuple[str, Found]]) -> dict[str, list[Mention]]:
    """Mentions of bare function words and anaphors, by the name of the agency that they stand for."""
    ordered = sorted(named, key=lambda pair: pair[1].start)
    starts = [one.start for _, one in ordered]
    taken = [(one.start, one.end) for _, one in ordered]
    bound: dict[str, list[Mention]] = {}
    for start, end, ends, own in _references(draft):
        index = bisect_left(starts, start)
        if any(low < end and start < high for low, high in taken[max(0, index - 1) : index + 1]):
            continue
        searched = ordered if own else reversed(ordered[:index])
        target = next((pair for pair in searched if _fits(pair[1], ends)), None)
        if target is not None:
            bound.setdefault(target[0], []).append(draft.mention(start, end, anaphor=True))
    return bound


def _fits(one: Found, ends: tuple[str, ...]) -> bool:
    return not one.collective and one.name.endswith(ends)


def _references(draft: Draft) -> Iterable[tuple[int, int, tuple[str, ...], bool]]:
    words, automaton = _reference_automaton()
    anaphors = cues("agencies")["anaphors"]
    others = tuple(cues("agencies")["references"]["not_before"])
    after = tuple(cues("agencies")["references"]["after"])
    furniture = draft.report.furniture
    for index, start, end in automaton.find_matches_as_indexes(draft.text):
        if any(low <= start < high for low, high in furniture):
            continue
        word = words[index]
        if word in anaphors:
            yield start, end, tuple(anaphors[word]), word[0] in "我本"
        elif (
            start == 0 or draft.text[start - 1] in _OPENERS or draft.text.endswith(after, 0, start)
        ) and not draft.text.startswith(others, end):
            yield start, end, (word,), False


@cache
def _reference_automaton() -> tuple[tuple[str, ...], ac.AhoCorasick]:
    rules = cues("agencies")
    words = tuple(sorted({*(w for w, ends in rules["anaphors"].items() if ends), *rules["references"]["bare"]}))
    return words, ac.AhoCorasick(words, matchkind=ac.MatchKind.LeftmostLongest)
