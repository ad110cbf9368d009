import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError
from kg.evaluate import KINDS, Row, load_gold, score
from kg.model import Reading
from kg.model.reading import decode_reading

CITY = {"type": "Place", "name": "江州市", "code": "451400", "level": "prefecture", "surface": ["江州市"]}
POLICE = {"type": "Agency", "name": "江州市公安局", "surface": ["市公安局"], "place": "451400"}
GRID = {"type": "Program", "name": "网格布警", "surface": ["网格布警"]}
RUNS = {"s": "江州市公安局", "p": "implements", "o": "网格布警", "quote": "推行网格布警"}
GRIDS: dict[str, Any] = {
    "value": 46,
    "unit": "个",
    "indicator": "巡防网格",
    "measure": "count",
    "about": "江州市",
    "place": "451400",
    "period": "2023",
    "status": "actual",
    "qualifier": None,
    "quote": "巡防网格46个",
}


def gold_file(folder: Path, name: str = "a", **changed: Any) -> Path:
    document = {
        "doc": {"source": f"{name}.txt"},
        "entities": [CITY, POLICE, GRID],
        "relations": [RUNS],
        "figures": [GRIDS],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(document | changed, ensure_ascii=False), encoding="utf-8")
    return path


def reading(source: str = "reports/a.txt", **changed: Any) -> Reading:
    where = {"start": 0, "end": 1}
    document = {
        "doc": {"id": "0", "source": source},
        "entities": [CITY, POLICE, GRID],
        "relations": [RUNS | where],
        "figures": [GRIDS | where],
    }
    return decode_reading(json.dumps(document | changed, ensure_ascii=False))


def test_a_perfect_reading_scores_one_everywhere_that_gold_has_rows(tmp_path: Path) -> None:
    gold_file(tmp_path)
    rows = score(load_gold(tmp_path), [reading()]).rows
    assert tuple(rows) == KINDS
    assert rows["relation+"] == Row(1.0, 1.0, 1.0, 1, 1)
    assert rows["figure+"] == Row(1.0, 1.0, 1.0, 1, 1)
    assert rows["honour"] == Row(0.0, 0.0, 0.0, 0, 0)


def test_a_document_without_a_reading_scores_as_empty_and_is_named(tmp_path: Path) -> None:
    gold_file(tmp_path, "a")
    gold_file(tmp_path, "b")
    scores = score(load_gold(tmp_path), [reading(), reading("other.txt")])
    assert scores.absent == ("b",)
    assert scores.rows["place"] == Row(1.0, 0.5, 0.6667, 2, 1)
    assert scores.missed["agency"] == ("江州市公安局",)


def test_optional_rows_cost_nothing_missed_or_found(tmp_path: Path) -> None:
    gold_file(tmp_path, entities=[CITY, POLICE, GRID | {"optional": True}], relations=[])
    gold = load_gold(tmp_path)
    for entities in ([CITY, POLICE, GRID], [CITY, POLICE]):
        scores = score(gold, [reading(entities=entities, relations=[])])
        assert scores.rows["program"] == Row(0.0, 0.0, 0.0, 0, 0)
        assert scores.spurious["program"] == ()


def test_the_same_body_in_two_places_is_two_agencies(tmp_path: Path) -> None:
    gold_file(tmp_path)
    scores = score(load_gold(tmp_path), [reading(entities=[CITY, POLICE | {"place": "520100"}, GRID])])
    assert scores.rows["agency"].f1 == 0.0
    assert scores.rows["relation"].f1 == 0.0
    assert scores.spurious["agency"] == ("江州市公安局",)


def test_short_and_long_official_forms_are_one_agency(tmp_path: Path) -> None:
    court = {"type": "Agency", "name": "江州市中级人民法院", "surface": ["市法院"]}
    gold_file(tmp_path, entities=[court], relations=[], figures=[])
    found = court | {"name": "江州市中级法院", "surface": []}
    assert score(load_gold(tmp_path), [reading(entities=[found], relations=[], figures=[])]).rows["agency"].f1 == 1.0


def test_a_wrong_status_counts_for_relation_alone(tmp_path: Path) -> None:
    gold_file(tmp_path)
    planned = RUNS | {"status": "planned", "start": 0, "end": 1}
    rows = score(load_gold(tmp_path), [reading(relations=[planned])]).rows
    assert (rows["relation"].f1, rows["relation+"].f1) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("change", "core", "full"),
    [
        ({"unit": "处"}, 1.0, 1.0),
        ({"indicator": "网格"}, 1.0, 1.0),
        ({"period": "2024"}, 1.0, 0.0),
        ({"about": "江州市公安局"}, 1.0, 0.0),
        ({"value": 47}, 0.0, 0.0),
        ({"unit": "人"}, 0.0, 0.0),
        ({"place": "520100"}, 0.0, 0.0),
        ({"indicator": "刑事案件"}, 0.0, 0.0),
    ],
)
def test_what_makes_two_figures_the_same(tmp_path: Path, change: dict[str, Any], core: float, full: float) -> None:
    gold_file(tmp_path)
    found = GRIDS | {"start": 0, "end": 1} | change
    rows = score(load_gold(tmp_path), [reading(figures=[found])]).rows
    assert (rows["figure"].f1, rows["figure+"].f1) == (core, full)


def test_the_table_has_a_row_a_kind(tmp_path: Path) -> None:
    gold_file(tmp_path)
    header, rows = score(load_gold(tmp_path), [reading()]).table()
    assert header == ("kind", "p", "r", "f1", "gold", "pred")
    assert rows[0] == ("place", 1.0, 1.0, 1.0, 1, 1)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{not json", "is not JSON"),
        ('{"doc": {}, "entities": [], "relations": [], "figures": []}', "source"),
        ('{"doc": {"source": "a.txt"}, "entities": [], "relations": []}', "figures"),
        ('{"doc": {"source": "a.txt"}, "entities": [{"type": "Ort"}], "relations": [], "figures": []}', "Ort"),
    ],
)
def test_a_broken_gold_file_is_named_with_what_is_wrong(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"bad\.json") as error:
        load_gold(tmp_path)
    assert says in str(error.value)


def test_gold_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no"):
        load_gold(tmp_path)
    with pytest.raises(DataError, match="is not a folder"):
        load_gold(tmp_path / "nowhere")


def test_two_gold_files_for_one_text_are_refused(tmp_path: Path) -> None:
    gold_file(tmp_path, "a")
    gold_file(tmp_path, "b", doc={"source": "x/a.md"})
    with pytest.raises(DataError, match="keep one"):
        load_gold(tmp_path)
