"""One command on a folder with a file of every kind: the right facts, and the right word about the rest."""

from pathlib import Path

import pytest

import kg
from tests.read.every_kind import CENTRES, FINDINGS, READ, make

CENTRES_SAID = """
MATCH (f:Figure)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(r:Report)
MATCH (f)-[:ABOUT|AT_PLACE]->(p:Place)
WHERE f.indicator CONTAINS '综治中心'
RETURN DISTINCT r.source AS source, p.name AS place, f.quoted AS value
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> kg.BuildResult:
    folder = tmp_path_factory.mktemp("every")
    make(folder / "mixed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return kg.build(["mixed"], folder / "graph")


def test_each_file_that_can_be_read_gives_its_facts(result: kg.BuildResult) -> None:
    rows = kg.open_graph(result.graph).cypher(CENTRES_SAID).rows
    said = {row["source"].removeprefix("mixed/"): (row["place"], row["value"]) for row in rows}
    assert said == {source: (city, str(CENTRES[city])) for source, city in READ.items()}


def test_each_report_has_its_title_publisher_and_date(result: kg.BuildResult) -> None:
    rows = kg.open_graph(result.graph).reports().rows
    said = {row["source"].removeprefix("mixed/"): (row["title"], row["publisher"], row["published"]) for row in rows}
    traditional = said["encodings/big5, traditional.txt"]
    assert traditional == ("來賓市紮實推進平安建設", "来宾日报", "2024-05-20"), "a title is quoted as it is written"
    assert said == {
        source: traditional if "big5" in source else (f"{city}扎实推进平安建设", f"{city[:-1]}日报", "2024-05-20")
        for source, city in READ.items()
    }


def test_each_other_file_is_named_with_the_reason(result: kg.BuildResult) -> None:
    said = {(f.where.removeprefix("mixed/"), f.kind) for f in result.findings if f.where.startswith("mixed/")}
    assert said & {(where, kind) for where, kind in FINDINGS.items()} == set(FINDINGS.items())
    others = {where for where, _ in said} - set(FINDINGS)
    assert others <= set(READ), "a finding about what is no report"
    assert all(f.remedy for f in result.findings if f.where.removeprefix("mixed/") in FINDINGS)


def test_what_holds_no_reports_is_passed_over_in_silence(result: kg.BuildResult) -> None:
    assert not [f for f in result.findings if any(name in f.where for name in ("README", ".DS", ".git", "~$"))]


def test_nothing_is_written_outside_the_graph(result: kg.BuildResult) -> None:
    folder = Path(result.graph).parent
    assert sorted(path.name for path in folder.iterdir()) == ["graph", "mixed"]
    assert not (folder.parent / "out.txt").exists()
