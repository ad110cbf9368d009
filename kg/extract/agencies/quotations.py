"""What stands in quotation marks and in the titles of documents: words there name no body of the report."""

import re
from bisect import bisect_left
from typing import Final

from kg.extract.agencies.lexicon import Head
from kg.extract.agencies.names import is_persons, proper_name
from kg.schema.resources import cues

_TITLE: Final = re.compile(r"《[^》\n]{1,80}》")
_ISSUERS: Final = re.compile(r"[《〈](?P<issuers>[^《〈》〉\n]{2,50}?)(?:关于|转发|印发)")
"""The bodies that the title of a document begins with (《甲局、乙局关于…》)."""
_MANY: Final = re.compile(r"(?:[1-9]\d|[2-9])\d*[余多]?[个家处间所]")
"""Behind a quoted name that many bodies share: a brand, none of them (“老支书调解室”86个)."""
_QUOTE: Final = re.compile(r"“[^”。,!?:;\n]{1,25}”|\"[^\"。,!?:;\n]{1,25}\"|「[^」。,!?:;\n]{1,25}」")


class Quotations:
    """The quoted titles and words of a text, by position."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._titles = _spans(text, _TITLE)
        self._issuers = [match.span("issuers") for match in _ISSUERS.finditer(text)]
        self._quotes = _spans(text, _QUOTE)

    def in_title(self, head: Head) -> bool:
        """Whether the word stands in the title of a document, and not among the issuers that it begins with."""
        if _inside(self._titles, head.start) is None:
            return False
        issuers = _inside(self._issuers, head.start)
        return issuers is None or head.end > issuers[1]

    def in_quote(self, head: Head) -> bool:
        """Whether the word stands in a quoted title (“人民满意派出所”), not as a name quoted whole (“马燕警务室”)."""
        quote = _inside(self._quotes, head.start)
        if quote is None or quote[1] < head.end:
            return False
        if self._text[quote[0] - 2 : quote[0]] in cues("honours")["objects"]["ranks"]:
            return True
        if self._text[quote[0] + 1 : head.start] in cues("agencies")["names"]["ways"]:
            return True
        if self._is_facility(quote, head) or _MANY.match(self._text, quote[1]):
            return True
        return not any(function.named == "true" and quote[1] - 1 == head.end for function in head.functions) or bool(
            proper_name(self._text, quote[0], head.start) is None
        )

    def _is_facility(self, quote: tuple[int, int], head: Head) -> bool:
        """Whether the word ends the quoted name of a post that is not called after a person (not “马燕警务室”)."""
        named_after = is_persons(self._text[quote[0] + 1 : head.start])
        return quote[1] - 1 == head.end and head.form in cues("agencies")["names"]["facilities"] and not named_after


def _spans(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _inside(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    index = bisect_left(spans, (offset + 1, 0)) - 1
    return spans[index] if index >= 0 and offset < spans[index][1] else None
