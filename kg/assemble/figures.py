"""Figures → observations of the data cube."""

from collections.abc import Iterator

from kg.assemble import iris
from kg.assemble.entities import Resolved
from kg.assemble.evidence import evidence
from kg.assemble.iris import term
from kg.assemble.values import Triple, decimal, digits, integer, text, years_of
from kg.model import Figure, Reading
from kg.schema.ontology import ontology


def figures(reading: Reading, resolved: Resolved) -> Iterator[Triple]:
    """An observation for each figure, with its passage."""
    described = ontology().relationships()["ABOUT"].range
    for found in reading.figures:
        about = resolved.find(found.about, described) if found.about else None
        value = digits(found.value)
        node = iris.figure(found, value, about[1].value if about else "", reading.doc.id)
        yield node, term("rdf:type"), term("Figure")
        yield node, term("rdf:type"), term("qb:Observation")
        yield node, term("qb:dataSet"), term("figures")
        if about:
            yield node, term("about"), about[1]
        if found.place:
            yield node, term("atPlace"), iris.division(found.place)
        if found.concept:
            yield node, term("measures"), iris.concept("indicators", found.concept)
        yield node, term("value"), decimal(found.value)
        yield node, term("quoted"), text(value)
        for key, words in _words(found):
            if words:
                yield node, term(key), text(words)
        for key, year in zip(("startYear", "endYear"), years_of(found.period), strict=True):
            if year is not None:
                yield node, term(key), integer(year)
        yield from evidence(node, reading.doc.id, found.start, found.end, found.quote)


def _words(found: Figure) -> tuple[tuple[str, str | None], ...]:
    return (
        ("unit", found.unit),
        ("indicator", found.indicator),
        ("measure", found.measure),
        ("base", found.base),
        ("period", found.period),
        ("status", found.status),
        ("qualifier", found.qualifier),
    )
