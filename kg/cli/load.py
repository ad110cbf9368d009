"""kg load"""

import click

from kg.cli.output import graph_option, json_option, print_json, progress_bar, say


@click.command("load")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--to", "uri", required=True, metavar="URI", help="The server, e.g. bolt://localhost:7687.")
@click.option("--user", default="neo4j", show_default=True, envvar="NEO4J_USER", show_envvar=True)
@click.option("--password", envvar="NEO4J_PASSWORD", show_envvar=True, default="", help="Better given by environment.")
@click.option("--database", default="neo4j", show_default=True)
@click.option(
    "--replace",
    "reports",
    multiple=True,
    metavar="REPORT",
    help="Load this report's facts alone (its source or id), and take away what the server held of it. Repeatable.",
)
@graph_option
@json_option
def command(
    file: str | None,
    uri: str,
    user: str,
    password: str,
    database: str,
    reports: tuple[str, ...],
    graph: str,
    as_json: bool,
) -> None:
    """Load the graph, or an RDF FILE that follows the ontology, into Neo4j. Loading twice changes nothing.

    \b
    Example:
      NEO4J_PASSWORD=secret kg load --to bolt://localhost:7687
      kg load --to bolt://localhost:7687 --password secret edited.ttl
      kg load --to bolt://localhost:7687 --replace press/2024-05.txt
    """
    from kg import load

    with progress_bar() as progress:
        result = load(
            uri,
            file or graph,
            user=user,
            password=password,
            database=database,
            replace=reports,
            progress=progress,
        )
    if as_json:
        print_json(result)
    else:
        gone = f", {result.removed:,} nodes taken away" if reports else ""
        say(f"{result.nodes:,} nodes and {result.relationships:,} relationships in {uri}{gone}")
