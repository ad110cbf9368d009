"""Who acts: the agencies and places that are the subject of a verb, joined ones together (市委、市政府先后出台 …)."""

from collections.abc import Iterable
from functools import cache

from kg.extract.agencies.scope import agency_at
from kg.extract.draft import Draft
from kg.model import Agency, Entity, Mention, Place
from kg.schema.resources import cues

Pair = tuple[Mention, Entity]


def subjects(draft: Draft, offset: int, extra: Iterable[Entity] = ()) -> list[Pair]:
    """The agencies and places (and `extra` entities) that are the subject of the verb at `offset`, in order.

    The nearest group of joined mentions before the verb in its sentence that no preposition governs; empty when the
    sentence has none.
    """
    sentence = draft.layout.sentence_at(offset)
    if sentence is None:
        return []
    for group in reversed(_groups(draft, outer_mentions(draft, sentence.start, offset, extra))):
        if _can_act(draft, group):
            return group
    return []


def actor_at(draft: Draft, offset: int) -> Entity | None:
    """Who acts where the sentence names nobody: the agency that the text speaks of, else the home place."""
    sentence = draft.layout.sentence_at(offset)
    agency = agency_at(draft, offset) if sentence is not None else None
    return agency or home_place(draft)


def home_place(draft: Draft) -> Place | None:
    """The report's home place, where the report names it."""
    return next((place for place in draft.places if place.code == draft.home and place.level in _LEVELS), None)


_LEVELS = ("country", "province", "prefecture", "county")


def outer_mentions(draft: Draft, start: int, end: int, extra: Iterable[Entity] = ()) -> list[Pair]:
    """The mentions in [start, end) that lie inside no longer one, in order of the text."""
    entities: tuple[Entity, ...] = (*draft.agencies, *draft.places, *extra)
    pairs = [(m, entity) for entity in entities for m in entity.mentions if start <= m.start and m.end <= end]
    pairs.sort(key=lambda pair: (pair[0].start, -pair[0].end, not isinstance(pair[1], Agency)))
    found: list[Pair] = []
    for mention, entity in pairs:
        if not found or mention.start >= found[-1][0].end or mention.end == found[-1][0].end:
            if (
                found
                and isinstance(found[-1][1], Agency)
                and isinstance(entity, Place)
                and mention.start < found[-1][0].end
            ):
                continue
            found.append((mention, entity))
    return found


def _groups(draft: Draft, mentions: list[Pair]) -> list[list[Pair]]:
    joints = _joints()
    groups: list[list[Pair]] = []
    for pair in mentions:
        if groups:
            between = draft.text[groups[-1][-1][0].end : pair[0].start]
            if between in joints or pair[0].start < groups[-1][-1][0].end:
                groups[-1].append(pair)
                continue
            if not between and isinstance(groups[-1][-1][1], Place):
                chain = Mention(groups[-1][-1][0].start, pair[0].end, groups[-1][-1][0].text + pair[0].text)
                groups[-1][-1] = (chain, pair[1])
                continue
        groups.append([pair])
    return groups


def _can_act(draft: Draft, group: list[Pair]) -> bool:
    rules = cues("agencies")["subjects"]
    start, end = group[0][0].start, group[-1][0].end
    before = draft.text[max(0, start - 4) : start]
    after = draft.text[end : end + 2]
    if draft.text.startswith(tuple(rules["heads"]), end) and isinstance(group[-1][1], Agency):
        # The body whose head somebody is does nothing itself (由县委|书记任组长).
        return False
    if before.endswith(tuple(rules["governed_by"])):
        return False
    if isinstance(group[0][1], Place) and before and before[-1] not in rules["opens"]:
        return False
    return not after.startswith(tuple(rules["modifies"]))


@cache
def _joints() -> frozenset[str]:
    return frozenset(cues("agencies")["subjects"]["joints"])
