"""A font with Chinese characters: that of the `plot` extra, else one that is installed, else names in pinyin."""

import importlib.util
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from pypinyin import lazy_pinyin

# The package that ships Noto Sans CJK under the SIL Open Font License, its font, and the family within the collection.
_PACKAGE: Final = "noto_cjk_sans_otc"
_FILE: Final = "NotoSansCJK-Regular.ttc"
_FAMILY: Final = "Noto Sans CJK SC"

# Families that hold simplified Chinese on the common systems, free ones first.
_INSTALLED: Final = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei"),
    *("WenQuanYi Zen Hei", "Droid Sans Fallback", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei"),
)

MISSING: Final = (
    "no font with Chinese characters was found, so names are in pinyin: install one with `pip install 'kg[plot]'`, or "
    "Noto Sans SC from your system (Debian, Ubuntu: apt install fonts-noto-cjk)."
)

_HAN = re.compile(r"[㐀-鿿]+")

# Punctuation that Latin fonts lack, where compatibility forms (（ is a form of parenthesis) do not tell what to write.
_PUNCTUATION: Final = str.maketrans({"、": ", ", "。": ". ", "《": "“", "》": "”", "「": "“", "」": "”"})

_LATIN_END: Final = "\u2e80"
"""Where the characters of East Asia begin: from here on Latin fonts have no shapes."""


@cache
def family() -> str | None:
    """The family to draw with, the same on every machine that has the extra; None where no font has Chinese."""
    from matplotlib import font_manager

    spec = importlib.util.find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _FILE
        if path.is_file():
            # Files added last win over others of the same family: drop those, so that the weight is not in doubt.
            manager = font_manager.fontManager
            manager.ttflist = [font for font in manager.ttflist if font.name != _FAMILY]
            manager.addfont(path)
            return _FAMILY
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _INSTALLED if name in installed), None)


def shown(text: str) -> str:
    """A text as it can be drawn: as it is where a font has its characters, else in pinyin."""
    if family() is not None:
        return text
    latin = _HAN.sub(lambda match: "".join(lazy_pinyin(match.group())).capitalize(), text.translate(_PUNCTUATION))
    return "".join(c if c < _LATIN_END else "?" for c in unicodedata.normalize("NFKC", latin))
