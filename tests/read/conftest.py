from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Finding, Report
from kg.read import Columns, read_files

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
