"""Which agency a statement belongs to that names none: its sentence's, else its paragraph's, else its section's."""

import re
from typing import Final

from kg.extract.agencies.lexicon import lexicon
from kg.extract.draft import Draft, MentionIndex, Paragraph
from kg.model import Agency, Mention
from kg.schema.resources import cues

_INDEX: Final = "kg.agencies.index"
_NUMBER: Final = re.compile(r"^(?:第?[一二三四五六七八九十]+[、章部]|\([一二三四五六七八九十]+\)|\d{1,2}[.、])\s*")
"""The number of a heading."""


def agency_at(draft: Draft, offset: int) -> Agency | None:
    """The agency that an undetermined statement at `offset` belongs to, None when nothing tells.

    Goes from near to far: the last agency that is subject before `offset` in the sentence, the one that the paragraph
    speaks of before that sentence, the one that the section is about, and the body whose report the document is.
    """
    layout = draft.layout
    sentence = layout.sentence_at(offset)
    if sentence is None:
        return None
    index = _index(draft)
    found = _last_subject(draft, index, sentence.start, offset)
    if found is not None:
        return found
    paragraph = layout.paragraph_of(sentence)
    for earlier in reversed(layout.sentences[paragraph.first_sentence : paragraph.last_sentence]):
        if earlier.start >= sentence.start:
            continue
        found = _first_subject(draft, index, earlier.start, earlier.end)
        if found is not None:
            return found
    return section_agency(draft, index, paragraph) or title_agency(draft, index)


def _index(draft: Draft) -> MentionIndex:
    """The agencies' mentions by position, made once for the agencies that the Doc has now."""
    known = draft.doc.user_data.get(_INDEX)
    if known is None or known[0] is not draft.agencies:
        known = (draft.agencies, MentionIndex(draft.agencies))
        draft.doc.user_data[_INDEX] = known
    index: MentionIndex = known[1]
    return index


def section_agency(draft: Draft, index: MentionIndex, paragraph: Paragraph) -> Agency | None:
    """The agency of the nearest heading: named in it, or the system that its first word stands for (二、法院:)."""
    for heading in reversed(paragraph.headings):
        line = next((p for p in draft.layout.paragraphs if p.kind == "heading" and _line(draft, p) == heading), None)
        if line is None:
            continue
        named = [entity for _, entity in index.within(line.start, line.end) if isinstance(entity, Agency)]
        if named:
            return named[0]
        notation = cues("agencies")["headings"].get(_NUMBER.sub("", heading).split(":")[0].strip())
        if notation is not None:
            return _of_system(draft, notation)
    return None


def _of_system(draft: Draft, notation: str) -> Agency | None:
    """The agencies of a system under the home place: spoken of together, else the first one of home, else the first."""
    kind = lexicon().functions[notation].kind
    members = [agency for agency in draft.agencies if agency.kind == kind]
    home = [agency for agency in members if agency.place == draft.home]
    together = [agency for agency in home if agency.collective]
    return next(iter((*together, *home, *members)), None)


def title_agency(draft: Draft, index: MentionIndex) -> Agency | None:
    """The agency whose report the document is: the only one that its title names."""
    for paragraph in draft.layout.paragraphs[:3]:
        if paragraph.kind in ("title", "heading"):
            named = {entity.name: entity for _, entity in index.within(paragraph.start, paragraph.end)}
            if len(named) == 1:
                entity = next(iter(named.values()))
                return entity if isinstance(entity, Agency) else None
    return None


def _line(draft: Draft, paragraph: Paragraph) -> str:
    return draft.text[paragraph.start : paragraph.end]


def _last_subject(draft: Draft, index: MentionIndex, start: int, end: int) -> Agency | None:
    return next(iter(reversed(_subjects(draft, index, start, end))), None)


def _first_subject(draft: Draft, index: MentionIndex, start: int, end: int) -> Agency | None:
    return next(iter(_subjects(draft, index, start, end)), None)


def _subjects(draft: Draft, index: MentionIndex, start: int, end: int) -> list[Agency]:
    """The agencies in [start, end) that can be subjects; of joined ones (甲与乙联合 …) the first stands for all."""
    joints = cues("agencies")["subjects"]["joints"]
    found: list[Agency] = []
    last_end = -1
    for mention, entity in index.within(start, end):
        if not isinstance(entity, Agency) or mention.end > end:
            continue
        joined = last_end >= 0 and (mention.start < last_end or draft.text[last_end : mention.start] in joints)
        last_end = max(last_end, mention.end)
        if not joined and is_subject(draft, mention):
            found.append(entity)
    return found


def is_subject(draft: Draft, mention: Mention) -> bool:
    """Whether a mention can be the subject of its clause: no word of direction or company before it, no 的 after it."""
    rules = cues("agencies")["subjects"]
    before = draft.text[max(0, mention.start - 3) : mention.start]
    return (
        not before.endswith(tuple(rules["not_after"]))
        and draft.text[mention.end : mention.end + 1] not in rules["not_before"]
    )
