"""A graph folder on disk: what lies where, and the one rename by which a build is committed.

graph.json                  the manifest; replaced last: what it names is the graph in force
rdf/<checksum>.nq           the RDF dataset, sorted N-Quads
embedded/<checksum>.lbug    the embedded store, rebuilt from the RDF whenever it is missing or damaged
findings.jsonl              what the build found wrong
readings/<xx>/<key>.json    cached Readings
fingerprints.sqlite         what tells reprints, by report
"""

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.errors import GraphError
from kg.model import Finding
from kg.model.finding import encode_findings
from kg.schema.files import written_whole

FORMAT = 1
"""Raised whenever a folder written by this version could not be read by the one before, or the other way round."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What graph.json holds. `reports` maps each source to the key of its Reading."""

    format: int
    version: str
    pipeline: str
    checksum: str
    reports: dict[str, str]
    counts: dict[str, int]


class GraphFolder:
    """The files of one graph folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def findings_path(self) -> Path:
        """Findings of the last build, one JSON object a line."""
        return self.path / "findings.jsonl"

    @property
    def fingerprints_path(self) -> Path:
        """The fingerprints of the reports, by which reprints are told."""
        return self.path / "fingerprints.sqlite"

    def rdf_path(self, checksum: str) -> Path:
        """The N-Quads of the build with this checksum."""
        return self.path / "rdf" / f"{checksum}.nq"

    def embedded_path(self, checksum: str) -> Path:
        """The embedded store made from the RDF with this checksum."""
        return self.path / "embedded" / f"{checksum}.lbug"

    def reading_path(self, key: str) -> Path:
        """The cached Reading under this key."""
        return self.path / "readings" / key[:2] / f"{key}.json"

    def manifest(self) -> Manifest | None:
        """The manifest in force; None when nothing was built here. Raises GraphError when it cannot be used."""
        file = self.path / "graph.json"
        try:
            raw = file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise GraphError(f"{file} cannot be read ({error.strerror}): check its permissions") from error
        try:
            made_as = msgspec.json.decode(raw).get("format")
            if made_as == FORMAT:
                return msgspec.json.decode(raw, type=Manifest)
        except (msgspec.DecodeError, msgspec.ValidationError, AttributeError) as error:
            raise GraphError(f"{file} is damaged: run `kg build` again to write it anew") from error
        raise GraphError(
            f"{self.path} was written in graph format {made_as}, this kg reads format {FORMAT}: "
            f"run `kg build` again with the same reports"
        )

    def require_manifest(self) -> Manifest:
        """The manifest in force. Raises GraphError with what to do when there is no graph here."""
        manifest = self.manifest()
        if manifest is None:
            raise GraphError(f"no graph in {self.path}: make one with `kg build REPORTS -o {self.path}`")
        return manifest

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Creates the folder and holds its lock; a second build in the same folder gets a GraphError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = (self.path / ".lock").open("w")
        except (FileExistsError, NotADirectoryError) as error:
            raise GraphError(f"{self.path} is a file, not a folder: name another place with -o") from error
        except OSError as error:
            raise GraphError(f"{self.path} cannot be written ({error.strerror}): check its permissions") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise GraphError(f"another build is writing {self.path}: wait for it, or name another place") from error
            for abandoned in self.path.rglob(".*.tmp"):  # by a build that was killed
                abandoned.unlink(missing_ok=True)
            yield

    def commit(self, manifest: Manifest, findings: Iterable[Finding]) -> None:
        """Puts a finished build in force, then removes what no longer belongs to it."""
        write_atomically(self.findings_path, encode_findings(findings))
        write_atomically(self.path / "graph.json", msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        for kept in (self.rdf_path(manifest.checksum), self.embedded_path(manifest.checksum)):
            for other in kept.parent.iterdir():
                if not other.name.startswith(manifest.checksum):
                    _remove(other)
        keys = set(manifest.reports.values())
        for cached in (self.path / "readings").glob("*/*.json"):
            if cached.stem not in keys:
                cached.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all: to a temporary name beside it, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with written_whole(path) as file:
            file.write(data)
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error.strerror}): check space and permissions") from error


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
