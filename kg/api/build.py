"""Reports → graph folder: reads, extracts what changed, assembles the RDF, projects it into the embedded store."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

import kg
from kg.api.embed import embed
from kg.api.extract import no_reports, read_all, split, under_source
from kg.api.fingerprint import pipeline_fingerprint
from kg.api.folder import FORMAT, GraphFolder, Manifest, write_atomically
from kg.api.progress import Progress, silent
from kg.api.reprints import fingerprints
from kg.assemble import assemble, left_out
from kg.errors import DataError, KgError
from kg.model import Finding, Reading, Report
from kg.model.reading import decode_reading, encode_reading
from kg.read import Columns, read_files


class BuildResult(Struct, frozen=True, kw_only=True):
    """What a build did. `counts` says how many things of each kind the graph holds now."""

    graph: str
    reports: int
    extracted: int
    unchanged: int
    removed: int
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    checksum: str


def build(
    paths: Iterable[str | Path],
    out: str | Path = "graph",
    *,
    gazetteer: str | Path | None = None,
    columns: Columns | None = None,
    progress: Progress = silent,
) -> BuildResult:
    """Builds the graph of exactly the reports under `paths` in the folder `out`.

    Only what changed since the last build there is extracted again; a file that is gone takes its facts away. The
    previous graph stays in force until the new one is whole. `gazetteer` is a CSV of names of places of your own
    (docs/places.md), `columns` what the columns of tables are called (docs/reading.md). Raises KgError when no report
    could be read, GraphError when the folder cannot be used.
    """
    folder = GraphFolder(Path(out))
    pipeline = pipeline_fingerprint(str(gazetteer) if gazetteer else None)
    reports, findings = split(read_files([Path(p) for p in paths], columns or Columns()))
    if not reports:
        raise KgError(no_reports(findings))
    with folder.writing():
        before = _previous(folder)
        keys = {report.source: reading_key(report, pipeline) for report in reports}
        readings, extracted = _readings(folder, reports, keys, gazetteer, progress)
        findings.extend(finding for reading in readings for finding in (*reading.findings, *left_out(reading)))
        with fingerprints(folder.fingerprints_path) as known:
            for report in reports:
                known.add(report)
            reprint_of = known.reprint_of(reading.doc for reading in readings)
            known.keep(report.id for report in reports)
        checksum = _write_rdf(folder, readings, reprint_of, pipeline, progress)
        embed(folder, checksum, progress)
        counts = count(readings)
        manifest = Manifest(
            format=FORMAT,
            version=kg.__version__,
            pipeline=pipeline,
            checksum=checksum,
            reports=keys,
            counts=counts,
        )
        folder.commit(manifest, findings)
    return BuildResult(
        graph=str(out),
        reports=len(reports),
        extracted=extracted,
        unchanged=len(reports) - extracted,
        removed=len(before - keys.keys()),
        counts=counts,
        findings=tuple(findings),
        checksum=checksum,
    )


def reading_key(report: Report, pipeline: str) -> str:
    """What a Reading is cached under: a hash of the report besides its name, and of what else decides a Reading."""
    anonymous = msgspec.structs.replace(report, source="")
    digest = hashlib.sha256(msgspec.json.encode(anonymous))
    digest.update(pipeline.encode())
    return digest.hexdigest()[:24]


def count(readings: Iterable[Reading]) -> dict[str, int]:
    """How many different entities of each type, relations and figures the readings state."""
    seen: Counter[str] = Counter()
    names: set[tuple[str, str, str]] = set()
    for reading in readings:
        for entity in reading.entities:
            kind = type(entity).__name__
            key = (kind, entity.name, str(getattr(entity, "code", getattr(entity, "place", ""))))
            if key not in names:
                names.add(key)
                seen[kind] += 1
        seen["Relation"] += len(reading.relations)
        seen["Figure"] += len(reading.figures)
    return dict(sorted(seen.items()))


def _previous(folder: GraphFolder) -> set[str]:
    try:
        manifest = folder.manifest()
    except KgError:
        return set()  # damaged or of another version: this build writes it anew
    return set(manifest.reports) if manifest else set()


def _readings(
    folder: GraphFolder,
    reports: Sequence[Report],
    keys: dict[str, str],
    gazetteer: str | Path | None,
    progress: Progress,
) -> tuple[list[Reading], int]:
    found: dict[str, Reading] = {}
    for report in reports:
        cached = _cached(folder, keys[report.source])
        if cached is not None:
            found[report.source] = under_source(cached, report.source)
    todo = [report for report in reports if report.source not in found]
    for done, (report, reading) in enumerate(zip(todo, read_all(todo, gazetteer), strict=True), start=1):
        write_atomically(folder.reading_path(keys[report.source]), encode_reading(reading))
        found[report.source] = reading
        progress("extract", done, len(todo))
    return [found[report.source] for report in reports], len(todo)


def _cached(folder: GraphFolder, key: str) -> Reading | None:
    path = folder.reading_path(key)
    try:
        return decode_reading(path.read_bytes(), source=path)
    except (OSError, DataError):
        return None  # not there, or damaged: extracted again


def _write_rdf(
    folder: GraphFolder, readings: Sequence[Reading], reprint_of: dict[str, str], pipeline: str, progress: Progress
) -> str:
    progress("assemble", 0, 1)
    unnamed = folder.rdf_path(f".{os.getpid()}")
    unnamed.parent.mkdir(parents=True, exist_ok=True)
    try:
        checksum = assemble(readings, unnamed, pipeline=f"kg {kg.__version__} {pipeline}", reprint_of=reprint_of)
        unnamed.replace(folder.rdf_path(checksum))
    finally:
        unnamed.unlink(missing_ok=True)
    progress("assemble", 1, 1)
    return checksum
