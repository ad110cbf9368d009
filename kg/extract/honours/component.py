"""Component kg_honours: honours and the relation received."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.agencies.subjects import actor_at, outer_mentions, subjects
from kg.extract.draft import Draft, Paragraph
from kg.extract.honours.givers import giver_of
from kg.extract.honours.objects import Award, awards, year_of
from kg.extract.honours.rolls import rolls
from kg.extract.honours.titled import titled
from kg.model import Agency, Entity, Honour, Place, Program, Relation, written_forms
from kg.schema.resources import cues

_CLOSE: Final = re.compile("[,;。]")
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
        stated = [award for award in awards(draft.text) if draft.layout.sentence_at(award.start) is not None]
        starts = {award.inner[0] for award in stated} | {award.start for award in stated}
        listed = [award for award in (*rolls(draft), *titled(draft)) if award.start not in starts]
        found = sorted((*stated, *listed), key=lambda award: award.start)
        doc._.honours = _honours(draft, found)
        relations: dict[tuple[str, str], Relation] = {}
        known: _Known | None = None
        for award in found:
            received = _received(draft, award, known)
            known = _remember(draft, award, received)
            for relation in received:
                relations.setdefault((relation.s, relation.o), relation)
        doc._.relations = (*draft.relations, *relations.values())
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
        givers = (giver_of(draft, award) for award in group)
        honours.append(
            Honour(
                name=name,
                surface=written_forms(mentions),
                mentions=mentions,
                year=next((year for year in years if year is not None), None),
                giver=next((giver for giver in givers if giver is not None), None),
            )
        )
    return tuple(honours)


def _year(draft: Draft, award: Award) -> str | None:
    sentence = draft.layout.sentence_at(award.start)
    return year_of(draft.text, award, sentence.start) if sentence is not None else None


@dataclass(frozen=True)
class _Known:
    """Who received the honour before, and the paragraph that said so."""

    receivers: tuple[str, ...]
    paragraph: Paragraph


def _remember(draft: Draft, award: Award, received: list[Relation]) -> _Known | None:
    sentence = draft.layout.sentence_at(award.start)
    if sentence is None or not received:
        return None
    return _Known(tuple(relation.s for relation in received), draft.layout.paragraph_of(sentence))


def _received(draft: Draft, award: Award, known: _Known | None) -> list[Relation]:
    if award.receivers is not None:
        listed = outer_mentions(draft, *award.receivers)
        starts = {mention.start for mention, _ in listed}
        return [
            _relation(draft, entity, award, award.verb_start, _NAMED)
            for mention, entity in listed
            if mention.end not in starts and not award.verb.endswith(_persons())
        ]
    passive = draft.text.rfind("被", max(0, award.verb_start - 16), award.verb_start)
    offset = (
        passive if passive >= 0 and not set(draft.text[passive : award.verb_start]) & set(",。;") else award.verb_start
    )
    if _is_counted(draft.text, offset):
        return []
    meant = _program_meant(draft, offset)
    if meant is not None:
        return [_relation(draft, meant, award, offset, _CARRIED)]
    named = subjects(draft, offset, draft.people) or subjects(draft, offset, draft.programs)
    if named:
        start = named[0][0].start
        team = _team(draft, named[-1][0].end, offset)
        if team is not None:
            return [_relation(draft, team, award, start, _NAMED)]
        receivers: list[Entity] = [entity for _, entity in named if isinstance(entity, Agency | Place | Program)]
        return [_relation(draft, entity, award, start, _NAMED) for entity in receivers]
    sentence = draft.layout.sentence_at(award.start)
    if known is not None and sentence is not None and draft.layout.paragraph_of(sentence) == known.paragraph:
        return [_relation(draft, name, award, offset, _CARRIED) for name in known.receivers]
    actor = actor_at(draft, offset)
    return [_relation(draft, actor, award, offset, _CARRIED)] if actor is not None else []


def _team(draft: Draft, start: int, end: int) -> Program | None:
    """The team with a name of its own to which a place only leads up (某村“…”宣传队,…,被授予; 某村妇女成立的“…”)."""
    close = _CLOSE.search(draft.text, start, end)
    stop = close.start() if close else end
    for mention, program in draft.named_programs.within(start, stop):
        before = draft.text[start : mention.start].rstrip("“")
        last = mention.end <= stop and not draft.text[mention.end : stop].strip("”")
        if last and before[-1:] in ("", "的") and isinstance(program, Program):
            return program
    return None


def _is_counted(text: str, offset: int) -> bool:
    """Whether the clause before the verb only counts who received (58个单位|被授予)."""
    start = max(text.rfind(mark, 0, offset) for mark in ",。;:!?\n") + 1
    return _counted().match(text, start, offset) is not None


def _program_meant(draft: Draft, offset: int) -> Program | None:
    """The program that 该做法 directly before the verb stands for: the last one named before it."""
    match = _meant().search(draft.text, max(0, offset - 12), offset)
    if match is None:
        return None
    named = [(m.end, program) for program in draft.programs for m in program.mentions if m.end <= match.start()]
    return max(named, key=lambda pair: pair[0])[1] if named else None


@cache
def _meant() -> re.Pattern[str]:
    words = "|".join(cues("honours")["verbs"]["anaphors"])
    return re.compile(rf"(?:该|这一|此|上述)(?:{words})[^,。;!?\n该]{{0,6}}$")


@cache
def _persons() -> tuple[str, ...]:
    return tuple(cues("honours")["objects"]["persons"])


@cache
def _counted() -> re.Pattern[str]:
    measures = "".join(cues("honours")["verbs"]["counted"])
    return re.compile(rf"(?:有|共有|另有)?\d+[余多]?[{measures}]")


def _relation(draft: Draft, entity: Entity | str, award: Award, start: int, confidence: float) -> Relation:
    end = award.end + 1 if draft.text[award.end : award.end + 1] in '”"」』' else award.end
    return Relation(
        s=entity if isinstance(entity, str) else entity.name,
        p="received",
        o=award.name,
        quote=draft.original(start, end),
        start=start,
        end=end,
        confidence=confidence,
        cue=award.verb,
    )
