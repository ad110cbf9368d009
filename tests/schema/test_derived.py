"""What is derived from the data of kg is kept between runs, and noticed when it no longer holds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.schema.derived import derived
from kg.schema.resources import folder

KIND = dict[str, tuple[int, ...]]
VALUE = {"网格": (1, 2), "grid": ()}


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def again() -> dict[str, tuple[int, ...]]:
    raise AssertionError("was made a second time")


def test_what_was_derived_once_is_not_derived_again(caches: Path) -> None:
    assert derived("sample", KIND, lambda: VALUE) == VALUE
    assert derived("sample", KIND, again) == VALUE


@pytest.mark.parametrize("damage", [b"", b"\x00" * 200, None])
def test_a_damaged_file_is_written_anew(caches: Path, damage: bytes | None) -> None:
    derived("sample", KIND, lambda: VALUE)
    (file,) = (path for path in caches.rglob("*") if path.is_file())
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert derived("sample", KIND, lambda: VALUE) == VALUE
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert derived("sample", KIND, lambda: VALUE) == VALUE


def test_what_is_kept_for_one_installation_follows_its_data(tmp_path: Path) -> None:
    checkout = folder("queries").parent
    for name in ("kg", "ontology", "pipelines", "queries"):
        shutil.copytree(checkout / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

    def names() -> set[str]:
        told = subprocess.run(
            [sys.executable, "-c", "from kg.schema.queries import library; print(*library().names())"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "caches")},
            capture_output=True,
            text=True,
            check=True,
        )
        return set(told.stdout.split())

    before = names()
    assert names() == before
    text = (tmp_path / "queries" / "pilots.cypher").read_text(encoding="utf-8")
    (tmp_path / "queries" / "trials.cypher").write_text(text.replace("name: pilots", "name: trials"), encoding="utf-8")
    assert names() == before | {"trials"}
