"""The function words of agencies' names (人民法院, 公安局, 综治中心), read from ontology/agencies.ttl."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import ahocorasick_rs as ac
from msgspec import Struct

from kg.schema.resources import cues
from kg.schema.vocabulary import Concept, scheme

_FLAGS: Final = (
    "collectiveOnly",
    "qualified",
    "childOnly",
    "party",
    "afterLevel",
    "national",
    "branch",
    "prefixed",
    "typed",
    "counted",
    "asWritten",
    "levelInside",
    "parentOnly",
    "school",
    "company",
    "media",
    "village",
    "oneBody",
)
_TEMPLATES: Final = (
    ("", "officialName"),
    ("prefecture", "prefectureName"),
    ("province", "provinceName"),
    ("municipality", "municipalityName"),
    ("township", "townshipName"),
)


@dataclass(frozen=True)
class Function:
    """A kind of public body. `names` maps a level (or "" for all others) to the template of the official name."""

    notation: str
    kind: str
    label: str
    names: dict[str, str]
    collective_name: str | None
    child_of: frozenset[str]
    child_name: str | None
    at_level: str | None
    named: str | None
    alias_of: str | None
    flags: frozenset[str]

    def has(self, flag: str) -> bool:
        """Whether the vocabulary sets `flag` to true."""
        return flag in self.flags

    def official(self, place: str, level: str, form: str) -> str:
        """The canonical name of the body of `place`; `form` is what the text wrote after the place."""
        template = self.names.get(level) or self.names.get("") or "{place}{form}"
        return template.format(place=place, form=form)


class Head(Struct, frozen=True):
    """A function word in the text. `functions` are the readings that the vocabulary has for it."""

    start: int
    end: int
    form: str
    functions: tuple[Function, ...]


@dataclass(frozen=True)
class Lexicon:
    """All written forms of function words, and the functions that they stand for."""

    functions: dict[str, Function]
    forms: dict[str, tuple[Function, ...]]
    _words: tuple[str, ...]
    _automaton: ac.AhoCorasick
    _stops: dict[str, str]
    _starts: dict[str, str]

    def heads(self, text: str) -> list[Head]:
        """The function words of `text`, leftmost and longest first, in order."""
        found = []
        for word, start, end in self._automaton.find_matches_as_indexes(text):
            form = self._words[word]
            after, before = text[end : end + 1], text[start - 1 : start] if start else ""
            if after and after in self._stops.get(form[-1], ""):
                continue
            if not before or before not in self._starts.get(form, ""):
                found.append(Head(start, end, form, self.forms[form]))
        return found


@cache
def lexicon() -> Lexicon:
    """The lexicon of ontology/agencies.ttl, read once. Raises DataError when the file is missing or broken."""
    functions: dict[str, Function] = {}
    forms: dict[str, list[Function]] = {}
    for concept in scheme("agencies").concepts.values():
        if "kind" not in concept.extra:
            continue
        function = _function(concept)
        functions[function.notation] = function
        for form in concept.names_zh:
            forms.setdefault(form, []).append(function)
    words = tuple(sorted(forms))
    return Lexicon(
        functions,
        {form: tuple(found) for form, found in forms.items()},
        words,
        ac.AhoCorasick(words, matchkind=ac.MatchKind.LeftmostLongest),
        cues("agencies")["not_before"],
        cues("agencies")["not_after"],
    )


def _function(concept: Concept) -> Function:
    extra = concept.extra

    def one(key: str) -> str | None:
        return extra[key][0] if key in extra else None

    names = {level: extra[key][0] for level, key in _TEMPLATES if key in extra}
    return Function(
        notation=concept.notation,
        kind=extra["kind"][0],
        label=concept.zh,
        names=names,
        collective_name=one("collectiveName"),
        child_of=frozenset(extra.get("childOf", ())),
        child_name=one("childName"),
        at_level=one("atLevel"),
        named=one("named"),
        alias_of=one("aliasOf"),
        flags=frozenset(flag for flag in _FLAGS if extra.get(flag) == ("true",)),
    )
