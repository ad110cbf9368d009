"""A graph folder on disk: what lies where, and the one rename by which a build is committed.

graph.json                  the manifest; replaced last: what it names is the graph in force
rdf/<checksum>.nq           the RDF dataset, sorted N-Quads; its checksum is that of its bytes
embedded/<checksum>.lbug    the embedded store, rebuilt from the RDF whenever it is missing or damaged
*.seal                      what such a file held when it was finished, so that damage is noticed
findings.jsonl              what the build found wrong
readings/<xx>/<key>.json.gz cached Readings
files.jsonl                 what each file held when it was read, so that unchanged ones are not read again
files.part.jsonl            the same for the files of a build that has not finished
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kg.api.stamps import digest, intact
from kg.errors import GraphError
from kg.schema.files import written_whole

FORMAT = 2
"""Raised whenever a folder written by this version could not be read by the one before, or the other way round."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What graph.json holds.

    `inputs` is a hash of all that decides the graph, `findings` of the file of that name, `seal` of all the rest of this.
    """

    format: int
    version: str
    pipeline: str
    checksum: str
    inputs: str
    findings: str
    reports: int
    counts: dict[str, int]
    seal: str = ""

    def sealed(self) -> "Manifest":
        """The same with its seal, by which damage is noticed."""
        rest = msgspec.json.encode(replace(self, seal=""))
        return replace(self, seal=hashlib.sha256(rest).hexdigest()[:16])


class GraphFolder:
    """The files of one graph folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def findings_path(self) -> Path:
        """Findings of the last build, one JSON object a line."""
        return self.path / "findings.jsonl"

    @property
    def scratch_path(self) -> Path:
        """Where a build keeps what only it needs."""
        return self.path / ".scratch"

    def rdf_path(self, checksum: str) -> Path:
        """The N-Quads of the build with this checksum."""
        return self.path / "rdf" / f"{checksum}.nq"

    def embedded_path(self, checksum: str) -> Path:
        """The embedded store made from the RDF with this checksum."""
        return self.path / "embedded" / f"{checksum}.lbug"

    def reading_path(self, key: str) -> Path:
        """The cached Reading under this key."""
        return self.path / "readings" / key[:2] / f"{key}.json.gz"

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
                manifest = msgspec.json.decode(raw, type=Manifest)
                if manifest != manifest.sealed():
                    raise msgspec.ValidationError("the seal is of another manifest")
                return manifest
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
        """Creates the folder and holds its lock; a second build in the same folder gets a GraphError.

        A folder in which nothing came to be is taken away again.
        """
        new = not self.path.exists()
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
            shutil.rmtree(self.scratch_path, ignore_errors=True)  # left by a build that was killed, as is what follows
            for abandoned in self.path.rglob(".*.tmp"):
                abandoned.unlink(missing_ok=True)
            try:
                self.scratch_path.mkdir()
                yield
            except OSError as error:
                raise GraphError(f"{self.path} cannot be written ({error}): check space and permissions") from error
            finally:
                shutil.rmtree(self.scratch_path, ignore_errors=True)
                if new and not (self.path / "readings").exists():
                    shutil.rmtree(self.path, ignore_errors=True)

    @contextmanager
    def in_force(self) -> Iterator[Manifest]:
        """The manifest in force; what it names stays there for as long as the block runs, whoever builds meanwhile.

        Raises GraphError when there is no graph, or it is damaged.
        """
        manifest, held = self.hold()
        with held:
            yield manifest

    def hold(self) -> tuple[Manifest, BinaryIO]:
        """The manifest in force, and an open file: until that is closed no build removes what the manifest names."""
        while True:
            manifest = self.require_manifest()
            path = self.rdf_path(manifest.checksum)
            try:
                held = path.open("rb")
                fcntl.flock(held, fcntl.LOCK_SH)
                if _same(held, path):
                    return manifest, held
                held.close()
            except FileNotFoundError:
                pass
            except OSError as error:
                raise GraphError(f"{path} cannot be read ({error.strerror}): check its permissions") from error
            if self.require_manifest() == manifest and not path.exists():
                raise GraphError(f"{path} is missing: run `kg build` again with the same reports")

    def sound(self, manifest: Manifest) -> bool:
        """Whether each file that the manifest names holds, byte for byte, what it held when it was committed."""
        with suppress(OSError):
            return (
                digest(self.rdf_path(manifest.checksum)) == manifest.checksum
                and intact(self.rdf_path(manifest.checksum))
                and digest(self.findings_path) == manifest.findings
                and intact(self.embedded_path(manifest.checksum), thoroughly=True)
            )
        return False

    def commit(self, manifest: Manifest, findings: bytes) -> None:
        """Puts a finished build in force."""
        write_atomically(self.findings_path, findings)
        write_atomically(
            self.path / "graph.json", msgspec.json.format(msgspec.json.encode(manifest.sealed()), indent=1)
        )

    def sweep(self, checksum: str, keys: Iterable[str]) -> None:
        """Removes what no longer belongs to the graph with this checksum and the Readings under these keys.

        What somebody still reads stays until the next build.
        """
        for other in (self.path / "rdf").glob("*.nq"):
            if other.stem != checksum and _unread(other):
                for kept in (other, self.embedded_path(other.stem)):
                    kept.unlink(missing_ok=True)
                    kept.with_name(f"{kept.name}.seal").unlink(missing_ok=True)
        there = {path.stem for path in (self.path / "rdf").glob("*.nq")}
        for stray in (self.path / "embedded").glob("*.lbug*"):
            if stray.name.partition(".")[0] not in there:
                _remove(stray)
        wanted = {self.reading_path(key).name for key in keys}
        for cached in (self.path / "readings").glob("*/*"):
            if cached.name not in wanted:
                cached.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all: to a temporary name beside it, then renamed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as file:
            file.write(data)
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error.strerror}): check space and permissions") from error


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _same(file: BinaryIO, path: Path) -> bool:
    """Whether an open file is the one that stands at a path now."""
    try:
        there, ours = path.stat(), os.fstat(file.fileno())
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)


def _unread(path: Path) -> bool:
    """Whether nobody holds a file."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
