"""kg conflicts"""

import click

from kg.cli.output import chosen_form, csv_option, graph_option, json_option, print_rows, say


@click.command("conflicts")
@click.option("--place", default="", metavar="NAME", help="Only this place and the places within it (name or code).")
@graph_option
@json_option
@csv_option
def command(place: str, graph: str, as_json: bool, as_csv: bool) -> None:
    """Show figures that contradict: same place, subject, indicator and period, another value, side by side.

    Both stay in the graph; which is right is the researcher's to say.

    \b
    Example:
      kg conflicts
      kg conflicts --place 绵阳市 --csv
    """
    from kg import open_graph

    form = chosen_form(as_json, as_csv)
    result = open_graph(graph).query("conflicts", {"place": place})
    print_rows(result.columns, result.rows, form)
    say(f"{len(result.rows)} pairs of figures contradict")
