"""The names that stand in one graph, as entries of the lexicon."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.ask.figure_words import with_counted
from kg.ask.grammar import grammar
from kg.ask.lexicon import Lexicon
from kg.ask.meaning import Meaning
from kg.ask.patterns import patterns
from kg.ask.pinyin import readings
from kg.ask.units import key
from kg.schema.gazetteer import gazetteer
from kg.schema.gazetteer_names import short_name, written_forms
from kg.schema.reach import reachable
from kg.schema.terms import ID, VOCAB
from kg.schema.vocabulary import Concept, scheme

Rows = Callable[[str, dict[str, Any]], list[dict[str, Any]]]
"""Runs portable Cypher with parameters and gives the rows."""

NAMES = "MATCH (n:Program|Agency|Person|Policy|Honour) RETURN n.id AS id, n.name AS name, n.name_en AS name_en"
PLACES = "MATCH (p:Place) RETURN p.id AS id, p.name AS name, p.code AS code, p.level AS level"
RUNNERS = (
    "MATCH (x:Place|Agency)-[:IMPLEMENTS|LEADS]->(:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program) "
    "WHERE t.id IN $ids RETURN DISTINCT x.id AS id"
)
HIERARCHY = (
    "MATCH (a:Program)-[:BROADER|PART_OF|VARIANT_OF]->(b:Program) WHERE a.id <> b.id "
    "RETURN a.id AS below, b.id AS above"
)

_PROGRAMS = f"{VOCAB}programs/"

_SHORTEST_PART = 4
"""Characters of the shortest name of a part of a body that stands alone (云岩分局)."""

_LONGEST_PLACE, _SHORTEST_TITLE = 8, 6
"""Characters of the place with which the title of a document may begin, and of what is left to be known by."""
_OF_THE_PARTY = "中共"
"""What documents write before the names of committees of the Party, and few others do."""
_DIVIDING = "省市州县区旗镇乡"
"""The last characters of the place with which the name of a body begins."""

_ALIASED = {"program", "agency", "honour"}
_DIVISIONS = {"country", "province", "prefecture", "county"}


@dataclass(frozen=True)
class KnownPlace:
    """A place of the graph."""

    id: str
    name: str
    code: str
    level: str


class Known:
    """The names of a graph, fetched when first needed, above the words of questions (those of the library unless given)."""

    def __init__(self, rows: Rows, words: Lexicon | None = None) -> None:
        self.rows = rows
        self._words = words
        self._counting: dict[bool, Lexicon] = {}
        self._runners: dict[tuple[str, ...], frozenset[str]] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The names of the graph above the words that hold for every graph."""
        found = Lexicon(below=self._words or patterns()[1])
        for word, meaning in self._entries():
            found.add(word, meaning)
        return found

    @cached_property
    def aliased(self) -> Lexicon:
        """The names of the graph with what English may call local ones: pinyin, and a word for the tail."""
        found = Lexicon(below=self.lexicon)
        local = [
            (item, form, ids)
            for (item, name), ids in self.names.items()
            if item in _ALIASED
            for form in (_forms(item, name) if item == "agency" else (name,))
        ]
        local += [("place", place.name, (place.id,)) for place in self.places if place.level not in _DIVISIONS]
        for place in self.places:  # Nyingchi is Linzhi in pinyin
            if place.level in _DIVISIONS and len(short_name(place.name)) > 1:
                for form in readings(short_name(place.name)):
                    if not found.meanings(form):
                        found.add(form, Meaning("place", place.name, (place.id,), gazetteer().english(place.code)))
        for item, name, ids in local:
            for form in _english_by_pinyin(name, grammar().table[f"{item}_names"]["tails"]):
                found.add(form, Meaning(item, name, ids))
        return found

    def words(self, *, aliases: bool, counting: bool) -> Lexicon:
        """The names of the graph, with what English may call local ones, and with what questions call what is counted."""
        names = self.aliased if aliases else self.lexicon
        if not counting:
            return names
        if aliases not in self._counting:
            self._counting[aliases] = with_counted(names)
        return self._counting[aliases]

    @cached_property
    def places(self) -> tuple[KnownPlace, ...]:
        """All places of the graph, by code and name."""
        rows = self.rows(PLACES, {})
        places = (KnownPlace(r["id"], r["name"] or "", r["code"] or "", r["level"] or "") for r in rows)
        return tuple(sorted(places, key=lambda place: (place.code, place.name, place.id)))

    @cached_property
    def names(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of programs, agencies, persons, policies and honours by their item and name."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._english: dict[tuple[str, str], str] = {}
        for row in sorted(self.rows(NAMES, {}), key=lambda row: str(row["id"])):
            item = _item(row["id"])
            if item and row["name"]:
                found[item, row["name"]].append(row["id"])
                if row["name_en"]:
                    self._english[item, row["name"]] = row["name_en"]
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def parts(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of bodies by their names without the one that they belong to (…人民法院茶产业环境保护法庭)."""
        found = {
            (item, form): ids
            for (item, name), ids in self.names.items()
            if item == "agency"
            for form in _forms(item, name)
            if name.endswith(form)
        }
        return {key: ids for key, ids in found.items() if key not in self.names}

    @cached_property
    def above(self) -> dict[str, set[str]]:
        """For each program, all programs above it: broader, whole, or that it is a form of."""
        direct: dict[str, set[str]] = defaultdict(set)
        for row in self.rows(HIERARCHY, {}):
            direct[row["below"]].add(row["above"])
        return {start: reachable([start], lambda node: direct.get(node, ())) - {start} for start in direct}

    def runners(self, programs: tuple[str, ...]) -> frozenset[str]:
        """The ids of places and agencies that run or lead one of some programs."""
        if programs not in self._runners:
            self._runners[programs] = frozenset(row["id"] for row in self.rows(RUNNERS, {"ids": list(programs)}))
        return self._runners[programs]

    def _english_forms(self, name: str) -> Iterator[str]:
        """What English calls a program that is named for its place: 平安成都 is Safe Chengdu."""
        for prefix, forms in grammar().table["program_names"]["prefixes"].items():
            place = self._short.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
            if place:
                yield from (form.format(gazetteer().english_names(place.code)[-1]) for form in forms)

    @cached_property
    def _short(self) -> dict[str, KnownPlace]:
        return {short_name(place.name): place for place in self.places if place.level in _DIVISIONS}

    def _entries(self) -> Iterator[tuple[str, Meaning]]:
        titles = scheme("programs").by_label()  # many a model unit is named for the program that it excels in
        shared: dict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
        for (item, name), ids in self.names.items():
            english = self._english.get((item, name), "")
            local = self._english_forms(name) if item == "program" else ()
            if item == "honour" and name in titles:
                local = iter((*titles[name].names_en, *titles[name].names_zh))
            if item == "agency" and name.endswith(tuple(grammar().table["agency_parts"]["collectives"])):
                english = ""  # the courts of a place are asked for by their kind: one by one, and together
            for form in filter(None, (*_forms(item, name), *local, english)):
                shared[item, form][name] = ids
        for (item, form), found in shared.items():
            # A full name is that name, though it may also be a part of others.
            named = {form: found[form]} if form in found else found
            ids = tuple(i for own in named.values() for i in own)
            label_en = self._english.get((item, next(iter(named))), "") if len(named) == 1 else ""
            yield form, Meaning(item, "、".join(named), ids, label_en)
        yield from _place_entries(self.places)


def program_concept(identifier: str | None) -> Concept | None:
    """The concept of ontology/programs.ttl under an IRI; None for anything else."""
    if not identifier or not identifier.startswith(_PROGRAMS):
        return None
    return scheme("programs").concepts.get(identifier.removeprefix(_PROGRAMS))


def _item(identifier: str) -> str | None:
    """The slot that the thing under an IRI fills; None for concepts, which the vocabularies already name."""
    if identifier.startswith(VOCAB):
        return None
    kind = identifier.removeprefix(ID).split("/")[0]
    return kind if kind in {"program", "agency", "person", "policy", "honour"} else None


def _end_of_place(name: str) -> int:
    """Where the place ends with which a name begins, 0 where it begins with none."""
    return next((n + 1 for n, character in enumerate(name) if n and character in _DIVIDING), 0)


def _forms(item: str, name: str) -> Iterator[str]:
    if len(key(name)) > 1:
        yield name
    if item == "policy":
        at = _end_of_place(name[:_LONGEST_PLACE])
        for title in (name[at:], name[at:].removeprefix("关于")):
            if at and len(key(title)) >= _SHORTEST_TITLE:
                yield title
    if item == "agency":
        own = name.removeprefix(_OF_THE_PARTY)
        yield own
        for part, others in grammar().table["agency_forms"].items():
            yield from (own.replace(part, other) for other in others if part in own)
        bodies = tuple(grammar().table["agency_parts"]["bodies"])
        at = _end_of_place(own)
        if at and own.endswith(bodies) and len(own) - at >= _SHORTEST_PART:
            yield from (own[at - 1 :], own[at:])
        ends = (name.rfind(end) + len(end) for end in grammar().table["agency_parts"]["ends"] if end in name)
        rest = name[max((end for end in ends if end < len(name)), default=len(name)) :]
        if len(rest) >= _SHORTEST_PART:
            yield rest


def _english_by_pinyin(name: str, tails: dict[str, list[str]]) -> Iterator[str]:
    """A local name in English as people make one up: 光明模式 is the Guangming model, 枫桥镇 Fengqiao Town."""
    for tail, words in tails.items():
        if name.endswith(tail) and len(name) > len(tail):
            yield from (f"{own} {word}" for own in readings(name.removesuffix(tail)) for word in words)


def _outermost(places: list[KnownPlace]) -> list[KnownPlace]:
    """Places that share a form without those that lie in another one of them: 邵阳 is 邵阳市, and 邵阳县 lies in it."""
    divisions = gazetteer()
    return [
        place
        for place in places
        if not any(
            other.code != place.code and divisions.within(place.code, other.code)
            for other in places
            if other.level in _DIVISIONS
        )
    ] or places


def _place_entries(places: tuple[KnownPlace, ...]) -> Iterator[tuple[str, Meaning]]:
    """Each written form of each place; places that share a form are read together."""
    divisions = gazetteer()
    forms: dict[str, dict[KnownPlace, None]] = defaultdict(dict)
    english: dict[KnownPlace, str] = {}
    for place in places:
        names = [place.name]
        if place.level in _DIVISIONS:
            names += written_forms(place.name)
            labels = divisions.english_names(place.code)
            names += labels
            names += grammar().table["place_names"]["adjectives"].get(place.name, ())
            english[place] = labels[0] if labels else ""
        for name in names:
            if len(name) > 1:
                forms[key(name)][place] = None
    for form, named in forms.items():
        sharing = _outermost(list(named))
        first = next(iter(sharing))
        label = "、".join(dict.fromkeys(place.name for place in sharing))
        yield form, Meaning("place", label, tuple(place.id for place in sharing), english.get(first, ""))
