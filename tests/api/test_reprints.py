"""One text in several outlets, from files to the graph: named, and counted as one source."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main

TEXT = (
    "清江县公安局推行网格布警,划分巡防网格18个,刑事案件同比下降12.5%。县综治中心联合司法局排查矛盾纠纷640起,化解率98.1%。",
    "崇左市公安局今年以来培训网格员320名,受理群众求助1200件,全部当日答复。市司法局在乡镇设立调解室45个。",
    "下一步,崇左市将继续完善综治中心运行机制,推动更多问题在家门口得到解决。",
)
OTHER = (
    "2024年,崇左市公安局推行网格布警。百色市建成乡镇综治中心96个,排查矛盾纠纷7100起,化解率97.2%,群众满意度稳步提高。"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one text in three outlets and one other report."""
    folder = tmp_path_factory.mktemp("reprints")
    reports = folder / "reports"
    reports.mkdir()
    issues = {
        "a-later.txt": ("来源:南方网  发布时间:2024-05-22", *TEXT, "责任编辑:周明"),
        "b-first.txt": ("平安建设有实招\n来源:崇左日报  发布时间:2024-05-20", *TEXT),
        "c-cut.txt": ("来源:法治网  发布时间:2024-05-21", *TEXT[:2], "分享到:微信 微博"),
        "d-other.txt": ("百色日报 2024年6月1日", OTHER),
    }
    for name, lines in issues.items():
        (reports / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    kg.build([reports], folder / "graph")
    return folder


def sources(folder: Path) -> dict[str, int]:
    rows = (
        kg.open_graph(folder / "graph")
        .cypher("MATCH (f:Figure) RETURN f.quoted AS value, f.independent_sources AS n")
        .rows
    )
    return {row["value"]: row["n"] for row in rows}


def test_reprints_are_listed_under_the_one_that_was_published_first(folder: Path) -> None:
    rows = kg.open_graph(folder / "graph").reprints().rows
    assert [Path(row["source"]).name for row in rows] == ["b-first.txt", "c-cut.txt", "a-later.txt"]
    assert {Path(row["first"]).name for row in rows} == {"b-first.txt"}


def test_reprints_are_one_source_of_what_they_say(folder: Path) -> None:
    found = sources(folder)
    assert (found["640"], found["320"], found["96"]) == (1, 1, 1)
    claims = kg.open_graph(folder / "graph").cypher(
        "MATCH (:Agency {name: '崇左市公安局'})-[r:IMPLEMENTS]->(p:Program) RETURN p.name AS program, r.independent_sources AS n"
    )
    assert claims.rows == [{"program": "网格布警", "n": 1}]


def test_every_report_is_listed_with_what_it_states(folder: Path) -> None:
    rows = {Path(row["source"]).name: row for row in kg.open_graph(folder / "graph").reports().rows}
    assert list(rows) == ["a-later.txt", "b-first.txt", "c-cut.txt", "d-other.txt"]
    assert rows["b-first.txt"]["publisher"] == "崇左日报"
    assert rows["b-first.txt"]["title"] == "平安建设有实招"
    assert (rows["b-first.txt"]["genre"], rows["b-first.txt"]["reprint_of"]) == ("other", None)
    assert Path(rows["c-cut.txt"]["reprint_of"]).name == "b-first.txt"
    assert rows["d-other.txt"]["figures"] >= 3 and rows["d-other.txt"]["home"] is not None


def test_a_build_that_reads_one_file_anew_tells_reprints_as_a_fresh_one_does(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "work")
    reports, graph = tmp_path / "work" / "reports", tmp_path / "work" / "graph"
    (reports / "b-first.txt").unlink()
    again = kg.build([reports], graph)
    fresh = kg.build([reports], tmp_path / "fresh")
    assert again.checksum == fresh.checksum
    rows = kg.open_graph(graph).reprints().rows
    assert [Path(row["source"]).name for row in rows] == ["c-cut.txt", "a-later.txt"]


def test_lost_fingerprints_are_taken_anew(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "work")
    graph = tmp_path / "work" / "graph"
    before = kg.open_graph(graph).manifest.checksum
    for kept in (graph / "readings").glob("*/*"):
        kept.write_bytes(kept.read_bytes()[:-9])
    (graph / "graph.json").unlink()
    kg.build([folder / "reports"], graph)
    assert kg.open_graph(graph).manifest.checksum == before


def test_the_command_lists_reports_and_duplicates(folder: Path) -> None:
    graph = ["--graph", str(folder / "graph")]
    listed = CliRunner().invoke(main, ["reports", "--csv", *graph])
    assert listed.exit_code == 0
    assert listed.stdout.splitlines()[0] == "source,title,publisher,published,home,genre,claims,figures,reprint_of"
    assert len(listed.stdout.splitlines()) == 5
    twice = CliRunner().invoke(main, ["reports", "--duplicates", *graph])
    assert "3 reports of 1 texts" in twice.stderr
    assert len(twice.stdout.splitlines()) == 4
    elsewhere = CliRunner().invoke(main, ["reports", "--place", "百色市", "--json", *graph])
    assert elsewhere.stdout.count('"source"') == 1
