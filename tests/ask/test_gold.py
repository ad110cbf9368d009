"""The question files, over graphs made from the gold of real reports: the answers then owe nothing to the extraction."""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.ask import ask
from kg.store.embedded import EmbeddedStore
from kg.store.neo4j import Neo4jStore
from kg.store.project import project
from tests.ask.graphs import linked
from tests.gold import gold_readings
from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).resolve().parents[2]
OWN = Path(__file__).with_name("questions.json")


def benchmark() -> Any:
    """benchmarks/ask.py as a module: the same judge as on the command line."""
    spec = importlib.util.spec_from_file_location("ask_benchmark", ROOT / "benchmarks" / "ask.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdicts(store: Any, questions: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """How many questions are answered right, wrong and refused, and which are not right."""
    judge = benchmark().judge
    found = [(judge(q, ask(q["q"], lambda c, p: store.rows(c, p).rows)), q["q"]) for q in questions]
    return Counter(verdict for verdict, _ in found), [f"{verdict}: {q}" for verdict, q in found if verdict != "right"]


@pytest.mark.shared
def test_the_question_file_is_answered_without_a_mistake(shared: Path, three_reports: EmbeddedStore) -> None:
    questions = json.loads((shared / "questions" / "questions.json").read_text(encoding="utf-8"))
    counts, others = verdicts(three_reports, questions)
    assert counts["right"] >= 26, others
    assert counts["wrong"] == 0, others


@pytest.mark.shared
def test_other_questions_about_other_reports_are_answered_as_well(all_reports: EmbeddedStore) -> None:
    questions = json.loads(OWN.read_text(encoding="utf-8"))
    counts, others = verdicts(all_reports, questions)
    assert counts["right"] >= 0.85 * len(questions), others
    assert counts["wrong"] <= 0.02 * len(questions), others


@pytest.mark.shared
@pytest.mark.neo4j
def test_both_engines_give_the_same_answers(
    shared: Path, three_reports: EmbeddedStore, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    from kg.assemble import assemble

    found = [linked(r) for r in gold_readings() if not r.doc.source.startswith("d")]
    assemble(found, tmp_path / "graph.nq")
    questions = json.loads((shared / "questions" / "questions.json").read_text(encoding="utf-8"))
    with Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as server:
        neo4j_server.clear()
        server.load(project(tmp_path / "graph.nq"))
        for question in questions:
            here = ask(question["q"], lambda c, p: three_reports.rows(c, p).rows)
            there = ask(question["q"], lambda c, p: server.rows(c, p).rows)
            assert here == there, question["q"]
