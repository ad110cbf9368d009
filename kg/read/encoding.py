"""Bytes → text for the encodings in which Chinese text is kept."""

import codecs
from collections import Counter
from functools import cache
from typing import Final

from charset_normalizer import from_bytes

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# In order of preference where two read the bytes equally well.
_UNMARKED: Final = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

_SAMPLE: Final = 20_000
"""Characters looked at to tell encodings apart; the right one is plain after a few hundred."""

_PLAUSIBLE: Final = 0.8
"""Share of common characters below which a text is not Chinese as people write it. Reports in either script have more
than 0.95; the same bytes read in a wrong encoding have less than 0.6."""


def decode(data: bytes) -> str | None:
    """The text in `data`, without its byte order mark, or None where it is no text in any encoding known here.

    A byte order mark decides, then strict UTF-8. Among GB18030, Big5 and UTF-16, which accept much of each other's
    bytes, the one with the largest share of characters in common use wins. What none of them reads is left to
    charset-normalizer, under the same condition. Damaged text gives None: no character is ever replaced.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    text = _strict(data, "utf-8")
    if text is not None and "\0" not in text:
        return text
    candidates = [c for e in _UNMARKED if (c := _strict(data, e)) is not None and "\0" not in c]
    best = max(candidates, key=plausibility, default=None)
    if best is not None and plausibility(best) >= _PLAUSIBLE:
        return best
    return None if b"\0" in data else _guessed(data)


def plausibility(text: str) -> float:
    """The share of common characters among those of a sample of `text` that are not ASCII (1.0 where all are ASCII)."""
    counts = Counter(char for char in text[:_SAMPLE] if char > "\x7f")
    total = counts.total()
    return sum(n for char, n in counts.items() if _common(char)) / total if total else 1.0


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str | None:
    match = from_bytes(data[: 4 * _SAMPLE]).best()
    text = _strict(data, match.encoding) if match else None
    return text if text is not None and plausibility(text) >= _PLAUSIBLE else None


@cache
def _common(char: str) -> bool:
    """Whether a character is punctuation of Chinese text, or in the first level of GB 2312 or of Big5.

    The first levels, 3,755 and 5,401 characters, are those that the standards' makers counted as in common use.
    """
    if char in "\u3000、。·ˉ—~…‘’“”〔〕〈〉《》「」『』【】±×℃‰①②③④⑤⑥⑦⑧⑨⑩■□◆●○★" or "\uff01" <= char <= "\uff5e":
        return True
    code = _double_byte(char, "gb2312")
    if 0xB0A1 <= code <= 0xD7F9:
        return True
    return 0xA440 <= _double_byte(char, "big5") <= 0xC67E


def _double_byte(char: str, encoding: str) -> int:
    try:
        return int.from_bytes(char.encode(encoding))
    except UnicodeEncodeError:
        return 0
