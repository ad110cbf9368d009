"""Entities: the things that reports speak of, with their mentions in one report and what they are linked to."""

from collections.abc import Iterable

from msgspec import Struct


class Mention(Struct, frozen=True, omit_defaults=True):
    """One place in the text where an entity is named: [start, end) in characters of the report's text.

    `anaphor` marks words that stand for the entity without naming it (全市, 该局): they bind facts to it, but are
    not among its written forms.
    """

    start: int
    end: int
    text: str
    anaphor: bool = False


class Entity(Struct, frozen=True, omit_defaults=True, tag_field="type", kw_only=True):
    """What all entities share: the canonical name of the guide, the written forms, and the mentions.

    Within one Reading a name stands for one entity of a type; relations and figures refer to entities by name.
    """

    name: str
    surface: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Place(Entity, frozen=True, omit_defaults=True, tag="Place", kw_only=True):
    """An administrative division, or a named locality below it.

    `code` is the six-digit GB/T 2260 code in force at the report's date (of the containing county for anything below
    county); `today` the codes that hold its territory now; `level` one of country, province, prefecture, county,
    township, village, locality. `margin` is the lead of the chosen reading over the next (0–1, None when there was
    no other), and `rivals` the codes of the others.
    """

    code: str
    level: str
    today: tuple[str, ...] = ()
    margin: float | None = None
    rivals: tuple[str, ...] = ()


class Agency(Entity, frozen=True, omit_defaults=True, tag="Agency", kw_only=True):
    """A public body, or a named organisation acting in governance. `place` is the code of its jurisdiction."""

    kind: str = "other"
    place: str | None = None
    collective: bool = False


class Program(Entity, frozen=True, omit_defaults=True, tag="Program", kw_only=True):
    """A named program, campaign, mechanism, method, model, pilot, platform or system.

    `concept` is the notation of the concept of ontology/programs.ttl that it is (None for a local program), `broader`
    that of the concept that it falls under, and `place` the code of the place that a local program belongs to.
    """

    kind: str = "other"
    concept: str | None = None
    broader: str | None = None
    place: str | None = None
    reason: str | None = None


class Person(Entity, frozen=True, omit_defaults=True, tag="Person", kw_only=True):
    """A named office-holder, or a person publicly honoured for their work. `agency` is an agency's name."""

    title: str | None = None
    agency: str | None = None


class Policy(Entity, frozen=True, omit_defaults=True, tag="Policy", kw_only=True):
    """A named document, plan, regulation or list; the name stands without 《》. `issuer` is an entity's name."""

    issuer: str | None = None


class Honour(Entity, frozen=True, omit_defaults=True, tag="Honour", kw_only=True):
    """A named title, award or ranking held. `giver` is the canonical name of the body that gave it, where stated."""

    year: str | None = None
    giver: str | None = None


AnyEntity = Place | Agency | Program | Person | Policy | Honour


def written_forms(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The distinct texts of the mentions that name the entity, in order of first appearance."""
    return tuple(dict.fromkeys(m.text for m in mentions if not m.anaphor))
