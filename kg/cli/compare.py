"""kg compare"""

import click

from kg.cli.output import PATH, chosen_form, csv_option, graph_option, json_option, print_rows, say
from kg.errors import KgError

_BAR = 30
"""Width of the longest bar, in characters."""


@click.command("compare")
@click.argument("indicator")
@click.option("--place", default="", metavar="NAME", help="Only places within this one (name or code).")
@click.option("--year", type=int, default=0, metavar="YYYY", help="Only figures whose period covers this year.")
@click.option("--plot", type=PATH, metavar="FILE", help="Also draw the bars into a .png, .svg or .pdf file.")
@graph_option
@json_option
@csv_option
def command(indicator: str, place: str, year: int, plot: str | None, graph: str, as_json: bool, as_csv: bool) -> None:
    """Rank places by an INDICATOR: of each place its latest reported value, greatest first.

    INDICATOR is in Chinese or English, as a report or the indicator vocabulary words it.

    \b
    Example:
      kg compare 网格
      kg compare disputes --year 2023 --plot disputes.png
    """
    from pathlib import Path

    from kg import open_graph

    form = chosen_form(as_json, as_csv)
    rows = open_graph(graph).compare(indicator, place=place, year=year)
    if not rows:
        raise KgError(
            f"no place reports {indicator} as a level: `kg figures --indicator {indicator}` shows what there is."
        )
    columns = ["place", "value", "unit", "period", "indicator", "source"]
    if form == "table":
        most = max(abs(row["value"]) for row in rows) or 1
        rows = [{**row, "": "█" * max(1, round(_BAR * abs(row["value"]) / most))} for row in rows]
        columns.insert(2, "")
    else:
        columns += ["sentence", "code", "start", "end"]
    print_rows(columns, rows, form)
    if plot:
        from kg.analyse.plot import bars

        say(f"drawn: {bars(rows, indicator, Path(plot))}")
