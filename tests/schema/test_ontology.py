import pytest

from kg.errors import DataError
from kg.schema.ontology import ontology, read_ontology


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
    with pytest.raises(DataError, match="own.ttl cannot be read as Turtle"):
        read_ontology(path)
