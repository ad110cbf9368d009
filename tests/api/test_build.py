"""A graph folder: built whole, rebuilt where something changed, and never half-written."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.api.folder import GraphFolder
from kg.errors import GraphError, KgError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of three example reports; read only."""
    folder = tmp_path_factory.mktemp("built")
    reports = folder / "reports"
    reports.mkdir()
    for path in sorted(EXAMPLES.glob("*.txt"))[:3]:
        shutil.copy(path, reports)
    kg.build([reports], folder / "graph")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the built graph and its reports, to change."""
    shutil.copytree(built, tmp_path / "work")
    return tmp_path / "work"


def checksum(graph: Path) -> str:
    return kg.open_graph(graph).manifest.checksum


def test_the_same_reports_give_the_same_bytes(built: Path, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "reports", tmp_path / "elsewhere")
    first = GraphFolder(built / "graph").require_manifest()
    again = kg.build([folder / "reports"], tmp_path / "other")
    assert again.extracted == 3
    assert sorted(again.counts.items()) == sorted(first.counts.items())


def test_building_again_extracts_nothing(folder: Path) -> None:
    before = checksum(folder / "graph")
    kg.build([folder / "reports"], folder / "graph")
    again = kg.build([folder / "reports"], folder / "graph")
    assert (again.reports, again.extracted, again.unchanged, again.removed) == (3, 0, 3, 0)
    assert len(before) == 64


def test_a_changed_report_is_extracted_again_and_the_others_are_not(folder: Path) -> None:
    kg.build([folder / "reports"], folder / "graph")
    report = min((folder / "reports").iterdir())
    report.write_text(report.read_text(encoding="utf-8") + "\n全市划分网格77个。\n", encoding="utf-8")
    result = kg.build([folder / "reports"], folder / "graph")
    assert (result.extracted, result.unchanged) == (1, 2)


def test_a_removed_report_takes_its_facts_away(folder: Path) -> None:
    kg.build([folder / "reports"], folder / "graph")
    before = kg.open_graph(folder / "graph").cypher("MATCH (r:Report) RETURN r.source AS source").rows
    min((folder / "reports").iterdir()).unlink()
    result = kg.build([folder / "reports"], folder / "graph")
    after = kg.open_graph(folder / "graph").cypher("MATCH (r:Report) RETURN r.source AS source").rows
    assert result.removed == 1
    assert (len(before), len(after)) == (3, 2)


def test_a_renamed_report_changes_only_its_provenance(folder: Path) -> None:
    kg.build([folder / "reports"], folder / "graph")
    report = min((folder / "reports").iterdir())
    report.rename(report.with_name("renamed.txt"))
    result = kg.build([folder / "reports"], folder / "graph")
    sources = kg.open_graph(folder / "graph").cypher("MATCH (r:Report) RETURN r.source AS source").rows
    assert result.extracted == 0
    assert any(row["source"].endswith("renamed.txt") for row in sources)
    assert not any(row["source"].endswith(report.name) for row in sources)


def test_a_damaged_cached_reading_is_extracted_again(folder: Path) -> None:
    kg.build([folder / "reports"], folder / "graph")
    cached = min((folder / "graph" / "readings").glob("*/*.json.gz"))
    before = checksum(folder / "graph")
    damaged = bytearray(cached.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    cached.write_bytes(damaged)
    (folder / "graph" / "graph.json").write_bytes(b"{")
    assert kg.build([folder / "reports"], folder / "graph").extracted == 1
    assert checksum(folder / "graph") == before


def test_a_missing_or_damaged_embedded_store_is_made_again(folder: Path) -> None:
    query = "MATCH (p:Program) RETURN p.name AS name ORDER BY name"
    before = kg.open_graph(folder / "graph").cypher(query).rows
    (store,) = (folder / "graph" / "embedded").glob("*.lbug")
    store.write_bytes(b"not a database")
    assert kg.open_graph(folder / "graph").cypher(query).rows == before
    store.unlink()
    assert kg.open_graph(folder / "graph").cypher(query).rows == before


def test_nothing_to_read_leaves_the_graph_as_it_is(folder: Path, tmp_path: Path) -> None:
    before = checksum(folder / "graph")
    (tmp_path / "empty").mkdir()
    with pytest.raises(KgError, match="empty"):
        kg.build([tmp_path / "empty"], folder / "graph")
    assert checksum(folder / "graph") == before


def test_a_folder_of_an_older_format_says_so_and_is_built_anew(folder: Path) -> None:
    manifest = folder / "graph" / "graph.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 0}))
    with pytest.raises(GraphError, match=r"format 0.*kg build"):
        kg.open_graph(folder / "graph")
    kg.build([folder / "reports"], folder / "graph")
    assert kg.open_graph(folder / "graph").manifest.counts


def test_names_of_your_own_are_found_and_change_what_is_extracted(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("昆明市公安局在梧桐里片区划分网格12个。\n", encoding="utf-8")
    names = tmp_path / "names.csv"
    names.write_text("name,code,level\n梧桐里片区,530102,locality\n", encoding="utf-8")
    query = "MATCH (p:Place) WHERE p.name = '梧桐里片区' RETURN p.code AS code"
    kg.build([report], tmp_path / "graph", gazetteer=names)
    assert kg.open_graph(tmp_path / "graph").cypher(query).rows == [{"code": "530102"}]
    names.write_text("name,code,level\n梧桐里片区,530103,locality\n", encoding="utf-8")
    assert kg.build([report], tmp_path / "graph", gazetteer=names).extracted == 1
    assert kg.open_graph(tmp_path / "graph").cypher(query).rows == [{"code": "530103"}]


def test_no_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="kg build"):
        kg.open_graph(tmp_path / "nothing")


def test_two_builds_in_one_folder_do_not_mix(folder: Path) -> None:
    with GraphFolder(folder / "graph").writing(), pytest.raises(GraphError, match="another build"):
        kg.build([folder / "reports"], folder / "graph")


@pytest.mark.parametrize("delay", [0.2, 0.9, 1.4, 1.8, 2.2])
def test_a_killed_build_leaves_the_graph_whole(folder: Path, delay: float) -> None:
    before = checksum(folder / "graph")
    report = min((folder / "reports").iterdir())
    report.write_text(report.read_text(encoding="utf-8") + "\n全市划分网格77个。\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(folder / "reports"), "-o", str(folder / "graph")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    graph = kg.open_graph(folder / "graph")
    assert graph.cypher("MATCH (r:Report) RETURN count(r) AS n").rows == [{"n": 3}]
    result = kg.build([folder / "reports"], folder / "graph")
    assert result.checksum != before
    leftovers = [p.name for p in (folder / "graph").rglob("*") if p.name.endswith(".tmp") or "killed" in p.name]
    assert leftovers == []
