"""Gold and reports → scores."""

from collections.abc import Iterable
from pathlib import Path

from kg.api.extract import extract_reports
from kg.api.progress import Progress, silent
from kg.errors import DataError
from kg.evaluate import Scores, load_gold, score
from kg.model import Reading
from kg.model.reading import decode_reading
from kg.read import Columns


def score_reports(
    gold: str | Path, paths: Iterable[str | Path], *, columns: Columns | None = None, progress: Progress = silent
) -> Scores:
    """Precision, recall and F1 a kind of the extraction of the reports under `paths` against the gold in a folder.

    `columns` is what the columns of tables are called; the gold of a row names it as its source (t.csv#12).
    Raises DataError for gold that cannot be used, KgError when no report could be read.
    """
    golds = load_gold(Path(gold))
    readings = [
        item for item in extract_reports(paths, columns=columns, progress=progress) if isinstance(item, Reading)
    ]
    return score(golds, readings)


def score_readings(gold: str | Path, readings: str | Path) -> Scores:
    """The same for Readings that `kg extract` wrote. Raises DataError that names the line that is no Reading."""
    path = Path(readings)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}): write it with `kg extract`") from error
    decoded = [
        decode_reading(line, source=f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    return score(load_gold(Path(gold)), decoded)
