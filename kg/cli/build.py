"""kg build"""

import click

from kg.cli.output import PATH, json_option, print_json, say, say_findings
from kg.cli.progress import progress_bar
from kg.cli.reading import column_options, jobs_option, listed
from kg.read import Columns


@click.command("build")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option(
    "-o", "--output", default="graph", show_default=True, type=PATH, metavar="DIR", help="The graph folder to make."
)
@click.option(
    "--gazetteer", type=PATH, metavar="FILE", help="A CSV of names of places of your own (see docs/places.md)."
)
@jobs_option
@column_options
@json_option
def command(
    paths: tuple[str, ...], output: str, gazetteer: str | None, jobs: int | None, as_json: bool, columns: Columns
) -> None:
    """Read every report under the PATHs and build the graph of what they say.

    The graph holds exactly these reports. Running it again extracts only what changed; a file that is gone takes
    its facts away. A file that cannot be read is named with the cause, and costs only itself. The PATH - stands for a
    list of paths on standard input.

    \b
    Example:
      kg build reports/
      kg build reports/2024 news.xlsx --text-column 正文 -o graph-2024
      find . -name '*.pdf' | kg build -
    """
    from kg import build

    with progress_bar() as progress:
        result = build(listed(paths), output, gazetteer=gazetteer, columns=columns, jobs=jobs, progress=progress)
    if as_json:
        print_json(result)
        return
    removed = f", {result.removed} removed" if result.removed else ""
    say(f"{result.reports} reports ({result.extracted} extracted, {result.unchanged} unchanged{removed}) in {output}/")
    say("  " + ", ".join(f"{number:,} {_plural(kind)}" for kind, number in result.counts.items()))
    refused = [f for f in result.findings if f.severity == "error"]
    notes = len(result.findings) - len(refused)
    if refused:
        say(f"{len(refused)} refused:")
        say_findings(refused)
    if notes:
        say(f"{notes} notes for review in {output}/findings.jsonl")


_PLURAL = {"Agency": "agencies", "Policy": "policies", "Person": "people"}


def _plural(kind: str) -> str:
    return _PLURAL.get(kind, f"{kind.lower()}s")
