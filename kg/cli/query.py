"""kg query"""

import click
from click.shell_completion import CompletionItem

from kg.cli.output import chosen_form, csv_option, json_option, print_rows, say
from kg.cli.source import opened, source_options


def _names(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The queries of the library whose name begins so, for the shell."""
    from kg.schema.queries import library

    return [CompletionItem(q.name, help=q.question_en) for q in library() if q.name.startswith(incomplete)]


@click.command("query")
@click.argument("name", required=False, shell_complete=_names)
@click.option(
    "-p", "--parameter", "parameters", nargs=2, multiple=True, metavar="KEY VALUE", help="A parameter's value."
)
@click.option("--cypher", metavar="TEXT", help="Your own read-only Cypher.")
@click.option("--sparql", metavar="TEXT", help="Your own read-only SPARQL, over all reports together.")
@click.option(
    "--rdf", is_flag=True, help="Run NAME on the RDF, in SPARQL, where the library has it so; list those with --list."
)
@click.option("--list", "listing", is_flag=True, help="List the queries of the library.")
@source_options
@json_option
@csv_option
def command(
    name: str | None,
    parameters: tuple[tuple[str, str], ...],
    cypher: str | None,
    sparql: str | None,
    rdf: bool,
    listing: bool,
    graph: str,
    uri: str | None,
    user: str,
    password: str,
    database: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Run the query NAME of the library, or your own Cypher or SPARQL, read-only.

    \b
    Example:
      kg query --list
      kg query programs-of-place -p place 常州市
      kg query who-leads -p program 网格化管理 --rdf
      kg query --cypher "MATCH (a:Agency) RETURN a.kind AS kind, count(*) AS n ORDER BY n DESC" --csv
      kg query --sparql "SELECT ?p ?label { ?p a kg:Program ; skos:prefLabel ?label } LIMIT 5"
    """
    form = chosen_form(as_json, as_csv)
    if sum((name is not None, cypher is not None, sparql is not None, listing)) != 1:
        raise click.UsageError("give one of NAME, --cypher, --sparql or --list.")
    if listing:
        print_rows(*_library(rdf), form)
        return
    if rdf and name is None:
        raise click.UsageError("--rdf goes with NAME or --list.")
    if sparql is not None or rdf:
        if uri is not None:
            raise click.UsageError("--sparql and --rdf ask the graph folder: a Neo4j server speaks Cypher.")
        from kg import open_graph

        folder = open_graph(graph)
        result = folder.query_rdf(name, dict(parameters)) if name else folder.sparql(sparql or "")
    else:
        with opened(graph, uri, user, password, database) as source:
            result = source.query(name, dict(parameters)) if name else source.cypher(cypher or "", dict(parameters))
    print_rows(result.columns, result.rows, form)
    if result.cut:
        say(f"These are the first {len(result.rows):,} rows: narrow the query, or add SKIP and LIMIT.")


def _library(rdf: bool) -> tuple[list[str], list[dict[str, str]]]:
    from kg.schema.queries import library
    from kg.schema.queries_rdf import rdf_library

    rows = [
        {"name": q.name, "question": q.question_en, "parameters": ", ".join(p.name for p in q.parameters)}
        for q in (rdf_library() if rdf else library())
    ]
    return ["name", "question", "parameters"], rows
