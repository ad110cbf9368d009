"""Figures of reports that name no place: kept, told apart, and never compared; the same on both engines."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.api.asking import Asking
from kg.cli import main
from tests.neo4j_server import Neo4jServer

TEXTS = {
    "甲.txt": "治理工作通报\n2023年，全市共化解纠纷1500起，群众安全感达到98%，刑事警情同比下降12%。\n到2024年底，力争全市建成网格900个。\n",
    "乙.txt": "综治简报\n2023年，全市共化解纠纷1800起，群众安全感达到98%。\n",
    "丙.txt": "鲁甸县平安建设综述\n2023年，鲁甸县共化解纠纷320起。\n",
}
UNPLACED = 6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("unplaced")
    for name, text in TEXTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    kg.build([reports], reports / "graph")
    return reports / "graph"


@pytest.fixture(scope="module")
def here(folder: Path) -> Iterator[Asking]:
    graph = kg.open_graph(folder)
    yield graph
    graph.close()


@pytest.fixture(scope="module")
def there(folder: Path, neo4j_server: Neo4jServer) -> Iterator[Asking]:
    neo4j_server.clear()
    kg.load(neo4j_server.uri, folder, password=neo4j_server.password)
    with kg.open_server(neo4j_server.uri, password=neo4j_server.password) as server:
        yield server


@pytest.fixture(params=["here", pytest.param("there", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest) -> Asking:
    asked: Asking = request.getfixturevalue(request.param)
    return asked


def test_the_table_has_every_figure_and_leaves_the_place_empty(graph: Asking) -> None:
    table = graph.figures()
    assert len(table) == UNPLACED + 1
    assert [row["place"] for row in table] == ["鲁甸县", *[None] * UNPLACED]
    assert table.note.startswith(f"{UNPLACED} figures without a known place: name the place")
    assert [row["value"] for row in graph.figures(place="鲁甸县")] == [320]
    assert not graph.figures(place="鲁甸县").note


def test_what_two_reports_say_of_unknown_places_stays_apart(graph: Asking) -> None:
    safe = graph.figures(indicator="安全感")
    assert [(row["value"], row["sources"]) for row in safe] == [(98, 1), (98, 1)]
    assert {row["source"].rpartition("/")[2] for row in safe} == {"甲.txt", "乙.txt"}


def test_nothing_is_compared_with_an_unknown_place(graph: Asking) -> None:
    assert graph.query("conflicts").rows == []
    table = graph.compare("化解纠纷")
    assert [(row["place"], row["value"]) for row in table] == [("鲁甸县", 320)]
    assert table.note.startswith("left out: 2 figures without a known place")


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("changes", [-12]),
        ("targets", [900]),
        ("targets-unmet", [900]),
        ("figures", [98, 98, -12, 320, 1500, 1800, 900]),
    ],
)
def test_queries_give_what_has_no_place_unless_a_place_is_asked_for(
    graph: Asking, query: str, values: list[float]
) -> None:
    rows = graph.query(query).rows
    assert sorted(row["value"] for row in rows) == sorted(values)
    placed = graph.query(query, {"place": ["鲁甸县"]}).rows
    assert [row["value"] for row in placed] == [value for value in values if value == 320]


def test_a_question_without_a_place_is_answered_report_by_report(graph: Asking) -> None:
    answer = graph.ask("化解了多少纠纷", language="en")
    assert sorted(item.value or 0 for item in answer.answers) == [320, 1500, 1800]
    assert answer.reply.count("place unknown: ") == 2
    ranked = graph.ask("哪个县化解纠纷最多")
    assert [(item.label, item.value) for item in ranked.answers] == [("鲁甸县", 320)]
    assert [item.value for item in graph.ask("鲁甸县化解了多少纠纷").answers] == [320]


def test_findings_and_commands_say_so(folder: Path) -> None:
    found = [json.loads(line) for line in (folder / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    unplaced = {Path(one["where"]).name: one for one in found if one["kind"] == "no_place"}
    assert set(unplaced) == {"甲.txt", "乙.txt"}
    assert "2 figures" in unplaced["乙.txt"]["message"]
    screen = CliRunner().invoke(main, ["compare", "化解纠纷", "--graph", str(folder)])
    assert screen.exit_code == 0
    assert "left out: 2 figures without a known place" in screen.stderr
    assert kg.open_graph(folder).validate() == ()


def test_a_publisher_that_names_the_place_gives_it_to_the_figures(tmp_path: Path) -> None:
    (tmp_path / "乙.txt").write_text(TEXTS["乙.txt"].replace("\n", "\n来源：鲁甸县融媒体中心\n", 1), encoding="utf-8")
    kg.build([tmp_path], tmp_path / "graph")
    table = kg.open_graph(tmp_path / "graph").figures()
    assert {row["place"] for row in table} == {"鲁甸县"}
    assert not table.note
