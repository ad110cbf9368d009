"""collaborates_with: agencies that act together on something."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from kg.extract.draft import Draft
from kg.extract.relations.clauses import Clause, trimmed
from kg.extract.relations.cues import Cues
from kg.extract.relations.roles import Actors
from kg.model import Agency, Mention, Relation

_WITH: Final = ("与", "同", "跟")
_MARKS: Final = re.compile("[“”‘’「」『』\"']")


class TogetherReader:
    """Reads which agencies act together, clause by clause; each pair is written once."""

    def __init__(self, draft: Draft, cues: Cues, actors: Actors) -> None:
        self._draft = draft
        self._words = cues.collaboration
        self._confidence = cues.confidence["pattern"]
        self._actors = actors

    def relations(self) -> list[Relation]:
        """The pairs, in order of the text."""
        found: dict[frozenset[str], Relation] = {}
        for sentence in self._draft.layout.sentences:
            for clause in self._actors.clauses(sentence):
                for left, right, start, end, cue in self._pairs(clause):
                    key = frozenset((left.name, right.name))
                    if len(key) == 2 and key not in found:
                        found[key] = self._relation(left, right, start, end, cue)
        return list(found.values())

    def _pairs(self, clause: Clause) -> Iterator[tuple[Agency, Agency, int, int, str]]:
        row = [(m, a) for m, a in self._actors.within(clause.start, clause.end) if isinstance(a, Agency)]
        for group, cue in self._groups(clause, row):
            start, end = group[0][0].start, clause.end
            if cue:
                # Those before the word of company act with those behind it: A、B与C签订.
                for (_, left), (_, right) in product(group[:cue], group[cue:]):
                    yield left, right, start, end, "together"
            else:
                for (_, left), (_, right) in combinations(group, 2):
                    yield left, right, start, end, "joint"

    def _groups(
        self, clause: Clause, row: list[tuple[Mention, Agency]]
    ) -> Iterator[tuple[list[tuple[Mention, Agency]], int]]:
        """Runs of agencies with how many act with the others (A会同B、C: 1), 0 for equals (A、B和C共同…)."""
        text = self._draft.text
        run: list[tuple[Mention, Agency]] = []
        links: list[str] = []
        for mention, agency in row:
            shared = bool(run) and mention.start < run[-1][0].end == mention.end
            start = self._actors.naming_start(mention)
            link = "、" if shared else _MARKS.sub("", text[run[-1][0].end : start]) if run else ""
            if run and (self._words["conjunction"].fullmatch(link) or self._is_together(link)):
                links.append(link)
                run.append((mention, agency))
            else:
                yield from self._closed(clause, run, links)
                run, links = [(mention, agency)], []
        yield from self._closed(clause, run, links)

    def _is_together(self, link: str) -> bool:
        return len(link) <= 6 and self._words["together"].search(link) is not None

    def _closed(
        self, clause: Clause, run: list[tuple[Mention, Agency]], links: list[str]
    ) -> Iterator[tuple[list[tuple[Mention, Agency]], int]]:
        if len(run) < 2:
            return
        after = self._draft.text[run[-1][0].end : clause.end]
        joint = self._words["joint"].search(after) is not None
        first = next((i for i, k in enumerate(links, 1) if self._is_together(k) or (joint and k in _WITH)), 0)
        if first or self._words["joint_list"].search(after[:12]):
            yield run, first

    def _relation(self, left: Agency, right: Agency, start: int, end: int, cue: str) -> Relation:
        start, end = trimmed(self._draft.text, start, end)
        return Relation(
            s=left.name,
            p="collaborates_with",
            o=right.name,
            quote=self._draft.original(start, end),
            start=start,
            end=end,
            confidence=self._confidence,
            cue=cue,
        )
