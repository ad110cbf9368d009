import pytest

from kg.api.graph import Graph
from tests.analyse.graphs import Held


def test_what_a_place_did_by_year_with_whether_a_report_states_it(graph: Held) -> None:
    found = [(row["year"], row["year_stated"], row["event"], row["what"]) for row in graph.timeline("丽水市")]
    assert found == [
        (2019, True, "started", "网格化管理"),
        (2021, True, "issued", "丽水网格三年规划"),
        (2022, False, "started", "畲乡三说"),
        (2022, False, "started", "雪亮工程"),
        (2022, False, "piloted", "一村一警"),
        (2022, True, "reported", "网格员"),
        (2024, True, "planned", "扫黑除恶专项斗争"),
        (2025, True, "target", "化解率"),
    ]


def test_some_events_alone_and_places_within(graph: Held) -> None:
    assert [row["what"] for row in graph.timeline("德阳市", events=["started"])] == ["枫桥经验", "罗江夜话"]
    assert graph.timeline("德阳市", events=["target"]) == []


def test_each_entry_opens_its_sentence(graph: Held) -> None:
    by_what = {row["what"]: row["evidence"] for row in graph.timeline("丽水市", evidence=1)}
    assert by_what["化解率"][0]["text"] == "到2025年化解率达到97%"
    assert by_what["一村一警"][0]["text"] == "丽水市公安局试行一村一警"


@pytest.mark.shared
def test_in_real_reports_every_entry_is_proved_and_in_order(real: Graph) -> None:
    rows = real.timeline("苏州市", evidence=1)
    assert len(rows) > 30
    assert all(row["evidence"] for row in rows)
    years = [row["year"] for row in rows if row["year"] is not None]
    assert years == sorted(years)
