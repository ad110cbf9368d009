"""The names of things, by the rule that docs/ontology.md states: a change here would break every graph that is loaded."""

import hashlib
from typing import Any

import pyoxigraph as ox
import pytest

from kg.assemble import iris
from kg.model import Agency, Figure, Honour, Person, Place, Policy, Program

BASE = "https://w3id.org/local-governance/"
CITY = f"{BASE}id/place/520200"


def named(kind: str, *parts: str) -> str:
    """The IRI that the documentation promises: 16 hex digits of the SHA-256 of the parts, joined by U+001F."""
    return f"{BASE}id/{kind}/{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"


def test_what_has_a_code_or_a_notation_is_named_by_it() -> None:
    assert iris.division("520200").value == CITY
    assert iris.place(Place(name="六盘水市", code="520200", level="prefecture")).value == CITY
    for level in ("country", "province", "county"):
        assert iris.place(Place(name="某", code="520201", level=level)).value == f"{BASE}id/place/520201"
    below = iris.place(Place(name="大湾镇", code="520201", level="township")).value
    assert below == f"{BASE}id/place/520201-{named('', '大湾镇')[-16:]}"
    assert iris.concept("units", "person").value == f"{BASE}vocabulary/units/person"
    assert iris.report("a1").value == f"{BASE}id/report/a1"
    assert iris.extraction("a1").value == f"{BASE}id/extraction/a1"
    assert iris.passage("a1", 3, 9).value == f"{BASE}id/passage/a1-3-9"


def test_terms_are_ours_unless_a_prefix_says_whose() -> None:
    assert iris.term("kind").value == f"{BASE}ontology#kind"
    assert iris.term("prov:used").value == "http://www.w3.org/ns/prov#used"


def test_an_agency_is_its_kind_place_and_name() -> None:
    police = Agency(name="六盘水市公安局", kind="public_security", place="520200")
    assert iris.agency(police).value == named("agency", "public_security", "520200", "六盘水市公安局")
    assert iris.agency(Agency(name="某委", kind="other")).value == named("agency", "other", "", "某委")


def test_a_program_is_its_concept_or_its_place_and_name() -> None:
    known = Program(name="网格布警", kind="grid", concept="grid-policing", place="520200")
    own, homeless = Program(name="三说", kind="brand", place="331100"), Program(name="三说", kind="brand")
    assert iris.program(known, "520200").value == f"{BASE}vocabulary/programs/grid-policing"
    assert iris.program(own, "520200").value == named("program", "331100", "三说")
    assert iris.program(homeless, "520200").value == named("program", "520200", "三说")
    assert iris.program(homeless, None).value == named("program", "", "三说")


def test_people_documents_and_honours_are_told_apart_by_more_than_their_name() -> None:
    assert iris.person(Person(name="李某"), CITY).value == named("person", CITY, "李某")
    assert iris.policy(Policy(name="条例"), "520000").value == named("policy", "520000", "条例")
    assert iris.policy(Policy(name="条例"), None).value == named("policy", "", "条例")
    assert iris.honour(Honour(name="长安杯", year="2021")).value == named("honour", "长安杯", "2021")
    assert iris.honour(Honour(name="长安杯")).value == named("honour", "长安杯", "")


def test_a_claim_is_what_it_states() -> None:
    subject, target = ox.NamedNode(CITY), ox.NamedNode(f"{BASE}vocabulary/programs/grid")
    stated = iris.claim(subject, "has_role", target, "actual", "局长").value
    assert stated == named("claim", CITY, "has_role", target.value, "actual", "局长")


FULL: dict[str, Any] = {
    "value": 320,
    "unit": "个",
    "indicator": "网格",
    "measure": "count",
    "base": "yoy",
    "about": "六盘水市",
    "place": "520200",
    "period": "2024",
    "status": "actual",
    "qualifier": "approx",
    "quote": "",
    "start": 0,
    "end": 0,
}
PARTS = [CITY, "520200", "网格", "count", "yoy", "320", "个", "2024", "actual", "approx"]


@pytest.mark.parametrize(("left_out", "part"), [(None, None), ("base", 4), ("period", 7), ("qualifier", 9)])
def test_a_figure_is_all_that_it_states(left_out: str | None, part: int | None) -> None:
    stated = dict(FULL)
    if left_out:
        stated[left_out] = None
    parts = ["" if index == part else value for index, value in enumerate(PARTS)]
    assert iris.figure(Figure(**stated), "320", CITY, "a1").value == named("figure", *parts)


def test_a_figure_of_an_unknown_place_is_its_report_s() -> None:
    stated = Figure(**{**FULL, "about": None, "place": None})
    assert iris.figure(stated, "320", "", "a1").value == named("figure", "", "a1", *PARTS[2:])
