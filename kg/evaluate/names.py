"""When two names are the same name: folding, the forms of agencies that stand for each other, and likeness."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

_MARKS: Final = re.compile(r"[\s“”\"'‘’「」『』《》〈〉()()·、,,。:;—\-–]")

# Official forms that the guide lets stand for each other, long to short, applied in this order.
_AGENCY_FORMS: Final = (
    ("中国共产党", ""),
    ("中共", ""),
    ("委员会政法委员会", "委政法委"),
    ("委政法委员会", "委政法委"),
    ("政法委员会", "政法委"),
    ("纪律检查委员会", "纪委"),
    ("监察委员会", "监委"),
    ("人民检察院", "检察院"),
    ("人民法院", "法院"),
    ("人民政府", "政府"),
)


@lru_cache(maxsize=65536)
def folded(text: str | None) -> str:
    """A name without spaces, quotation marks and punctuation, in compatibility form and lower case."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text or "")).lower()


@lru_cache(maxsize=65536)
def folded_agency(name: str) -> str:
    """The folded name of an agency, with the long official forms shortened."""
    name = folded(name)
    for long, short in _AGENCY_FORMS:
        name = name.replace(long, short)
    return name


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """F1 over the characters that two folded names share, counted with repetition; 0 where one is empty."""
    if not a or not b:
        return 0.0
    same = (Counter(a) & Counter(b)).total()
    return 2 * same / (len(a) + len(b))
