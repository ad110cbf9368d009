"""Folding text for matching without moving a character: offsets in folded text are offsets in the original."""

import re
from typing import Final

from kg.schema.script import simplified

# Full-width ASCII (U+FF01–FF5E) has one half-width character each; the spaces of page layout become plain spaces.
_FOLD: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    "\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff\t\r", " "
)
# Strokes and drawn lines that stand for the bar between fields (编辑丨李某).
_BARS: Final = dict.fromkeys("\u4e28\ufe31\u2502\u2223", "|")
_TABLE: Final = _FOLD | _BARS
_FOLDED: Final = re.compile(f"[{re.escape(''.join(_TABLE))}]")


def fold(text: str) -> str:
    """The text with full-width letters, digits and punctuation made half-width, same length.

    Full stops (。), enumeration commas (、), quotation marks (“”) and title marks (《》) have no half-width form and
    stay; , ; : ? ! ( ) % become ASCII. Text in traditional script is matched as simplified.
    """
    return _FOLDED.sub(lambda found: _TABLE[found[0]], simplified(text))
