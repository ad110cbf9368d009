"""Text without quotation marks, so that a name is one string whether or not parts of it are quoted."""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Final

QUOTES: Final = frozenset("“”‘’「」『』\"'")

_KEPT: Final = re.compile(f"[^{''.join(sorted(QUOTES))}]+")
_NOTHING: Final = dict.fromkeys(map(ord, QUOTES))


@dataclass(frozen=True)
class Bare:
    """`text` without quotation marks; `offsets[i]` is where its character i stands in the text it was made from."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the full text in which [start, end) of the bare text stands, outer marks left out."""
        return self.offsets[start], self.offsets[end - 1] + 1


def bare(text: str) -> Bare:
    """A text without its quotation marks."""
    kept = list(_KEPT.finditer(text))
    return Bare("".join(m[0] for m in kept), tuple(chain.from_iterable(range(*m.span()) for m in kept)))


def unquoted(text: str) -> str:
    """A name without quotation marks."""
    return text.translate(_NOTHING)
