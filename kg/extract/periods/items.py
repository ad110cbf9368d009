"""Lists within a report: what stands before an item and sets the scene for it."""

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from kg.extract.draft import Layout, Paragraph, Sentence
from kg.schema.resources import cues

_LIST_ITEM: Final = re.compile(r"\s*(?:\d{1,2}[.、]|[①-⑳]|\([一二三四五六七八九十\d]+\)|——)")


@cache
def _item_openings() -> tuple[str, ...]:
    return tuple(cues("periods")["items"]["openings"])


def sentences_before(text: str, layout: Layout, sentence: Sentence) -> list[Sentence]:
    """The earlier sentences of the paragraph that set the scene for a sentence, nearest first: those of the same item
    of a list (一是…二是…), and those before the list begins.
    """
    paragraph = layout.paragraph_of(sentence)
    if sentence.start == paragraph.start:
        return []
    sentences = layout.sentences[paragraph.first_sentence : paragraph.last_sentence]
    known = [s for s in sentences if s.start <= sentence.start]
    items = _item_openings()
    starts = [s.start for s in known if text.startswith(items, s.start) or _LIST_ITEM.match(text, s.start)]
    kept = [s for s in known[:-1] if not starts or s.start >= starts[-1] or s.start < starts[0]]
    return kept[::-1]


def list_lead(text: str, layout: Layout, paragraph: Paragraph) -> Paragraph | None:
    """The paragraph that opens the list of which a paragraph is an item: the one before it that ends with a colon."""
    if not _LIST_ITEM.match(text, paragraph.start):
        return None
    paragraphs = layout.paragraphs
    index = bisect_left(paragraphs, paragraph.start, key=lambda p: p.start) - 1
    while index >= 0:
        earlier = paragraphs[index]
        if text[earlier.end - 1] == ":":
            return earlier
        if not _LIST_ITEM.match(text, earlier.start):
            return None
        index -= 1
    return None
