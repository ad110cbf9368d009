"""Where a report names what its numbers can be about: places, agencies and programs, with short references to them."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from kg.extract.draft import Draft
from kg.extract.figures.phrases import pattern
from kg.extract.figures.references import short_references
from kg.extract.periods import times_of
from kg.model import Agency, Place, Program
from kg.schema.resources import cues

DIRECTING: Final = ("government", "party_committee", "congress", "political_legal")
"""Kinds of agencies that speak for their whole place, under which others act."""

_BUILT: Final = ("governance_centre", "mediation", "court")
"""Kinds of agencies that others set up and run."""

Kind = Literal["place", "agency", "program"]


class Topic(Struct, frozen=True):
    """An entity that can be what a number is about, where it is mentioned."""

    start: int
    end: int
    kind: Kind
    entity: Place | Agency | Program

    @property
    def is_counted(self) -> bool:
        """Whether these are bodies that an item of a list counts (县级综治中心全部建成;…), rather than who acts in all."""
        return isinstance(self.entity, Agency) and self.entity.collective and self.entity.kind == "governance_centre"

    @property
    def is_bodies(self) -> bool:
        """Whether these are agencies spoken of together."""
        return isinstance(self.entity, Agency) and self.entity.collective

    @property
    def is_built(self) -> bool:
        """Whether this is an agency that others set up and run."""
        built = isinstance(self.entity, Agency) and not self.entity.collective
        return built and getattr(self.entity, "kind", "") in _BUILT

    @property
    def is_directing(self) -> bool:
        """Whether this is a committee or a government, under which others act."""
        return isinstance(self.entity, Agency) and self.entity.kind in DIRECTING

    @property
    def is_surveillance(self) -> bool:
        """Whether this is a program that consists of cameras."""
        return isinstance(self.entity, Program) and self.entity.kind == "surveillance"

    @property
    def is_campaign(self) -> bool:
        """Whether this is a program in which agencies act, rather than one with parts and outputs of its own."""
        return isinstance(self.entity, Program) and self.entity.kind == "campaign"


def topics_in(draft: Draft, starts: Iterator[int]) -> list[Topic]:
    """The topics of a report in order of the text; `starts` are the starts of its clauses."""
    return _with_references(draft, _outermost(draft), starts)


def _with_references(draft: Draft, topics: list[Topic], starts: Iterator[int]) -> list[Topic]:
    """The topics with the short references to them that lie outside of any."""
    begins = [t.start for t in topics]
    found = list(topics)
    for start, end, entity in short_references(draft, starts):
        index = bisect_left(begins, end)
        if index == 0 or topics[index - 1].end <= start:
            kind: Kind = "agency" if isinstance(entity, Agency) else "program"
            found.append(Topic(start, end, kind, entity))
        elif topics[index - 1].start == start and _is_nearer(entity, topics[index - 1], start):
            found[index - 1] = Topic(start, end, "program", entity)
    found += _people_of(draft, begins, topics)
    return sorted(found, key=lambda t: t.start)


def _is_nearer(entity: Agency | Program, named: Topic, start: int) -> bool:
    """Whether a program is what a reference points back to (共建“…”中心,该中心), rather than an agency named earlier."""
    if not isinstance(entity, Program) or named.kind != "agency":
        return False
    ends = [max((m.end for m in one.mentions if m.end <= start), default=0) for one in (entity, named.entity)]
    return ends[0] > ends[1]


def _people_of(draft: Draft, begins: list[int], topics: list[Topic]) -> list[Topic]:
    """The people of a system (全市检察官, 两级院) as the system that they belong to."""
    systems = tuple(cues("figures")["topics"]["systems"])
    kinds: dict[str, list[str]] = cues("figures")["topics"]["people_of"]
    found: list[Topic] = []
    if not any(people in draft.text for people in kinds):
        return found
    for m in pattern("topics", "staff").finditer(draft.text):
        index = bisect_left(begins, m.end())
        if index and topics[index - 1].end > m.start() and topics[index - 1].kind != "place":
            continue
        bodies = [a for a in draft.agencies if a.collective and a.place == draft.home and a.name.endswith(systems)]
        for a in bodies:
            if a.kind in kinds[m.group(1)]:
                found.append(Topic(m.start(), m.end(), "agency", a))
                break
    return found


def _outermost(draft: Draft) -> list[Topic]:
    """All mentions of places, agencies and programs, without those that lie inside a longer one."""
    found: list[Topic] = []
    kinds: tuple[tuple[Kind, tuple[Place | Agency | Program, ...]], ...] = (
        ("agency", draft.agencies),
        ("program", draft.programs),
        ("place", draft.places),
    )
    for kind, entities in kinds:
        found += [Topic(m.start, m.end, kind, e) for e in entities for m in e.mentions]
    times = times_of(draft)
    names = [m.text for p in draft.places for m in p.mentions if not m.anaphor]
    general = pattern("topics", "general")
    local = {p.name for p in draft.programs if general.search(p.name) and any(name in p.name for name in names)}
    # A general effort named after its place (平安某市) is no topic of numbers.
    found = [
        t for t in found if times.covering(t.start) is None and (t.kind != "program" or t.entity.name not in local)
    ]
    # What is both a place and a program by its words (“…社区”康复点) is the program: sorting keeps this order.
    found.sort(key=lambda t: (t.start, -t.end))
    kept: list[Topic] = []
    for topic in found:
        if not kept or topic.end > kept[-1].end:
            kept.append(topic)
    return kept
