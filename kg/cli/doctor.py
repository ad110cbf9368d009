"""kg doctor"""

import click

from kg.cli.output import json_option, out, print_json
from kg.cli.source import source_options

_STYLE = {"ok": "green", "warn": "yellow", "fail": "bold red"}


@click.command("doctor")
@source_options
@json_option
@click.pass_context
def command(
    ctx: click.Context, graph: str, uri: str | None, user: str, password: str, database: str, as_json: bool
) -> None:
    """Check whether the installation, the graph folder and, with --to, the server are fit for use. Changes nothing.

    Each line is ok, warn (kg works, but something does not) or fail, with what to do. Exits with 1 when a check fails.

    \b
    Example:
      kg doctor
      kg doctor --graph graph-2024 --to bolt://localhost:7687 --json
    """
    from kg import doctor

    named = ctx.get_parameter_source("graph") is not click.core.ParameterSource.DEFAULT
    checks = doctor(graph, required=named, uri=uri, user=user, password=password, database=database)
    if as_json:
        print_json(checks)
    else:
        console = out()
        for check in checks:
            console.print(f"{check.state:<5}", style=_STYLE[check.state], end="")
            console.print(f"{check.name}: {check.message}", markup=False)
            if check.remedy:
                console.print(f"     {check.remedy}", markup=False)
    if any(check.state == "fail" for check in checks):
        ctx.exit(1)
