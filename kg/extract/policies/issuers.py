"""Who issued a document: the subject of the verb of issuing beside its title."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.extract.agencies.scope import agency_at
from kg.extract.agencies.subjects import Pair, home_place, outer_mentions, subjects
from kg.extract.draft import Draft
from kg.extract.policies.titles import Title
from kg.model import Agency, Entity, Place, Relation
from kg.schema.resources import cues

_REACH: Final = 14
"""Characters between a verb of issuing and the title, other titles left out (联合印发了新修订的《…》)."""
_PREFIX: Final = 2
"""Characters before the first issuer that belong to it (中共)."""
_FORWARDS: Final = "转发"
"""The verb of who only passes on what others issued."""
_MARKS: Final = ",;:。\n "
_EXPLICIT: Final = 0.9
_CARRIED: Final = 0.6
"""Confidence of an issuer named in the sentence, and of one carried over from the sentences before."""


@dataclass(frozen=True)
class Issue:
    """One relation issued."""

    relation: Relation


def issues(draft: Draft, found: list[Title]) -> list[Issue]:
    """The relations issued that the verbs beside the titles state."""
    stated: dict[tuple[str, str], Issue] = {}
    for title in found:
        if title.short:
            continue
        own = _own(draft, title)
        verb = _verb_before(draft, title)
        if verb is not None and not (own and verb.group().endswith(_FORWARDS)):
            own = own + _state(draft, title, verb)
        elif verb is None:
            own = own + _by_agents(draft, title)
        for issue in own:
            stated.setdefault((issue.relation.s, issue.relation.o), issue)
    return list(stated.values())


def _own(draft: Draft, title: Title) -> list[Issue]:
    """The issuers that the title itself begins with (《甲局、乙局关于…》)."""
    end = draft.text.find("关于", title.start, title.end)
    named = outer_mentions(draft, title.start, end) if end >= 0 else []
    agencies = [(mention, entity) for mention, entity in named if isinstance(entity, Agency)]
    if not agencies or agencies[0][0].start > title.start + _PREFIX or agencies[-1][0].end != end:
        return []
    return [_issue(draft, entity, title, (title.start, title.end), _EXPLICIT, "关于") for _, entity in agencies]


def _verb_before(draft: Draft, title: Title) -> re.Match[str] | None:
    """The verb of issuing that governs the title: nothing but titles and a few words lie between them."""
    sentence = draft.layout.sentence_at(title.start)
    if sentence is None:
        return None
    verbs = list(_verbs().finditer(draft.text, sentence.start, title.start))
    if not verbs:
        return None
    verb = verbs[-1]
    between = re.sub(r"《[^》]*》", "", draft.text[verb.end() : title.start]).strip("《、和及与“")
    if verb["using"] or len(between) > _REACH or (re.search(r"[,。;:]", between) and len(between) > 2):
        return None
    return verb


def _state(draft: Draft, title: Title, verb: re.Match[str]) -> list[Issue]:
    actors = _joined(draft, verb.start(), verb.end())
    end = title.end + 1 if draft.text[title.end : title.end + 1] == "》" else title.end
    if actors:
        start = actors[0][0].start
        stated = [
            _issue(draft, entity, title, (start, end), _EXPLICIT, verb.group())
            for _, entity in actors
            if isinstance(entity, Agency | Place)
        ]
        return stated + _silent_partner(draft, title, verb, start)
    actor = _carried(draft, title, verb.start())
    if actor is None:
        return []
    return [_issue(draft, actor, title, (verb.start(), end), _CARRIED, verb.group())]


def _silent_partner(draft: Draft, title: Title, verb: re.Match[str], start: int) -> list[Issue]:
    """Who issued together with partners that open their clause (联合甲局、乙局出台《…》): the body spoken of."""
    text = draft.text
    word = next((word for word in cues("policies")["partners"] if text.endswith(word, 0, start)), "")
    before = start - len(word)
    if not word or (before > 0 and text[before - 1] not in _MARKS):
        return []
    actor = agency_at(draft, before)
    return [] if actor is None else [_issue(draft, actor, title, (before, title.end), _CARRIED, verb.group())]


def _by_agents(draft: Draft, title: Title) -> list[Issue]:
    """Those by whom the title is said to have been issued (《办法》已由市政府印发)."""
    match = _passive().match(draft.text, title.end)
    if match is None:
        return []
    agents = match.span("agents") if match["verb"] else match.span("adopters")
    named = [entity for _, entity in outer_mentions(draft, *agents) if isinstance(entity, Agency)]
    span, cue = (title.start, match.end()), match["verb"] or match["adopted"]
    return [_issue(draft, entity, title, span, _EXPLICIT, cue) for entity in named]


def _of_attribute(draft: Draft, offset: int, verb_end: int) -> list[Pair]:
    """The issuer in an attribute of the title, whatever governs both (按照|分局|出台的《…》)."""
    sentence = draft.layout.sentence_at(offset)
    if sentence is None or not draft.text.startswith("的", verb_end):
        return []
    named = outer_mentions(draft, sentence.start, offset)
    return named[-1:] if named and named[-1][0].end == offset and isinstance(named[-1][1], Agency) else []


def _joined(draft: Draft, offset: int, verb_end: int) -> list[Pair]:
    """The subjects of the verb, with the one before them where they are its partners (甲部于去年联合|乙部印发)."""
    actors = _of_attribute(draft, offset, verb_end) or subjects(draft, offset)
    if actors and draft.text.endswith(tuple(cues("policies")["partners"]), 0, actors[0][0].start):
        return subjects(draft, actors[0][0].start) + actors
    return actors


def _carried(draft: Draft, title: Title, offset: int) -> Entity | None:
    """The actor of a sentence that names none: the place that the title begins with, else who the text speaks of."""
    own = next((p for p in draft.places if p.level != "country" and title.name.startswith(p.name)), None)
    agency = agency_at(draft, offset)
    if own is not None and (agency is None or not _speaks_last(draft, agency, offset)):
        return own
    return agency or home_place(draft)


def _speaks_last(draft: Draft, agency: Agency, offset: int) -> bool:
    """Whether the agency is named in the sentence before the one at `offset`, or earlier in its paragraph's."""
    sentence = draft.layout.sentence_at(offset)
    if sentence is None:
        return False
    paragraph = draft.layout.paragraph_of(sentence)
    index = next(i for i, one in enumerate(draft.layout.sentences) if one.start == sentence.start)
    floor = draft.layout.sentences[max(paragraph.first_sentence, index - 1)].start
    return any(floor <= mention.start < offset for mention in agency.mentions)


def _issue(draft: Draft, entity: Entity, title: Title, span: tuple[int, int], confidence: float, cue: str) -> Issue:
    start, end = span
    return Issue(
        Relation(
            s=entity.name,
            p="issued",
            o=title.name,
            quote=draft.original(start, end),
            start=start,
            end=end,
            confidence=confidence,
            cue=cue,
        )
    )


@cache
def _verbs() -> re.Pattern[str]:
    rules = cues("policies")
    issue = "|".join(sorted(rules["issue"], key=len, reverse=True))
    using = "|".join(sorted(rules["using"], key=len, reverse=True))
    # 委员会签署 holds 签署, not 会签.
    return re.compile(rf"(?P<using>{using})|(?P<issue>(?<!委员)(?:{issue}))")


@cache
def _passive() -> re.Pattern[str]:
    issue = "|".join(sorted(cues("policies")["issue"], key=len, reverse=True))
    adopt = "|".join(cues("policies")["adopt"])
    return re.compile(
        rf"》(?:[^,。;:《》]{{0,12}},?)由(?P<agents>[^,。;:《》]{{2,40}}?)(?P<verb>{issue})"
        rf"|》(?:已)?经(?P<adopters>[^,。;:《》]{{2,30}}?)(?P<adopted>{adopt})"
    )
