"""Who can run programs in one report: the actors of its clauses, of its sections and the report's own."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from msgspec import Struct

from kg.extract.draft import Draft
from kg.extract.relations.clauses import Clause
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actor, Actors, Role
from kg.extract.relations.surroundings import Surroundings
from kg.model import Agency, Place
from kg.schema.gazetteer import gazetteer

STRONG: Final = ("subject", "agent")
"""The roles of those who do what a clause says."""


class Subjects(Struct, frozen=True):
    """Actors, the way by which they were found (an entry of the confidence table), and where their evidence begins."""

    actors: tuple[Actor, ...]
    way: str
    start: int | None = None


class Parties:
    """The actors of one report with their roles; bodies above the report's place run none of its programs."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self.draft = draft
        self.cues = cues
        self.actors = Actors(draft, cues)
        self.surroundings = Surroundings(draft, cues, self.actors)
        self._roles: dict[int, tuple[Role, ...]] = {}

    def roles(self, clause: Clause) -> tuple[Role, ...]:
        """The roles in a clause of those who can run a program: bodies above the report's place only with others."""
        roles = self._roles.get(clause.start)
        if roles is None:
            named = self.actors.roles(clause)
            local = any(r.name in STRONG and not self.is_above(r.actor) for r in named)
            roles = tuple(r for r in named if not self.is_above(r.actor) or self._joins(r, local))
            self._roles[clause.start] = roles
        return roles

    def _joins(self, role: Role, local: bool) -> bool:
        """Whether a body above the place acts here: with a local one, or as a partner (某所和某学院共建…)."""
        return isinstance(role.actor, Agency) and (local or role.name == "partner")

    def home(self) -> Place | None:
        """The place that the report is about."""
        return self.surroundings.home

    def lately(self, offset: int) -> list[Place]:
        """The prefectures or counties named before an offset, the last first: those of the last one's level."""
        named = [
            (max(m.start for m in place.mentions if m.start < offset), place)
            for place in self.draft.places
            if place.level in ("prefecture", "county") and place.mentions[0].start < offset
        ]
        named.sort(key=lambda pair: -pair[0])
        return [place for _, place in named if place.level == named[0][1].level]

    def is_total(self, role: Role) -> bool:
        """Whether a mention is 全市 or the like, for the place that the report is about."""
        return role.mention.anaphor and isinstance(role.actor, Place) and role.actor.code == self.draft.home

    def is_above(self, actor: Actor) -> bool:
        """Whether an actor is, or belongs to, a place that holds the report's."""
        return (actor.code if isinstance(actor, Place) else actor.place) in self._above

    @cached_property
    def _above(self) -> frozenset[str]:
        home = self.draft.home
        return frozenset(("100000", *gazetteer().ancestors(home))) if home else frozenset()


def pick(roles: Iterable[Role], names: tuple[str, ...], way: str) -> Subjects:
    """The mentions that stand in one of the roles."""
    members = [role for role in roles if role.name in names]
    return Subjects(tuple(role.actor for role in members), way, members[0].mention.start)
