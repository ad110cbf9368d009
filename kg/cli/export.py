"""kg export"""

import click

from kg.cli.output import PATH, graph_option, say

FORMATS = {
    ".ttl": "turtle",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
}


@click.command("export")
@click.option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    metavar="FILE",
    help="The file to write; for csv and neo4j-admin a folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS.values(), "csv", "neo4j-admin"]),
    help="The exchange format [default: by the file's ending].",
)
@graph_option
def command(output: str, form: str | None, graph: str) -> None:
    """Write the graph in an exchange format. The same graph gives the same bytes each time.

    \b
    Example:
      kg export -o graph.ttl
      kg export -o graph.graphml --graph graph-2024
      kg export -o bulk --format neo4j-admin && cd bulk && neo4j-admin database import full neo4j @import.args
    """
    from pathlib import Path

    from kg import open_graph

    form = form or FORMATS.get(Path(output).suffix)
    if form is None:
        raise click.UsageError(f"cannot tell the format from {output}: name it with --format.")
    path = open_graph(graph).export(output, form)
    files = list(path.iterdir()) if path.is_dir() else [path]
    say(f"{path}: {sum(file.stat().st_size for file in files):,} bytes of {form}")
