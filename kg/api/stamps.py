"""Whether a file is still the one that was seen: by what the system says of it, and where that differs by its bytes."""

import hashlib
import os
import time
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kg.schema.files import written_whole

_SETTLED_NS: Final = 2_000_000_000
"""A file changed so lately may change again within what its system's clock can tell apart: its stamp proves nothing."""


class Stamp(Struct, frozen=True, array_like=True):
    """What the system says of a file: a file that was written to has another one."""

    size: int
    modified: int
    changed: int
    inode: int


def stamp(path: Path | str) -> Stamp:
    """The stamp of a file now. Raises OSError."""
    found = os.stat(path)  # noqa: PTH116 - also for paths that are kept as text
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def settled(found: Stamp) -> bool:
    """Whether the stamp is old enough to tell a later change."""
    return time.time_ns() - max(found.modified, found.changed) > _SETTLED_NS


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Seal(Struct, frozen=True):
    sha256: str
    size: int
    modified: int


def seal(path: Path, sha256: str | None = None) -> None:
    """Writes down, in a file beside it, what a finished file holds. Raises OSError."""
    found = stamp(path)
    kept = _Seal(sha256 or digest(path), found.size, found.modified)
    with written_whole(_beside(path)) as file:
        file.write(msgspec.json.encode(kept))


def intact(path: Path, *, thoroughly: bool = False) -> bool:
    """Whether a sealed file is as it was sealed: by size and time, and by its bytes where those differ or `thoroughly`.

    A file without a seal is not.
    """
    try:
        kept = msgspec.json.decode(_beside(path).read_bytes(), type=_Seal)
        found = stamp(path)
        if found.size != kept.size:
            return False
        return (found.modified == kept.modified and not thoroughly) or digest(path) == kept.sha256
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return False


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".seal")
