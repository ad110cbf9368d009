"""Gold and reports → scores."""

from collections.abc import Iterable
from pathlib import Path

from kg.analyse.coverage import genre
from kg.api.extract import extract_reports
from kg.api.progress import Progress, silent
from kg.errors import DataError
from kg.evaluate import MeasureRow, Scores, load_gold, score, score_groups, score_measures, stem
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
    return scores_of(gold, readings_of(paths, columns=columns, progress=progress))


def scores_of(gold: str | Path, readings: Iterable[Reading]) -> Scores:
    """The same for Readings. Raises DataError for gold that cannot be used."""
    return score(load_gold(Path(gold)), readings)


def measure_scores(gold: str | Path, readings: Iterable[Reading]) -> dict[str, MeasureRow]:
    """How well figures are read, by their measure. Raises DataError for gold that cannot be used."""
    return score_measures(load_gold(Path(gold)), readings)


def genre_scores(gold: str | Path, readings: Iterable[Reading]) -> dict[str, Scores]:
    """The scores by the genre that a report's title announces. Raises DataError for gold that cannot be used."""
    readings = tuple(readings)
    genres = {stem(r.doc.source): genre(r.doc.title or "", r.doc.source) for r in readings}
    return score_groups(load_gold(Path(gold)), readings, genres)


def readings_of(
    paths: Iterable[str | Path], *, columns: Columns | None = None, progress: Progress = silent
) -> list[Reading]:
    """The Readings of the reports under `paths`. Raises KgError when no report could be read."""
    return [item for item in extract_reports(paths, columns=columns, progress=progress) if isinstance(item, Reading)]


def kept_readings(readings: str | Path) -> list[Reading]:
    """The Readings that `kg extract` wrote. Raises DataError that names the line that is no Reading."""
    path = Path(readings)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}): write it with `kg extract`") from error
    return [
        decode_reading(line, source=f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
