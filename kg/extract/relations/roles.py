"""What part a place or an agency plays in its clause: subject, agent, owner, scene, or none."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct

from kg.extract.draft import Draft, MentionIndex, Sentence
from kg.extract.programs.bare import QUOTES
from kg.extract.relations.clauses import Clause, clauses
from kg.extract.relations.cues import Cues
from kg.model import Agency, Mention, Place

Actor = Agency | Place

_NUMBERING: Final = re.compile(
    r"[^\w(]*(?:第?[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十\d]+\)|\d+[.、]|[①-⑳])|[\W_]+"
)
_TIME: Final = re.compile(
    r"(?:自|从|截至|到|至|在)?(?:\d{2,4}年|\d{1,2}月|\d{1,2}日|[今去前明]年|上半年|下半年|第?[一二三四]季度|[上中下]旬|[年月]?[初底末中])+"
    r"(?:以来|起|至今|开始|以后|之前|底前|前|间|期间|来)?[\W_]*"
)
_MEASURED: Final = re.compile(r"(?:[^,;:。!?]{0,10}率|\d+[余多]?[个家所支])")
"""After a kind of body that is only counted or measured (综治中心规范化率…, 调解委员会268个): it does nothing."""
_LIST: Final = re.compile(r"[、和与及同跟暨]|以及|会同|联合|携手")


class Role(Struct, frozen=True):
    """A mention of an actor, and how it stands: subject, agent, partner, scene, guide or inner."""

    mention: Mention
    actor: Actor
    name: str
    start: int
    """Where the naming begins, with the places that locate it (石门县 in 石门县壶瓶山镇)."""


class Actors:
    """The places and agencies of a report, each mention with its role."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._draft = draft
        self._cues = cues
        self._clauses: dict[int, tuple[Clause, ...]] = {}
        names = MentionIndex([*draft.agencies, *draft.programs, *draft.policies])
        places = [
            (mention, place)
            for place in draft.places
            for mention in place.mentions
            if not any(
                m.start <= mention.start and mention.end <= m.end and not m.anaphor
                for m, _ in names.within(max(0, mention.start - 40), mention.end)
            )
        ]
        agencies = [(mention, agency) for agency in draft.agencies for mention in agency.mentions]
        pairs: list[tuple[Mention, Actor]] = [*places, *agencies]
        starts = {mention.start for mention, _ in pairs}
        # A place right before another name only locates it: 石门县 in 石门县壶瓶山镇.
        locating = [m for m, actor in places if m.end in starts]
        self._chains = {m.end: m.start for m in locating}
        own = [pair for pair in pairs if isinstance(pair[1], Agency) or pair[0].end not in starts]
        self._pairs = sorted(own, key=lambda pair: (pair[0].start, -pair[0].end))

    def clauses(self, sentence: Sentence) -> tuple[Clause, ...]:
        """The clauses of a sentence, read once."""
        if sentence.start not in self._clauses:
            found = clauses(self._draft.text, sentence)
            self._clauses[sentence.start] = found
        return self._clauses[sentence.start]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention, _ in self._pairs]

    def within(self, start: int, end: int) -> Iterator[tuple[Mention, Actor]]:
        """The mentions that begin in [start, end), in order."""
        yield from self._pairs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def roles(self, clause: Clause) -> tuple[Role, ...]:
        """The mentions of a clause with their roles; members of a list share the role of its first member."""
        text = self._draft.text
        found: list[Role] = []
        for mention, actor in self.within(clause.start, clause.end):
            previous = found[-1] if found else None
            if previous and mention.start < previous.mention.end:
                # Members of one list share its head and so its end: 昭通、毕节三地中级人民法院.
                if mention.end == previous.mention.end:
                    found.append(Role(mention, actor, previous.name, mention.start))
                continue
            start = self.naming_start(mention)
            if previous and _LIST.fullmatch(text[previous.mention.end : start].strip("".join(QUOTES))):
                found.append(Role(mention, actor, previous.name, start))
            else:
                found.append(Role(mention, actor, self._role(clause, mention, actor, start), start))
        return tuple(found)

    def naming_start(self, mention: Mention) -> int:
        """Where the naming of a mention begins, with the places that locate it."""
        start = mention.start
        while start in self._chains:
            start = self._chains[start]
        return start

    def _role(self, clause: Clause, mention: Mention, actor: Actor, start: int) -> str:
        text, cues = self._draft.text, self._cues
        before = text[clause.start : start]
        if before.endswith(cues.agent):
            return "agent"
        if before.endswith(cues.scene) and not before.endswith(cues.not_scene):
            return "guide" if cues.guided.match(text, mention.end, clause.end) else "scene"
        if self._is_partner(clause, mention, before):
            return "partner"
        return "subject" if self._opens(before) and self._can_act(mention, actor) else "inner"

    def _can_act(self, mention: Mention, actor: Actor) -> bool:
        """Whether what follows an opening mention leaves it the one who acts."""
        text, cues = self._draft.text, self._cues
        if isinstance(actor, Agency) and _MEASURED.match(text, mention.end):
            return False
        if actor.name.endswith(cues.authorities) and text.startswith(cues.heads, mention.end):
            # Whoever heads the authorities of a place speaks of the place.
            return False
        return not (mention.anaphor and text[mention.start] in "全我" and text.startswith(cues.staff, mention.end))

    def _is_partner(self, clause: Clause, mention: Mention, before: str) -> bool:
        """Whether a body is one with which something is done (与某局、某局共建…; 会同某局组建…)."""
        text, cues = self._draft.text, self._cues
        if not before.endswith(cues.company):
            return False
        end = mention.end
        for other, _ in self.within(mention.end, clause.end):
            if not _LIST.fullmatch(text[end : self.naming_start(other)].strip("".join(QUOTES))):
                break
            end = other.end
        return cues.jointly.match(text, end) is not None or cues.agreed.match(text, end) is not None

    def _opens(self, before: str) -> bool:
        rest = before
        while rest:
            match = _NUMBERING.match(rest)
            shorter = rest[match.end() :] if match else rest
            for pattern in (_TIME, self._cues.opener):
                match = pattern.match(shorter)
                shorter = shorter[match.end() :] if match else shorter
            if shorter == rest:
                return False
            rest = shorter
        return True
