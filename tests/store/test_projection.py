"""RDF → property graph: what each rule of docs/property-graph.md makes of a small graph."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.schema.projection import property_graph_schema
from kg.store.project import project
from kg.store.rows import GraphRows

SAMPLE = Path(__file__).with_name("sample.ttl")
ID = "https://w3id.org/local-governance/id/"
PREFIXES = """@prefix kg: <https://w3id.org/local-governance/ontology#> .
@prefix id: <https://w3id.org/local-governance/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def node(rows: GraphRows, label: str, key: str) -> dict[str, object]:
    found = [row for row in rows.nodes[label] if row[0] == ID + key]
    return dict(zip(rows.schema.labels[label].columns, found[0], strict=True))


def between(rows: GraphRows, kind: str, start: str, end: str) -> list[dict[str, object]]:
    columns = rows.schema.relationships[kind].columns
    return [
        dict(zip(columns, row[2:], strict=True))
        for (name, _, _), found in rows.relationships.items()
        for row in found
        if name == kind and row[:2] == (ID + start, ID + end)
    ]


def turtle(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def test_projected_classes_are_labels_and_their_properties_are_typed() -> None:
    place = node(project(SAMPLE), "Place", "old")
    assert place == {
        "id": ID + "old", "name": "思茅市", "name_en": "Simao", "code": "530800", "level": "prefecture",
        "short": "思茅", "start": 2003, "end": 2007, "current": False, "longitude": None, "latitude": None,
    }  # fmt: skip


def test_a_passage_carries_its_text_and_range_under_the_projected_names() -> None:
    passage = node(project(SAMPLE), "Passage", "p2")
    assert (passage["text"], passage["start"], passage["end"]) == ("普洱市计划建成“雪亮工程”\n探头2万个", 0, 20)


def test_each_claim_is_a_node_and_a_relationship_of_its_predicate() -> None:
    rows = project(SAMPLE)
    assert node(rows, "Claim", "c11")["predicate"] == "implements"
    stated = between(rows, "IMPLEMENTS", "police", "grid-policing")
    assert [(r["claim"], r["status"], r["since"], r["until"], r["confidence"]) for r in stated] == [
        (ID + "c1", "actual", "2021-03", None, 0.9),
        (ID + "c11", "planned", None, "2025", None),
    ]


def test_a_plain_triple_is_a_relationship_only_where_no_claim_states_it() -> None:
    rows = project(SAMPLE)
    assert [r["claim"] for r in between(rows, "IMPLEMENTS", "county", "village")] == [ID + "c3"]
    assert [(r["claim"], r["status"]) for r in between(rows, "IMPLEMENTS", "south", "grid-management")] == [
        (None, "actual")
    ]


def test_figures_reach_place_program_indicator_and_passage() -> None:
    rows = project(SAMPLE)
    ends = {"ABOUT": "sharp-eyes", "AT_PLACE": "south", "MEASURES": "cameras", "SUPPORTED_BY": "p2"}
    assert all(len(between(rows, kind, "f1", end)) == 1 for kind, end in ends.items())


def test_one_claim_can_have_passages_of_several_reports() -> None:
    rows = project(SAMPLE)
    assert [len(between(rows, "SUPPORTED_BY", "c1", p)) for p in ("p1", "p4", "p2")] == [1, 1, 0]


def test_the_same_triples_in_any_order_format_or_graph_give_the_same_rows(tmp_path: Path) -> None:
    quads = [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(f"{ID}g{number % 3}"))
        for number, t in enumerate(ox.parse(path=str(SAMPLE), format=ox.RdfFormat.TURTLE))
    ]
    path = tmp_path / "same.nq"
    path.write_bytes(ox.serialize(quads[::-1] + quads, format=ox.RdfFormat.N_QUADS))
    assert project(path).nodes == project(SAMPLE).nodes
    assert project(path).relationships == project(SAMPLE).relationships
    assert project(path).checksum() == project(SAMPLE).checksum()


def test_the_checksum_tells_graphs_apart_by_one_value(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    changed = tmp_path / "changed.ttl"
    changed.write_text(text.replace("kg:value 320 ", "kg:value 321 "), encoding="utf-8")
    assert project(changed).checksum() != project(SAMPLE).checksum()


def test_what_the_ontology_has_no_room_for_is_counted_and_left_out(tmp_path: Path) -> None:
    rows = project(
        turtle(tmp_path, "id:a a kg:Place ; kg:implements id:b , id:a . id:c a kg:Person ; kg:within id:a .")
    )
    assert rows.relationship_count == 0
    assert rows.outside == {"IMPLEMENTS": 2, "WITHIN": 1}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id:a a skos:Concept .", "holds nothing of kg's ontology"),
        ("id:a a kg:Place ; kg:start 'long ago' .", "'long ago' as start, where integer is due"),
        ("id:a a kg:Place , kg:Agency .", "both Agency and Place"),
        ("id:a a kg:Place ; ", "cannot be read as Turtle"),
    ],
)
def test_unusable_turtle_is_refused_by_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(GraphError, match=words):
        project(turtle(tmp_path, text))


@pytest.mark.parametrize(("name", "words"), [("none.ttl", "does not exist"), ("graph.xlsx", "is not RDF by its name")])
def test_files_that_are_missing_or_no_rdf_are_named(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(GraphError, match=f"{name} {words}"):
        project(tmp_path / name)


def test_several_names_and_strings_become_one_text_whatever_their_order(tmp_path: Path) -> None:
    rows = project(
        turtle(tmp_path, "id:a a kg:Report ; skos:prefLabel '乙'@zh , '甲'@zh-Hans ; kg:source 'b.txt' , 'a.txt' .")
    )
    assert (node(rows, "Report", "a")["name"], node(rows, "Report", "a")["source"]) == ("乙", "a.txt; b.txt")


def test_every_label_has_id_and_names_and_every_relationship_type_runs_between_labels() -> None:
    schema = property_graph_schema()
    assert all(label.columns[:3] == ("id", "name", "name_en") for label in schema.labels.values())
    assert all({a, b} <= schema.labels.keys() for kind in schema.relationships.values() for a, b in kind.pairs)
    assert schema.relationships["IMPLEMENTS"].columns[0] == "claim"
    assert schema.relationships["WITHIN"].columns == ()


def table(heading: str) -> dict[str, str]:
    """The first two columns of the table under a heading of docs/property-graph.md, what stands in brackets left out."""
    text = (Path(__file__).parent.parent.parent / "docs" / "property-graph.md").read_text(encoding="utf-8")
    lines = text.split(f"## {heading}")[1].split("\n## ")[0].splitlines()
    rows = [
        [re.sub(r"\(.*?\)", "", cell).strip() for cell in line.split("|")[1:3]] for line in lines if line[:1] == "|"
    ]
    return dict(rows[2:])


def test_the_documentation_lists_every_label_with_its_properties() -> None:
    documented = {name: {p.strip() for p in found.split(",")} - {""} for name, found in table("Labels").items()}
    schema = property_graph_schema()
    assert documented == {name: set(label.columns) - {"id", "name", "name_en"} for name, label in schema.labels.items()}


def test_the_documentation_lists_every_relationship_type_with_its_ends() -> None:
    schema = property_graph_schema()
    documented = set()
    for names, ends in table("Relationships").items():
        starts, stops = ([end.strip() for end in side.split(",")] for side in ends.split("→"))
        wide = sorted(schema.labels.keys() - {"Claim", "Figure", "Indicator", "Passage", "Report"})
        stops = wide if stops == ["any entity"] else stops
        documented |= {(name.strip(), a, b) for name in names.split(",") for a in starts for b in stops}
    derived = {(kind.name, a, b) for kind in schema.relationships.values() for a, b in kind.pairs}
    assert {row for row in documented if row[0] not in ("SUBJECT", "OBJECT")} == {
        row for row in derived if row[0] not in ("SUBJECT", "OBJECT")
    }
    assert {row for row in derived if row[0] in ("SUBJECT", "OBJECT")} <= documented
