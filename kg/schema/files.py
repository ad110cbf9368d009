"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def written_whole(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A binary file to write to: under a temporary name beside `path`, renamed to it when the block ends well.

    `durable` waits until the bytes are on the disk, so that a power failure cannot tear them. Raises OSError where the
    system does; what stood at `path` before is then still there.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    if durable:
        _sweep(path)
    try:
        with temporary.open("wb") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Takes away what was left of this file by processes that were killed while they wrote it."""
    for left in path.parent.iterdir():
        if left.name.startswith(f".{path.name}.") and left.suffix == ".tmp":
            process = left.name.removesuffix(".tmp").rpartition(".")[2]
            if process.isdigit() and not _lives(int(process)):
                left.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # it is somebody else's
    return True
