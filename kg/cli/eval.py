"""kg eval"""

import click
from msgspec.structs import asdict

from kg.cli.output import PATH, json_option, print_json, print_rows, progress_bar, say
from kg.cli.reading import column_options, listed
from kg.read import Columns


@click.command("eval")
@click.argument("gold", type=PATH, metavar="GOLD_DIR")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH]...")
@click.option(
    "--readings",
    type=PATH,
    metavar="FILE",
    help="Score these Readings (JSON lines of `kg extract`) instead of reports.",
)
@column_options
@json_option
def command(gold: str, paths: tuple[str, ...], readings: str | None, as_json: bool, columns: Columns) -> None:
    """Score the extraction of the reports under the PATHs against gold annotations: precision, recall, F1 a kind.

    The PATH - stands for a list of paths on standard input.

    \b
    Example:
      kg eval gold/ reports/
      kg eval gold/ --readings readings.jsonl --json
    """
    if bool(paths) == bool(readings):
        raise click.UsageError("give PATHs to extract, or --readings FILE.")
    from kg.api.evaluate import score_readings, score_reports

    with progress_bar() as progress:
        named = listed(paths)
        scores = (
            score_readings(gold, readings)
            if readings
            else score_reports(gold, named, columns=columns, progress=progress)
        )
    if scores.absent:
        say(f"no prediction for: {', '.join(scores.absent)} (scored as empty)")
    if as_json:
        print_json(scores.rows)
        return
    rows = [{"": kind, **asdict(row)} for kind, row in scores.rows.items()]
    print_rows(["", "p", "r", "f1", "gold", "pred"], rows, "table")
