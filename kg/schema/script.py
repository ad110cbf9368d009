"""Traditional script folded onto simplified, character by character, so that no offset moves."""

import re
from functools import cache
from typing import Final

from kg.schema.resources import cues

_SAMPLE: Final = 4000
"""Characters looked at to tell the script: a paragraph is enough."""

_SHARE: Final = 0.05
"""Share of characters that only traditional script has from which a text is in it. Traditional reports have 0.25 to
0.45; simplified ones that quote a name or an old book stay below 0.01."""

_RANGES: Final = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))
_CHINESE: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002a6df]")


def simplified(text: str) -> str:
    """The text in simplified script, of the same length, where it is in traditional script; else the text itself.

    Characters are replaced one by one (OpenCC's table of characters), never words: 資訊 stays 资讯 and does not become
    信息.
    """
    return text.translate(_table()) if is_traditional(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional script."""
    sample = text[:_SAMPLE]
    # Fast and enough for almost all reports: simplified text is written in the characters of GB 2312.
    if len(sample) - len(sample.encode("gb2312", "ignore").decode("gb2312")) <= _SHARE * len(sample):
        return False
    chinese = _CHINESE.findall(sample)
    only = _only_traditional()
    return sum(char in only for char in chinese) > _SHARE * len(chinese)


@cache
def _table() -> dict[int, str]:
    from opencc import OpenCC

    chars = [chr(code) for start, end in _RANGES for code in range(start, end)]
    turned = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    table = {ord(old): new for old, new in zip(chars, turned, strict=True) if old != new and len(new) == 1}
    for kept in cues("script")["keep"]:
        table.pop(ord(kept), None)
    return table | {ord(old): new for old, new in cues("script")["marks"].items()}


@cache
def _only_traditional() -> frozenset[str]:
    """Characters that simplified script does not use: GB 2312 holds some of the others too, for names."""
    return frozenset(chr(code) for code in _table() if not chr(code).encode("gb2312", "ignore"))
