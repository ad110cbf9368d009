import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.assemble import assemble, background, facts, left_out
from kg.model import Agency, Document, Figure, Honour, Person, Place, Policy, Program, Reading, Relation
from kg.schema.ontology import ontology
from kg.schema.terms import ID, KG, PREFIXES
from kg.schema.vocabulary import scheme
from tests.gold import SHARED, gold_readings

TYPE = PREFIXES["rdf"] + "type"

CITY = Place(name="六盘水市", code="520200", level="prefecture", today=("520200",))
TOWN = Place(name="勺米镇", code="520204", level="township")
POLICE = Agency(name="六盘水市公安局", kind="public_security", place="520200", surface=("六盘水市公安局", "市公安局"))
COURT = Agency(name="六盘水市中级人民法院", kind="court", place="520200")
LANTERNS = Program(name="灯笼巡夜", kind="policing", place="520200", broader="policing")


def reading(key: str = "a" * 16, **parts: object) -> Reading:
    document = {"source": "one.txt", "title": "一则通报", "published": "2024-11-02", "home": "520200"}
    fields = {"entities": (CITY, TOWN, POLICE, COURT, LANTERNS), "relations": (), "figures": (), **parts}
    return Reading(doc=Document(id=key, **document), **fields)


def runs(status: str | None = None, start: int = 3, **more: object) -> Relation:
    fields = {"s": POLICE.name, "p": "implements", "o": LANTERNS.name, "quote": "推行灯笼巡夜", "confidence": 0.9}
    return Relation(**{**fields, "status": status, "start": start, "end": start + 6, **more})


def number(**more: object) -> Figure:
    fields = {"value": 12.50, "unit": "%", "indicator": "警情", "measure": "change", "base": "yoy"}
    where = {"about": CITY.name, "place": "520200", "period": "2023-05/2024-02", "quote": "警情上升12.5%"}
    return Figure(**{**fields, **where, "start": 20, "end": 28, **more})


def triples(*readings: Reading) -> set[tuple[str, str, str]]:
    quads = [quad for found in readings for quad in facts(found)]
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads}


def of_type(found: set[tuple[str, str, str]], name: str) -> set[str]:
    return {s for s, p, o in found if p == TYPE and o == KG + name}


def values(found: set[tuple[str, str, str]], subject: str, name: str) -> set[str]:
    return {o for s, p, o in found if s == subject and p == KG + name}


def test_plain_triple_only_for_what_is_actual() -> None:
    for status, expected in ((None, 1), ("actual", 1), ("planned", 0), ("pilot", 0)):
        found = triples(reading(relations=(runs(status),)))
        assert len([t for t in found if t[1] == KG + "implements"]) == expected
        assert len(of_type(found, "Claim")) == 1


def test_same_claim_of_two_reports_is_one_node_with_two_passages() -> None:
    found = triples(reading(relations=(runs(),)), reading("b" * 16, relations=(runs(start=40, since="2023"),)))
    (claim,) = of_type(found, "Claim")
    assert values(found, claim, "supportedBy") == {
        f"{ID}passage/{'a' * 16}-3-9",
        f"{ID}passage/{'b' * 16}-40-46",
    }
    assert values(found, claim, "since") == {"2023"}


def test_claims_that_differ_in_status_or_title_are_apart() -> None:
    found = triples(reading(relations=(runs(), runs("planned"))))
    assert len(of_type(found, "Claim")) == 2


def test_collaboration_is_one_claim_whichever_is_named_first() -> None:
    there = Relation(s=POLICE.name, p="collaborates_with", o=COURT.name, quote="联合", start=0, end=2)
    back = Relation(s=COURT.name, p="collaborates_with", o=POLICE.name, quote="会同", start=5, end=7)
    assert len(of_type(triples(reading(relations=(there, back))), "Claim")) == 1


def test_figure_is_an_observation_with_exact_value_and_years() -> None:
    found = triples(reading(figures=(number(),)), reading("b" * 16, figures=(number(start=7, end=15),)))
    (figure,) = of_type(found, "Figure")
    assert (figure, TYPE, PREFIXES["qb"] + "Observation") in found
    assert values(found, figure, "value") == values(found, figure, "quoted") == {"12.5"}
    assert (values(found, figure, "startYear"), values(found, figure, "endYear")) == ({"2023"}, {"2024"})
    assert len(values(found, figure, "supportedBy")) == 2


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2024", {"2024"}, {"2024"}),
        ("2012/2022", {"2012"}, {"2022"}),
        ("2024-11/..", {"2024"}, set()),
        ("../2023-08-01", set(), {"2023"}),
        ("../", set(), set()),
        (None, set(), set()),
    ],
)
def test_years_of_open_periods(period: str | None, start: set[str], end: set[str]) -> None:
    found = triples(reading(figures=(number(period=period),)))
    (figure,) = of_type(found, "Figure")
    assert (values(found, figure, "startYear"), values(found, figure, "endYear")) == (start, end)


@pytest.mark.parametrize(
    ("name", "place", "collective", "expected"),
    [
        ("六盘水市人民检察院", "520200", False, {"Liupanshui People's Procuratorate"}),
        ("中共六盘水市委政法委", "520200", False, {"Liupanshui Political and Legal Affairs Commission"}),
        ("六盘水市法院系统", "520200", True, {"Liupanshui courts"}),
        ("灯笼派出所", "520200", False, set()),
    ],
)
def test_english_names_of_agencies(name: str, place: str, collective: bool, expected: set[str]) -> None:
    body = Agency(name=name, kind="other", place=place, collective=collective)
    quads = facts(reading(entities=(body,)))
    assert {q.object.value for q in quads if getattr(q.object, "language", None) == "en"} - {"kg"} == expected


def test_places_below_the_county_lie_in_it_and_have_names_of_their_own() -> None:
    found = triples(reading())
    (town,) = {s for s, p, o in found if p == KG + "level" and o == "township"}
    assert town.startswith(f"{ID}place/520204-")
    assert values(found, town, "within") == {f"{ID}place/520204"}


def test_program_of_the_vocabulary_is_its_concept() -> None:
    notation = next(iter(scheme("programs").concepts))
    known = Program(name="某工程", kind="other", concept=notation)
    found = triples(reading(entities=(known,)))
    assert of_type(found, "Program") == {scheme("programs").concepts[notation].iri}


def test_private_persons_never_appear() -> None:
    private, officer = Person(name="甲某"), Person(name="乙某", title="局长", agency=POLICE.name)
    found = reading(entities=(POLICE, private, officer))
    assert "甲某" not in {o for _, _, o in triples(found)}
    assert "乙某" in {o for _, _, o in triples(found)}
    (finding,) = left_out(found)
    assert finding.kind == "private_person" and "甲某" not in finding.message


def test_relation_outside_the_ontology_is_left_out_and_reported() -> None:
    wrong = Relation(s=LANTERNS.name, p="leads", o=POLICE.name, quote="x", start=0, end=1)
    found = reading(relations=(wrong,))
    assert of_type(triples(found), "Claim") == set()
    assert [finding.kind for finding in left_out(found)] == ["outside_ontology"]


def test_text_that_rdf_cannot_hold_costs_one_character(tmp_path: Path) -> None:
    broken = runs(quote="推行\ud800巡夜\x00\n")
    assemble([reading(relations=(broken,))], tmp_path / "graph.nq")
    texts = {quad.object.value for quad in ox.parse(path=str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
    assert "推行\ufffd巡夜\x00\n" in texts


def test_one_title_issued_in_two_cities_is_two_policies() -> None:
    other = Agency(name="安顺市公安局", kind="public_security", place="520400")
    plan = Policy(name="夜间巡防工作方案")
    issued = [Relation(s=a.name, p="issued", o=plan.name, quote="印发", start=0, end=2) for a in (POLICE, other)]
    found = triples(
        reading(entities=(POLICE, plan), relations=(issued[0],)),
        reading("b" * 16, entities=(other, plan), relations=(issued[1],)),
    )
    assert len(of_type(found, "Policy")) == 2


def test_background_gives_ancestors_successors_and_both_languages() -> None:
    found = [(q.subject.value, q.predicate.value, q.object) for q in background(["520202"], [], [])]
    within = {(s, o.value) for s, p, o in found if p == KG + "within"}
    country = f"{ID}place/100000"
    assert (f"{ID}place/520000", country) in within and (f"{ID}place/520200", f"{ID}place/520000") in within
    names = {o.value for s, p, o in found if s == f"{ID}place/520000" and p == PREFIXES["rdfs"] + "label"}
    assert names == {"贵州省", "Guizhou"}
    assert [o.value for s, p, o in found if p == KG + "succeededBy"] == [f"{ID}place/520281"]


def test_dataset_depends_on_content_alone(tmp_path: Path) -> None:
    readings = [reading(relations=(runs(),)), reading("b" * 16, figures=(number(),))]
    first = assemble(readings, tmp_path / "one.nq")
    assert first == assemble(reversed(readings), tmp_path / "two.nq")
    data = (tmp_path / "one.nq").read_bytes()
    assert hashlib.sha256(data).hexdigest() == first
    lines = data.splitlines()
    assert lines == sorted(set(lines))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.nq", "two.nq"]
    graphs = {str(quad.graph_name) for quad in ox.parse(path=str(tmp_path / "one.nq"), format=ox.RdfFormat.N_QUADS)}
    assert {f"<{ID}report/{'a' * 16}>", f"<{ID}report/{'b' * 16}>"} < graphs
    assert not any(line.startswith(b"_:") or b" _:" in line for line in lines)


def test_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.assemble import assemble;"
        "from tests.assemble.test_assemble import *;"
        "print(assemble([reading(relations=(runs(),), figures=(number(),))], Path(sys.argv[1])))"
    )
    root = Path(__file__).resolve().parents[2]
    sums = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", code, str(tmp_path / seed)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=root)
        sums.add(done.stdout)
    assert len(sums) == 1


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the gold files are not beside the checkout")
def test_every_term_that_is_written_is_declared(tmp_path: Path) -> None:
    declared, written = ontology().declared, set()
    rare = reading(  # fields that gold lacks
        entities=(CITY, TOWN, POLICE, COURT, LANTERNS, Honour(name="平安鼎", giver="公安部")),
        relations=(runs(until="2025", stage="running"),),
        figures=(number(concept="x"),),
    )
    readings = [rare, *gold_readings()]
    assemble(readings, tmp_path / "all.nq", pipeline="test", reprint_of={readings[1].doc.id: readings[2].doc.id})
    for quad in ox.parse(path=tmp_path / "all.nq"):
        written.add(quad.predicate.value)
        if quad.predicate.value == TYPE:
            written.add(quad.object.value)
    for quad in background(["520202"], scheme("programs").concepts, []):
        written.add(quad.predicate.value)
    basic = {TYPE, PREFIXES["rdfs"] + "label"}
    assert written - declared - basic == set()
    ours = {p.iri for p in (*ontology().data_properties.values(), *ontology().object_properties.values())}
    assert {iri for iri in ours if iri.startswith(KG)} - written == set()


def sources_of(tmp_path: Path, readings: list[Reading], reprint_of: dict[str, str]) -> dict[str, str]:
    """How many independent sources each claim and figure has, in the file that is written."""
    assemble(readings, tmp_path / "counted.nq", reprint_of=reprint_of)
    lines = (tmp_path / "counted.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))
    counts = [
        q
        for q in ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_QUADS)
        if q.predicate.value == KG + "independentSources"
    ]
    assert all(quad.graph_name == ox.DefaultGraph() for quad in counts)
    return {quad.subject.value: quad.object.value for quad in counts}


def test_each_fact_counts_its_independent_sources(tmp_path: Path) -> None:
    a, b, c = (letter * 16 for letter in "abc")
    readings = [reading(key, relations=(runs(),), figures=(number(),)) for key in (a, b, c)]
    readings[2] = reading(c, relations=(runs(), runs(status="planned", start=40)))
    alone = sources_of(tmp_path, readings, {})
    assert sorted(alone.values()) == ["1", "2", "3"]
    reprinted = sources_of(tmp_path, readings, {b: a})
    assert {alone[fact] + reprinted[fact] for fact in alone} == {"11", "21", "32"}


def test_a_reprint_points_to_the_report_that_came_first(tmp_path: Path) -> None:
    a, b = "a" * 16, "b" * 16
    assemble([reading(a), reading(b)], tmp_path / "two.nq", reprint_of={b: a})
    line = f"<{ID}report/{b}> <{KG}reprintOf> <{ID}report/{a}> ."
    assert line in (tmp_path / "two.nq").read_text(encoding="utf-8").splitlines()


def test_what_is_counted_conforms_to_the_shapes(tmp_path: Path) -> None:
    from kg.store.validate import validate

    readings = [reading(key, relations=(runs(),), figures=(number(),)) for key in ("a" * 16, "b" * 16)]
    assemble(readings, tmp_path / "two.nq", reprint_of={"b" * 16: "a" * 16})
    assert validate(tmp_path / "two.nq") == ()
