"""kg COMMAND --help: said of every command, and each of its examples runs as it stands."""

import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import openpyxl
import pytest

from kg.cli import main
from kg.model.reading import decode_reading
from tests.cli.test_commands import EXAMPLES, run
from tests.read import samples

_SERVER = ("bolt://", "neo4j-admin", "--home", "completion")
"""Examples that need a server, or write into the user's shell: tests/store and tests/cli/test_completion.py run those."""


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that name it, those of groups too."""
    context = click.Context(group, info_name="kg")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


def parts(command: click.Command) -> tuple[str, str]:
    """What a command's help says, and its examples."""
    told, _, examples = inspect.cleandoc(command.help or "").partition("\b\nExample:\n")
    return told.strip(), examples


ALL = dict(commands(main))
LINES = sorted(
    {
        line
        for command in ALL.values()
        for line in inspect.cleandoc(parts(command)[1]).splitlines()
        if line and not any(word in line for word in _SERVER)
    },
    # Those that build take the place of the graph that the others ask.
    key=lambda line: ("kg build" in line, line),
)


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_each_command_says_what_it_does_with_an_example(words: tuple[str, ...]) -> None:
    command = ALL[words]
    told, examples = parts(command)
    assert told.partition("\n")[0].endswith("."), "the first line is a sentence"
    assert f"kg {' '.join(words)}" in examples
    for option in (parameter for parameter in command.params if isinstance(parameter, click.Option)):
        assert option.hidden or option.help, f"{option.opts[0]} has no help"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the examples name."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(EXAMPLES, folder / "reports")
    shutil.copytree(EXAMPLES, folder / "reports" / "2024")
    shutil.copy(EXAMPLES / "mianyang-2023-press-conference.txt", folder / "report.txt")
    (folder / "bulletin.pdf").write_bytes(samples.pdf([samples.PARAGRAPHS]))
    book = openpyxl.Workbook()
    for row in (("题目", "正文"), ("网格", (EXAMPLES / "yichang-2019-work-report.txt").read_text(encoding="utf-8"))):
        book.active.append(row)
    book.save(folder / "news.xlsx")
    for words in (
        ("build", "reports"),
        ("build", "report.txt", "-o", "graph-2024"),
        ("extract", "reports", "-o", "readings.jsonl"),
        ("export", "-o", "edited.ttl"),
    ):
        done = run(*words, cwd=folder)
        assert done.returncode == 0, done.stderr
    (folder / "gold").mkdir()
    for line in (folder / "readings.jsonl").read_text(encoding="utf-8").splitlines():
        (folder / "gold" / f"{decode_reading(line).doc.id}.json").write_text(line, encoding="utf-8")
    return folder


@pytest.mark.parametrize("line", LINES)
def test_the_example_runs(line: str, desk: Path) -> None:
    for program in re.findall(r"\| (\w+)", line):
        if program != "kg" and not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f'kg() {{ "{sys.executable}" -m kg "$@"; }}\n{line}'],
        cwd=desk,
        env=os.environ | {"PYTHONPATH": str(EXAMPLES.parents[1])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("colour", ["", "1"])
def test_no_color_is_heeded_on_a_terminal(desk: Path, colour: str) -> None:
    """A pseudo-terminal, as `script` makes one: bold titles without NO_COLOR, no escape sequence of colour with it."""
    if not shutil.which("script"):
        pytest.skip("script (of util-linux) is not installed")
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | ({"NO_COLOR": colour} if colour else {})
    done = subprocess.run(
        ["script", "-qec", f"{sys.executable} -m kg doctor --graph {desk / 'graph'}", "/dev/null"],
        env=environment | {"PYTHONPATH": str(EXAMPLES.parents[1]), "TERM": "xterm-256color"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    assert bool(re.search(r"\x1b\[(?:1;)?3\d", done.stdout)) is (not colour)
