"""collaborates_with: agencies that act together on something."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from kg.extract.draft import Draft, Sentence
from kg.extract.relations.clauses import Clause, trimmed
from kg.extract.relations.cues import Cues
from kg.extract.relations.parties import STRONG
from kg.extract.relations.subjects import SubjectFinder
from kg.model import Agency, Mention, Relation

_WITH: Final = ("与", "同", "跟")
_MARKS: Final = re.compile("[“”‘’「」『』\"']")
_OPENING: Final = re.compile(
    r"(?:\[[^\[\]\n]{1,12}\])?[\W_]*(?:我们|并|还|又|同时|主动|积极|先后|及时|定期|随后|一是|二是|三是|四是|五是|依托|通过)*"
)
"""What may stand before such a word: who speaks, marks, adverbs."""
_UNIT: Final = re.compile(r"[“‘「『][^”’」』\n]{1,12}[”’」』][^\W\d_]{0,6}?(?=会同|联合|携手|协同|联手)")
"""A team or an office with a name of its own (“…”工作室联合甲局), which acts for the body that it belongs to."""
_UNKNOWN: Final = re.compile(r"、[^、,;:。“”]{2,14}、")
"""A member of a list of bodies that is not known as one."""
_LONGEST_LINK: Final = 6
_EVEN: Final = (*_WITH, "和")
"""Words before a partner that also only list: a joint verb must follow."""


class TogetherReader:
    """Reads which agencies act together, clause by clause; each pair is written once."""

    def __init__(self, draft: Draft, cues: Cues, finder: SubjectFinder) -> None:
        self._draft = draft
        self._words = cues.collaboration
        self._confidence = cues.confidence["pattern"]
        self._finder = finder
        self._actors = finder.actors

    def relations(self) -> list[Relation]:
        """The pairs, in order of the text."""
        found: dict[frozenset[str], Relation] = {}
        for sentence in self._draft.layout.sentences:
            for clause in self._actors.clauses(sentence) if self._names_bodies(sentence) else ():
                silent = list(self._silent(sentence, clause))
                for left, right, start, end, cue in silent or self._pairs(clause):
                    key = frozenset((left.name, right.name))
                    if len(key) == 2 and key not in found:
                        found[key] = self._relation(left, right, start, end, cue)
        return list(found.values())

    def _names_bodies(self, sentence: Sentence) -> bool:
        return any(isinstance(actor, Agency) for _, actor in self._actors.within(sentence.start, sentence.end))

    def _silent(self, sentence: Sentence, clause: Clause) -> Iterator[tuple[Agency, Agency, int, int, str]]:
        """Those with whom a clause without a subject acts (…,与甲局、乙局会签; …,会同丙局清查), and who: the last subject."""
        text = self._draft.text
        word = self._words["silent"].match(text, _opening(text, clause), clause.end)
        if word is None:
            return
        run: list[tuple[Mention, Agency]] = []
        for mention, actor in self._actors.within(word.end(), clause.end):
            between = text[run[-1][0].end if run else word.end() : self._actors.naming_start(mention)]
            if not isinstance(actor, Agency) or (
                between
                if not run
                else not (self._words["conjunction"].fullmatch(between) or _UNKNOWN.fullmatch(between))
            ):
                break
            run.append((mention, actor))
        left = self._last_subject(sentence, clause) if run else None
        if left is None or (
            word.group() in _EVEN and not self._words["joint"].search(text, run[-1][0].end, clause.end)
        ):
            return
        for _, right in run:
            yield left, right, word.start(), clause.end, "silent"

    def _last_subject(self, sentence: Sentence, clause: Clause) -> Agency | None:
        """The subject of the clauses before, or of the sentence before in the paragraph; else whose text it is."""
        layout = self._draft.layout
        paragraph = layout.paragraph_of(sentence)
        before = [c for c in self._actors.clauses(sentence) if c.end <= clause.start]
        index = layout.sentences.index(sentence, paragraph.first_sentence)
        spoken = (self._actors.clauses(s) for s in layout.sentences[paragraph.first_sentence : index])
        before = [*(clause for clauses in spoken for clause in clauses), *before]
        for earlier in reversed(before):
            subjects = [r.actor for r in self._actors.roles(earlier) if r.name in STRONG]
            if subjects:
                return subjects[0] if isinstance(subjects[0], Agency) else None
        return self._finder.owner(sentence)

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
            link = "、" if shared else self._link(text[run[-1][0].end : start]) if run else ""
            if run and (self._words["conjunction"].fullmatch(link) or self._is_together(link)):
                links.append(link)
                run.append((mention, agency))
            else:
                yield from self._closed(clause, run, links)
                run, links = [(mention, agency)], []
        yield from self._closed(clause, run, links)

    def _link(self, between: str) -> str:
        """What joins two bodies, without marks and without adverbs before it (甲院还与|乙局)."""
        plain = _MARKS.sub("", between)
        match = self._words["adverb"].match(plain)
        return plain[match.end() :] if match else plain

    def _is_together(self, link: str) -> bool:
        word = self._words["together"].search(link) if len(link) <= _LONGEST_LINK else None
        # What the bodies before set up together (甲局、乙局联合成立|丙室) is no partner of theirs.
        return word is not None and self._words["sets_up"].match(link, word.end()) is None

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


def _opening(text: str, clause: Clause) -> int:
    """Where the marks and words end that may stand before the verb of a clause without a subject."""
    match = _UNIT.match(text, clause.start, clause.end) or _OPENING.match(text, clause.start, clause.end)
    return match.end() if match else clause.start
