"""The fingerprint of a report: which runs of characters its text holds, and a MinHash signature of them."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from rensa import RMinHash

from kg.schema.fold import fold

_WIDTH: Final = 5
"""Characters in a shingle: two or three Chinese words. Shorter runs are shared by reports that only share a subject."""

SLOTS: Final = 128
"""Numbers in a signature: the similarity that it estimates has a standard error of at most 0.045."""

_SEED: Final = 20240101
_FEWEST: Final = 40
"""Shingles from which a text is a report: shorter ones (a caption, a slogan) are alike without being reprints."""

_PLAIN: Final = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0002a6df]+")
"""What outlets change when they reprint: punctuation, spaces, line breaks."""

_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


class Fingerprint(Struct, frozen=True):
    """`signature` is the MinHash of the shingles, `shingles` all of them: sorted hashes of 32 bits, little-endian."""

    signature: bytes
    shingles: bytes


def fingerprint(text: str, furniture: Sequence[tuple[int, int]] = ()) -> Fingerprint | None:
    """The fingerprint of a report's text without its furniture; None where too little is left to tell.

    Script, width, case and punctuation play no part. The same text gives the same bytes on every machine.
    """
    shingles = _shingles(_PLAIN.sub("", _without(fold(text), furniture).lower()))
    if len(shingles) < _FEWEST:
        return None
    hashes = [shingles.astype(np.uint64).tolist()]
    row = RMinHash.digest_matrix_from_token_hash_sets(hashes, SLOTS, _SEED).to_rows()[0]
    return Fingerprint(np.asarray(row, dtype="<u4").tobytes(), shingles.astype("<u4").tobytes())


def jaccard(first: bytes, second: bytes) -> float:
    """The share of shingles that two texts have in common, of all that either has."""
    a, b = np.frombuffer(first, dtype="<u4"), np.frombuffer(second, dtype="<u4")
    common = len(np.intersect1d(a, b, assume_unique=True))
    return common / max(len(a) + len(b) - common, 1)


def _without(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    kept, end = [], 0
    for start, stop in ranges:
        kept.append(text[end:start])
        end = max(end, stop)
    return "".join((*kept, text[end:]))


def _shingles(plain: str) -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
    """The different hashes of all runs of `_WIDTH` characters, sorted: a polynomial in the code points, then mixed."""
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    count = max(0, len(codes) - _WIDTH + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(_WIDTH):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + count]
    hashes ^= hashes >> np.uint64(32)
    hashes *= _MULTIPLIER
    return np.unique((hashes >> np.uint64(32)).astype(np.uint32))
