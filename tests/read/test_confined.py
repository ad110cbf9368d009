"""Limits of the process that parses, shown on real parsers and files that exceed them."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from kg.read.confined import Limits, parse
from kg.read.parts import Columns, Member, Refusal, Text
from tests.read.samples import docx, page, pdf

PAGES = 400


def kinds(parser: str, data: bytes, limits: Limits) -> list[str]:
    return [part.kind if isinstance(part, Refusal) else "text" for part in parse(parser, data, Columns(), limits)]


def test_a_file_that_needs_more_time_than_allowed_is_refused() -> None:
    endless = pdf([["网格" * 400]] * PAGES)
    assert kinds("pdf", endless, Limits(seconds=0)) == ["too_slow"]


def test_a_file_that_needs_more_memory_than_allowed_is_refused() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx())) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for name in before.namelist():
            after.writestr(name, bytes(200 * 2**20) if name == "word/document.xml" else before.read(name))
    assert kinds("word", out.getvalue(), Limits(memory=200 * 2**20)) == ["too_large"]


def test_a_file_that_gives_more_than_allowed_is_refused() -> None:
    assert kinds("page", page().encode(), Limits(output=100)) == ["too_large"]


def test_a_process_serves_the_next_file_after_one_was_refused() -> None:
    for _ in range(2):
        assert kinds("word", b"PK\x03\x04", Limits()) == ["damaged"]
        assert kinds("word", docx(), Limits()) == ["text"]


def test_a_file_may_be_parsed_while_an_archive_is_open() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.docx", docx())
        archive.writestr("b.docx", docx())
    found = []
    for part in parse("archive", out.getvalue(), Columns()):
        assert isinstance(part, Member) and part.data
        found += [inner for inner in parse("word", part.data, Columns()) if isinstance(inner, Text)]
    assert len(found) == 2


def test_what_is_not_read_to_the_end_leaves_nothing_running() -> None:
    def children() -> set[str]:
        return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())

    before = children()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(50):
            archive.writestr(f"{number}.txt", "网格" * 100_000)
    parts = parse("archive", out.getvalue(), Columns(), Limits(seconds=59))
    next(parts)
    assert len(children() - before) == 1
    parts.close()
    assert children() <= before


def test_modules_in_the_current_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("docx", "lxml", "csv"):
        Path(f"{name}.py").write_text("raise SystemExit")
    assert kinds("word", docx(), Limits(seconds=58)) == ["text"]
