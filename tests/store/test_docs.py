"""docs/property-graph.md: what it shows runs as it stands there, and says the same three times."""

import re
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parent.parent.parent


def test_one_question_has_one_answer_in_cypher_sparql_and_python(
    example_graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / "property-graph.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"```(cypher|sparql|python)\n(.*?)```", text, re.DOTALL))
    monkeypatch.chdir(example_graph.parent)
    graph = kg.open_graph("graph")
    by_cypher = graph.cypher(shown["cypher"]).rows
    exec(shown["python"], {})
    printed = capsys.readouterr().out.splitlines()
    assert len(by_cypher) >= 3
    assert graph.sparql(shown["sparql"]).rows == by_cypher
    assert sorted(printed) == sorted(f"{row['who']} {row['program']} {row['since']}" for row in by_cypher)
