"""What is derived from the data that kg ships, kept in the user's cache folder: to derive it anew takes longer.

One file for each name, in a folder for each installation: a digest, then the value in MessagePack. What is missing, damaged
or was made by other code or from other data is made again; what cannot be written costs time and nothing else.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from kg.schema.files import written_whole
from kg.schema.resources import folder

T = TypeVar("T")

_PACKAGE = Path(__file__).resolve().parent.parent
_DIGEST = 32


def derived(name: str, kind: type[T], make: Callable[[], T]) -> T:
    """What `make` gives, from where it is kept if it is; of a type that msgspec can decode. What `make` raises goes through."""
    with suppress(OSError, RuntimeError, msgspec.DecodeError):
        _ = _sources()  # first: what changes from here on is noticed by the next process
        kept = memoryview(_path(name).read_bytes())
        if kept[:_DIGEST] == _digest(kept[_DIGEST:]):
            return msgspec.msgpack.decode(kept[_DIGEST:], type=kind)
    made = make()
    value = msgspec.msgpack.encode(made)
    with suppress(OSError, RuntimeError):
        path = _path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path, durable=False) as file:
            file.write(_digest(value) + value)
    return made


def _digest(value: bytes | memoryview) -> bytes:
    return hashlib.sha256(_sources() + value).digest()


def _path(name: str) -> Path:
    """The file of this name (XDG Base Directory Specification 0.8). Raises RuntimeError for a user without a home."""
    caches = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not caches.is_absolute():
        caches = Path.home() / ".cache"
    return caches / "kg" / hashlib.sha256(os.fsencode(_PACKAGE)).hexdigest()[:16] / f"{name}.msgpack"


@cache
def _sources() -> bytes:
    """What the system says of all files that decide what is kept: code, data, and the folder of kg's dependencies."""
    data = (folder(name) for name in ("ontology", "pipelines", "queries"))
    found = sorted(_stamps((*data, _PACKAGE / "ask", _PACKAGE / "schema")))
    dependencies = Path(msgspec.__file__).parent.parent.stat().st_mtime_ns
    return hashlib.sha256(repr((found, dependencies)).encode()).digest()


def _stamps(folders: Iterable[str | Path]) -> Iterator[tuple[str, int, int, int]]:
    for place in folders:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        yield from _stamps((entry.path,))
                else:
                    stat = entry.stat()
                    yield entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
