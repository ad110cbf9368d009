"""A full disk, and a folder that must not be written: one sentence, and the graph that was there is whole."""

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg
from tests.faults.harness import Corpus, moments, note, one_sentence, rounds, run, whole, without_superuser


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own in memory, where the system lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a small file system; the limit on the size of files stands in for it")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_leaves_the_graph_whole(corpus: Corpus, small_disk: Path) -> None:
    graph, ballast, chance = small_disk / "graph", small_disk / "ballast", moments("disk")
    kg.build([corpus.one.reports], graph)
    free = shutil.disk_usage(small_disk).free
    failed = 0
    for _ in range(rounds(40, 2)):
        with ballast.open("wb") as file:
            for _ in range(int(free * chance.uniform(0.55, 1)) >> 16):
                file.write(bytes(1 << 16))
        done = run("build", corpus.two.reports, "-o", graph)
        if done.returncode:
            failed += 1
            assert "cannot be written" in one_sentence(done) or "No space" in done.stderr
            whole(graph, frozenset((corpus.one.checksum,)))
        ballast.unlink()
        assert kg.build([corpus.two.reports], graph).checksum == corpus.two.checksum
        assert kg.build([corpus.one.reports], graph).checksum == corpus.one.checksum
    note(f"disk full (tmpfs): {failed} of {rounds(40, 2)} builds failed with one sentence, 0 damaged")


def test_files_that_may_not_grow_leave_the_graph_whole(corpus: Corpus, tmp_path: Path) -> None:
    graph, target, chance = tmp_path / "graph", tmp_path / "graph.ttl", moments("limit")
    kg.build([corpus.one.reports], graph)
    target.write_bytes(b"what was there before")
    failed = 0
    for _ in range(rounds(40, 2)):
        most = int(10 ** chance.uniform(2, 6))
        done = run("build", corpus.two.reports, "-o", graph, before=limited(most))
        if done.returncode:
            failed += 1
            one_sentence(done)
            whole(graph, frozenset((corpus.one.checksum,)))
        one_sentence(run("export", "--graph", graph, "-o", target, before=limited(most >> 4)))
        assert target.read_bytes() == b"what was there before"
        assert kg.build([corpus.two.reports], graph).checksum == corpus.two.checksum
        assert kg.build([corpus.one.reports], graph).checksum == corpus.one.checksum
    note(f"files limited in size: {failed} of {rounds(40, 2)} builds failed with one sentence, 0 damaged")


def limited(most: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


@pytest.mark.parametrize("closed", ["", "rdf", "embedded", "readings", "all"])
def test_a_folder_that_must_not_be_written_stays_as_it_is(corpus: Corpus, tmp_path: Path, closed: str) -> None:
    graph = tmp_path / "graph"
    kg.build([corpus.one.reports], graph)
    places = [graph, *(path for path in graph.rglob("*") if path.is_dir())]
    chosen = places if closed == "all" else [graph / closed, *(p for p in places if p.parent == graph / closed)]
    modes = {place: place.stat().st_mode for place in chosen}
    try:
        for place in chosen:
            place.chmod(0o555)
        done = run("build", corpus.two.reports, "-o", graph, before=without_superuser)
        assert "cannot be written" in one_sentence(done)
        asked = run(
            "query", "--cypher", "MATCH (r:Report) RETURN count(r) AS n", "--graph", graph, before=without_superuser
        )
        assert asked.returncode == 0, asked.stderr
    finally:
        for place, mode in modes.items():
            place.chmod(mode)
    whole(graph, frozenset((corpus.one.checksum,)))
    assert kg.build([corpus.two.reports], graph).checksum == corpus.two.checksum
