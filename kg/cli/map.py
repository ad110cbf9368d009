"""kg map"""

import click

from kg.cli.output import PATH, say
from kg.cli.source import opened, source_options


@click.command("map")
@click.argument("program")
@click.option("-o", "--output", required=True, type=PATH, metavar="FILE", help="The .svg, .png or .pdf file to draw.")
@click.option(
    "--level", type=click.Choice(["province", "prefecture", "county"]), help="Roll places up [default: as stated]."
)
@click.option("--zoom", is_flag=True, help="Show the region of the places, not the whole country.")
@source_options
def command(
    program: str,
    output: str,
    level: str | None,
    zoom: bool,
    graph: str,
    uri: str | None,
    user: str,
    password: str,
    database: str,
) -> None:
    """Draw the places of PROGRAM and its local forms on a map, with status by the form of the mark.

    A place below the county stands at the seat of its county.

    \b
    Example:
      kg map "Sharp Eyes" -o sharp-eyes.svg
      kg map 枫桥经验 -o fengqiao.png --level prefecture --zoom
    """
    with opened(graph, uri, user, password, database) as source:
        say(f"drawn: {source.map(program, output, level=level or '', zoom=zoom)}")
