"""`kg ask` as a command: exit codes, the shape of its JSON, and the query it shows."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

KEYS = {
    *("question", "language", "understood", "answered", "reason", "reply", "columns", "rows", "answers", "passages"),
    *("coverage", "nearest", "query", "parameters"),
}


@pytest.fixture
def graph(example_graph: Path) -> Path:
    return example_graph


def asked(graph: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["ask", *words, "--graph", str(graph)])


@pytest.mark.parametrize(
    ("question", "reason", "code"),
    [
        ("which cities run grid policing", None, 0),
        ("北京市有哪些项目", "no_data", 0),
        ("what is the weather in Changzhou", "unmapped", 1),
        ("王某某是谁", "private", 1),
        ("", "unmapped", 1),
    ],
)
def test_the_exit_code_and_the_json_tell_whether_a_question_was_placed(
    graph: Path, question: str, reason: str | None, code: int
) -> None:
    result = asked(graph, question, "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == code
    assert set(answer) == KEYS
    assert (answer["answered"], answer["reason"]) == (reason is None, reason)


def test_rows_answers_and_passages_have_one_shape(graph: Path) -> None:
    answer = json.loads(asked(graph, "which cities run grid policing", "--json", "--evidence", "1").stdout)
    assert all(set(item) == {"label", "id", "value", "unit", "via"} for item in answer["answers"])
    assert {passage["row"] for passage in answer["passages"]} == set(range(len(answer["rows"])))
    assert set(answer["coverage"]) == {"level", "with_evidence", "with_reports", "without_reports"}


def test_the_cypher_is_shown_when_asked_for(graph: Path) -> None:
    assert "IMPLEMENTS" in asked(graph, "which cities run grid policing", "--show-query").output
