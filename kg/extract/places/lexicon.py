"""The written forms of all divisions as one automaton, and the word lists of pipelines/cues/places.toml."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.schema.gazetteer import Division, Gazetteer, gazetteer
from kg.schema.resources import cues

LEVEL_ENDINGS: Final = ("省", "市", "县", "区", "州", "盟", "旗")
"""What a form ends in that names its level."""


@dataclass(frozen=True)
class Words:
    """The word lists, in the shapes that matching wants."""

    everyday: frozenset[str]
    common: frozenset[str]
    idioms: frozenset[str]
    other_name_after: tuple[str, ...]
    other_name_but: tuple[str, ...]
    body_after: tuple[str, ...]
    chain_between: frozenset[str]
    list_between: frozenset[str]
    anaphora: dict[str, list[str]]
    below: dict[str, dict[str, list[str]]]
    cut_characters: str
    cut_words: tuple[str, ...]
    zones: tuple[str, ...]


@cache
def words() -> Words:
    """The lists, read once."""
    table: dict[str, Any] = cues("places")
    return Words(
        everyday=frozenset(table["words"]),
        common=frozenset(table["common"]),
        idioms=frozenset(table["idioms"]),
        other_name_after=tuple(table["other_name_after"]),
        other_name_but=tuple(table["other_name_but"]),
        body_after=tuple(table["body_after"]),
        chain_between=frozenset(table["chain_between"]),
        list_between=frozenset(table["list_between"]),
        anaphora=table["anaphora"],
        below={level: table[level] for level in ("township", "village", "locality")},
        cut_characters=table["cut"]["characters"],
        cut_words=tuple(table["cut"]["words"]),
        zones=tuple(table["zones"]["endings"]),
    )


@dataclass(frozen=True)
class Lexicon:
    """Finds written forms of divisions in folded text."""

    gazetteer: Gazetteer

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        return (*(form for form in self.gazetteer.by_form if len(form) > 1), *sorted(words().idioms))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """All forms in the text as (start, end, form): leftmost, then longest; idioms that hold one are passed over."""
        idioms = words().idioms
        return [
            (start, end, self._forms[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if self._forms[index] not in idioms
        ]

    def rows(self, form: str) -> tuple[Division, ...]:
        """The divisions that a form can stand for."""
        return self.gazetteer.by_form[form]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the divisions that kg ships, built once a process."""
    return Lexicon(gazetteer())
