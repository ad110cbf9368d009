import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

GOOD = "2024年,崇左市建成乡镇综治中心85个,排查矛盾纠纷6400起,化解率98.1%。"
OTHER = "2024年,百色市建成乡镇综治中心96个,排查矛盾纠纷7100起,化解率97.2%。"


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def sources(*words: str, given: bytes = b"") -> list[str]:
    done = CliRunner().invoke(main, ["extract", *words, "-o", "out.jsonl"], input=given)
    assert done.exit_code == 0, done.output
    return [json.loads(line)["doc"]["source"] for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("given", ["甲.txt\n\n乙 丙.txt\n", "甲.txt\r\n乙 丙.txt", "甲.txt\0乙 丙.txt\0"])
def test_a_list_of_paths_is_read_from_standard_input(given: str) -> None:
    Path("甲.txt").write_text(GOOD, encoding="utf-8")
    Path("乙 丙.txt").write_text(OTHER, encoding="utf-8")
    Path("丁.txt").write_text(OTHER + GOOD, encoding="utf-8")
    assert sources("-", given=given.encode()) == ["甲.txt", "乙 丙.txt"]


def test_the_columns_of_a_table_are_named_on_the_command_line() -> None:
    Path("t.csv").write_text(f'甲,乙,丙\n"{GOOD}","{OTHER}",2023-05-06\n', encoding="utf-8")
    assert sources("t.csv", "--text-column", "乙", "--date-column", "丙") == ["t.csv#2"]
    (reading,) = map(json.loads, Path("out.jsonl").read_text(encoding="utf-8").splitlines())
    assert reading["doc"]["published"] == "2023-05-06"
    assert "百色市" in {entity["name"] for entity in reading["entities"]}


def test_a_refused_file_is_noted_beside_the_output() -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert sources("good.txt", "old.doc") == ["good.txt"]
    noted = [json.loads(line) for line in Path("out.jsonl.findings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert any(f["where"] == "old.doc" and ".docx" in f["remedy"] for f in noted)


def test_an_empty_list_is_said_so() -> None:
    done = CliRunner().invoke(main, ["extract", "-"], input=b"")
    assert done.exit_code == 1
    assert "no report was named" in done.output


def test_rows_of_a_table_are_scored_each_against_its_own_gold() -> None:
    Path("t.csv").write_text(f'甲,乙\n1,"{GOOD}"\n2,"{OTHER}"\n', encoding="utf-8")
    Path("gold").mkdir()
    for row, place, code in ((2, "崇左市", "451400"), (3, "百色市", "451000")):
        entity = {"type": "Place", "name": place, "surface": [place], "code": code, "level": "prefecture"}
        gold = {"doc": {"source": f"t.csv#{row}"}, "entities": [entity], "relations": [], "figures": []}
        Path(f"gold/t{row}.json").write_text(json.dumps(gold), encoding="utf-8")
    done = CliRunner().invoke(main, ["eval", "gold", "-", "--text-column", "乙", "--json"], input=b"t.csv\n")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["place"]["r"] == 1.0
    assert "no prediction" not in done.stderr
