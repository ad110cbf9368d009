"""The cache of Readings in a graph folder: one small compressed file a report, with a checksum within."""

import gzip
import hashlib
import zlib
from pathlib import Path

import msgspec
from msgspec import Struct

from kg.api.folder import GraphFolder
from kg.errors import GraphError
from kg.model import Reading, Report
from kg.reprints.fingerprint import Fingerprint
from kg.schema.files import written_whole


class Cached(Struct, frozen=True, omit_defaults=True):
    """What is kept of a report: all that it says, and the fingerprint by which reprints of it are told."""

    reading: Reading
    fingerprint: Fingerprint | None = None


_decoder = msgspec.json.Decoder(Cached)


def reading_key(report: Report, pipeline: str) -> str:
    """What a Reading is cached under: a hash of the report besides its name, and of what else decides a Reading."""
    anonymous = msgspec.structs.replace(report, source="")
    digest = hashlib.sha256(msgspec.json.encode(anonymous))
    digest.update(pipeline.encode())
    return digest.hexdigest()[:24]


class Cache:
    """The cached Readings of a folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._folder = GraphFolder(folder)

    def __contains__(self, key: str) -> bool:
        return self.path(key).exists()

    def path(self, key: str) -> Path:
        """The file of a key."""
        return self._folder.reading_path(key)

    def get(self, key: str) -> Cached | None:
        """What is kept under a key; None where nothing is, or where it is damaged."""
        try:
            return _decoder.decode(gzip.decompress(self.path(key).read_bytes()))
        except (OSError, EOFError, zlib.error, msgspec.DecodeError, msgspec.ValidationError):
            return None

    def put(self, key: str, cached: Cached) -> None:
        """Keeps something under a key. Raises GraphError when it cannot be written."""
        path = self.path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Not waited for on its way to the disk: what a power failure tears is known by its checksum.
            with written_whole(path, durable=False) as file:
                file.write(gzip.compress(msgspec.json.encode(cached), 1, mtime=0))
        except OSError as error:
            raise GraphError(f"{path} cannot be written ({error.strerror}): check space and permissions") from error
