"""How the command line prints: data on stdout, everything else on stderr, no colour or bars off a terminal."""

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from kg.model import Finding

_WIDE = 10_000
"""Columns of a table that is not shown on a terminal: nothing is cut or wrapped."""


def out() -> Console:
    """The console for data."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=True)


def err() -> Console:
    """The console for messages."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """A message to the user, on stderr."""
    err().print(message, markup=False)


def say_error(message: str) -> None:
    """One sentence about what went wrong, on stderr."""
    console = err()
    console.print("Error: ", style="bold red", end="")
    console.print(message, markup=False)


def say_findings(findings: Sequence[Finding], *, most: int = 20) -> None:
    """The findings, one a line with what to do, on stderr; beyond `most` only how many more."""
    for finding in findings[:most]:
        where = "" if finding.message.startswith(finding.where) else f"{finding.where}: "
        remedy = f" {finding.remedy}" if finding.remedy else ""
        say(f"  {where}{finding.message}{remedy}")
    if len(findings) > most:
        say(f"  … and {len(findings) - most} more")


def print_json(value: Any) -> None:
    """A value as indented JSON, Chinese as written."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.flush()


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], form: str) -> None:
    """Rows as `table`, `json` (a list of objects) or `csv` (RFC 4180, with a header)."""
    if form == "json":
        print_json([{column: row.get(column) for column in columns} for row in rows])
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    else:
        print_table(columns, rows)


def print_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], title: str | None = None) -> None:
    """Rows as a table that fits the terminal, or as wide as it must be off one."""
    if title:
        out().print(title, style="bold", markup=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row.get(column)) for column in columns))
    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        console = Console(file=sys.stdout, highlight=False, width=_WIDE)
    with console.capture() as captured:
        console.print(table, markup=False)
    # Rich pads each line to the table's width; trailing spaces are noise in a pipe.
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    return str(value)


PATH = click.Path(readable=False)
"""A path, which shells complete; whether it is there and may be read is for the stages to say."""

graph_option = click.option(
    "--graph",
    "graph",
    envvar="KG_GRAPH",
    default="graph",
    type=PATH,
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The graph folder that `kg build` made.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")


def chosen_form(as_json: bool, as_csv: bool) -> str:
    """json, csv or table; both flags at once is a usage error."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    return "json" if as_json else "csv" if as_csv else "table"
