import pytest

from kg.api.graph import Graph
from kg.errors import QueryError
from tests.analyse.graphs import Held


def test_programs_of_both_then_of_each_with_names_status_and_dates(graph: Held) -> None:
    rows = graph.shared("丽水市", "玉溪市")
    assert [(row["run_by"], row["program"]) for row in rows] == [
        ("both", "网格化管理"),
        ("both", "雪亮工程"),
        ("丽水市", "一村一警"),
        ("丽水市", "扫黑除恶专项斗争"),
        ("丽水市", "枫桥经验"),
        ("玉溪市", "平安建设"),
    ]
    grid = rows[0]
    assert (grid["status_here"], grid["since_here"]) == (["actual"], "2019")
    assert (grid["status_there"], grid["since_there"]) == (["pilot"], "2021")
    assert rows[4]["here"] == ["畲乡三说"]
    assert rows[3]["status_here"] == ["planned"]


def test_a_shared_program_opens_a_sentence_of_each_place(graph: Held) -> None:
    first = graph.shared("331100", "Yuxi", evidence=2)[0]
    assert [p["text"] for p in first["evidence"]] == [
        "丽水市自2019年起实行网格化管理",
        "玉溪市自2021年起试行网格化管理",
    ]


def test_the_other_way_round_says_the_same(graph: Held, examples: Graph) -> None:
    for source, a, b in ((graph, "丽水市", "玉溪市"), (examples, "常州市", "绵阳市"), (examples, "柳州市", "宜昌市")):
        here = {(row["run_by"], row["program_id"], *row["here"], *row["there"]) for row in source.shared(a, b)}
        there = {(row["run_by"], row["program_id"], *row["there"], *row["here"]) for row in source.shared(b, a)}
        assert here == there


def test_what_falls_under_one_program_is_akin(examples: Graph) -> None:
    rows = {(row["run_by"], row["program"]): row["akin"] for row in examples.shared("Yichang", "Mianyang")}
    assert rows["宜昌市", "网格化管理"] == []
    assert all(akin == [] for (who, _), akin in rows.items() if who == "both")


def test_one_place_by_two_names_is_refused(graph: Held) -> None:
    with pytest.raises(QueryError, match="one place, 丽水市"):
        graph.shared("Lishui", "331100")
