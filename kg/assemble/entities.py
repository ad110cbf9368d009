"""Entities → their IRIs and descriptions."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.assemble import iris
from kg.assemble.english import agency_english
from kg.assemble.iris import term
from kg.assemble.succession import absorber, former_names, today
from kg.assemble.values import Triple, boolean, integer, text, year_of
from kg.model import Agency, Entity, Finding, Honour, Person, Place, Policy, Program, Reading, Relation
from kg.schema.gazetteer import gazetteer
from kg.schema.kinds import kind_label
from kg.schema.ontology import ontology


@dataclass
class Resolved:
    """The entities of a Reading that the graph holds, each with its IRI, in the order of the Reading."""

    reading: Reading
    things: list[tuple[Entity, ox.NamedNode]] = field(default_factory=list)
    by_name: dict[str, list[tuple[Entity, ox.NamedNode]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entity: Entity, iri: ox.NamedNode) -> None:
        """Takes in one more entity."""
        self.things.append((entity, iri))
        self.by_name[entity.name].append((entity, iri))

    def all(self) -> Iterator[ox.NamedNode]:
        """The IRIs, each once."""
        yield from dict.fromkeys(iri for _, iri in self.things)

    def find(self, name: str, classes: tuple[str, ...]) -> tuple[Entity, ox.NamedNode] | None:
        """The entity of that name whose class (an IRI) is among `classes`."""
        for entity, iri in self.by_name.get(name, ()):
            if term(type(entity).__name__).value in classes:
                return entity, iri
        return None

    def ends(self, relation: Relation) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode] | None:
        """Subject, predicate and object of a relation; None where the ontology knows none between such things."""
        found = ontology().relationships()[relation.p.upper()]
        subject, target = self.find(relation.s, found.domain), self.find(relation.o, found.range)
        if subject is None or target is None or subject[1] == target[1]:
            return None
        return subject[1], ox.NamedNode(found.iri), target[1]


def resolve(reading: Reading) -> tuple[Resolved, list[Finding]]:
    """The entities of a Reading with their IRIs, and Findings for those that the graph must not hold."""
    resolved, findings = Resolved(reading), []
    offices = {relation.s: relation.o for relation in reading.relations if relation.p == "has_role"}
    people: list[Person] = []
    for entity in reading.entities:
        if isinstance(entity, Person):
            people.append(entity)
        else:
            resolved.add(entity, _iri(entity, reading))
    for person in people:
        body = person.agency or offices.get(person.name)
        if person.name not in offices and not person.title:
            # Without the name: a private person is not in the findings of a graph either.
            message = "somebody stands without a public office: private persons are not in the graph"
            findings.append(Finding(kind="private_person", where=reading.doc.source, message=message))
            continue
        found = resolved.find(body or "", (term("Agency").value,))
        key = found[1].value if found else body or reading.doc.home or ""
        resolved.add(person, iris.person(person, key))
    return resolved, findings


def _iri(entity: Entity, reading: Reading) -> ox.NamedNode:
    if isinstance(entity, Place):
        return iris.place(entity)
    if isinstance(entity, Agency):
        return iris.agency(today(entity))
    if isinstance(entity, Program):
        return iris.program(entity, reading.doc.home)
    if isinstance(entity, Policy):
        return iris.policy(entity, issuer_place(entity, reading))
    assert isinstance(entity, Honour)
    return iris.honour(entity)


def issuer_place(policy: Policy, reading: Reading) -> str | None:
    """The code of the place of the body that issued a policy, where the report says who did."""
    issuers = [r.s for r in reading.relations if r.p == "issued" and r.o == policy.name]
    names = [policy.issuer, *issuers]
    for entity in reading.entities:
        if entity.name in names:
            if isinstance(entity, Agency) and entity.place:
                return entity.place
            if isinstance(entity, Place):
                return entity.code
    return None


def entities(reading: Reading, resolved: Resolved) -> Iterator[Triple]:
    """What the report says of each entity by itself: type, names, kind, and where it belongs."""
    for entity, node in resolved.things:
        yield node, term("rdf:type"), term(type(entity).__name__)
        if isinstance(entity, Place):
            yield from _place(entity, node)
        elif not (isinstance(entity, Program) and entity.concept):
            name = today(entity).name if isinstance(entity, Agency) else entity.name
            yield node, term("rdfs:label"), text(name, "zh")
            yield from _description(entity, node, reading)
            if not isinstance(entity, Person):
                for form in dict.fromkeys((entity.name, *entity.surface)):
                    if form != name:
                        yield node, term("skos:altLabel"), text(form, "zh")


def _description(entity: Entity, node: ox.NamedNode, reading: Reading) -> Iterator[Triple]:
    if isinstance(entity, Agency):
        yield from _agency(today(entity), node)
        yield from _succession(entity, node)
    elif isinstance(entity, Program):
        yield from _program(entity, node, reading)
    elif isinstance(entity, Person):
        if entity.title:
            yield node, term("title"), text(entity.title)
    elif isinstance(entity, Policy):
        code = issuer_place(entity, reading)
        if code:
            yield node, term("ofPlace"), iris.division(code)
        dates = [r.since for r in reading.relations if r.p == "issued" and r.o == entity.name]
        yield from _year(node, min(filter(None, dates), default=None))
    elif isinstance(entity, Honour):
        yield from _year(node, entity.year)
        if entity.giver:
            yield node, term("giver"), text(entity.giver)


def _place(entity: Place, node: ox.NamedNode) -> Iterator[Triple]:
    below = entity.level not in iris.DIVISION_LEVELS
    if not below and entity.code in gazetteer():
        return  # the gazetteer describes it, in the default graph
    yield node, term("rdfs:label"), text(entity.name, "zh")
    yield node, term("code"), text(entity.code)
    yield node, term("level"), text(entity.level)
    if below:
        yield node, term("within"), iris.division(entity.code)


def _agency(entity: Agency, node: ox.NamedNode) -> Iterator[Triple]:
    english = agency_english(entity)
    if english:
        yield node, term("rdfs:label"), text(english, "en")
    yield node, term("kind"), text(entity.kind)
    label = kind_label(entity.kind)
    if label:
        yield node, term("kindEn"), text(label)
    yield node, term("collective"), boolean(entity.collective)
    if entity.place:
        yield node, term("place"), text(entity.place)
        yield node, term("serves"), iris.division(entity.place)


def _succession(entity: Agency, node: ox.NamedNode) -> Iterator[Triple]:
    """The names that the body bore before, with their years, and the body in which it went up together with others."""
    for former in former_names(entity):
        yield node, term("skos:historyNote"), text(former, "zh")
        yield node, term("skos:altLabel"), text(former.partition(" ")[0], "zh")
    found = absorber(entity)
    if found is not None:
        heir, years = found
        target = iris.agency(heir)
        yield node, term("skos:historyNote"), text(f"{today(entity).name} {years}", "zh")
        yield node, term("dcterms:isReplacedBy"), target
        yield target, term("dcterms:replaces"), node
        yield target, term("rdf:type"), term("Agency")
        yield target, term("rdfs:label"), text(heir.name, "zh")
        yield from _agency(heir, target)


def _program(entity: Program, node: ox.NamedNode, reading: Reading) -> Iterator[Triple]:
    yield node, term("kind"), text(entity.kind)
    yield node, term("national"), boolean(False)
    yield node, term("abstract"), boolean(False)
    code = entity.place or reading.doc.home
    if code:
        yield node, term("place"), text(code)
        yield node, term("ofPlace"), iris.division(code)
    if entity.broader:
        above = iris.concept("programs", entity.broader)
        yield node, term("broader"), above
        yield node, term("skos:broader"), above


def _year(node: ox.NamedNode, date: str | None) -> Iterator[Triple]:
    year = year_of(date)
    if year is not None:
        yield node, term("year"), integer(year)
