"""kg timeline"""

from typing import Any

import click

from kg.cli.results import result_options, show

_EVENTS = ("started", "piloted", "planned", "issued", "received", "target", "reported")


@click.command("timeline")
@click.argument("place")
@click.option(
    "--event", "events", type=click.Choice(_EVENTS), multiple=True, help="Only entries of this kind; repeatable."
)
@result_options(plot=True)
def command(place: str, events: tuple[str, ...], **options: Any) -> None:
    """Show what PLACE started, piloted, planned, issued, received, targeted and reported, by year.

    Places within it and their agencies count. A target stands in the year by which it is due. With ≤ no report states
    the year, and it is that of the earliest report.

    \b
    Example:
      kg timeline 绵阳市
      kg timeline Mianyang --event started --event reported --plot mianyang.png
    """
    show(options, lambda graph: graph.timeline(place, events=events, evidence=options["evidence"]))
