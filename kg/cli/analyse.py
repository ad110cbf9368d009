"""kg analyse"""

from typing import Any

import click

from kg.cli.results import result_options, show

_LEVELS = click.Choice(["province", "prefecture", "county"])


@click.group("analyse", context_settings={"max_content_width": 110})
def command() -> None:
    """Compare places and programs: what is shared, alike, spread, grouped, central, and what no report covers.

    Places and programs go by code, Chinese or English name, or pinyin. Every number rests on what reports say: a place
    without reports is not a place without programs.

    \b
    Example:
      kg analyse shared Changzhou Mianyang
      kg analyse diffusion "Sharp Eyes" --by province
    """


@command.command("shared")
@click.argument("first")
@click.argument("second")
@result_options()
def shared(first: str, second: str, **options: Any) -> None:
    """Programs that places FIRST and SECOND both run, those of FIRST only, those of SECOND only, with their status.

    Places within them and their agencies count. `akin` names programs of the other place that stand next to one.

    \b
    Example:
      kg analyse shared 常州市 绵阳市
      kg analyse shared 320400 510700 --evidence 2 --json
    """
    show(options, lambda graph: graph.shared(first, second, evidence=options["evidence"]))


@command.command("similar")
@click.argument("place")
@click.option("--level", type=_LEVELS, default=None, help="The level of places to rank [default: that of PLACE].")
@result_options(plot=True)
def similar(place: str, level: str | None, **options: Any) -> None:
    """Rank places by the likeness of their programs to those of PLACE, with the reports behind each.

    Likeness is Jaccard's: shared programs among all of both. Places with more reports share more by chance, so each
    row has a p-value: the chance of sharing as many with programs drawn at random.

    \b
    Example:
      kg analyse similar Mianyang
      kg analyse similar 常州市 --level prefecture --plot similar.png
    """
    show(options, lambda graph: graph.similar(place, level=level or "", evidence=options["evidence"]))


@command.command("diffusion")
@click.argument("program")
@click.option("--level", type=_LEVELS, default=None, help="Roll places up to this level [default: as stated].")
@click.option(
    "--by",
    type=click.Choice(["place", "province", "level"]),
    default="place",
    show_default=True,
    help="What a row stands for.",
)
@result_options(plot=True)
def diffusion(program: str, level: str | None, by: str, **options: Any) -> None:
    """Show where and when PROGRAM and its local forms were first reported, planned, piloted and running.

    Years are those of first reports, never of first adoptions; with ≤ no report says since when. `order` ranks by the
    earliest year in which it was piloted or running.

    \b
    Example:
      kg analyse diffusion 网格化管理
      kg analyse diffusion "Grid policing" --by province --csv --plot diffusion.svg
    """
    show(options, lambda graph: graph.diffusion(program, level=level or "", by=by, evidence=options["evidence"]))


@command.command("communities")
@click.option("--level", type=_LEVELS, default="prefecture", show_default=True, help="The level of places to group.")
@result_options(plot=True)
def communities(level: str, **options: Any) -> None:
    """Group places by the programs that they share (Louvain, with a fixed seed), and name what is typical of each.

    \b
    Example:
      kg analyse communities
      kg analyse communities --level prefecture --plot groups.svg
    """
    show(options, lambda graph: graph.communities(level=level, evidence=options["evidence"]))


@command.command("central")
@click.option(
    "--of", type=click.Choice(["programs", "agencies"]), default="programs", show_default=True, help="What to list."
)
@click.option(
    "--measure",
    type=click.Choice(["degree", "betweenness"]),
    default="degree",
    show_default=True,
    help="Ties of its own, or how often it lies between others.",
)
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many to list.")
@result_options()
def central(of: str, measure: str, top: int, **options: Any) -> None:
    """List the programs or agencies that stand in the middle of the network, with what the measure means.

    \b
    Example:
      kg analyse central
      kg analyse central --of agencies --measure betweenness
    """
    show(options, lambda graph: graph.central(of, measure=measure, top=top, evidence=options["evidence"]))


@command.command("coverage")
@click.option(
    "--by",
    type=click.Choice(["province", "level", "year", "genre", "publisher"]),
    help="Only this part [default: all].",
)
@result_options(plot=True, evidence=False)
def coverage(by: str | None, **options: Any) -> None:
    """Count reports by province, level, year, genre and publisher: what the graph cannot know.

    \b
    Example:
      kg analyse coverage
      kg analyse coverage --by province --csv
    """
    show(options, lambda graph: graph.coverage(by or ""))
