"""The words of pipelines/questions.toml as entries of the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from kg.ask.inflection import forms
from kg.ask.meaning import Meaning
from kg.errors import DataError
from kg.schema.derived import derived
from kg.schema.resources import folder, load_toml

NOISE = "noise"


@dataclass(frozen=True)
class Level:
    """What a word such as "city" asks for: levels of Place, and codes that count besides."""

    name: str
    levels: tuple[str, ...]
    codes: tuple[str, ...]
    labels: dict[str, str]
    plural_en: str


@dataclass(frozen=True)
class Grammar:
    """The tables of pipelines/questions.toml."""

    table: dict[str, Any]

    @cached_property
    def levels(self) -> dict[str, Level]:
        """The words for levels of places, by name."""
        return {
            name: Level(
                name,
                tuple(row["levels"]),
                tuple(row["codes"]),
                {"en": row["label_en"], "zh": row["label_zh"]},
                row["plural_en"],
            )
            for name, row in self.table["levels"].items()
        }

    @cached_property
    def entries(self) -> tuple[tuple[str, Meaning], ...]:
        """Every word with its meaning: noise, senses, levels, status words."""
        return tuple(self._entries())

    def _entries(self) -> Iterator[tuple[str, Meaning]]:
        for word in _words(self.table["noise"]):
            yield word, Meaning(NOISE, word)
        for sense, lists in self.table["senses"].items():
            values = {word: value for value, words in lists.get("values", {}).items() for word in words}
            for word in self._words(lists):
                yield word, Meaning(sense, word, tuple(filter(None, (values.get(word),))))
        for name, level in self.levels.items():
            meaning = Meaning("level", level.labels["zh"], (name,), level.labels["en"])
            for word in _words(self.table["levels"][name]):
                yield word, meaning
        for word, names in self.table["level_pairs"].items():
            yield word, Meaning("level", word, tuple(names), "")
        for table, sense in (("directions", "component"), ("origins", "variant")):
            for word in (*self.table[table]["before"], *self.table[table]["after"]):
                yield word, Meaning(sense, word)
        for name, lists in self.table["status"].items():
            meaning = Meaning("status", lists["label_zh"], (name,), lists["label_en"])
            for word in self._words(lists):
                yield word, meaning
        for months, words in self.table["months"].items():
            for word in words:
                yield word, Meaning(NOISE, word, detail=(("months", months),))
        for years, words in self.table["terms"].items():
            for word in words:
                yield word, Meaning("year", word, tuple(years.split("-")))
        for word in self.table["hints"]["zh"]:
            yield word, Meaning(NOISE, word, detail=(("hint", word),))
        for lists in (*self.table["years"].values(), *self.table["whether"].values(), self.table["numerals"]["en"]):
            for word in lists:
                yield word, Meaning(NOISE, word)

    def _words(self, lists: dict[str, Any]) -> Iterator[str]:
        """The words of a table; English verbs in all their forms."""
        yield from _words(lists)
        for verb in lists.get("verbs", ()):
            yield from forms(verb, self.table["irregular"])

    @cached_property
    def words(self) -> frozenset[str]:
        """The English words without weight and of the senses."""
        return frozenset(
            (*self.table["noise"]["en"], *(w for s in self.table["senses"].values() for w in self._words(s)))
        )

    def statuses(self, name: str, key: str = "statuses") -> tuple[str, ...]:
        """The values of a claim's (or, with key="figures", of a figure's) status that a status word stands for."""
        return tuple(self.table["status"][name][key])


def _words(lists: dict[str, Any]) -> Iterator[str]:
    yield from lists["en"]
    yield from lists["zh"]


@cache
def grammar() -> Grammar:
    """The words of questions, read once. Raises DataError when the file is missing or lacks a table."""
    path = folder("pipelines") / "questions.toml"
    return Grammar(derived("questions", dict[str, Any], lambda: _read(path)))


def _read(path: Path) -> dict[str, Any]:
    table = load_toml(path)
    try:
        _ = Grammar(table).entries
    except KeyError as error:
        raise DataError(f"{path} lacks the entry {error}: compare it with the file that kg ships") from error
    return table
