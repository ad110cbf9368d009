"""What a second build reads: only what changed, told by the files' stamps and bytes; and what it takes away."""

import json
import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.api.building import reading
from kg.api.building.index import remembered

TEXTS = {
    "a.txt": "昆明市公安局推行网格布警，划分网格12个。\n",
    "b.txt": "曲靖市司法局建成调解室35个，化解纠纷480起。\n",
    "c.txt": "玉溪市人民法院审结案件1260件，同比下降3.5%。\n",
}
ROWS = ("正文,标题\n", "保山市公安局推行网格布警，划分网格61个。,一\n", "昭通市司法局化解纠纷73起。,二\n")


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder for each test, with reports, a table and an archive of reports, all old enough for their stamps to count."""
    folders = [tmp_path_factory.mktemp("desk") for item in request.session.items if item.path == request.path]
    for folder in folders:
        write(folder / "reports")
    settle(folders[-1])
    return iter(folders)


@pytest.fixture
def work(desks: Iterator[Path]) -> Path:
    """A folder of reports, and the graph of them."""
    folder = next(desks)
    kg.build([folder / "reports"], folder / "graph")
    return folder


def write(reports: Path) -> None:
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    (reports / "t.csv").write_text("".join(ROWS), encoding="utf-8")
    with zipfile.ZipFile(reports / "z.zip", "w") as archive:
        archive.writestr("one.txt", "丽江市公安局划分网格9个。\n")
        archive.writestr("two.txt", "普洱市公安局划分网格8个。\n")


def settle(folder: Path) -> None:
    """Waits until a change of the files now would change their stamps for sure."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def build(work: Path) -> kg.BuildResult:
    return kg.build([work / "reports"], work / "graph")


def fresh(work: Path) -> str:
    return kg.build([work / "reports"], work / "fresh").checksum


def sources(work: Path) -> set[str]:
    rows = kg.open_graph(work / "graph").cypher("MATCH (r:Report) RETURN r.source AS source").rows
    return {Path(row["source"]).name for row in rows}


def test_an_unchanged_file_is_not_opened(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: Path) -> str:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(reading, "digest", opened)
    result = build(work)
    assert (result.reports, result.extracted, result.unchanged) == (7, 0, 7)


def test_a_file_that_changed_under_the_same_size_and_time_is_read(work: Path) -> None:
    path = work / "reports" / "a.txt"
    before = path.stat()
    path.write_text(TEXTS["a.txt"].replace("12", "13"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    result = build(work)
    assert (result.extracted, result.checksum) == (1, fresh(work))


def test_a_touched_file_is_hashed_and_not_read(work: Path) -> None:
    (work / "reports" / "a.txt").touch()
    before = kg.open_graph(work / "graph").manifest
    assert (build(work).extracted, kg.open_graph(work / "graph").manifest) == (0, before)


def test_one_row_of_a_table_and_one_member_of_an_archive_are_extracted_by_themselves(work: Path) -> None:
    (work / "reports" / "t.csv").write_text("".join((*ROWS, "楚雄市公安局划分网格5个。,三\n")), encoding="utf-8")
    with zipfile.ZipFile(work / "reports" / "z.zip", "w") as archive:
        archive.writestr("two.txt", "普洱市公安局划分网格8个。\n")
        archive.writestr("three.txt", "大理市公安局划分网格7个。\n")
    result = build(work)
    assert (result.extracted, result.unchanged, result.removed) == (2, 6, 1)
    assert {"t.csv#4", "z.zip!three.txt"} <= sources(work) and "z.zip!one.txt" not in sources(work)
    assert result.checksum == fresh(work)


def test_a_renamed_table_is_not_read_again(work: Path) -> None:
    (work / "reports" / "t.csv").rename(work / "reports" / "u.csv")
    result = build(work)
    assert (result.extracted, result.removed) == (0, 2)
    assert {"u.csv#2", "u.csv#3"} <= sources(work)
    assert result.checksum == fresh(work)


def test_a_copy_takes_over_from_a_removed_original(work: Path) -> None:
    shutil.copy(work / "reports" / "a.txt", work / "reports" / "d.txt")
    twice = build(work)
    assert [finding.kind for finding in twice.findings if finding.severity == "warning"] == ["duplicate"]
    (work / "reports" / "a.txt").unlink()
    result = build(work)
    assert (result.extracted, result.removed) == (0, 1)
    assert "d.txt" in sources(work)
    assert result.checksum == fresh(work)


def test_other_columns_of_a_table_are_read_anew(work: Path) -> None:
    kg.build([work / "reports"], work / "graph", columns=kg.Columns(text="标题"))
    rows = kg.open_graph(work / "graph").cypher("MATCH (a:Agency) RETURN a.name AS name").rows
    assert "昆明市公安局" in {row["name"] for row in rows}
    assert "保山市公安局" not in {row["name"] for row in rows}


def test_a_refused_file_is_named_each_time(work: Path) -> None:
    (work / "reports" / "empty.txt").write_bytes(b"")
    settle(work / "reports")
    first = build(work)
    again = build(work)
    assert [finding.kind for finding in again.findings] == ["empty"]
    assert again.findings == first.findings


@pytest.mark.parametrize("name", ["files.jsonl", "files.part.jsonl"])
def test_a_damaged_index_costs_only_time(work: Path, name: str) -> None:
    kept = work / "graph" / name
    lines = kept.read_bytes().replace(b"a.txt", b"b.txt") + b"\xff\n{}\n1 2 3"
    kept.write_bytes(lines)
    (work / "reports" / "b.txt").write_text("曲靖市司法局建成调解室36个。\n", encoding="utf-8")
    assert build(work).checksum == fresh(work)
    assert {Path(file.source).name for file in remembered(work / "graph")} == {*TEXTS, "t.csv", "z.zip"}


def test_the_manifest_names_no_paths(work: Path) -> None:
    manifest = json.loads((work / "graph" / "graph.json").read_text(encoding="utf-8"))
    assert manifest["reports"] == 7
    assert str(work) not in json.dumps(manifest)
