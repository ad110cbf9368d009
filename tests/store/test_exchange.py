import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph as ox
import pytest
import rdflib

from kg.assemble import assemble
from kg.errors import GraphError
from kg.model import Agency, Program
from kg.store.exchange import FORMATS, export
from kg.store.exchange_network import to_network
from kg.store.project import project
from kg.store.rdf import syntax
from tests.assemble.test_assemble import CITY, COURT, LANTERNS, POLICE, TOWN, number, reading, runs

ROOT = Path(__file__).resolve().parents[2]
SUFFIX = {"turtle": "ttl", "nquads": "nq", "jsonld": "jsonld", "rdfxml": "rdf"}
ODD = Program(name='=1+1 "引号" <尖括号> & \\ 反斜线', kind="other")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exchange") / "graph.nq"
    mounted = Agency(name="六盘水市公安机关", kind="public_security", place="520200", collective=True)
    entities = (CITY, TOWN, POLICE, COURT, LANTERNS, ODD, mounted)
    first = reading(entities=entities, relations=(runs(since="2023-05"),), figures=(number(value=-0.5),))
    assemble([first, reading("b" * 16, relations=(runs("planned", 50),), figures=(number(),))], path)
    return path


def triples(path: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=str(path), format=syntax(path))}


@pytest.mark.parametrize("format", SUFFIX)
def test_rdf_formats_lose_no_triple(graph: Path, tmp_path: Path, format: str) -> None:
    target = export(graph, tmp_path / f"out.{SUFFIX[format]}", format)
    assert triples(target) == triples(graph)


def test_nquads_keep_the_graphs(graph: Path, tmp_path: Path) -> None:
    assert export(graph, tmp_path / "out.nq", "nquads").read_bytes() == graph.read_bytes()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its JSON-LD parser
@pytest.mark.parametrize(("format", "name"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_rdflib_reads_what_is_written(graph: Path, tmp_path: Path, format: str, name: str) -> None:
    target = export(graph, tmp_path / "out", format)
    assert len(rdflib.Graph().parse(target, format=name)) == len(triples(graph))


def test_jsonld_is_short_and_typed(graph: Path, tmp_path: Path) -> None:
    document = json.loads(export(graph, tmp_path / "out.jsonld", "jsonld").read_text(encoding="utf-8"))
    objects = {item["@id"]: item for item in document["@graph"]}
    city = objects["place:520200"]
    assert city["@type"] == ["kg:Place"] and city["within"] == "place:520000"
    assert city["label"] == {"zh": "六盘水市", "en": "Liupanshui"}
    assert isinstance(city["start"], int) and city["current"] is True
    (risen,) = [item for item in objects.values() if item.get("quoted") == "12.5"]
    assert risen["value"] == "12.5" and risen["startYear"] == 2023


def test_graphml_and_gexf_hold_the_property_graph(graph: Path, tmp_path: Path) -> None:
    rows = project(graph)
    read = networkx.read_graphml(export(graph, tmp_path / "out.graphml", "graphml"), force_multigraph=True)
    written = to_network(rows)
    assert dict(read.nodes(data=True)) == dict(written.nodes(data=True))
    assert sorted(map(str, read.edges(data=True))) == sorted(map(str, written.edges(data=True)))
    (planned,) = [edge for *_, edge in read.edges(data=True) if edge.get("status") == "planned"]
    assert planned["type"] == "IMPLEMENTS"
    read = networkx.read_gexf(export(graph, tmp_path / "out.gexf", "gexf", rows=rows))
    assert (read.number_of_nodes(), read.number_of_edges()) == (rows.node_count, rows.relationship_count)
    classes = {node["label"]: node["class"] for _, node in read.nodes(data=True)}
    assert classes["六盘水市公安局"] == "Agency" and classes[ODD.name] == "Program"
    ours = {"class": "label", "first": "start", "last": "end"}  # GEXF has label, start and end for its own use
    for name, node in written.nodes(data=True):
        assert {ours.get(key, key): value for key, value in read.nodes[name].items() if key != "label"} == node
    edges = [(*ends, {"type": edge.pop("relation"), **edge}) for *ends, edge in read.edges(data=True)]
    for *_, edge in edges:
        del edge["id"], edge["label"]
    assert sorted(str((a, b, sorted(edge.items()))) for a, b, edge in edges) == sorted(
        str((a, b, sorted(edge.items()))) for a, b, edge in written.edges(data=True)
    )


def test_tables(graph: Path, tmp_path: Path) -> None:
    folder = export(graph, tmp_path / "tables", "csv")

    def table(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    assert {row["name"] for row in table("agencies.csv")} == {POLICE.name, COURT.name, "六盘水市公安机关"}
    assert f"'{ODD.name}" in {row["name"] for row in table("programs.csv")}  # no spreadsheet runs it as a formula
    claims = {(row["subject_name"], row["object_name"], row["status"], row["since"]) for row in table("relations.csv")}
    assert claims == {(POLICE.name, LANTERNS.name, "actual", "2023-05"), (POLICE.name, LANTERNS.name, "planned", "")}
    figures = {(row["quoted"], row["place_name"], row["report"], row["text"]) for row in table("figures.csv")}
    assert ("-0.5", "六盘水市", "one.txt", "警情上升12.5%") in figures and len(figures) == 2


def test_same_bytes_under_any_hash_seed(graph: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.store.exchange import FORMATS, export;"
        "[export(Path(sys.argv[1]), Path(sys.argv[2]) / name, name) for name in FORMATS]"
    )
    contents = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", code, graph, folder], env=environment, check=True, cwd=ROOT)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        contents.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
    assert len(contents[0]) > len(FORMATS)
    assert contents[0] == contents[1]


def test_turtle_written_by_hand_is_sorted_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/local-governance/ontology#> .\n"
        "<http://my/b> a kg:Place . <http://my/a> a kg:Place .",
        encoding="utf-8",
    )
    text = export(path, tmp_path / "out.ttl").read_text(encoding="utf-8")
    assert text.endswith("\n<http://my/a> a kg:Place .\n\n<http://my/b> a kg:Place .\n")


def test_unsorted_quads_give_the_same_turtle(graph: Path, tmp_path: Path) -> None:
    shuffled = tmp_path / "shuffled.nq"
    shuffled.write_bytes(b"".join(reversed(graph.read_bytes().splitlines(keepends=True))))
    one, other = export(graph, tmp_path / "one.ttl"), export(shuffled, tmp_path / "other.ttl")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_failed_export_leaves_nothing_half_written(tmp_path: Path, format: str) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a:a> <b:b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"broken\.ttl"):
        export(broken, tmp_path / "out", format)
    assert [path.name for path in tmp_path.iterdir()] == ["broken.ttl"]


@pytest.mark.parametrize("format", FORMATS)
def test_no_character_breaks_a_format(tmp_path: Path, format: str) -> None:
    odd = "推行\x0c\x00\ufffe]]>&<\t巡夜"
    assemble([reading(relations=(runs(quote=odd),))], tmp_path / "odd.nq")
    target = export(tmp_path / "odd.nq", tmp_path / f"out.{SUFFIX.get(format, format)}", format)
    if format in ("turtle", "nquads", "jsonld"):
        assert triples(target) == triples(tmp_path / "odd.nq")
    elif format == "csv":
        assert "巡夜" in (target / "relations.csv").read_text(encoding="utf-8-sig")
    elif format == "neo4j-admin":
        assert "]]>&<\t巡夜" in (target / "Passage.csv").read_text(encoding="utf-8")
    else:
        texts = {element.text for element in ElementTree.parse(target).iter()}
        texts |= {value for element in ElementTree.parse(target).iter() for value in element.attrib.values()}
        assert "推行\ufffd\ufffd\ufffd]]>&<\t巡夜" in texts


@pytest.mark.parametrize("value", ['"x"', '"007"', '"+7"', '"123456789012345678901234567890"'])
def test_jsonld_keeps_numbers_as_they_are_written(tmp_path: Path, value: str) -> None:
    path = tmp_path / "mine.nq"
    kg, xsd = "https://w3id.org/local-governance/ontology#", "http://www.w3.org/2001/XMLSchema#"
    path.write_text(f"<http://my/place> <{kg}start> {value}^^<{xsd}integer> .\n", encoding="utf-8")
    assert triples(export(path, tmp_path / "out.jsonld", "jsonld")) == triples(path)


def test_unknown_format_lists_the_formats(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no export format yaml: use one of turtle, nquads"):
        export(graph, tmp_path / "out", "yaml")


def test_target_that_cannot_be_written(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"nowhere/out\.ttl cannot be written"):
        export(graph, tmp_path / "nowhere" / "out.ttl")


def test_tables_do_not_replace_a_folder_of_other_things(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match="is not a folder of tables"):
        export(graph, tmp_path, "csv")
    assert (tmp_path / "notes.txt").exists()
