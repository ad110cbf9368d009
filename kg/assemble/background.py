"""What is known without any report: divisions from the gazetteer, concepts from the vocabularies. Default graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.assemble import iris
from kg.assemble.iris import term
from kg.assemble.values import Triple, boolean, decimal, integer, text
from kg.model import Agency, Place, Program, Reading
from kg.schema.gazetteer import Division, gazetteer
from kg.schema.reach import reachable
from kg.schema.terms import VOCAB
from kg.schema.vocabulary import Concept, Scheme, scheme


def used(readings: Iterable[Reading]) -> tuple[set[str], set[str], set[str]]:
    """The codes of divisions, and the notations of programs and of indicators, that Readings refer to."""
    codes: set[str | None] = set()
    programs: set[str | None] = set()
    indicators: set[str | None] = set()
    for reading in readings:
        codes.add(reading.doc.home)
        for entity in reading.entities:
            if isinstance(entity, Place):
                codes.update((entity.code, *entity.today))
            elif isinstance(entity, Agency):
                codes.add(entity.place)
            elif isinstance(entity, Program):
                codes.add(entity.place)
                programs.update((entity.concept, entity.broader))
        for found in reading.figures:
            codes.add(found.place)
            indicators.add(found.concept)
    return _stated(codes), _stated(programs), _stated(indicators)


def background(codes: Iterable[str], programs: Iterable[str], indicators: Iterable[str]) -> Iterator[ox.Quad]:
    """Divisions with all above them and what they became; concepts with all above them. Unknown ones give nothing."""
    for code in sorted(_with_successors(codes)):
        for triple in _division(code):
            yield ox.Quad(*triple)
    for name, notations in (("programs", programs), ("indicators", indicators)):
        chosen = sorted(set(notations))
        if chosen:
            found = scheme(name)
            for notation in sorted(_with_broader(found, chosen)):
                for triple in _concept(found, found.concepts[notation]):
                    yield ox.Quad(*triple)


def _stated(values: set[str | None]) -> set[str]:
    return {value for value in values if value}


def _with_successors(codes: Iterable[str]) -> set[str]:
    known = gazetteer()
    found = reachable(codes, lambda code: (*known.ancestors(code), *_heirs(code)) if code in known else ())
    return {code for code in found if code in known}


def _heirs(code: str) -> tuple[str, ...]:
    """The codes that hold today what a code that is no longer in force held last."""
    division = gazetteer().division(code)
    if division is None or division.end is None:
        return ()
    return tuple(heir for heir in gazetteer().today(code, division.end - 1) if heir != code)


@cache
def _rows() -> dict[str, list[Division]]:
    rows: dict[str, list[Division]] = defaultdict(list)
    for division in gazetteer():
        rows[division.code].append(division)
    return rows


def _division(code: str) -> Iterator[Triple]:
    """One node a code: named as last, in force from the first year of its first row."""
    rows, node = _rows()[code], iris.division(code)
    last = rows[-1]
    yield node, term("rdf:type"), term("Place")
    yield node, term("rdfs:label"), text(last.name, "zh")
    english = gazetteer().english(code)
    if english:
        yield node, term("rdfs:label"), text(english, "en")
    for name in sorted({row.name for row in rows} - {last.name}):
        yield node, term("skos:altLabel"), text(name, "zh")
    yield node, term("code"), text(code)
    yield node, term("level"), text(last.level)
    yield node, term("short"), text(last.short)
    yield node, term("start"), integer(rows[0].start)
    if last.end is not None:
        yield node, term("end"), integer(last.end)
    yield node, term("current"), boolean(last.end is None)
    if last.longitude is not None and last.latitude is not None:
        yield node, term("longitude"), decimal(last.longitude)
        yield node, term("latitude"), decimal(last.latitude)
    if last.parent:
        yield node, term("within"), iris.division(last.parent)
    for heir in _heirs(code):
        yield node, term("succeededBy"), iris.division(heir)


def _with_broader(found: Scheme, notations: Iterable[str]) -> set[str]:
    concepts = found.concepts
    return reachable(
        (n for n in notations if n in concepts), lambda n: (b for b in concepts[n].broader if b in concepts)
    )


_CLASS = {"programs": "Program", "indicators": "Indicator"}


def _concept(found: Scheme, concept: Concept) -> Iterator[Triple]:
    node = iris.concept(found.name, concept.notation)
    yield node, term("rdf:type"), term(_CLASS[found.name])
    yield node, term("rdf:type"), term("skos:Concept")
    yield node, term("skos:inScheme"), ox.NamedNode(VOCAB + found.name)
    for language, name in (("zh", concept.zh), ("en", concept.en)):
        yield node, term("rdfs:label"), text(name, language)
        yield node, term("skos:prefLabel"), text(name, language)
    for language, names in (("zh", concept.alt_zh), ("en", concept.alt_en)):
        for name in names:
            yield node, term("skos:altLabel"), text(name, language)
    for language, words in (("en", concept.definition_en), ("zh", concept.definition_zh)):
        if words:
            yield node, term("skos:definition"), text(words, language)
    for above in concept.broader:
        yield node, term("skos:broader"), iris.concept(found.name, above)
    if found.name == "programs":
        yield from _program(node, found, concept)


def _program(node: ox.NamedNode, found: Scheme, concept: Concept) -> Iterator[Triple]:
    for kind in concept.extra.get("kind", ()):
        yield node, term("kind"), text(kind)
    yield node, term("national"), boolean(True)
    yield node, term("abstract"), boolean("true" in concept.extra.get("abstract", ()))
    for above in concept.broader:
        yield node, term("broader"), iris.concept(found.name, above)
