"""Does the tasks: reads files, extracts reports into the cache, assembles parts. In a worker process or in this one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from kg.api.building.cache import Cache, Cached, reading_key
from kg.api.building.tasks import (
    READING_S,
    Assemble,
    Assembled,
    Began,
    Message,
    Problem,
    ReadFile,
    ReadReport,
    Setup,
    Taken,
    Task,
    allowed,
)
from kg.errors import KgError
from kg.model import Finding, Reading, Report
from kg.read import read_file
from kg.read.refusals import refused
from kg.reprints import Member, fingerprint

_OWN = 8
"""So many reports of a file are extracted by who reads it; the others are offered around."""

Offered = Callable[[ReadReport], bool]


class Worker:
    """Does one task after the other. Raises KgError for what concerns the whole run (a full disk, a broken gazetteer)."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._cache = Cache(Path(setup.folder))

    def do(self, task: Task, offer: Offered = lambda _: False) -> Iterator[Message]:
        """What comes of a task. `offer` says of a report whether others take it."""
        if isinstance(task, ReadFile):
            yield from self._file(task, offer)
        elif isinstance(task, ReadReport):
            yield from self._report(task.report, task.place)
        else:
            yield Began(READING_S)
            yield self._assemble(task)

    def _file(self, task: ReadFile, offer: Offered) -> Iterator[Message]:
        place = 0
        yield Began(READING_S)
        for found in read_file(Path(os.fsdecode(task.path)), self._setup.columns):
            if isinstance(found, Finding):
                yield Problem(found)
            elif found.source in task.without:
                pass
            elif place < _OWN or not offer(ReadReport(task.number, place, found)):
                yield from self._report(found, place)
            place += isinstance(found, Report)
            yield Began(READING_S)

    def _report(self, report: Report, place: int) -> Iterator[Message]:
        key = reading_key(report, self._setup.pipeline)
        known = self._cache.get(key) is not None
        if not known:
            yield Began(allowed(report), report.source, place)
            try:
                cached = Cached(self._extract(report), fingerprint(report.text, report.furniture))
            except KgError:
                raise
            except Exception as error:
                # A report that the extraction stumbles over costs itself, not the build.
                yield Problem(not_extracted(report.source, f"{type(error).__name__}: {error}"), place)
                return
            self._cache.put(key, cached)
        yield Taken(place, report.source, report.id, key, not known, len(report.text))

    def _extract(self, report: Report) -> Reading:
        # Loading spaCy takes seconds: only where there is something to extract.
        from kg.extract import load_pipeline, read_report

        return read_report(report, load_pipeline(names=self._setup.gazetteer))

    def _assemble(self, task: Assemble) -> Assembled:
        from kg.assemble import assemble_part, left_out

        findings: list[Finding] = []
        missing: list[str] = []
        members: list[Member] = []

        def readings() -> Iterator[Reading]:
            for key, source in task.readings:
                cached = self._cache.get(key)
                if cached is None:
                    missing.append(source)
                    self._cache.path(key).unlink(missing_ok=True)
                    continue
                reading = under_source(cached.reading, source)
                if cached.fingerprint:
                    doc = reading.doc
                    members.append(Member(doc.id, cached.fingerprint.signature, doc.published, source))
                findings.extend((*reading.findings, *left_out(reading)))
                yield reading

        folder, name = Path(self._setup.scratch), f"part{task.number}"
        part = assemble_part(readings(), folder, name, pipeline=self._setup.label)
        return Assembled(part, tuple(findings), tuple(missing), tuple(members))


def under_source(reading: Reading, source: str) -> Reading:
    """The Reading as of a file of another name: a renamed file changes only its provenance."""
    if reading.doc.source == source:
        return reading
    findings = tuple(
        replace(finding, where=source) if finding.where == reading.doc.source else finding
        for finding in reading.findings
    )
    return replace(reading, doc=replace(reading.doc, source=source), findings=findings)


def not_extracted(source: str, why: str) -> Finding:
    """The Finding for a report that the extraction cannot get through."""
    remedy = "The other reports are in the graph. Please report this with the file, if you may share it."
    return refused("not_extracted", source, f"was read, but kg cannot extract it ({why})", remedy)
