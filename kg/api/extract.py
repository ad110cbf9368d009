"""Files → Readings, without a graph."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.api.building.cache import Cache
from kg.api.building.index import Index
from kg.api.building.kept import kept, no_reports
from kg.api.building.reading import read_all
from kg.api.building.tasks import Setup
from kg.api.building.worker import under_source
from kg.api.fingerprint import pipeline_fingerprint, reader_fingerprint
from kg.api.progress import Progress, silent
from kg.errors import DataError, KgError
from kg.model import Finding, Reading
from kg.read import Columns


def extract_reports(
    paths: Iterable[str | Path],
    *,
    gazetteer: str | Path | None = None,
    columns: Columns | None = None,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Iterator[Reading | Finding]:
    """A Reading for each report under the paths, and a Finding for each file that could not be read.

    `gazetteer` is a CSV of names of places of your own (docs/places.md), `columns` what the columns of tables are
    called (docs/reading.md), `jobs` how many processes work. Raises KgError when no file could be read at all, DataError
    for a CSV that is not of that shape.
    """
    columns = columns or Columns()
    names = str(gazetteer) if gazetteer else None
    pipeline = pipeline_fingerprint(names)
    # The Readings wait in files for those before them: memory does not grow with their number.
    with tempfile.TemporaryDirectory(prefix="kg-extract-") as folder:
        setup = Setup(folder=folder, scratch=folder, pipeline=pipeline, label="", gazetteer=names, columns=columns)
        with Index(Path(folder), reader_fingerprint(pipeline, columns)) as index:
            found = read_all(paths, setup, index, jobs=jobs, progress=progress)
        reports, findings = kept(found.files)
        yield from findings
        if not reports:
            raise KgError(no_reports(findings))
        cache = Cache(Path(folder))
        for report in reports:
            cached = cache.get(report.key)
            if cached is None:
                raise DataError(f"{cache.path(report.key)} was damaged while it was in use: try again")
            yield under_source(cached.reading, report.source)
