"""kg eval"""

import click
from msgspec.structs import asdict

from kg.cli.output import PATH, json_option, print_json, print_rows, say
from kg.cli.progress import progress_bar
from kg.cli.reading import column_options, listed
from kg.evaluate import KINDS
from kg.model import Reading
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
@click.option(
    "--by",
    type=click.Choice(["measure", "genre"]),
    help="Take the scores apart: figures by measure, with the share in which each field is right; F1 by genre.",
)
@column_options
@json_option
def command(
    gold: str, paths: tuple[str, ...], readings: str | None, by: str | None, as_json: bool, columns: Columns
) -> None:
    """Score the extraction of the reports under the PATHs against gold annotations: precision, recall, F1 a kind.

    The PATH - stands for a list of paths on standard input.

    \b
    Example:
      kg eval gold/ reports/
      kg eval gold/ --readings readings.jsonl --json
      kg eval gold/ reports/ --by measure
    """
    if bool(paths) == bool(readings):
        raise click.UsageError("give PATHs to extract, or --readings FILE.")
    from kg.api.evaluate import kept_readings, readings_of

    with progress_bar() as progress:
        named = listed(paths)
        found = kept_readings(readings) if readings else readings_of(named, columns=columns, progress=progress)
    if by == "measure":
        _print_measures(gold, found, as_json)
    elif by == "genre":
        _print_genres(gold, found, as_json)
    else:
        _print_kinds(gold, found, as_json)


def _print_kinds(gold: str, readings: list[Reading], as_json: bool) -> None:
    from kg.api.evaluate import scores_of

    scores = scores_of(gold, readings)
    if scores.absent:
        say(f"no prediction for: {', '.join(scores.absent)} (scored as empty)")
    if as_json:
        print_json(scores.rows)
        return
    rows = [{"": kind, **asdict(row)} for kind, row in scores.rows.items()]
    print_rows(["", "p", "r", "f1", "gold", "pred"], rows, "table")


def _print_measures(gold: str, readings: list[Reading], as_json: bool) -> None:
    from kg.api.evaluate import measure_scores

    measures = measure_scores(gold, readings)
    if as_json:
        print_json(measures)
        return
    rows = [
        {"": name, **{c: f"{v:.2f}" if isinstance(v, float) else v for c, v in asdict(row).items()}}
        for name, row in measures.items()
    ]
    print_rows(["", "rows", "found", "full", "measure", "period", "status", "about"], rows, "table")


def _print_genres(gold: str, readings: list[Reading], as_json: bool) -> None:
    from kg.api.evaluate import genre_scores

    genres = genre_scores(gold, readings)
    if as_json:
        print_json({name: scores.rows for name, scores in genres.items()})
        return
    rows = [
        {
            "": name,
            "reports": scores.documents,
            **{kind: f"{row.f1:.2f}" if row.gold else "" for kind, row in scores.rows.items()},
        }
        for name, scores in genres.items()
    ]
    print_rows(["", "reports", *KINDS], rows, "table")
