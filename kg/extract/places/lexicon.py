"""The written forms of all divisions as one automaton, and the word lists of pipelines/cues/places.toml."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.schema.gazetteer import Division, Gazetteer, gazetteer
from kg.schema.gazetteer_own import with_names
from kg.schema.resources import cues


@dataclass(frozen=True)
class Words:
    """The word lists, in the shapes that matching wants."""

    everyday: frozenset[str]
    common: frozenset[str]
    idioms: frozenset[str]
    other_name_after: tuple[str, ...]
    other_name_but: tuple[str, ...]
    body_after: tuple[str, ...]
    brands: tuple[str, ...]
    chain_between: frozenset[str]
    list_between: frozenset[str]
    anaphora: dict[str, list[str]]
    below: dict[str, dict[str, list[str]]]
    cut_characters: str
    cut_words: tuple[str, ...]
    zones: tuple[str, ...]
    titles: frozenset[str]


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
        brands=tuple(cues("programs")["brands"]["before"]),
        chain_between=frozenset(table["chain_between"]),
        list_between=frozenset(table["list_between"]),
        anaphora=table["anaphora"],
        below={level: table[level] for level in ("township", "village", "locality")},
        cut_characters=table["cut"]["characters"],
        cut_words=tuple(table["cut"]["words"]),
        zones=tuple(table["zones"]["endings"]),
        titles=frozenset(table["zones"]["titles"]),
    )


_SHORT: Final = 2
_LONGEST_OVERLAPPED: Final = 4
"""Characters of the full names that are looked for behind the first character of a short form."""


@dataclass(frozen=True)
class Lexicon:
    """Finds written forms of divisions in folded text."""

    gazetteer: Gazetteer

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        own = self.gazetteer.places
        return (*(f for f in self.gazetteer.by_form if len(f) > 1 and f not in own), *own, *sorted(words().idioms))

    @cached_property
    def _idioms(self) -> frozenset[str]:
        return words().idioms - self.gazetteer.aliases.keys() - self.gazetteer.places.keys()

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """All forms in the text as (start, end, form): leftmost, then longest; idioms that hold one are passed over.

        A form is one of a division or a place of the user's own.
        """
        idioms = self._idioms
        found = ((start, end, self._forms[i]) for i, start, end in self._automaton.find_matches_as_indexes(text))
        return [self._or_full(text, *match) for match in found if match[2] not in idioms]

    def _or_full(self, text: str, start: int, end: int, form: str) -> tuple[int, int, str]:
        """A short form that takes the first character of a full name is the end of a word (推广|汉阴县, not 广汉)."""
        if end - start != _SHORT or self.is_full(form):
            return start, end, form
        for length in range(_LONGEST_OVERLAPPED, _SHORT, -1):
            name = text[start + 1 : start + 1 + length]
            if name in self.gazetteer.by_form and self.is_full(name):
                return start + 1, start + 1 + length, name
        return start, end, form

    @cached_property
    def _options(self) -> dict[tuple[str, int | None], dict[str, Division]]:
        return {}

    def options(self, form: str, year: int | None) -> dict[str, Division]:
        """The codes that a form can stand for at a report's date, each with the division so named.

        A name in force then is not read as the same name of an earlier division; a name no longer in force gives the
        code of the division that continues it.
        """
        found = self._options.get((form, year))
        if found is None:
            rows = self.gazetteer.by_form[form]
            now = [row for row in rows if (row.end is None if year is None else row.in_force(year))]
            found = self._options[form, year] = {}
            for row in now or rows:
                found.setdefault(self.gazetteer.at(row, year), row)
        return found

    def is_full(self, form: str) -> bool:
        """Whether a form names its level, or is the user's own."""
        if form in self.gazetteer.aliases or (len(form) > 2 and form[-1] in "州县旗"):
            return True
        return any(row.name == form for row in self.gazetteer.by_form[form])


def lexicon(names: str | None = None) -> Lexicon:
    """The lexicon of the divisions that kg ships and of the user's list at the path `names`.

    Built once, and again when the list was changed since. Raises DataError when the list cannot be read.
    """
    path = Path(names) if names else None
    return _lexicon(path, path.stat().st_mtime_ns if path and path.exists() else 0)


@cache
def _lexicon(names: Path | None, changed: int) -> Lexicon:
    return Lexicon(with_names(names) if names else gazetteer())
