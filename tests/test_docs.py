"""What README and docs show is what kg does. `python -m tests.test_docs [PAGE…]` writes the output that they show anew."""

import contextlib
import re
import sys
import tempfile
from pathlib import Path

import pytest

import kg
from docs.generate import pages, write
from tests.documents import PAGES, ROOT, NotAsShown, anew, blocks

_MENDED = "run `python -m tests.test_docs` and look at what changed"
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)?(?:#([^)\s]+))?\)")
MOST_NOT_RUN = 12
"""Blocks that are not run are an exception: those that start servers, install packages or show this machine."""


def names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def built(folder: Path) -> Path:
    """The graph of the example reports, in a new folder."""
    with contextlib.chdir(ROOT):
        kg.build(["examples/reports"], folder / "graph")
    return folder / "graph"


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_every_block_of_a_page_does_what_the_page_says(path: Path, tmp_path: Path, example_graph: Path) -> None:
    for block, text in anew(path.read_text(encoding="utf-8"), tmp_path, example_graph):
        assert block.text == text, f"{names(path)}, line {block.line}: {_MENDED}"


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_every_fence_is_a_block_that_can_be_told(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^\s*(?:```|~~~)", page, re.MULTILINE)) == 2 * len(blocks(page))
    assert [block.line for block in blocks(page) if not block.language] == []


def test_the_reference_says_what_kg_is() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{names(path)}: {_MENDED}"


def test_few_blocks_are_not_run_and_each_says_why() -> None:
    skipped = [(names(path), b.reason) for path in PAGES for b in blocks(path.read_text(encoding="utf-8")) if b.reason]
    assert len(skipped) <= MOST_NOT_RUN, skipped


def test_the_site_lists_every_page() -> None:
    listed = re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    )


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    for target, heading in _LINK.findall(path.read_text(encoding="utf-8")):
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), f"{names(path)} → {target}"
        if heading:
            assert heading in _anchors(file), f"{names(path)} → {target}#{heading}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading.lower())).strip("-") for heading in headings}


def rewrite(path: Path, graph: Path) -> None:
    """Puts what the blocks of a page print today into the page."""
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        try:
            for block, text in reversed(list(anew(page, Path(folder), graph))):
                page = page[: block.start] + text + page[block.end :]
        except NotAsShown as error:
            sys.exit(f"{names(path)}, {error}")
    path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
    with tempfile.TemporaryDirectory() as made:
        example = built(Path(made))
        for chosen in [Path(word).resolve() for word in sys.argv[1:]] or PAGES:
            rewrite(chosen, example)
