"""Text that XML can hold."""

import re

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with each character that XML 1.0 forbids (form feeds of converted files and the like) as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)
