"""Folding text for matching without moving a character: offsets in folded text are offsets in the original."""

from typing import Final

from kg.schema.script import simplified

# Full-width ASCII (U+FF01–FF5E) has one half-width character each; the spaces of page layout become plain spaces.
_FOLD: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(space): " " for space in "\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff\t\r"
}
# Strokes and drawn lines that stand for the bar between fields (编辑丨李某).
_BARS: Final = dict.fromkeys(map(ord, "\u4e28\ufe31\u2502\u2223"), "|")
_TABLE: Final[dict[int, int | str]] = {**_FOLD, **_BARS}


def fold(text: str) -> str:
    """The text with full-width letters, digits and punctuation made half-width, same length.

    Full stops (。), enumeration commas (、), quotation marks (“”) and title marks (《》) have no half-width form and
    stay; , ; : ? ! ( ) % become ASCII. Text in traditional script is matched as simplified.
    """
    return simplified(text).translate(_TABLE)
