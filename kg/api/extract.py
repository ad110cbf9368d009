"""Files → Readings: reads and extracts, on all cores when there is enough to do, from the cache where it can."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from msgspec.structs import replace

from kg.api.progress import Progress, silent
from kg.errors import KgError
from kg.model import Finding, Reading, Report
from kg.read import Columns, read_files

_PARALLEL_FROM = 64
"""Below this many reports, starting worker processes (each loads the gazetteer) costs more than it saves."""


def extract_reports(
    paths: Iterable[str | Path],
    *,
    gazetteer: str | Path | None = None,
    columns: Columns | None = None,
    progress: Progress = silent,
) -> Iterator[Reading | Finding]:
    """A Reading for each report under the paths, and a Finding for each file that could not be read.

    `gazetteer` is a CSV of names of places of your own (docs/places.md), `columns` what the columns of tables are
    called (docs/reading.md). Raises KgError when no file could be read at all, DataError for a CSV that is not of that
    shape.
    """
    reports, findings = split(read_files([Path(p) for p in paths], columns or Columns()))
    yield from findings
    if not reports:
        raise KgError(no_reports(findings))
    for done, reading in enumerate(read_all(reports, gazetteer), start=1):
        progress("extract", done, len(reports))
        yield reading


def split(items: Iterable[Report | Finding]) -> tuple[list[Report], list[Finding]]:
    """Reports and Findings apart, each in the order in which they came."""
    reports: list[Report] = []
    findings: list[Finding] = []
    for item in items:
        if isinstance(item, Report):
            reports.append(item)
        else:
            findings.append(item)
    return reports, findings


def no_reports(findings: Sequence[Finding]) -> str:
    """The sentence for a run that found nothing to read: the one cause when there is one, else how many."""
    if len(findings) == 1:
        finding = findings[0]
        return f"{finding.message} {finding.remedy}" if finding.remedy else finding.message
    return f"no report could be read: {len(findings)} files were refused." if findings else "no report was named."


def read_all(reports: Sequence[Report], gazetteer: str | Path | None = None) -> Iterator[Reading]:
    """A Reading for each report, in order."""
    read = partial(_read_one, names=str(gazetteer) if gazetteer else None)
    if len(reports) < _PARALLEL_FROM or (os.cpu_count() or 1) == 1:
        yield from map(read, reports)
        return
    with ProcessPoolExecutor(mp_context=get_context("forkserver")) as pool:
        yield from pool.map(read, reports, chunksize=16)


def _read_one(report: Report, names: str | None) -> Reading:
    # Loading spaCy takes seconds: only where there is something to extract.
    from kg.extract import load_pipeline, read_report

    return read_report(report, load_pipeline(names=names))


def under_source(reading: Reading, source: str) -> Reading:
    """The Reading as of a file of another name: a renamed file changes only its provenance."""
    return reading if reading.doc.source == source else replace(reading, doc=replace(reading.doc, source=source))
