"""Each file of a graph folder is damaged in turn: no wrong answer is given, and the next build repairs it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import KgError
from tests.faults.harness import ROUNDS, Corpus, moments, note, whole


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[moments(path.name).randrange(len(data))] ^= 0x04
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "flipped": flipped,
    "cut": cut,
    "emptied": lambda path: path.write_bytes(b""),
    "replaced": lambda path: path.write_bytes(b"\xff\x00 not what was here" * 40),
    "removed": lambda path: path.unlink(missing_ok=True),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_gives_no_wrong_answer_and_is_repaired(corpus: Corpus, tmp_path: Path, damage: str) -> None:
    first = tmp_path / "first"
    kg.build([corpus.one.reports], first)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    turn = list(DAMAGE).index(damage)
    chosen = names if ROUNDS else names[turn :: len(DAMAGE)]
    answered = refused = 0
    for name in chosen:
        graph = tmp_path / "graph"
        shutil.copytree(first, graph)
        DAMAGE[damage](graph / name)
        try:
            opened = kg.open_graph(graph)
            rows = opened.cypher("MATCH (a:Agency) RETURN count(a) AS n").rows
            assert rows == [{"n": corpus.one.agencies}]
            assert opened.export(tmp_path / "out.ttl").read_bytes() == corpus.one.turtle
            opened.close()
            answered += 1
        except KgError:
            refused += 1
        built = kg.build([corpus.one.reports], graph)
        assert built.checksum == whole(graph, frozenset((corpus.one.checksum,))), name
        # Damage to what only a build reads is found when it is used.
        DAMAGE[damage](graph / name)
        assert kg.build([corpus.two.reports], graph).checksum == corpus.two.checksum, name
        assert whole(graph, frozenset((corpus.two.checksum,)))
        shutil.rmtree(graph)
    note(f"{damage}: {len(chosen)} files in turn; {answered} answered rightly, {refused} refused, all repaired")
