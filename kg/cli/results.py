"""Options and output of the commands that give a table of results: screen, JSON, CSV, picture, sentences."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.api.asking import Asking
from kg.cli.output import PATH, chosen_form, csv_option, json_option, out, print_json, print_rows, print_table, say
from kg.cli.source import opened, source_options

if TYPE_CHECKING:
    from kg.analyse.rows import Row
    from kg.analyse.table import Table

F = TypeVar("F", bound=Callable[..., Any])

plot_option = click.option("--plot", type=PATH, metavar="FILE", help="Also draw it into a .png, .svg or .pdf file.")
evidence_option = click.option(
    "--evidence", default=1, show_default=True, type=click.IntRange(0), help="Sentences to show under each row."
)


def result_options(*, plot: bool = False, evidence: bool = True) -> Callable[[F], F]:
    """--graph and --to with what a server needs, --json, --csv, and --evidence and --plot where they make sense."""

    def decorate(command: F) -> F:
        for option in (csv_option, json_option, plot_option if plot else None, evidence_option if evidence else None):
            command = option(command) if option else command
        return source_options(command)

    return decorate


def show(options: dict[str, Any], ask: Callable[[Asking], "Table"]) -> None:
    """Asks the graph that the options name, prints the table as they say, and draws it where they name a file."""
    form = chosen_form(options["as_json"], options["as_csv"])
    where = {key: options[key] for key in ("graph", "uri", "user", "password", "database")}
    with opened(**where) as source:
        table = ask(source)
    evidence = options.get("evidence", 0)
    if form == "table":
        print_screen(table)
    elif form == "csv":
        print_csv(table, evidence)
    else:
        keys = [*table.columns, *(["evidence"] if evidence else [])]
        print_json([{key: row.get(key) for key in keys} for row in table])
    if options.get("plot"):
        say(f"drawn: {table.plot(options['plot'])}")


def print_screen(table: "Table") -> None:
    """The shown columns of a table that hold something, then the sentences behind each row; the note on stderr."""
    if not table:
        say("The reports say nothing of it.")
        return
    columns = [name for name in table.shown if any(table.text(row, name) for row in table)]
    print_table(columns, [{name: table.text(row, name) for name in columns} for row in table])
    for number, row in enumerate(table, 1):
        _print_sentences(f"[{number}] {table.text(row, _named(table))}", row)
    if table.note:
        say(f"\n{table.note}")


def _named(table: "Table") -> str:
    """The column that says what a row is about: the first that is no rank, year or number."""
    return next(name for name in table.shown if name not in ("order", "year", "run_by", "community", "event", "size"))


def _print_sentences(head: str, row: "Row") -> None:
    from kg.analyse.rows import where

    for index, passage in enumerate(row.get("evidence") or ()):
        if not index:
            out().print(f"\n{head}", markup=False)
        out().print(f"    “{passage['text']}”\n      {where(passage)}", markup=False)


def print_csv(table: "Table", evidence: int) -> None:
    """All columns of a table; with evidence the sentences and where they stand, several set apart by a bar."""
    from kg.analyse.rows import where

    rows: list[Row] = list(table)
    columns = list(table.columns)
    if evidence:
        columns += ["sentences", "sources"]
        rows = [
            {
                **row,
                "sentences": " | ".join(passage["text"] for passage in row["evidence"]),
                "sources": " | ".join(where(passage) for passage in row["evidence"]),
            }
            for row in table
        ]
    print_rows(columns, rows, "csv")
