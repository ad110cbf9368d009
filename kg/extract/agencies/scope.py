"""Which agency a statement belongs to that names none: its sentence's, else its paragraph's, else its section's."""

from kg.extract.draft import Draft, MentionIndex, Paragraph
from kg.model import Agency, Mention
from kg.schema.resources import cues


def agency_at(draft: Draft, offset: int) -> Agency | None:
    """The agency that an undetermined statement at `offset` belongs to, None when nothing tells.

    Goes from near to far: the last agency that is subject before `offset` in the sentence, the one that the paragraph
    speaks of before that sentence, the one that the section is about, and the body whose report the document is.
    """
    layout = draft.layout
    sentence = layout.sentence_at(offset)
    if sentence is None:
        return None
    index = MentionIndex(draft.agencies)
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


def section_agency(draft: Draft, index: MentionIndex, paragraph: Paragraph) -> Agency | None:
    """The agency of the nearest heading: named in it, or the system that it stands for (法院:)."""
    systems = cues("agencies")["headings"]
    for heading in reversed(paragraph.headings):
        line = next((p for p in draft.layout.paragraphs if p.kind == "heading" and _line(draft, p) == heading), None)
        if line is None:
            continue
        named = [entity for _, entity in index.within(line.start, line.end) if isinstance(entity, Agency)]
        if named:
            return named[0]
        if heading.rstrip(":") in systems:
            return None
    return None


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
    found = None
    for mention, entity in index.within(start, end):
        if isinstance(entity, Agency) and mention.end <= end and is_subject(draft, mention):
            found = entity
    return found


def _first_subject(draft: Draft, index: MentionIndex, start: int, end: int) -> Agency | None:
    for mention, entity in index.within(start, end):
        if isinstance(entity, Agency) and is_subject(draft, mention):
            return entity
    return None


def is_subject(draft: Draft, mention: Mention) -> bool:
    """Whether a mention can be the subject of its clause: no word of direction or company before it, no 的 after it."""
    rules = cues("agencies")["subjects"]
    before = draft.text[max(0, mention.start - 3) : mention.start]
    return not before.endswith(tuple(rules["not_after"])) and draft.text[mention.end : mention.end + 1] not in rules["not_before"]
