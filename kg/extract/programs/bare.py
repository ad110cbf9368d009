"""Text without quotation marks, so that a name is one string whether or not parts of it are quoted."""

from dataclasses import dataclass
from typing import Final

QUOTES: Final = frozenset("“”‘’「」『』\"'")

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
    offsets = tuple(i for i, character in enumerate(text) if character not in QUOTES)
    return Bare(text.translate(_NOTHING), offsets)


def unquoted(text: str) -> str:
    """A name without quotation marks."""
    return text.translate(_NOTHING)
