"""Lines sorted outside memory: sorted runs in files, merged into one sequence of distinct lines."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

RUN_LINES: Final = 200_000
"""Lines that are sorted at once: some 60 MB in memory."""

_BLOCK: Final = 1 << 20
"""Bytes of each run that are in memory while runs are merged."""

_AT_ONCE: Final = 64
"""Runs that are merged at once: within the files that a process may open, and 64 MB of blocks."""


def write_runs(lines: Iterable[bytes], folder: Path, name: str) -> list[Path]:
    """Writes lines (without their line breaks) as sorted files `name`-0 … in `folder`, each of distinct lines."""
    runs: list[Path] = []
    held: list[bytes] = []
    for line in lines:
        held.append(line)
        if len(held) == RUN_LINES:
            runs.append(_write(sorted(set(held)), folder / f"{name}-{len(runs)}"))
            held.clear()
    if held:
        runs.append(_write(sorted(set(held)), folder / f"{name}-{len(runs)}"))
    return runs


def merged(runs: Iterable[Path]) -> Iterator[list[bytes]]:
    """The distinct lines of sorted files in order, without their line breaks, in lists of some ten thousand.

    The files are taken away as they are used up.
    """
    todo = list(runs)
    generation = 0
    while len(todo) > _AT_ONCE:
        together, todo = todo[:_AT_ONCE], todo[_AT_ONCE:]
        target = together[0].with_name(f"{together[0].name}.merged{generation}")
        generation += 1
        with target.open("wb") as file:
            for lines in _merge(together):
                file.write(b"\n".join([*lines, b""]))
        todo.append(target)
    yield from _merge(todo)


def _write(lines: list[bytes], path: Path) -> Path:
    with path.open("wb") as file:
        for start in range(0, len(lines), 10_000):
            file.write(b"\n".join([*lines[start : start + 10_000], b""]))
    return path


class _Run:
    """One sorted file: the lines of it that are in memory, and where to get more."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = path.open("rb")
        self.lines: list[bytes] = []
        self.more()

    def more(self) -> None:
        """Read the next lines, where none are left."""
        if not self.lines:
            self.lines = [line.rstrip(b"\n") for line in self._file.readlines(_BLOCK)]
            if not self.lines:
                self.close()
                self.path.unlink(missing_ok=True)

    def up_to(self, last: bytes) -> list[bytes]:
        """Take the lines that are not above `last`."""
        cut = bisect_right(self.lines, last)
        taken, self.lines = self.lines[:cut], self.lines[cut:]
        return taken

    def close(self) -> None:
        self._file.close()


def _merge(paths: list[Path]) -> Iterator[list[bytes]]:
    """By blocks: what no run can still undercut is joined and sorted at once, which sorted runs make a plain merge."""
    runs = [_Run(path) for path in paths]
    try:
        while runs := [run for run in runs if run.lines]:
            last = min(run.lines[-1] for run in runs)
            block = [line for run in runs for line in run.up_to(last)]
            block.sort()
            yield list(dict.fromkeys(block))
            for run in runs:
                run.more()
    finally:
        for run in runs:
            run.close()
