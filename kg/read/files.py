"""Reads the reports under some paths, each text once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Finding, Report
from kg.read.discover import find_reports
from kg.read.formats import READERS, is_readable, unsupported
from kg.read.refusals import passed_over, shown, unreachable


def read_files(paths: Iterable[Path | str]) -> Iterator[Report | Finding]:
    """The reports under `paths` in the order of find_reports, and a Finding for each thing that is none.

    A text that was read before under another name is a Finding (duplicate), not a second Report.
    """
    first: dict[str, str] = {}
    for found in find_reports(paths):
        for item in (found,) if isinstance(found, Finding) else read_file(found):
            if isinstance(item, Report) and item.id in first:
                yield _duplicate(item, first[item.id])
            else:
                if isinstance(item, Report):
                    first[item.id] = item.source
                yield item


def read_file(path: Path) -> Iterator[Report | Finding]:
    """What the reader registered for this kind of file makes of it. A file that cannot be read gives a Finding."""
    source = shown(path)
    if not is_readable(path):
        yield unsupported(path, source)
        return
    try:
        yield from READERS[path.suffix.lower()](path, source)
    except OSError as error:
        yield unreachable(path, error)


def _duplicate(report: Report, first: str) -> Finding:
    says = f"holds the same text as {first}, which was kept"
    return passed_over("duplicate", report.source, says, "Remove one of the two files.")
