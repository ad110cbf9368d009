"""The command line as a user meets it: help, streams, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
COMMANDS = (
    *("build", "extract", "ask", "query", "figures", "compare", "conflicts", "analyse", "timeline", "map"),
    *("reports", "export", "load", "validate", "schema", "stats", "eval", "doctor", "completion"),
)


def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(EXAMPLES.parents[1]), **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "graph"
    result = run("build", EXAMPLES, "-o", folder)
    assert result.returncode == 0, result.stderr
    return folder


def test_help_lists_every_command_with_what_it_does() -> None:
    result = run("--help")
    assert result.returncode == 0
    for command in COMMANDS:
        assert f"  {command} " in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    assert "Example:" in result.stdout
    assert f"kg {command}" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("build",),
        ("query",),
        ("query", "agencies", "--list"),
        ("query", "--list", "--json", "--csv"),
        ("export", "-o", "graph.unknown"),
        ("eval", "gold"),
        ("ask",),
        ("ask", "x", "--lang", "fr"),
    ],
)
def test_wrong_usage_exits_with_2_and_prints_nothing_on_stdout(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Error:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("build", "no-such-folder"), "no-such-folder"),
        (("stats", "--graph", "no-such-graph"), "no-such-graph"),
        (("ask", "which cities run grid policing", "--graph", "no-such-graph"), "no-such-graph"),
        (("eval", "no-gold", str(EXAMPLES)), "no-gold"),
        (("validate", "no-such.ttl"), "no-such.ttl"),
        (("load", "no-such.ttl", "--to", "bolt://127.0.0.1:1"), "no-such.ttl"),
    ],
)
def test_failure_exits_with_1_and_one_sentence_that_names_the_thing(
    arguments: tuple[str, ...], named: str, tmp_path: Path
) -> None:
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert named in result.stderr


def test_a_name_that_is_no_query_offers_those_like_it(graph: Path) -> None:
    result = run("query", "agency", "--graph", graph)
    assert result.returncode == 1
    assert "agencies" in result.stderr


def test_build_says_what_it_found_on_stderr_only(graph: Path) -> None:
    result = run("build", EXAMPLES, "-o", graph)
    assert result.returncode == 0
    assert result.stdout == ""
    assert "12 reports (0 extracted, 12 unchanged)" in result.stderr


def test_the_environment_names_the_graph(graph: Path) -> None:
    result = run("query", "--cypher", "MATCH (r:Report) RETURN count(r) AS n", "--json", KG_GRAPH=str(graph))
    assert json.loads(result.stdout) == [{"n": 12}]


def test_rows_as_table_json_and_csv_hold_the_same(graph: Path) -> None:
    query = ("query", "--cypher", "MATCH (r:Report) RETURN r.source AS source ORDER BY source", "--graph", graph)
    table = run(*query).stdout.splitlines()
    rows = json.loads(run(*query, "--json").stdout)
    csv = run(*query, "--csv").stdout.splitlines()
    assert table[0] == csv[0] == "source"
    assert table[1:] == csv[1:] == [row["source"] for row in rows]
    assert len(rows) == 12


def test_no_colour_and_no_bar_off_a_terminal(graph: Path) -> None:
    for arguments in (("stats",), ("query", "--list"), ("nonsense",)):
        result = run(*arguments, *(["--graph", graph] if arguments == ("stats",) else []))
        assert "\x1b" not in result.stdout + result.stderr


def test_stats_titles_each_table(graph: Path) -> None:
    lines = run("stats", "--graph", graph).stdout.splitlines()
    assert "people, policies, honours" in lines
    assert lines[0] == "reports by year"


def test_a_query_that_writes_is_refused(graph: Path) -> None:
    result = run("query", "--cypher", "CREATE (n:Place {id: 'x'})", "--graph", graph)
    assert result.returncode == 1
    assert result.stdout == ""


def test_extract_writes_one_reading_a_line_whose_quotes_stand_where_it_says(tmp_path: Path) -> None:
    target = tmp_path / "readings.jsonl"
    result = run("extract", EXAMPLES, "-o", target)
    assert result.returncode == 0
    readings = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert len(readings) == 12
    for reading in readings:
        text = Path(reading["doc"]["source"]).read_text(encoding="utf-8")
        stated = [*reading["relations"], *reading["figures"]]
        assert stated
        assert all(text[fact["start"] : fact["end"]] == fact["quote"] for fact in stated)
        assert all(text[m["start"] : m["end"]] == m["text"] for e in reading["entities"] for m in e["mentions"])
    assert (tmp_path / "readings.jsonl.findings.jsonl").exists()


def test_extract_to_standard_output_can_be_cut_short() -> None:
    command = f"{sys.executable} -m kg extract {EXAMPLES} | head -c 10"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, cwd=EXAMPLES.parents[1], check=False
    )
    assert "Traceback" not in result.stderr


def test_export_gives_the_same_bytes_each_time(graph: Path, tmp_path: Path) -> None:
    for form in ("ttl", "nq", "jsonld", "graphml", "gexf"):
        for seed in ("1", "2"):
            result = run("export", "-o", tmp_path / f"{seed}.{form}", "--graph", graph, PYTHONHASHSEED=seed)
            assert result.returncode == 0, result.stderr
        assert (tmp_path / f"1.{form}").read_bytes() == (tmp_path / f"2.{form}").read_bytes()


def test_the_graph_of_the_examples_is_valid(graph: Path) -> None:
    result = run("validate", "--graph", graph)
    assert result.returncode == 0, result.stdout


def test_the_schema_is_shown_as_text_and_as_a_picture() -> None:
    assert "IMPLEMENTS" in run("schema").stdout
    assert "Agency & Place -- IMPLEMENTS --> Program" in run("schema", "--mermaid").stdout


def test_eval_prints_every_kind(shared: Path) -> None:
    result = run("eval", shared / "gold" / "dev", shared / "reports" / "dev" / "d01.txt", "--json")
    scores = json.loads(result.stdout)
    assert list(scores) == [
        *("place", "agency", "program", "person", "policy", "honour"),
        *("relation", "relation+", "figure", "figure+"),
    ]
    assert "d02" in result.stderr
