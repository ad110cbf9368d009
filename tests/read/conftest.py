import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.model import Finding, Report
from kg.read import Columns, read_files
from kg.read.child import _parts
from kg.read.parts import Job, Part


@pytest.fixture(autouse=True)
def parsers_counted_by_coverage(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under coverage the parsers run in this process: in their own they can write no file, and no line would be counted.

    Not where files are meant to do harm, or are read side by side, which not every parser can bear in one process, nor
    where a parser's package is missing.
    """
    coverage = sys.modules.get("coverage")
    apart = request.node.path.name in ("test_confined.py", "test_mutations.py") or "without" in request.node.name
    if coverage is None or coverage.Coverage.current() is None or apart:
        return

    def here(parser: str, data: bytes, columns: Columns) -> Iterator[Part]:
        return _parts(Job(parser, columns), data)

    monkeypatch.setattr("kg.read.files.parse", here)


Read = Callable[..., tuple[list[Report], list[Finding]]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Writes files into an empty folder and reads it."""
    monkeypatch.chdir(tmp_path)

    def read_all(
        files: dict[str, bytes],
        columns: Columns = Columns(),  # noqa: B008
    ) -> tuple[list[Report], list[Finding]]:
        for name, data in files.items():
            Path(name).write_bytes(data)
        items = list(read_files(sorted(files), columns))
        return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Finding)]

    return read_all
