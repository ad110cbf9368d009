"""A name that a user gives → what it stands for in a graph, read as `kg ask` reads it."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from kg.ask.analysis import analyse
from kg.ask.grammar import NOISE
from kg.ask.known import Known
from kg.ask.meaning import Meaning
from kg.ask.parameters import with_forms
from kg.ask.pinyin import spelt
from kg.errors import QueryError
from kg.schema.gazetteer import gazetteer

Rows = Callable[[str, dict[str, Any]], list[dict[str, Any]]]

_CODE = 6
"""Digits of a GB/T 2260 code."""

_MOST = 5
"""Suggestions in one message."""

_NEAR = 0.65
"""Likeness (difflib's ratio) from which on a name is suggested."""


class Names:
    """Resolves the names of places and programs: code, id, Chinese, English or pinyin."""

    def __init__(self, rows: Rows) -> None:
        self._known = Known(rows)

    def place(self, name: str) -> tuple[str, ...]:
        """The id of the one place that a name stands for. Raises QueryError with suggestions where none or several do."""
        by_code = [place for place in self._known.places if name in (place.code, place.id)]
        by_code = [place for place in by_code if place.id == name or place.id.endswith(f"/{name}")] or by_code
        if by_code:
            return (by_code[0].id,)
        meaning = self._meaning(name, "place")
        if meaning is None or meaning.absent:
            raise QueryError(self._no_place(name, meaning))
        found = [place for place in self._known.places if place.id in meaning.values]
        if len(found) > 1:
            which = "; ".join(f"{place.code} ({self._above(place.code)}{place.name})" for place in found[:_MOST])
            raise QueryError(f"{name} is the name of {len(found)} places in this graph: give the code of one, {which}.")
        return tuple(place.id for place in found)

    def program(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of the program that a name stands for, and those of local ones named after it.

        Raises QueryError with suggestions where there is none.
        """
        ids = {i for (item, _), values in self._known.names.items() if item == "program" for i in values}
        if name in ids:
            return (name,), ()
        meaning = self._meaning(name, "program")
        if meaning is None:
            raise QueryError(self._unknown(name, "program"))
        return meaning.values, with_forms(meaning, self._known)[len(meaning.values) :]

    def _meaning(self, name: str, item: str) -> Meaning | None:
        for aliases in (False, True):
            analysis = analyse(name, self._known, aliases=aliases)
            spans = [span for span in analysis.spans if span.items() - {NOISE}]
            if len(spans) == 1 and not analysis.unplaced and spans[0].of(item):
                meaning = spans[0].of(item)[0]
                if spans[0].read_as and not _is_pinyin(name, meaning.label):
                    # A question may be guessed at, since the answer says so; a table would not.
                    meant = meaning.named("en" if name.isascii() else "zh")
                    raise QueryError(f"no {item} in this graph goes by the name {name}: did you mean {meant}?")
                return meaning
        return None

    def _no_place(self, name: str, meaning: Meaning | None) -> str:
        code = meaning.values[0] if meaning else name if len(name) == _CODE and name.isdigit() else ""
        division = gazetteer().division(code) if code else None
        if division is None:
            return self._unknown(name, "place")
        return f"no report in this graph speaks of {division.name} ({code}): `kg query places-covered` lists those that have."

    def _unknown(self, name: str, item: str) -> str:
        known = {n.lower(): n for n in sorted(self._place_names() if item == "place" else self._program_names())}
        near = [known[n] for n in get_close_matches(name.lower(), known, n=3, cutoff=_NEAR)]
        near = near or [n for n in known.values() if name and name in n][:_MOST]
        hint = f"did you mean {' or '.join(near)}?" if near else "`kg stats` and `kg ask` show what the graph holds."
        return f"no {item} in this graph goes by the name {name}: {hint}"

    def _place_names(self) -> set[str]:
        english = (gazetteer().english_names(place.code)[:1] for place in self._known.places)
        return {place.name for place in self._known.places} | {name for names in english for name in names}

    def _program_names(self) -> set[str]:
        lexicon = self._known.lexicon
        return {word for word in lexicon.words() if any(m.item == "program" for m in lexicon.meanings(word))}

    @staticmethod
    def _above(code: str) -> str:
        parents = [gazetteer().division(above) for above in gazetteer().ancestors(code)]
        return "".join(d.name for d in reversed(parents) if d and d.level != "country")


def _is_pinyin(name: str, label: str) -> bool:
    """Whether a name is a Chinese label in pinyin, however its syllables are joined."""
    return "".join(filter(str.isalnum, name)).lower() == spelt(label)
