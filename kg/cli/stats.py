"""kg stats"""

import click

from kg.cli.output import graph_option, json_option, print_json, print_table


@click.command("stats")
@graph_option
@json_option
def command(graph: str, as_json: bool) -> None:
    """Show what the graph holds: reports, places by level, entities by kind, relations, figures, and by region.

    \b
    Example:
      kg stats
      kg stats --json --graph graph-2024
    """
    from kg import open_graph

    stats = open_graph(graph).stats()
    if as_json:
        print_json(stats)
        return
    for title, rows in stats.items():
        if rows:
            print_table(list(rows[0]), rows, title=title)
            click.echo()
