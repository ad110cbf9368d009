"""Component kg_honours: honours and the relation received."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.agencies.subjects import actor_at, outer_mentions, subjects
from kg.extract.draft import Draft
from kg.extract.honours.objects import Award, awards, year_of
from kg.model import Agency, Entity, Honour, Place, Program, Relation, written_forms

_NAMED = 0.9
_CARRIED = 0.6
"""Confidence of a receiver named in the sentence, and of one carried over from the sentences before."""


@Language.factory(
    "kg_honours",
    assigns=["doc._.honours", "doc._.relations"],
    requires=["doc._.layout", "doc._.places", "doc._.agencies", "doc._.people"],
)
def make_honours(nlp: Language, name: str) -> "HonoursComponent":
    """The factory that pipelines/*.cfg names."""
    return HonoursComponent()


class HonoursComponent:
    """Finds honours, and who received them."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.honours and adds to doc._.relations."""
        draft = Draft(doc)
        found = [award for award in awards(draft.text) if draft.layout.sentence_at(award.start) is not None]
        doc._.honours = _honours(draft, found)
        relations: dict[tuple[str, str], Relation] = {}
        for award in found:
            for relation in _received(draft, award):
                relations.setdefault((relation.s, relation.o), relation)
        doc._.relations = (*doc._.relations, *relations.values())
        return doc


def _honours(draft: Draft, found: list[Award]) -> tuple[Honour, ...]:
    by_name: dict[str, list[Award]] = {}
    for award in found:
        by_name.setdefault(award.name, []).append(award)
    honours = []
    for name, group in by_name.items():
        spans = dict.fromkeys(span for award in group for span in ((award.start, award.end), award.inner))
        mentions = tuple(draft.mention(start, end) for start, end in spans)
        years = (_year(draft, award) for award in group)
        honours.append(
            Honour(
                name=name,
                surface=written_forms(mentions),
                mentions=mentions,
                year=next((year for year in years if year is not None), None),
            )
        )
    return tuple(honours)


def _year(draft: Draft, award: Award) -> str | None:
    sentence = draft.layout.sentence_at(award.start)
    return year_of(draft.text, award, sentence.start) if sentence is not None else None


def _received(draft: Draft, award: Award) -> list[Relation]:
    if award.receivers is not None:
        listed = outer_mentions(draft, *award.receivers)
        return [_relation(draft, entity, award, award.verb_start, _NAMED) for _, entity in listed]
    passive = draft.text.rfind("被", max(0, award.verb_start - 16), award.verb_start)
    offset = (
        passive if passive >= 0 and not set(draft.text[passive : award.verb_start]) & set(",。;") else award.verb_start
    )
    named = subjects(draft, offset, draft.people) or subjects(draft, offset, draft.programs)
    if named:
        start = named[0][0].start
        receivers: list[Entity] = [entity for _, entity in named if isinstance(entity, Agency | Place | Program)]
        return [_relation(draft, entity, award, start, _NAMED) for entity in receivers]
    actor = actor_at(draft, offset)
    return [_relation(draft, actor, award, offset, _CARRIED)] if actor is not None else []


def _relation(draft: Draft, entity: Entity, award: Award, start: int, confidence: float) -> Relation:
    end = award.end + 1 if draft.text[award.end : award.end + 1] in '”"」』' else award.end
    return Relation(
        s=entity.name,
        p="received",
        o=award.name,
        quote=draft.original(start, end),
        start=start,
        end=end,
        confidence=confidence,
        cue=award.verb,
    )
