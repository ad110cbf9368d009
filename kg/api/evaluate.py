"""Gold and reports → scores."""

from collections.abc import Iterable
from pathlib import Path

from kg.api.extract import extract
from kg.api.progress import Progress, silent
from kg.evaluate import Scores, load_golds, score
from kg.model import Reading


def evaluate(gold: str | Path, paths: Iterable[str | Path], *, progress: Progress = silent) -> Scores:
    """Precision, recall and F1 a kind of the extraction of the reports under `paths` against the gold in a folder.

    Raises DataError for gold that cannot be used, KgError when no report could be read.
    """
    golds = load_golds(Path(gold))
    readings = [item for item in extract(paths, progress=progress) if isinstance(item, Reading)]
    return score(golds, readings)
