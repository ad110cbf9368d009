"""Which reports are one text: candidates by locality-sensitive hashing, each pair verified by its exact similarity."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import numpy as np
from msgspec import Struct

from kg.reprints.fingerprint import SLOTS, jaccard

SIMILAR: Final = 0.5
"""Share of common shingles from which two texts are one. A reprint that lost a third of its text and had one sentence
in ten edited has more; different reports of one office on one subject have less than 0.2."""

_ROWS: Final = 3
"""Numbers in a band: texts that share one are compared. Of pairs with a similarity of 0.5 that is 996 in 1,000, of 0.05
five."""

_DOUBT: Final = 0.15
"""By how much an estimate may fall short (three standard errors) before the exact similarity is not worth its time."""

_COMPARED: Final = 32
"""Clusters in a bucket with which a report is compared: what more of them share is a formula of their genre."""


class Member(Struct, frozen=True):
    """A report to be clustered: what orders reprints of one text in time, and its signature."""

    id: str
    signature: bytes
    published: str | None = None
    source: str = ""


def clusters(members: Iterable[Member], shingles: Callable[[str], bytes]) -> tuple[tuple[str, ...], ...]:
    """The ids of the reports that are one text, two or more each, the first published first; in order of the first id.

    `shingles` gives those of a report by its id; only signatures are held in memory. The same reports give the same
    clusters, in whatever order they come.
    """
    ordered = sorted(members, key=lambda member: member.id)
    root = list(range(len(ordered)))
    matrix = np.frombuffer(b"".join(m.signature for m in ordered), dtype="<u4").reshape(len(ordered), SLOTS)

    def similar(one: int, other: int) -> bool:
        if np.count_nonzero(matrix[one] == matrix[other]) < (SIMILAR - _DOUBT) * SLOTS:
            return False
        return jaccard(shingles(ordered[one].id), shingles(ordered[other].id)) >= SIMILAR

    for bucket in _buckets(matrix):
        leaders: deque[int] = deque(maxlen=_COMPARED)
        for member in bucket:
            for leader in leaders:
                if _find(root, leader) != _find(root, member) and similar(leader, member):
                    _join(root, leader, member)
            if all(_find(root, leader) != _find(root, member) for leader in leaders):
                leaders.append(member)
    found: dict[int, list[Member]] = {}
    for index, placed in enumerate(ordered):
        found.setdefault(_find(root, index), []).append(placed)
    groups = (sorted(group, key=_age) for group in found.values() if len(group) > 1)
    return tuple(sorted(tuple(member.id for member in group) for group in groups))


def firsts(found: Iterable[tuple[str, ...]]) -> Mapping[str, str]:
    """For each report that reprints another the one that was published first."""
    return {member: group[0] for group in found for member in group[1:]}


def _buckets(matrix: "np.ndarray[tuple[int, int], np.dtype[np.uint32]]") -> Iterator[list[int]]:
    """The rows that share a band, band by band, so that one band's table is in memory at a time."""
    for start in range(0, SLOTS - _ROWS + 1, _ROWS):
        band: dict[bytes, list[int]] = {}
        for index, key in enumerate(np.ascontiguousarray(matrix[:, start : start + _ROWS])):
            band.setdefault(key.tobytes(), []).append(index)
        yield from (bucket for bucket in band.values() if len(bucket) > 1)


def _age(member: Member) -> tuple[str, str, str]:
    """By date, a vague one after the days that it may mean; reports without a date last."""
    return (f"{member.published or '9999'}-99-99"[:10], member.source, member.id)


def _find(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _join(root: list[int], one: int, other: int) -> None:
    first, second = sorted((_find(root, one), _find(root, other)))
    root[second] = first
