"""kg figures"""

from typing import Any

import click

from kg.cli.results import result_options, show


@click.command("figures")
@click.option("--place", default="", metavar="NAME", help="Only this place and the places within it.")
@click.option("--indicator", default="", metavar="WORDS", help="Only indicators with these words, Chinese or English.")
@click.option("--year", type=int, default=0, metavar="YYYY", help="Only figures whose period covers this year.")
@click.option("--status", type=click.Choice(["actual", "target"]), default=None, help="Only what is, or only aims.")
@result_options(evidence=False)
def command(place: str, indicator: str, year: int, status: str | None, **options: Any) -> None:
    """Print the figures of the graph, one row a figure, with the clause that proves each.

    The table shows the main columns; --csv and --json give all, ready for R or pandas.

    \b
    Example:
      kg figures --place 贵阳市 --status target
      kg figures --indicator 调解 --csv > figures.csv
    """
    show(options, lambda graph: graph.figures(place=place, indicator=indicator, year=year, status=status or ""))
