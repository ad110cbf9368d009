"""part_of and variant_of: how programs hang together, by the words between their names."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from kg.extract.draft import Draft, Sentence
from kg.extract.programs.bare import QUOTES
from kg.extract.relations.clauses import trimmed
from kg.extract.relations.cues import Cues
from kg.model import Mention, Program, Relation
from kg.model.relation import Predicate
from kg.schema.vocabulary import scheme

_SHORTEST: Final = 4
"""Names shorter than this stand inside others by chance."""
_BRACKET: Final = re.compile(r"[”’」』\"]?\(")
_ASIDE: Final = re.compile(r"\([^()]*\)")


@cache
def _concept_labels(notation: str) -> tuple[str, ...]:
    return scheme("programs").concepts[notation].names_zh


def _labels(program: Program) -> tuple[str, ...]:
    return _concept_labels(program.concept) if program.concept else ()


class BetweenReader:
    """Reads the relations between programs that stand in one sentence."""

    def __init__(self, draft: Draft, cues: Cues) -> None:
        self._draft = draft
        self._cues = cues
        self._index = draft.named_programs

    def relations(self) -> list[Relation]:
        """All part_of and variant_of statements."""
        found: list[Relation] = []
        for sentence in self._draft.layout.sentences:
            row = [
                (mention, program)
                for mention, program in self._index.within(sentence.start, sentence.end)
                if isinstance(program, Program)
            ]
            if not row:
                continue
            for level in self._levels(sentence, row):
                for (a, first), (b, second) in pairwise(level):
                    if first.name != second.name:
                        found += self._pair(sentence, (a, first), (b, second))
            found += self._members(sentence, row)
        return found + list(self._by_name())

    def _levels(self, sentence: Sentence, row: list[tuple[Mention, Program]]) -> list[list[tuple[Mention, Program]]]:
        """The programs outside brackets, then those of each bracket: what is put in brackets is said aside."""
        spans = [m.span() for m in _ASIDE.finditer(self._draft.text, sentence.start, sentence.end)]
        levels = [[pair for pair in row if a <= pair[0].start < b] for a, b in spans]
        return [[pair for pair in row if not any(pair in level for level in levels)], *levels]

    def _by_name(self) -> Iterator[Relation]:
        """A campaign whose name begins with another's is a part of it, as is a narrower one of the scheme."""
        campaigns = [program for program in self._draft.programs if program.kind == "campaign"]
        for part in campaigns:
            for whole in campaigns:
                labels = tuple(label for label in _labels(whole) if _SHORTEST <= len(label) < len(part.name))
                form = not part.concept and part.name.startswith(labels)
                if form or (part.concept and part.broader == whole.concept and part.name != whole.name):
                    first = next(m for m in part.mentions if not m.anaphor)
                    yield self._relation(part, "part_of", whole, first.start, first.end, "name" if form else "scheme")

    def _pair(
        self, sentence: Sentence, left: tuple[Mention, Program], right: tuple[Mention, Program]
    ) -> Iterator[Relation]:
        text, cues = self._draft.text, self._cues
        (a, first), (b, second) = left, right
        between = _ASIDE.sub("", text[a.end : b.start]).strip("".join(QUOTES))
        after = text[b.end : b.end + 14].lstrip("".join(QUOTES))
        before = text[max(sentence.start, a.start - 4) : a.start].rstrip("".join(QUOTES))
        if cues.part_of["into"].search(between) and "," not in between and not cues.part_of["judged"].match(after):
            yield self._relation(first, "part_of", second, a.start, b.end, "into")
        elif re.search(rf"^.{{0,6}}为.{{0,3}}(?:{cues.part_of['means'].pattern})", between) and before.endswith("以"):
            yield self._relation(first, "part_of", second, a.start, b.end, "means")
        elif (
            between.endswith("以")
            and self._is_means(sentence, between, b)
            and re.match(f"为.{{0,3}}(?:{cues.part_of['means'].pattern})", after)
        ):
            yield self._relation(second, "part_of", first, a.start, b.end, "means")
        elif re.match("(?:作为|是)", between) and cues.part_of["share"].search(after):
            yield self._relation(first, "part_of", second, a.start, b.end, "share")
        elif cues.variant_of["form"].search(after[:12]) and cues.variant_of["copula"].search(
            between, between.rfind(",") + 1
        ):
            yield self._relation(first, "variant_of", second, a.start, b.end, "form")

    def _is_means(self, sentence: Sentence, between: str, means: Mention) -> bool:
        """Whether 以…为抓手 goes back to the program before it: what it serves may also follow in the sentence."""
        return "," not in between or not any(self._index.within(means.end, sentence.end))

    def _members(self, sentence: Sentence, row: list[tuple[Mention, Program]]) -> Iterator[Relation]:
        """The members that a bracket or 包括 lists after the name of the whole: “六大工程”(A、B、C)."""
        text = self._draft.text
        for position, (mention, whole) in enumerate(row):
            bracket = _BRACKET.match(text, mention.end)
            if bracket:
                close = text.find(")", bracket.end(), sentence.end)
            else:
                rest = text[mention.end : mention.end + 6].lstrip("".join(QUOTES) + ",")
                if not self._cues.part_of["consists"].match(rest):
                    continue
                close = min((i for i in (text.find(m, mention.end, sentence.end) for m in ";。") if i >= 0), default=-1)
            if close < 0:
                continue
            for other, part in row[position + 1 :]:
                if other.end <= close and part.name != whole.name:
                    yield self._relation(part, "part_of", whole, mention.start, other.end, "members")

    def _relation(
        self, part: Program, predicate: Predicate, whole: Program, start: int, end: int, cue: str
    ) -> Relation:
        start, end = trimmed(self._draft.text, start, end)
        return Relation(
            s=part.name,
            p=predicate,
            o=whole.name,
            quote=self._draft.original(start, end),
            start=start,
            end=end,
            confidence=self._cues.confidence["pattern"],
            cue=cue,
        )
