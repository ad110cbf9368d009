"""kg reports"""

import click

from kg.cli.output import chosen_form, csv_option, graph_option, json_option, print_rows, say


@click.command("reports")
@click.option(
    "--duplicates", is_flag=True, help="Only reports that are one text in several outlets, cluster by cluster."
)
@click.option(
    "--place", default="", metavar="NAME", help="Only reports about this place and those within it (name or code)."
)
@graph_option
@json_option
@csv_option
def command(duplicates: bool, place: str, graph: str, as_json: bool, as_csv: bool) -> None:
    """List the reports of the graph: title, publisher, date, place, how many relations and figures each states.

    With --duplicates those that reprint one text, the first published on top. Reprints count as one source of what they
    say (independent_sources of a claim or figure); files with the very same text are one report, and named in
    findings.jsonl.

    \b
    Example:
      kg reports --csv > reports.csv
      kg reports --duplicates
    """
    from kg import open_graph

    form = chosen_form(as_json, as_csv)
    if duplicates and place:
        raise click.UsageError("--duplicates and --place exclude each other.")
    opened = open_graph(graph)
    result = opened.reprints() if duplicates else opened.reports(place=place)
    print_rows(result.columns, result.rows, form)
    if duplicates:
        texts = len({row["first"] for row in result.rows})
        say(f"{len(result.rows)} reports of {texts} texts" if texts else "no report reprints another")
    else:
        say(f"{len(result.rows)} reports")
