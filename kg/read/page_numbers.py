"""Page numbers that stand in a text as lines of their own."""

import re
from typing import Final

_PAGE_NUMBER: Final = re.compile(
    r"[-—–·.]*(?:第)?(?:\d{1,3}|[IVXLC]{1,7})(?:页)?(?:[,,/]?(?:共|of)?\d{1,4}页?)?[-—–·.]*"
)
_LONGEST: Final = 40


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but a page number: 3, — 3 —, 第3页, 3 / 12, 第 3 页 共 12 页."""
    return len(line) <= _LONGEST and bool(_PAGE_NUMBER.fullmatch("".join(line.split())))
