from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection

from kg.errors import DataError
from kg.schema.ontology import ontology, read_ontology
from kg.schema.resources import folder
from kg.schema.terms import KG, PREFIXES
from kg.schema.vocabulary import scheme


def test_every_term_has_label_and_definition_in_both_languages() -> None:
    found = ontology()
    terms = [*found.classes.values(), *found.data_properties.values(), *found.object_properties.values()]
    ours = [term for term in terms if "local-governance" in term.iri]
    assert len(ours) > 60
    lacking = [t.iri for t in ours if set(t.label) != {"en", "zh"} or set(t.definition) != {"en", "zh"}]
    assert lacking == []


def test_property_graph_names() -> None:
    found = ontology()
    assert {"Place", "Agency", "Claim", "Figure"} <= set(found.labels())
    assert [(p.key, p.type) for p in found.properties_of("Passage")] == [
        ("end", "integer"),
        ("start", "integer"),
        ("text", "string"),
    ]
    assert found.relationships()["COLLABORATES_WITH"].iri.endswith("#collaboratesWith")


def test_unknown_label_lists_the_valid_ones() -> None:
    with pytest.raises(DataError, match="no label Town: it has Agency, Claim"):
        ontology().properties_of("Town")


def test_broken_file_is_named(tmp_path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text("this is not turtle", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.ttl cannot be read as Turtle"):
        read_ontology(path)


def test_no_term_stands_above_or_in_a_domain_undeclared() -> None:
    found = ontology()
    objects = found.object_properties.values()
    referred = {iri for c in found.classes.values() for iri in c.parents}
    referred |= {iri for p in objects for iri in (*p.domain, *p.range)}
    referred |= {iri for p in found.data_properties.values() for iri in p.domain}
    assert referred - found.declared - {PREFIXES["owl"] + "ObjectProperty"} == set()


@pytest.mark.parametrize("path", sorted(folder("ontology").glob("*.ttl")), ids=lambda path: path.name)
def test_vocabularies_use_declared_terms_alone(path: Path) -> None:
    declared = ontology().declared
    used = {triple.predicate.value for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}
    undeclared = {iri for iri in used if iri.startswith(KG)} - declared
    assert undeclared == set(), "declare them at the end of ontology/governance.ttl"


def test_every_term_is_explained_in_the_documentation() -> None:
    text = (folder("ontology").parent / "docs" / "ontology.md").read_text(encoding="utf-8")
    found = ontology()
    terms = (*found.classes.values(), *found.data_properties.values(), *found.object_properties.values())
    assert [term.iri for term in terms if term.iri.startswith(KG) and f"`kg:{term.local}`" not in text] == []


def test_reads_as_owl_without_a_contradiction() -> None:
    graph = rdflib.Graph()
    for name in ("governance", "kinds"):
        graph.parse(folder("ontology") / f"{name}.ttl")
    before = len(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert len(graph) > before
    errors = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    assert list(graph.objects(None, errors)) == []
    assert (rdflib.URIRef(KG + "Claim"), rdflib.RDFS.subClassOf, rdflib.RDF.Statement) in graph
    assert list(graph.subjects(rdflib.RDFS.subClassOf, rdflib.OWL.Nothing)) == [rdflib.OWL.Nothing]


def test_kinds_are_the_same_in_the_vocabularies_and_in_the_shapes() -> None:
    shapes = rdflib.Graph().parse(folder("ontology") / "shapes.ttl")
    for rule, of, name in (("Agency-kind", "agency", "agencies"), ("Program-kind", "program", "programs")):
        known = {c.notation for c in scheme("kinds").concepts.values() if of in c.extra["kind"]}
        allowed = shapes.value(rdflib.URIRef(f"https://w3id.org/local-governance/shapes#{rule}"), rdflib.SH["in"])
        assert {str(kind) for kind in Collection(shapes, allowed)} == known
        assert {kind for c in scheme(name).concepts.values() for kind in c.extra.get("kind", ())} <= known


@pytest.mark.parametrize(
    "vocabulary",
    [
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://purl.org/linked-data/cube#",
        "http://www.w3.org/ns/oa#",
        "http://purl.org/dc/terms/",
        "schema.org/",
        "http://www.opengis.net/ont/geosparql#",
        "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "http://www.w3.org/2006/time#",
    ],
)
def test_own_terms_lead_to_the_vocabularies_of_the_web(vocabulary: str) -> None:
    graph = rdflib.Graph().parse(folder("ontology") / "governance.ttl")
    ways = (
        rdflib.RDFS.subClassOf,
        rdflib.RDFS.subPropertyOf,
        rdflib.RDFS.seeAlso,
        rdflib.OWL.equivalentClass,
        rdflib.OWL.equivalentProperty,
    )
    aligned = {str(s) for way in ways for s, o in graph.subject_objects(way) if vocabulary in str(o)}
    assert any(term.startswith(KG) for term in aligned)
