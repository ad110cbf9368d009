"""Scores taken apart by measure and by groups of documents."""

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.evaluate import load_gold, score_groups, score_measures
from kg.model.reading import encode_reading
from tests.evaluate.test_scores import GRIDS, gold_file, reading

RATE = GRIDS | {"value": 91, "unit": "%", "indicator": "结案率", "measure": "rate"}
CAMERAS = GRIDS | {"value": 300, "indicator": "高清探头", "optional": True}
WHERE = {"start": 0, "end": 1}


def test_each_measure_tells_what_is_found_and_which_fields_are_right(tmp_path: Path) -> None:
    gold_file(tmp_path, figures=[GRIDS, RATE, CAMERAS])
    found = [GRIDS | WHERE, RATE | WHERE | {"period": "2022", "about": "江州市公安局"}]
    rows = score_measures(load_gold(tmp_path), [reading(figures=found)])
    assert list(rows) == ["count", "rate", "all"]
    assert (rows["count"].rows, rows["count"].found, rows["count"].full) == (1, 1.0, 1.0)
    assert (rows["rate"].found, rows["rate"].full, rows["rate"].period, rows["rate"].status) == (1.0, 0.0, 0.0, 1.0)
    assert (rows["all"].rows, rows["all"].full, rows["all"].about) == (2, 0.5, 0.5)


def test_a_report_without_a_reading_counts_as_not_found(tmp_path: Path) -> None:
    gold_file(tmp_path)
    assert score_measures(load_gold(tmp_path), [])["all"].found == 0.0


def test_groups_are_scored_apart_the_largest_first(tmp_path: Path) -> None:
    for name in "abc":
        gold_file(tmp_path, name)
    readings = [reading("a.txt"), reading("b.txt", figures=[]), reading("c.txt")]
    groups = score_groups(load_gold(tmp_path), readings, {"a": "plan", "b": "notice", "c": "plan"})
    assert [(name, s.documents, s.rows["figure"].f1) for name, s in groups.items()] == [
        ("plan", 2, 1.0),
        ("notice", 1, 0.0),
    ]


def test_the_command_prints_a_row_a_measure_and_a_row_a_genre(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    gold_file(tmp_path / "gold")
    readings = tmp_path / "readings.jsonl"
    readings.write_bytes(encode_reading(reading()) + b"\n")
    command = ["eval", str(tmp_path / "gold"), "--readings", str(readings)]
    by_measure = CliRunner().invoke(main, [*command, "--by", "measure"])
    assert [line.split()[:2] for line in by_measure.output.splitlines()[1:]] == [["count", "1"], ["all", "1"]]
    by_genre = CliRunner().invoke(main, [*command, "--by", "genre"])
    assert by_genre.output.splitlines()[1].split()[:2] == ["unknown", "1"]
