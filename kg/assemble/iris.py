"""How the things of the graph are named: IRIs made from content, so that two builds give the same ones.

Two reports that mean the same thing must arrive at the same IRI without knowing of each other; two things that
could differ must not share one. Each function says what makes the thing the same.
"""

from functools import cache

import pyoxigraph as ox

from kg.model import Agency, Figure, Honour, Person, Place, Policy, Program
from kg.schema.terms import ID, KG, PREFIXES, VOCAB, content_key

DIVISION_LEVELS = frozenset({"country", "province", "prefecture", "county"})
"""Levels that have a code of their own; everything below lies under the code of its county."""


@cache
def term(name: str) -> ox.NamedNode:
    """The term of a vocabulary by its prefixed name ("prov:used"); without a prefix, of our ontology."""
    prefix, _, local = name.rpartition(":")
    return ox.NamedNode((PREFIXES[prefix] if prefix else KG) + local)


def _thing(kind: str, *parts: str) -> ox.NamedNode:
    return ox.NamedNode(f"{ID}{kind}/{content_key(*parts)}")


def division(code: str) -> ox.NamedNode:
    """A division of county level or above, by its code."""
    return ox.NamedNode(f"{ID}place/{code}")


def place(found: Place) -> ox.NamedNode:
    """A place: by code, below the county by the county's code and the name."""
    if found.level in DIVISION_LEVELS:
        return division(found.code)
    return ox.NamedNode(f"{ID}place/{found.code}-{content_key(found.name)}")


def agency(found: Agency) -> ox.NamedNode:
    """An agency: by kind, jurisdiction and official name."""
    return _thing("agency", found.kind, found.place or "", found.name)


def concept(scheme: str, notation: str) -> ox.NamedNode:
    """A concept of a vocabulary."""
    return ox.NamedNode(f"{VOCAB}{scheme}/{notation}")


def program(found: Program, home: str | None) -> ox.NamedNode:
    """A program: the concept that it is, else by its name and the place that it belongs to (else the report's)."""
    if found.concept:
        return concept("programs", found.concept)
    return _thing("program", found.place or home or "", found.name)


def person(found: Person, body: str) -> ox.NamedNode:
    """A person: by name and by `body`, the agency's IRI or else the code of the report's home place."""
    return _thing("person", body, found.name)


def policy(found: Policy, issuer_place: str | None) -> ox.NamedNode:
    """A policy: by title and by the code of its issuer's place, since many places issue one under the same title."""
    return _thing("policy", issuer_place or "", found.name)


def honour(found: Honour) -> ox.NamedNode:
    """An honour: by name and year."""
    return _thing("honour", found.name, found.year or "")


def report(key: str) -> ox.NamedNode:
    """A report, and the named graph of what it says."""
    return ox.NamedNode(f"{ID}report/{key}")


def extraction(key: str) -> ox.NamedNode:
    """The activity that read a report."""
    return ox.NamedNode(f"{ID}extraction/{key}")


def passage(key: str, start: int, end: int) -> ox.NamedNode:
    """A passage, by report and range."""
    return ox.NamedNode(f"{ID}passage/{key}-{start}-{end}")


def claim(subject: ox.NamedNode, predicate: str, target: ox.NamedNode, status: str, title: str) -> ox.NamedNode:
    """A claim: by what it states, not by who states it. Two offices at one agency are two claims."""
    return _thing("claim", subject.value, predicate, target.value, status, title)


def figure(found: Figure, value: str, about: str, key: str) -> ox.NamedNode:
    """A figure: by all that it states, not by who states it; where its place is not known by its report's `key` instead:
    the same words in two reports may speak of two places.
    """
    return _thing(
        "figure",
        about,
        found.place or key,
        found.indicator,
        found.measure,
        found.base or "",
        value,
        found.unit,
        found.period or "",
        found.status,
        found.qualifier or "",
    )
