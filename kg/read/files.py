"""Reads the reports under some paths, each text once."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from kg.model import Finding, Report
from kg.read.confined import parse
from kg.read.discover import find_reports
from kg.read.formats import MAX_BYTES, MAX_PLAIN, PARSERS, PLAIN, is_readable, unsupported
from kg.read.header import make_report
from kg.read.members import Unpacking
from kg.read.parts import Columns, Member, Refusal
from kg.read.plain import read_plain, refused_text
from kg.read.refusals import empty, passed_over, refused, shown, unreachable
from kg.read.wrapped import unwrapped


def read_files(paths: Iterable[Path | str], columns: Columns = Columns()) -> Iterator[Report | Finding]:  # noqa: B008
    """The reports under `paths` in the order of find_reports, and a Finding for each thing that is none.

    `columns` names the columns of tables. A text that was read before under another name is a Finding (duplicate),
    not a second Report.
    """
    first: dict[str, str] = {}
    for found in find_reports(paths):
        for item in (found,) if isinstance(found, Finding) else read_file(found, columns):
            if isinstance(item, Report) and item.id in first:
                yield duplicate(item.source, first[item.id])
            else:
                if isinstance(item, Report):
                    first[item.id] = item.source
                yield item


def read_file(path: Path, columns: Columns = Columns()) -> Iterator[Report | Finding]:  # noqa: B008
    """The Reports that a file holds: one, or many for a table or an archive. What cannot be read gives a Finding."""
    source = shown(path)
    if not is_readable(path):
        yield unsupported(path, source)
        return
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            # Refused by its size before it fills the memory; it may still grow while it is read.
            if os.fstat(file.fileno()).st_size > _most(suffix):
                yield _too_large(source, suffix)
                return
            data = file.read(_most(suffix) + 1)
    except OSError as error:
        yield unreachable(path, error)
        return
    yield from _read(suffix, data, source, columns, Unpacking())


def _read(suffix: str, data: bytes, source: str, columns: Columns, unpacking: Unpacking) -> Iterator[Report | Finding]:
    if len(data) > _most(suffix):
        yield _too_large(source, suffix)
    elif suffix in PLAIN:
        yield read_plain(data, source)
    elif not data.strip():
        yield empty(source)
    else:
        yield from _parsed(suffix, data, source, columns, unpacking)


def _most(suffix: str) -> int:
    return MAX_PLAIN if suffix in PLAIN else MAX_BYTES


def _too_large(source: str, suffix: str) -> Finding:
    says = f"is larger than {_most(suffix) // 2**20} MiB, which no report is"
    return refused("too_large", source, says, "Split it into one file a report.")


def _parsed(
    suffix: str, data: bytes, source: str, columns: Columns, unpacking: Unpacking
) -> Iterator[Report | Finding]:
    for part in parse(PARSERS[suffix], data, columns):
        if isinstance(part, Refusal):
            as_finding = refused if part.whole else passed_over
            yield as_finding(part.kind, source + part.at, part.says, part.remedy)
        elif isinstance(part, Member):
            name = PurePosixPath(part.name)
            inner = f"{source}!{part.name}"
            if finding := unpacking.refusal(part, inner):
                yield finding
            elif part.data is None:
                yield unsupported(name, inner)
            else:
                yield from _read(name.suffix.lower(), part.data, inner, columns, unpacking.deeper())
        else:
            where = source + part.at
            yield refused_text(part.text, where) or make_report(unwrapped(part.text), where, part.known)


def duplicate(source: str, first: str) -> Finding:
    """The Finding for a report whose text was read before, as that of `first`."""
    says = f"holds the same text as {first}, which was kept"
    return passed_over("duplicate", source, says, "Remove one of the two.")
