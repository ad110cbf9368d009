"""kg figures"""

import click

from kg.cli.output import chosen_form, csv_option, graph_option, json_option, print_rows

_SHOWN = ("place", "about", "indicator", "value", "unit", "measure", "period", "status", "qualifier", "sentence")


@click.command("figures")
@click.option("--place", default="", metavar="NAME", help="Only this place and the places within it (name or code).")
@click.option("--indicator", default="", metavar="WORDS", help="Only indicators with these words, Chinese or English.")
@click.option("--year", type=int, default=0, metavar="YYYY", help="Only figures whose period covers this year.")
@click.option("--status", type=click.Choice(["actual", "target"]), default=None, help="Only what is, or only aims.")
@graph_option
@json_option
@csv_option
def command(place: str, indicator: str, year: int, status: str | None, graph: str, as_json: bool, as_csv: bool) -> None:
    """Print the figures of the graph, one row a figure, with the clause that proves each.

    The table shows the main columns; --csv and --json give all, ready for R or pandas.

    \b
    Example:
      kg figures --place 贵阳市 --status target
      kg figures --indicator 调解 --csv > figures.csv
    """
    from kg import open_graph
    from kg.analyse.figures import COLUMNS

    form = chosen_form(as_json, as_csv)
    rows = open_graph(graph).figures(place=place, indicator=indicator, year=year, status=status or "")
    print_rows(_SHOWN if form == "table" else COLUMNS, rows, form)
