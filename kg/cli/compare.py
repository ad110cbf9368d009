"""kg compare"""

from typing import TYPE_CHECKING, Any

import click

from kg.api.asking import Asking
from kg.cli.results import result_options, show
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.analyse.table import Table

_BAR = 30
"""Width of the longest bar, in characters."""


@click.command("compare")
@click.argument("indicator")
@click.option("--place", default="", metavar="NAME", help="Only places within this one.")
@click.option("--year", type=int, default=0, metavar="YYYY", help="Only figures whose period covers this year.")
@result_options(plot=True, evidence=False)
def command(indicator: str, place: str, year: int, **options: Any) -> None:
    """Rank places by an INDICATOR: of each place its latest reported value, greatest first.

    INDICATOR is in Chinese or English, as a report or the indicator vocabulary words it.

    \b
    Example:
      kg compare 网格
      kg compare disputes --year 2023 --plot disputes.png
    """

    def ranked(graph: Asking) -> "Table":
        table = graph.compare(indicator, place=place, year=year)
        if not table:
            raise KgError(
                f"no place reports {indicator} as a level: `kg figures --indicator {indicator}` shows what there is."
            )
        most = max(abs(row["value"]) for row in table) or 1
        for row in table:
            row["bar"] = "█" * max(1, round(_BAR * abs(row["value"]) / most))
        return table

    show(options, ranked)
