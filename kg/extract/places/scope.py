"""Which place a statement is about when it does not say so itself."""

import re
from dataclasses import dataclass
from typing import Final

from kg.extract.draft import Draft, Layout, MentionIndex, Paragraph
from kg.model import Mention, Place
from kg.schema.gazetteer import gazetteer

_KEY: Final = "kg.places.scope"
_NUMBERING: Final = re.compile(
    r"[\s—\-·●■◆]*(?:第?[一二三四五六七八九十\d]+[章节部分、.)是]+|\([一二三四五六七八九十\d]+\)|[①-⑳])?\s*在?"
)
"""What may stand between the start of a line or sentence and its topic."""

_COMPARED: Final = re.compile(r"比$|高于$|低于$|超过$|居$|位居$|列$|排名$|占$|在$")
_RANKED: Final = re.compile(
    r"第[一二三四五六七八九十\d]|平均|率先|领先|前列|首[个位家创]|最|唯一|范围|排名|各[省市县区]|考核|推广|先进|优秀|劳动模范"
)


@dataclass(frozen=True)
class Scope:
    """The places of a report by position, with the topics of its paragraphs."""

    index: MentionIndex
    layout: Layout
    above_home: frozenset[str]
    home: str | None
    text: str

    def topic(self, paragraph: Paragraph) -> str | None:
        """The code of the place that a paragraph opens with, else that its headings name, innermost first."""
        opening = self._opening(paragraph.start, paragraph.end)
        if opening is not None:
            return opening
        for heading in reversed(paragraph.headings):
            position = self.text.rfind(heading, 0, paragraph.start)
            if position >= 0:
                for mention, place in self.index.within(position, position + len(heading)):
                    if isinstance(place, Place) and not mention.anaphor:
                        return place.code
        return None

    def _opening(self, start: int, end: int) -> str | None:
        numbering = _NUMBERING.match(self.text, start, end)
        first = numbering.end() if numbering else start
        for mention, place in self.index.within(start, min(end, first + 1)):
            if isinstance(place, Place) and mention.start == first:
                return place.code
        return None

    def at(self, offset: int) -> str | None:
        """See place_at."""
        sentence = self.layout.sentence_at(offset)
        if sentence is None:
            return self.home
        named = self._last(sentence.start, offset)
        if named is not None:
            return named
        paragraph = self.layout.paragraph_of(sentence)
        for earlier in reversed(self.layout.sentences[paragraph.first_sentence : paragraph.last_sentence]):
            if earlier.start < sentence.start:
                opening = self._opening(earlier.start, earlier.end)
                if opening is not None:
                    return opening
        return self.topic(paragraph) or self.home

    def _last(self, start: int, end: int) -> str | None:
        found = None
        for mention, place in self.index.within(start, end):
            if mention.end <= end and isinstance(place, Place) and not self._in_passing(mention, place):
                found = place.code
        return found

    def _in_passing(self, mention: Mention, place: Place) -> bool:
        """A place to which the statement only compares (比全省平均水平高, 居全市第一), or that merely holds the home."""
        if place.code in self.above_home:
            return True
        before, after = self.text[max(0, mention.start - 3) : mention.start], self.text[mention.end : mention.end + 6]
        return bool(_COMPARED.search(before)) and bool(_RANKED.match(after))


def scope_of(draft: Draft) -> Scope:
    """The scope of a report, made once when the places are known."""
    made = draft.doc.user_data.get(_KEY)
    if made is None or made[0] is not draft.places:
        made = (draft.places, _make(draft))
        draft.doc.user_data[_KEY] = made
    return made[1]  # type: ignore[no-any-return]


def _make(draft: Draft) -> Scope:
    above = frozenset(gazetteer().ancestors(draft.home)) if draft.home else frozenset()
    return Scope(MentionIndex(draft.places), draft.layout, above, draft.home, draft.text)


def place_at(draft: Draft, offset: int) -> str | None:
    """The code of the place that an undetermined statement at `offset` is about.

    That is the last place that its sentence names before the offset (全市 and the like too, comparisons aside), else
    the one that an earlier sentence of the paragraph opens with, else the one that the paragraph or its headings open
    with, else the report's home place. None only when the report has no home place.
    """
    return scope_of(draft).at(offset)
