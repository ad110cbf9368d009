"""The commands that compare, as a user meets them: forms, sentences, pictures, refusals, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ASKED = {
    "shared": ["analyse", "shared", "常州市", "绵阳市"],
    "similar": ["analyse", "similar", "Mianyang"],
    "diffusion": ["analyse", "diffusion", "网格"],
    "by province": ["analyse", "diffusion", "网格", "--by", "province"],
    "communities": ["analyse", "communities"],
    "central": ["analyse", "central", "--of", "agencies"],
    "timeline": ["timeline", "510700"],
}
"""Commands with results that carry sentences."""

WITHOUT_SENTENCES = {"coverage": ["analyse", "coverage"], "figures": ["figures", "--place", "Mianyang"]}


@pytest.fixture
def graph(example_graph: Path) -> Path:
    return example_graph


def run(graph: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--graph", str(graph)])


@pytest.mark.parametrize("words", [*ASKED.values(), *WITHOUT_SENTENCES.values()], ids=[*ASKED, *WITHOUT_SENTENCES])
def test_json_and_csv_hold_the_same_rows(graph: Path, words: list[str]) -> None:
    rows = json.loads(run(graph, *words, "--json").stdout)
    lines = list(csv.DictReader(io.StringIO(run(graph, *words, "--csv").stdout)))
    assert len(rows) == len(lines) > 0
    own = [key for key in rows[0] if key != "evidence"]
    assert list(lines[0])[: len(own)] == own


@pytest.mark.parametrize("words", ASKED.values(), ids=ASKED)
def test_every_row_opens_its_sentences(graph: Path, words: list[str]) -> None:
    rows = json.loads(run(graph, *words, "--json", "--evidence", "2").stdout)
    for row in rows:
        assert 1 <= len(row["evidence"]) <= 2
        for passage in row["evidence"]:
            text = Path(passage["source"]).read_text(encoding="utf-8")
            assert text[passage["start"] : passage["end"]] == passage["text"]
    screen = run(graph, *words, "--evidence", "2")
    assert screen.exit_code == 0
    assert rows[0]["evidence"][0]["text"] in screen.stdout
    assert "evidence" not in json.loads(run(graph, *words, "--json", "--evidence", "0").stdout)[0]


@pytest.mark.parametrize("name", ["similar", "diffusion", "communities", "timeline"])
def test_a_picture_is_drawn_beside_the_rows(graph: Path, tmp_path: Path, name: str) -> None:
    done = run(graph, *ASKED[name], "--evidence", "0", "--plot", str(tmp_path / "picture.svg"))
    assert done.exit_code == 0
    assert done.stdout
    assert "drawn:" in done.stderr
    assert (tmp_path / "picture.svg").read_bytes().startswith(b"<?xml")


def test_a_map_is_drawn(graph: Path, tmp_path: Path) -> None:
    done = run(graph, "map", "grid policing", "-o", str(tmp_path / "map.png"), "--level", "prefecture", "--zoom")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["analyse", "shared", "Changzhou", "Changzhou"], "one place"),
        (["analyse", "similar", "Guiyang"], "贵阳市"),
        (["analyse", "diffusion", "sharp eyse"], "did you mean"),
        (["timeline", "nowhere at all"], "no place in this graph"),
        (["figures", "--place", "Mianyung"], "Mianyang"),
        (["compare", "weather"], "kg figures --indicator weather"),
        (["map", "雪亮工程", "-o", "map.gif"], ".png, .svg, .pdf"),
        (["timeline", "Mianyang", "--plot", "no-folder/t.png", "--evidence", "0"], "no-folder"),
    ],
)
def test_what_cannot_be_done_exits_with_1_and_says_what_to_do(graph: Path, words: list[str], said: str) -> None:
    done = run(graph, *words)
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.count("Error:") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["analyse"],
        ["analyse", "shared", "Changzhou"],
        ["analyse", "similar", "Changzhou", "--level", "village"],
        ["analyse", "coverage", "--json", "--csv"],
        ["analyse", "central", "--top", "0"],
        ["timeline", "Changzhou", "--event", "dreamt"],
        ["map", "雪亮工程"],
    ],
)
def test_wrong_usage_exits_with_2(graph: Path, words: list[str]) -> None:
    done = run(graph, *words) if len(words) > 1 else CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert done.stdout == ""


def test_nothing_found_is_an_answer(graph: Path) -> None:
    done = run(graph, "timeline", "Mianyang", "--event", "issued")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "say nothing" in done.stderr
    assert json.loads(run(graph, "timeline", "Mianyang", "--event", "issued", "--json").stdout) == []
