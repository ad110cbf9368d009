"""What the commands that read reports share: paths on standard input, and the columns of tables."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from kg.read import Columns

_HELP = {
    "text": "The column of a table that holds the reports' text (see docs/reading.md).",
    "title": "The column that holds their titles.",
    "date": "The column that says when they were published.",
    "publisher": "The column that says who published them.",
}


jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that work at once; by default one for each core. The result is the same for any.",
)


def column_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --text-column and its kin to a command, which gets them as `columns`."""

    def with_columns(**given: Any) -> Any:
        columns = Columns(**{kind: given.pop(f"{kind}_column") for kind in _HELP})
        return command(columns=columns, **given)

    with_columns.__doc__ = command.__doc__
    # Options that other decorators have added to the command already.
    with_columns.__dict__.update(command.__dict__)
    decorated: Callable[..., Any] = with_columns
    for kind, text in reversed(_HELP.items()):
        decorated = click.option(f"--{kind}-column", metavar="NAME", help=text)(decorated)
    return decorated


def listed(paths: Iterable[str]) -> Iterator[str]:
    """The paths that a user names; for `-` those on standard input, one a line, or parted by NUL (find -print0)."""
    for path in paths:
        if path == "-":
            names = sys.stdin.buffer.read()
            separator = b"\0" if b"\0" in names else b"\n"
            yield from (os.fsdecode(name.rstrip(b"\r")) for name in names.split(separator) if name.strip())
        else:
            yield path
