"""Reports → graph folder: reads and extracts what changed, assembles the RDF, projects it into the embedded store."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.api.building.assembling import assemble_all
from kg.api.building.cache import Cache
from kg.api.building.index import Index, KnownFile, remembered
from kg.api.building.kept import KeptReport, kept, no_reports
from kg.api.building.reading import read_all
from kg.api.building.reprints import reprint_of
from kg.api.building.tasks import Setup
from kg.api.embed import embed
from kg.api.fingerprint import graph_fingerprint, pipeline_fingerprint, reader_fingerprint
from kg.api.folder import FORMAT, GraphFolder, Manifest
from kg.api.progress import Progress, silent
from kg.api.stamps import seal
from kg.assemble import join
from kg.errors import KgError
from kg.model import Finding
from kg.model.finding import decode_findings, encode_findings
from kg.read import Columns
from kg.schema.derived import derived
from kg.version import __version__


class BuildResult(Struct, frozen=True, kw_only=True):
    """What a build did. `counts` says how many things of each kind the reports speak of."""

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
    jobs: int | None = None,
    progress: Progress = silent,
) -> BuildResult:
    """Builds the graph of exactly the reports under `paths` in the folder `out`.

    Only what changed since the last build there is read again; a file that is gone takes its facts away. The previous
    graph stays in force until the new one is whole; a build that was cut short is taken up by building again.
    `gazetteer` is a CSV of names of places of your own (docs/places.md), `columns` what the columns of tables are
    called (docs/reading.md), `jobs` how many processes work, by default one for each core; the result is the same for
    any. Raises KgError when no report could be read, GraphError when the folder cannot be used.
    """
    columns = columns or Columns()
    pipeline = pipeline_fingerprint(str(gazetteer) if gazetteer else None)
    folder = GraphFolder(Path(out))
    with folder.writing():
        setup = Setup(
            folder=str(folder.path),
            scratch=str(folder.scratch_path),
            pipeline=pipeline,
            label=f"kg {__version__} {pipeline}",
            gazetteer=str(gazetteer) if gazetteer else None,
            columns=columns,
        )
        with Index(folder.path, reader_fingerprint(pipeline, columns)) as index:
            return _Build(folder, setup, jobs, progress, index).run(list(paths))


class _Build:
    """One run of a build."""

    def __init__(self, folder: GraphFolder, setup: Setup, jobs: int | None, progress: Progress, index: Index) -> None:
        self._folder, self._setup, self._jobs, self._progress, self._index = folder, setup, jobs, progress, index

    def run(self, paths: Sequence[str | Path]) -> BuildResult:
        """Reads, and makes the graph anew unless it would be the same."""
        before = {report.source for report in kept(remembered(self._folder.path))[0]}
        extracted = 0
        done: tuple[Manifest, tuple[Finding, ...]] | None = None
        while done is None:
            found = read_all(paths, self._setup, self._index, jobs=self._jobs, progress=self._progress)
            extracted += found.extracted
            reports, findings = kept(found.files)
            if not reports:
                raise KgError(no_reports(findings))
            inputs = self._inputs(reports, findings)
            # What was damaged in the cache is found when it is used: it is extracted again.
            done = self._unchanged(inputs) or self._made(reports, findings, inputs)
        manifest, said = done
        self._index.keep(file for file in found.files if isinstance(file, KnownFile))
        self._folder.sweep(manifest.checksum, (report.key for report in reports))
        return BuildResult(
            graph=str(self._folder.path),
            reports=len(reports),
            extracted=extracted,
            unchanged=len(reports) - extracted,
            removed=len(before - {report.source for report in reports}),
            counts=manifest.counts,
            findings=said,
            checksum=manifest.checksum,
        )

    def _inputs(self, reports: Sequence[KeptReport], findings: Sequence[Finding]) -> str:
        """A hash of all that decides the graph."""
        digest = hashlib.sha256(f"{FORMAT} {graph_fingerprint()} {self._setup.label}".encode())
        digest.update(msgspec.json.encode((reports, findings)))
        return digest.hexdigest()

    def _unchanged(self, inputs: str) -> tuple[Manifest, tuple[Finding, ...]] | None:
        """The graph in force with its findings, if it is made of the same and undamaged."""
        try:
            manifest = self._folder.manifest()
        except KgError:
            return None  # damaged or of another version: this build writes it anew
        if manifest is None or manifest.inputs != inputs or not self._folder.sound(manifest):
            return None
        return manifest, decode_findings(self._folder.findings_path.read_bytes())

    def _made(
        self, reports: Sequence[KeptReport], findings: Sequence[Finding], inputs: str
    ) -> tuple[Manifest, tuple[Finding, ...]] | None:
        """A new graph, put in force; None where cached Readings turned out to be damaged, and were taken away."""
        parts = assemble_all(reports, self._setup, self._jobs, self._progress)
        if parts is None:
            return None
        target = self._folder.scratch_path / "dataset.nq"
        first = reprint_of(parts.members, reports, Cache(self._folder.path))
        dataset = join(parts.parts, target, self._folder.scratch_path, first)
        rdf = self._folder.rdf_path(dataset.checksum)
        rdf.parent.mkdir(exist_ok=True)
        target.replace(rdf)
        seal(rdf, dataset.checksum)
        embed(self._folder, dataset.checksum, self._progress, scratch=self._folder.scratch_path)
        said = (*findings, *parts.findings)
        lines = encode_findings(said)
        manifest = Manifest(
            format=FORMAT,
            version=__version__,
            pipeline=self._setup.pipeline,
            checksum=dataset.checksum,
            inputs=inputs,
            findings=hashlib.sha256(lines).hexdigest(),
            reports=len(reports),
            counts=dataset.counts,
        )
        self._folder.commit(manifest, lines)
        derived("ready-for-questions", bool, _ready_for_questions)
        return manifest, said


def _ready_for_questions() -> bool:
    """Derives what all questions are read with, so that the first one need not wait for it."""
    from kg.ask.ready import make_ready

    make_ready()
    return True
