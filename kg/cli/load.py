"""kg load"""

from pathlib import Path

import click

from kg.cli.output import PATH, graph_option, json_option, print_json, say
from kg.cli.progress import progress_bar


@click.command("load")
@click.argument("file", required=False, type=PATH, metavar="[FILE]")
@click.option("--to", "uri", metavar="URI", help="The server, e.g. bolt://localhost:7687.")
@click.option(
    "--user", default="neo4j", show_default=True, envvar="NEO4J_USER", show_envvar=True, help="The server's user."
)
@click.option(
    "--password",
    envvar="NEO4J_PASSWORD",
    show_envvar=True,
    default="",
    help="The user's password; better given by environment.",
)
@click.option("--database", default="neo4j", show_default=True, help="The server's database.")
@click.option(
    "--replace",
    "reports",
    multiple=True,
    metavar="REPORT",
    help="Load this report's facts alone (its source or id), and take away what the server held of it. Repeatable.",
)
@click.option("--constraints", is_flag=True, help="Only make the unique constraints, after a load with --bulk.")
@click.option(
    "--bulk", is_flag=True, help="Make a new database by the server's own import tool; the server is stopped."
)
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    envvar="NEO4J_HOME",
    show_envvar=True,
    help="With --bulk: the server's home.",
)
@click.option(
    "--jars", type=click.Path(path_type=Path), help="With --bulk: the server's jars [default: lib in its home]."
)
@click.option(
    "--java", metavar="PROGRAM", help="With --bulk: the Java runtime [default: of $JAVA_HOME, else on the path]."
)
@graph_option
@json_option
def command(
    file: str | None,
    uri: str | None,
    user: str,
    password: str,
    database: str,
    reports: tuple[str, ...],
    constraints: bool,
    bulk: bool,
    home: Path | None,
    jars: Path | None,
    java: str | None,
    graph: str,
    as_json: bool,
) -> None:
    """Load the graph, or an RDF FILE that follows the ontology, into Neo4j. Loading twice changes nothing.

    \b
    Example:
      NEO4J_PASSWORD=secret kg load --to bolt://localhost:7687
      kg load --to bolt://localhost:7687 --password secret edited.ttl
      kg load --to bolt://localhost:7687 --replace press/2024-05.txt
      kg load --bulk --home /opt/neo4j
    """
    import kg

    _check(uri, bulk, home, reports, constraints)
    gone = ""
    if bulk:
        assert home is not None
        result = kg.load_bulk(home, file or graph, database=database, java=java, jars=jars)
    elif constraints:
        kg.constrain(uri or "", user=user, password=password, database=database)
        say(f"the constraints are in force in {uri}")
        return
    else:
        with progress_bar() as progress:
            connection = {"user": user, "password": password, "database": database}
            result = kg.load(uri or "", file or graph, **connection, replace=reports, progress=progress)
        gone = f", {result.removed:,} nodes taken away" if reports else ""
    if as_json:
        print_json(result)
        return
    say(f"{result.nodes:,} nodes and {result.relationships:,} relationships in {home if bulk else uri}{gone}")
    if bulk:
        say(
            "Start the server, then make the constraints: kg load --to URI --constraints (each load over Bolt does so too)."
        )


def _check(uri: str | None, bulk: bool, home: Path | None, reports: tuple[str, ...], constraints: bool) -> None:
    if bulk and (uri or reports or constraints):
        raise click.UsageError("--bulk works on a stopped server: leave --to, --replace and --constraints out.")
    if bulk and home is None:
        raise click.UsageError("--bulk needs --home, the folder of the server with conf and data.")
    if not bulk and uri is None:
        raise click.UsageError("name the server with --to, or load a stopped one with --bulk --home.")
    if constraints and reports:
        raise click.UsageError("--constraints loads nothing: leave --replace out.")
