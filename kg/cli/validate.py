"""kg validate"""

import click

from kg.cli.output import PATH, graph_option, json_option, print_json, print_rows, say


@click.command("validate")
@click.argument("file", required=False, type=PATH, metavar="[FILE]")
@graph_option
@json_option
@click.pass_context
def command(ctx: click.Context, file: str | None, graph: str, as_json: bool) -> None:
    """Check the graph, or an RDF FILE, against the SHACL shapes of the ontology.

    Prints each violation: which node, which rule, which report. Exits with 1 when there are any.

    \b
    Example:
      kg validate
      kg validate edited.ttl --json
    """
    from pathlib import Path

    from kg import open_graph
    from kg.store.validate import validate

    findings = validate(Path(file)) if file else open_graph(graph).validate()
    if as_json:
        print_json(findings)
    elif findings:
        print_rows(
            ["where", "message", "remedy"],
            ({"where": f.where, "message": f.message, "remedy": f.remedy} for f in findings),
            "table",
        )
    if findings:
        say(f"{len(findings)} violations")
        ctx.exit(1)
    say("no violations")
