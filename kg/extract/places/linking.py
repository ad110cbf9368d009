"""From spots to decided divisions: read what is plain, guess the home place, read the rest by it."""

from kg.extract.places.clues import THIN, Context, decide
from kg.extract.places.evidence import Levels, Zones, choose_home, votes_of
from kg.extract.places.lexicon import words
from kg.extract.places.spots import Spot
from kg.schema.gazetteer import Gazetteer


def link(
    spots: list[Spot], zones: Zones, levels: Levels, gazetteer: Gazetteer, year: int | None, hints: list[Spot]
) -> tuple[list[Spot], str | None]:
    """The spots that name a place, decided, and the report's home place.

    `hints` are spots that stand outside the text (in the publisher's name): they vote, but are not returned.
    """
    for spot in spots:
        spot.weight = zones.weight(spot.start)
    for spot in (*spots, *hints):
        if len(spot.options) == 1 and _plain(spot):
            spot.code = next(iter(spot.options))
    home = choose_home(_votes(spots, hints, zones, gazetteer), levels, gazetteer, year)
    for _ in range(2):
        sure = [spot for spot in spots if spot.margin is None or spot.margin >= THIN]
        votes = _votes(sure, hints, zones, gazetteer)
        named = frozenset(spot.code for spot in sure if spot.full and spot.code)
        context = Context(gazetteer, year, home, votes, named)
        for spot in (*spots, *hints):
            decide(spot, context)
        _drop_unsupported(spots, context)
        sure = [spot for spot in spots if spot.margin is None or spot.margin >= THIN]
        home = choose_home(_votes(sure, hints, zones, gazetteer), levels, gazetteer, year)
    home = home or choose_home(_votes(spots, hints, zones, gazetteer), levels, gazetteer, year)
    return [spot for spot in spots if spot.code is not None], home


def _plain(spot: Spot) -> bool:
    if spot.form in words().common or spot.form in words().everyday:
        return False
    if spot.full and _may_be_words(spot):
        return spot.clean
    return spot.full or next(iter(spot.options.values())).level != "county" or spot.body


def _votes(spots: list[Spot], hints: list[Spot], zones: Zones, gazetteer: Gazetteer) -> dict[str, float]:
    votes = votes_of(spots, zones, gazetteer)
    for hint in hints:
        if hint.code is not None:
            votes[hint.code] = votes.get(hint.code, 0.0) + 4.0
    return votes


def _drop_unsupported(spots: list[Spot], context: Context) -> None:
    """Takes the code from spots that are rather a common word than a place."""
    plain = {spot.code for spot in spots if _chained(spot, context)}
    plain |= {spot.code for spot in spots if spot.full and spot.clean and spot.form not in words().common}
    supported = {id(spot) for spot in spots if _supported(spot, context, plain)}
    for before, spot in reversed([(s.listed, s) for s in spots if s.listed is not None]):
        if id(spot) in supported and before is not None and _may_join(before, spot, context):
            supported.add(id(before))
    for spot in spots:
        if spot.listed is not None and id(spot.listed) in supported and _may_join(spot, spot.listed, context):
            supported.add(id(spot))
    for spot in spots:
        if id(spot) not in supported:
            spot.code = None


def _may_join(spot: Spot, neighbour: Spot, context: Context) -> bool:
    """Whether a list makes a place of a short form: its neighbour there is one of the same parent."""
    if spot.code is None or neighbour.code is None or spot.form in words().common:
        return False
    one, other = (context.gazetteer.division(s.code or "", context.year) for s in (spot, neighbour))
    if one is None or other is None:
        return False
    return one.parent == other.parent or (one.level == other.level and spot.form not in words().everyday)


def _chained(spot: Spot, context: Context) -> bool:
    return bool(spot.code and spot.chained and spot.chained.code in context.above(spot.code))


def _supported(spot: Spot, context: Context, plain: set[str | None]) -> bool:
    code = spot.code
    if code is None:
        return False
    above = context.above(code)
    if spot.form in words().common:
        return code in plain
    if _chained(spot, context):
        return True
    near = context.home is not None and (
        code in (context.home, *context.above(context.home))
        or context.home in above
        or bool(above and above[0] == _prefecture(context.home, context))
    )
    if spot.runs_on and not near:
        return False
    if spot.full and not _may_be_words(spot):
        return True
    if spot.full:
        return code in plain and (near or any(context.votes.get(upper, 0) > 0 for upper in above))
    if spot.form in words().everyday:
        return spot.body and (near or code in context.named)
    if spot.options[code].level != "county":
        return True
    return near or code in context.named or spot.body


def _may_be_words(spot: Spot) -> bool:
    """Names like 成县 (in 建成县级) and 平安县: of two characters, or with an everyday word for a stem."""
    return len(spot.form) == 2 or spot.form[:-1] in words().everyday


def _prefecture(home: str, context: Context) -> str | None:
    division = context.gazetteer.division(home, context.year)
    if division is None or division.level == "province":
        return None
    return home if division.level == "prefecture" else division.parent
