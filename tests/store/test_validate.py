from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SH

from kg.assemble import assemble
from kg.errors import DataError, GraphError
from kg.schema.ontology import ontology
from kg.schema.resources import folder
from kg.schema.terms import ID, TURTLE_PREFIXES
from kg.store.validate import validate
from tests.assemble.test_assemble import number, reading, runs
from tests.gold import SHARED, gold_readings

PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in TURTLE_PREFIXES.items())
PREFIXES += "@prefix rule: <https://w3id.org/local-governance/shapes#> .\n"

WHOLE = """
place:520200 a kg:Place ; rdfs:label "六盘水市"@zh ; kg:code "520200" ; kg:level "prefecture" ; kg:start 1978 .
agency:a a kg:Agency ; rdfs:label "六盘水市公安局"@zh ; kg:kind "public_security" ; kg:serves place:520200 ;
    kg:implements program:p .
program:p a kg:Program ; rdfs:label "灯笼巡夜"@zh ; kg:kind "policing" .
person:o a kg:Person ; rdfs:label "乙某"@zh ; kg:title "局长" .
policy:d a kg:Policy ; rdfs:label "工作方案"@zh ; kg:year 2023 .
honour:h a kg:Honour ; rdfs:label "先进单位"@zh .
report:r a kg:Report ; rdfs:label "通报"@zh ; kg:source "one.txt" ; kg:published "2024-11" ; kg:home place:520200 .
passage:x a kg:Passage ; kg:fromReport report:r ; oa:start 3 ; oa:end 9 ; oa:exact "推行灯笼巡夜" .
indicators:i a kg:Indicator ; rdfs:label "警情"@zh , "incidents"@en .
claim:c a kg:Claim ; kg:subject agency:a ; kg:object program:p ; kg:predicate "implements" ;
    rdf:predicate kg:implements ; kg:status "actual" ; kg:since "2023" ; kg:confidence 0.9 ; kg:supportedBy passage:x .
figure:f a kg:Figure ; kg:about place:520200 ; kg:atPlace place:520200 ; kg:measures indicators:i ; kg:value 12.5 ;
    kg:unit "%" ; kg:indicator "警情" ; kg:measure "change" ; kg:period "2023-05/.." ; kg:startYear 2023 ;
    kg:status "actual" ; kg:supportedBy passage:x .
extraction:r a kg:Extraction ; prov:used report:r ; prov:wasAssociatedWith software:kg .
software:kg a prov:SoftwareAgent .
"""


def findings_of(turtle: str, tmp_path: Path, language: str = "en") -> tuple[tuple[str, str], ...]:
    path = tmp_path / "graph.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return tuple((found.where.rsplit("/", 2)[-2], found.message) for found in validate(path, language=language))


def test_a_whole_graph_conforms(tmp_path: Path) -> None:
    assert findings_of(WHOLE, tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "node", "rule"),
    [
        ('"六盘水市"@zh', '"Liupanshui"@en', "place", "Place-name"),
        ('kg:code "520200"', 'kg:code "5202"', "place", "Place-code"),
        ('"prefecture"', '"town"', "place", "Place-level"),
        ("kg:start 1978", "kg:start 1978 ; kg:end 1970", "place", "Place-start"),
        ("kg:start 1978", "kg:longitude 10.5", "place", "Place-longitude"),
        ("kg:start 1978", "kg:within program:p", "place", "Place-within"),
        ('"public_security"', '"police"', "agency", "Agency-kind"),
        ("kg:serves place:520200", "kg:serves place:999999", "agency", "Agency-serves"),
        ('"policing"', '"grids"', "program", "Program-kind"),
        ("kg:implements program:p", "kg:implements policy:d", "policy", "implements-object"),
        ("kg:year 2023", "kg:implements program:p", "policy", "implements-subject"),
        ('kg:title "局长"', "kg:hasRole program:p", "program", "hasRole-object"),
        ('kg:title "局长"', 'skos:altLabel "甲"@zh', "person", "Person-office"),
        ("kg:year 2023", "kg:year 20230", "policy", "Policy-year"),
        ('"先进单位"@zh', '"先进单位"', "honour", "Honour-name"),
        ('kg:source "one.txt" ;', "", "report", "Report-source"),
        ('"2024-11"', '"November 2024"', "report", "Report-published"),
        ("kg:fromReport report:r", "kg:fromReport place:520200", "passage", "Passage-fromReport"),
        ("oa:end 9", "oa:end 2", "passage", "Passage-start"),
        ('oa:exact "推行灯笼巡夜"', 'oa:exact ""', "passage", "Passage-text"),
        (', "incidents"@en', "", "indicators", "Indicator-nameEn"),
        ("kg:subject agency:a", "kg:subject agency:a , place:520200", "claim", "Claim-subject"),
        ("kg:object program:p", "kg:object report:r", "claim", "Claim-object"),
        ("kg:about place:520200", "kg:about report:r", "figure", "Figure-about"),
        ("rdf:predicate kg:implements", "rdf:predicate kg:within", "claim", "Claim-relation"),
        ('kg:status "actual" ; kg:since', 'kg:status "done" ; kg:since', "claim", "Claim-status"),
        ("kg:confidence 0.9", "kg:confidence 9", "claim", "Claim-confidence"),
        ("kg:confidence 0.9 ; kg:supportedBy passage:x", "kg:confidence 0.9", "claim", "Claim-supportedBy"),
        ("kg:value 12.5", 'kg:value "12.5"', "figure", "Figure-value"),
        ("kg:value 12.5", "kg:value 12.5 , 13.5", "figure", "Figure-value"),
        ('"change"', '"growth"', "figure", "Figure-measure"),
        ('"2023-05/.."', '"since May"', "figure", "Figure-period"),
        ("kg:startYear 2023", "kg:startYear 2023 ; kg:endYear 2020", "figure", "Figure-startYear"),
        ("kg:atPlace place:520200", "kg:atPlace place:999999", "figure", "Figure-atPlace"),
        ("prov:used report:r", "prov:used place:520200", "extraction", "Extraction-used"),
    ],
)
def test_each_fault_is_found_by_its_rule(tmp_path: Path, old: str, new: str, node: str, rule: str) -> None:
    assert WHOLE.count(old) == 1
    found = findings_of(WHOLE.replace(old, new), tmp_path)
    assert (node, True) in [(where, f"(rule {rule}" in message) for where, message in found]
    reference = validate(tmp_path / "graph.ttl", engine="pyshacl")
    assert validate(tmp_path / "graph.ttl") == reference  # two engines that share nothing but the shapes


def test_finding_says_what_where_and_in_which_report(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    assemble([reading(relations=(runs(since="last spring"),)), reading("b" * 16, figures=(number(),))], path)
    (found,) = validate(path)
    assert found.where.startswith(f"{ID}claim/") and found.severity == "error"
    assert found.message == "began on a date that is not ISO 8601 (rule Claim-since; found last spring; report one.txt)"


def test_messages_in_chinese(tmp_path: Path) -> None:
    ((_, message),) = findings_of(WHOLE.replace('"public_security"', '"police"'), tmp_path, language="zh")
    assert message.startswith("六盘水市公安局: 须有一个 ontology/kinds.ttl 中的机构类别")


def test_every_class_has_a_shape_and_every_rule_both_languages() -> None:
    shapes = rdflib.Graph().parse(folder("ontology") / "shapes.ttl")
    targets = {str(target) for target in shapes.objects(None, SH.targetClass)}
    assert {found.iri for found in ontology().labels().values()} <= targets
    assert {str(iri) for iri in shapes.objects(None, SH.path)} <= ontology().declared | {str(rdflib.RDFS.label)}
    rules = [rule for rule in set(shapes.subjects(SH.path)) if isinstance(rule, rdflib.URIRef)]
    languages = {rule: {text.language for text in shapes.objects(rule, SH.message)} for rule in rules}
    assert len(rules) > 50
    assert [rule for rule, found in languages.items() if found != {"en", "zh"}] == []


def test_shapes_of_ones_own_may_use_all_of_shacl(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        PREFIXES + "rule:Place a sh:NodeShape ; sh:targetClass kg:Place ; sh:property rule:names .\n"
        'rule:names sh:path rdfs:label ; sh:uniqueLang true ; sh:message "has two names in one language"@en .\n',
        encoding="utf-8",
    )
    path = tmp_path / "graph.ttl"
    path.write_text(PREFIXES + WHOLE.replace('"六盘水市"@zh', '"六盘水市"@zh , "六盘水"@zh'), encoding="utf-8")
    (found,) = validate(path, shapes=own)
    assert found.message == "六盘水: has two names in one language (rule names)"


@pytest.mark.parametrize(
    "shape",
    [
        "rule:p a sh:PropertyShape ; sh:targetClass kg:Place ; sh:path kg:code ; sh:maxLength 2 .",
        "rule:p sh:targetClass kg:Place ; sh:property [ sh:path kg:code ; sh:minLength 9 ] .",
        "rule:p a sh:NodeShape ; sh:targetNode place:520200 ; sh:property [ sh:path kg:code ; sh:minLength 9 ] .",
        "kg:Place a sh:NodeShape , rdfs:Class ; sh:property [ sh:path kg:code ; sh:minLength 9 ] .",
        "rule:p a sh:NodeShape ; sh:targetClass kg:Place ; sh:property [ sh:path kg:code ; sh:minCount 2 ] .",
        "rule:p a sh:NodeShape ; sh:targetClass kg:Place ; sh:property [ sh:path [ sh:zeroOrOnePath kg:code ] ; sh:minLength 9 ] .",
        "rule:p a sh:NodeShape ; sh:targetClass kg:Place ; sh:not [ sh:class kg:Place ] .",
    ],
)
def test_no_shape_is_passed_over(tmp_path: Path, shape: str) -> None:
    (tmp_path / "own.ttl").write_text(PREFIXES + shape, encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(PREFIXES + WHOLE, encoding="utf-8")
    assert len(validate(tmp_path / "graph.ttl", shapes=tmp_path / "own.ttl")) == 1


def test_shapes_that_do_not_parse_are_named(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text("no shapes", encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(PREFIXES + WHOLE, encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.ttl cannot be read as SHACL shapes"):
        validate(tmp_path / "graph.ttl", shapes=tmp_path / "own.ttl")


def test_shapes_that_are_no_shacl_are_refused(tmp_path: Path) -> None:
    shape = "rule:p a sh:NodeShape ; sh:targetClass kg:Place ; sh:property [ sh:path ( kg:code ) ; sh:minLength 9 ] ."
    (tmp_path / "own.ttl").write_text(PREFIXES + shape, encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(PREFIXES + WHOLE, encoding="utf-8")
    with pytest.raises(DataError, match=r"the shapes cannot be run: .*at least two path items"):
        validate(tmp_path / "graph.ttl", shapes=tmp_path / "own.ttl")


def test_file_outside_the_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="uses kg:implments, which kg's ontology does not have"):
        findings_of(WHOLE.replace("kg:implements program:p", "kg:implments program:p"), tmp_path)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the gold files are not beside the checkout")
def test_what_the_program_writes_conforms(tmp_path: Path) -> None:
    assemble(gold_readings(), tmp_path / "graph.nq")
    assert validate(tmp_path / "graph.nq") == ()
