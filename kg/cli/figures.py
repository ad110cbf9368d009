"""kg figures"""

from typing import Any

import click

from kg.cli.results import result_options, show


@click.command("figures")
@click.option("--place", default="", metavar="NAME", help="Only this place and the places within it.")
@click.option("--indicator", default="", metavar="WORDS", help="Only indicators with these words, Chinese or English.")
@click.option("--year", type=int, default=0, metavar="YYYY", help="Only figures whose period covers this year.")
@click.option("--period", default="", metavar="YYYY[/YYYY]", help="Only figures whose period lies within these years.")
@click.option("--status", type=click.Choice(["actual", "target"]), default=None, help="Only what is, or only aims.")
@result_options(evidence=False)
def command(place: str, indicator: str, year: int, period: str, status: str | None, **options: Any) -> None:
    """Print the figures of the graph, one row a figure, with the clause that proves each.

    The table shows the main columns; --csv and --json give all, ready for R or pandas.

    \b
    Example:
      kg figures --place 绵阳市 --status target
      kg figures --indicator 调解 --csv > figures.csv
    """
    chosen = {"place": place, "indicator": indicator, "period": period, "status": status or ""}
    show(options, lambda graph: graph.figures(year=year, **chosen))
