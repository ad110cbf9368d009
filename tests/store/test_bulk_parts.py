"""Several processes write the files of the same property graph as one."""

import csv
import sys
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.schema.terms import KG
from kg.store.bulk_parts import subject_ranges, write_bulk_of
from kg.store.rows import Checksum


def graph(folder: Path) -> str:
    """The checksum over the rows that the files hold, with ids in place of numbers; these must run from 0 on."""
    total, ids = Checksum(), dict[str, str]()
    for line in (folder / "import.args").read_text(encoding="utf-8").splitlines():
        option, _, files = line.partition("=")
        kind, _, names = files.partition("=")
        for name in names.split(",")[1:]:
            with (folder / name).open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            if option == "--nodes":
                ids.update((row[0], row[1]) for row in rows)
                total.add(kind, (row[1:] for row in rows))
            else:
                total.add(kind, ((ids[row[0]], ids[row[1]], *row[2:]) for row in rows))
    assert sorted(map(int, ids)) == list(range(len(ids)))
    return total.hexdigest()


def written(source: Path, folder: Path, processes: int) -> tuple[str, tuple[int, int], bool]:
    """The graph in the files, the numbers that were told, and whether there are parts."""
    folder.mkdir()
    counts = write_bulk_of(source, folder, processes)
    return graph(folder), counts, any(folder.glob("*.1.csv"))


@pytest.mark.parametrize("processes", [2, 3, 7])
def test_parts_make_the_graph_that_one_process_makes(sorted_sample: Path, tmp_path: Path, processes: int) -> None:
    one, counts, _ = written(sorted_sample, tmp_path / "one", 1)
    assert written(sorted_sample, tmp_path / "several", processes) == (one, counts, True)
    assert min(counts) > 10


def test_parts_give_the_same_bytes_again(sorted_sample: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        written(sorted_sample, tmp_path / name, 2)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("first", "second")
    )
    assert first == second


def test_a_file_out_of_order_gives_the_same_graph(sorted_sample: Path, tmp_path: Path) -> None:
    one, counts, _ = written(sorted_sample, tmp_path / "one", 1)
    lines = sorted_sample.read_bytes().splitlines(keepends=True)
    sorted_sample.write_bytes(b"".join(lines[::2] + lines[1::2]))
    assert written(sorted_sample, tmp_path / "mixed", 2) == (one, counts, False)


def test_a_process_that_dies_is_not_missed(
    sorted_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, counts, _ = written(sorted_sample, tmp_path / "one", 1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert written(sorted_sample, tmp_path / "two", 2) == (one, counts, False)


def test_a_wrong_value_is_named_whatever_part_it_is_in(sorted_sample: Path, tmp_path: Path) -> None:
    last = sorted_sample.read_bytes().splitlines()[-1].split(b" ")[0].strip(b"<>").decode()
    with sorted_sample.open("a", encoding="utf-8") as file:
        file.write(f"<{last}x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}Place> .\n")
        file.write(f'<{last}x> <{KG}start> "long ago" .\n')
    with pytest.raises(GraphError, match="has 'long ago' as start, where integer is due"):
        write_bulk_of(sorted_sample, tmp_path, 2)


def test_little_is_done_by_one(sorted_sample: Path, tmp_path: Path) -> None:
    write_bulk_of(sorted_sample, tmp_path)
    assert not any(tmp_path.glob("*.1.csv"))


def test_ranges_cover_the_file_and_part_no_subject(sorted_sample: Path) -> None:
    data = sorted_sample.read_bytes()
    parts = [data[begin:end] for begin, end in subject_ranges(sorted_sample, 4)]
    subjects = [{line.split(b" ")[0] for line in part.splitlines()} for part in parts]
    assert b"".join(parts) == data and len(parts) > 1
    assert sum(map(len, subjects)) == len(set().union(*subjects))
