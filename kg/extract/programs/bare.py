"""Text without quotation marks, so that a name is one string whether or not parts of it are quoted."""

from dataclasses import dataclass
from typing import Final

QUOTES: Final = frozenset("“”‘’「」『』\"'")


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
    kept = tuple(i for i, character in enumerate(text) if character not in QUOTES)
    return Bare("".join(text[i] for i in kept), kept)


def unquoted(text: str) -> str:
    """A name without quotation marks."""
    return "".join(character for character in text if character not in QUOTES)
