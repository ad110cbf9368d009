"""Pages of documentation as programs: their fenced blocks, and a room in which each block is run as a reader would.

A block is run by its language, in the order of its page:

console             each line that begins with `$ ` in bash, with the output that stands below it
python              executed, one page one module; a block of language `text` right below it is what it prints
cypher, sparql      asked of the page's graph; no row is a failure
any, with a title   ```csv title="names.csv": written to a file of that name for the blocks that follow
turtle, json, toml  read by a parser
sh                  the examples of --help, which tests/cli/test_help.py runs

`<!-- not run: REASON -->` above a block keeps it from being run. `<!-- runs in a checkout -->` anywhere on the page
gives it a copy of the checkout that it may change; other pages find only `examples`, and `graph` made of it.
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import kg
from kg.schema.terms import TURTLE_PREFIXES, VOCAB

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
CHECKOUT = "<!-- runs in a checkout -->"
_PARTS = ("kg", "ontology", "pipelines", "queries", "examples", "docs", "pyproject.toml")
_FENCE = re.compile(
    r"(?P<marker><!-- not run: (?P<reason>[^\n]+?) -->\n)?"
    r"^```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_KEPT = ("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME", "TMPDIR")


@dataclass(frozen=True)
class Block:
    """A fenced block: where it stands in its page, what it is, and why it is not run (or None)."""

    start: int
    end: int
    line: int
    language: str
    title: str | None
    text: str
    reason: str | None


class NotAsShown(Exception):
    """A block that does not do what the page says."""


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(
            start=found.start("text"),
            end=found.end("text"),
            line=page.count("\n", 0, found.start("language")) + 1,
            language=found["language"],
            title=found["title"],
            text=found["text"],
            reason=found["reason"],
        )
        for found in _FENCE.finditer(page)
    ]


class Room:
    """A folder in which the blocks of one page are run one after the other."""

    def __init__(self, folder: Path, page: str, graph: Path) -> None:
        self._folder = folder
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._printed = ""
        self._own = CHECKOUT in page
        if self._own:
            for name in _PARTS:
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
                copy(ROOT / name, folder / name)
        else:
            (folder / "examples").symlink_to(ROOT / "examples")
        if not any("$ kg build" in block.text for block in blocks(page) if block.reason is None):
            shutil.copytree(graph, folder / "graph")

    def run(self, block: Block) -> str:
        """Does what the block says, and gives the block as it ought to read. Raises NotAsShown."""
        if block.title:
            target = self._folder / block.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
            return block.text
        if block.language == "text":
            return self._printed
        if block.language == "console":
            return "".join(self._shell(line) for line in block.text.splitlines() if line.startswith("$ "))
        if block.language == "python":
            self._python(block.text)
        elif block.language in ("cypher", "sparql"):
            self._query(block.language, block.text)
        else:
            _read(block.language, block.text)
        return block.text

    def _shell(self, line: str) -> str:
        shell = subprocess.run(
            [
                "bash",
                "-o",
                "pipefail",
                "-c",
                f'python() {{ "{sys.executable}" "$@"; }}\nkg() {{ python -m kg "$@"; }}\n{line[2:]}',
            ],
            cwd=self._folder,
            env={name: os.environ[name] for name in _KEPT if name in os.environ}
            | {"PYTHONPATH": str(self._folder if self._own else ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return f"{line}\n{shell.stdout}{shell.stderr}"

    def _python(self, code: str) -> None:
        if self._own:
            raise NotAsShown("Python on a page that runs in a checkout would meet the kg of this process")
        printed = io.StringIO()
        with contextlib.chdir(self._folder), contextlib.redirect_stdout(printed):
            exec(compile(code, "the page", "exec"), self._names)
        self._printed = printed.getvalue()

    def _query(self, language: str, query: str) -> None:
        graph = kg.open_graph(self._folder / "graph")
        result = graph.cypher(query) if language == "cypher" else graph.sparql(query)
        if not result.rows:
            raise NotAsShown(f"this {language} gives no row")


def _read(language: str, text: str) -> None:
    """Raises what the parser raises for a block that is not of its language."""
    if language == "turtle":
        prefixes = {**TURTLE_PREFIXES, "scheme": VOCAB, "agency": f"{VOCAB}agencies/"}
        known = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
        list(ox.parse(known + text, format=ox.RdfFormat.TURTLE))
    elif language == "json":
        json.loads(text)
    elif language == "toml":
        tomllib.loads(text)
    elif language not in ("mermaid", "sh"):
        raise NotAsShown(f"nothing runs a block of language “{language}”: give it a title, or mark it as not run")


def anew(page: str, folder: Path, graph: Path) -> Iterator[tuple[Block, str]]:
    """Each block that is run, with what it ought to read. Raises NotAsShown, or what the block raises."""
    room = Room(folder, page, graph)
    for block in blocks(page):
        if block.reason is None:
            try:
                yield block, room.run(block)
            except Exception as error:
                raise NotAsShown(f"line {block.line}: {type(error).__name__}: {error}") from error
