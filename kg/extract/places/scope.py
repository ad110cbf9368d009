"""Which place a statement is about when it does not say so itself."""

import re
from dataclasses import dataclass
from typing import Final

from kg.extract.draft import Draft, Layout, MentionIndex, Paragraph, Sentence
from kg.model import Mention, Place
from kg.schema.gazetteer import COUNTRY, Gazetteer, gazetteer

_KEY: Final = "kg.places.scope"
_NUMBERING: Final = re.compile(
    r"[\s—\-·●■◆]*(?:第?[一二三四五六七八九十\d]+[章节部分、.)是]+|\([一二三四五六七八九十\d]+\)|[①-⑳])?\s*在?"
)
"""What may stand between the start of a line or sentence and its topic."""

_WITH: Final = re.compile(r"(?:[与同]|会同|联合|协同|比|相比|高于|低于|超过|高出|占|占到|获评|入选|评为|“|《)$")
"""What stands before a place that takes part, is compared, or belongs to a name: the statement is not about it."""

_RANKED_IN: Final = re.compile(r"(?:居|列|位居|位列|排名|排|在|是|为|被|获得)$")
_RANKED: Final = re.compile(
    r"第[一二三四五六七八九十\d]|平均|率先|领先|前列|首[个位家创次]|最|唯一|范围|排名|各[省市县区]|考核|推广|先进|优秀|推开|通报"
)
_OWN_NUMBER: Final = 10
"""A number this close behind a province is the province's own (高于全省97%的平均水平)."""

_JOINT: Final = re.compile(r"分别|各自|依次")
_NUMBER: Final = re.compile(r"\d[\d.,]*(?![\d.,]*[年月日号])|[一二三四五六七八九]成")
_BACK: Final = re.compile(r"[“\s]*(?:该|其|此|这[一个套项支家])")


@dataclass(frozen=True)
class Scope:
    """The places of a report by position, with the topics of its paragraphs."""

    index: MentionIndex
    layout: Layout
    home: str | None
    above_home: frozenset[str]
    text: str
    gazetteer: Gazetteer

    def at(self, offset: int) -> str | None:
        """See place_at."""
        sentence = self.layout.sentence_at(offset)
        if sentence is None:
            return self.home
        named = self._named(sentence.start, offset)
        if named is not None:
            return named
        paragraph = self.layout.paragraph_of(sentence)
        return self._before(sentence, paragraph) or self._topic(paragraph) or self.home

    def _named(self, start: int, offset: int) -> str | None:
        """The place of the last group of places that a sentence names before the offset."""
        mentions = [(m, p) for m, p in self.index.within(start, offset) if isinstance(p, Place) and m.end <= offset]
        for group in reversed(self._groups(mentions)):
            if not self._in_passing(*group[0], offset):
                return self._of_group(group, offset)
        return None

    def _groups(self, mentions: list[tuple[Mention, Place]]) -> list[list[tuple[Mention, Place]]]:
        """Mentions that follow each other directly: chains (某市某区) reduced to their last place, and lists."""
        groups: list[list[tuple[Mention, Place]]] = []
        end = -1
        for mention, place in mentions:
            between = self.text[end : mention.start] if groups else None
            if between == "" and self._holds(groups[-1][-1][1], place):
                groups[-1][-1] = (Mention(groups[-1][-1][0].start, mention.end, ""), place)
            elif between in ("、", "和", "及", "以及") and groups[-1][-1][1].level == place.level:
                groups[-1].append((mention, place))
            else:
                groups.append([(mention, place)])
            end = mention.end
        return groups

    def _holds(self, upper: Place, lower: Place) -> bool:
        return upper.code == lower.code or upper.code in self.gazetteer.ancestors(lower.code)

    def _of_group(self, group: list[tuple[Mention, Place]], offset: int) -> str:
        """A list as a whole is about what holds it; “respectively” goes through it number by number."""
        codes = [place.code for _, place in group]
        if len(set(codes)) == 1:
            return codes[0]
        behind = self.text[group[-1][0].end : offset]
        if _JOINT.search(behind):
            return codes[min(len(_NUMBER.findall(behind)), len(codes) - 1)]
        common = [code for code in self.gazetteer.ancestors(codes[0]) if all(self._below(c, code) for c in codes)]
        return common[0] if common and common[0] != COUNTRY else codes[-1]

    def _below(self, code: str, upper: str) -> bool:
        return upper in self.gazetteer.ancestors(code)

    def _in_passing(self, mention: Mention, place: Place, offset: int) -> bool:
        """Whether a mention only compares, takes part or holds the home place (全省第一, 与某县共建)."""
        before, after = self.text[max(0, mention.start - 3) : mention.start], self.text[mention.end : mention.end + 6]
        if place.code in self.above_home and not place.name.endswith("市"):
            return not (after[:1].isdigit() and offset < mention.end + _OWN_NUMBER)
        return bool(_WITH.search(before)) or bool(_RANKED_IN.search(before) and _RANKED.match(after))

    def _before(self, sentence: Sentence, paragraph: Paragraph) -> str | None:
        """From earlier sentences of the paragraph: the last named where the sentence points back, else an opening."""
        earlier = [
            s
            for s in self.layout.sentences[paragraph.first_sentence : paragraph.last_sentence]
            if s.start < sentence.start
        ]
        if earlier and _BACK.match(self.text, sentence.start):
            return self._named(earlier[-1].start, earlier[-1].end)
        for one in reversed(earlier):
            opening = self._opening(one.start, one.end)
            if opening is not None:
                return opening
        return None

    def _topic(self, paragraph: Paragraph) -> str | None:
        """The code of the place that a paragraph opens with, else that its headings name, innermost first."""
        opening = self._opening(paragraph.start, paragraph.end)
        if opening is not None:
            return opening
        for heading in reversed(paragraph.headings):
            position = self.text.rfind(heading, 0, paragraph.end)
            if position >= 0:
                named = self._named(position, position + len(heading))
                if named is not None:
                    return named
        return None

    def _opening(self, start: int, end: int) -> str | None:
        numbering = _NUMBERING.match(self.text, start, end)
        first = numbering.end() if numbering else start
        mentions = [(m, p) for m, p in self.index.within(start, end) if isinstance(p, Place)]
        groups = self._groups(mentions)
        if groups and groups[0][0][0].start <= first and not self._in_passing(*groups[0][0], first):
            return self._of_group(groups[0], groups[0][-1][0].end)
        return None


def scope_of(draft: Draft) -> Scope:
    """The scope of a report, made once when the places are known."""
    made: tuple[object, Scope] | None = draft.doc.user_data.get(_KEY)
    if made is None or made[0] is not draft.places:
        known = gazetteer()
        above = frozenset(known.ancestors(draft.home)) if draft.home else frozenset()
        scope = Scope(MentionIndex(draft.places), draft.layout, draft.home, above, draft.text, known)
        made = (draft.places, scope)
        draft.doc.user_data[_KEY] = made
    return made[1]


def place_at(draft: Draft, offset: int) -> str | None:
    """The code of the place that an undetermined statement at `offset` is about.

    That is the last place that its sentence names before the offset (全市 and the like too; comparisons and partners
    aside), else the one that an earlier sentence of the paragraph opens with, else the one that the paragraph or its
    headings open with, else the report's home place. None only when the report has no home place.
    """
    return scope_of(draft).at(offset)
