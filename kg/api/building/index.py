"""What a graph folder remembers of each file that was read, so that an unchanged file is not even opened."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from kg.api.stamps import Stamp
from kg.model import Finding
from kg.schema.files import written_whole

_WHOLE = "files.jsonl"
_JOURNAL = "files.part.jsonl"


class KnownReport(Struct, frozen=True, array_like=True):
    """A report of a file: what its source adds to the file's (`#12` for a row), its id, the key of its Reading."""

    at: str
    id: str
    key: str


class KnownFile(Struct, frozen=True, omit_defaults=True):
    """A file as it was read: `stamp` is None where it was too fresh to tell a change, `content` a hash of its bytes,
    empty where that tells nothing (it changed while it was read, or a worker died over it).
    """

    source: str
    content: str
    reports: tuple[KnownReport, ...]
    findings: tuple[Finding, ...] = ()
    stamp: Stamp | None = None


def remembered(folder: Path) -> list[KnownFile]:
    """The files of the last build in a graph folder, whatever read them; damaged lines are left out."""
    return [known for _, known in _lines(folder / _WHOLE)]


class Index:
    """The files of the last build, and those that a build which was cut short has read since.

    Each line of its two files carries a checksum; a line that is damaged, or that was read by another version or with
    other options (`reader`), counts as never written.
    """

    def __init__(self, folder: Path, reader: str) -> None:
        self._folder, self._reader = folder, reader
        self.by_source: dict[str, KnownFile] = {}
        self.by_content: dict[str, KnownFile] = {}
        for name in (_WHOLE, _JOURNAL):
            for by, known in _lines(folder / name):
                if by == reader and known.content:
                    self.by_source[known.source] = known
        for known in self.by_source.values():
            if not known.findings:  # these name the file
                self.by_content[known.content] = known
        self._journal = (folder / _JOURNAL).open("ab")
        self._journal.write(b"\n")  # after a line that was cut short

    def add(self, known: KnownFile) -> None:
        """Remember a file that was read just now, whatever becomes of this build."""
        self._journal.write(self._line(known))
        self._journal.flush()

    def keep(self, files: Iterable[KnownFile]) -> None:
        """Remember exactly these files from now on. Raises OSError."""
        with written_whole(self._folder / _WHOLE) as out:
            out.writelines(map(self._line, files))
        self._journal.truncate(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._journal.close()

    def _line(self, known: KnownFile) -> bytes:
        line = b"%s %s" % (self._reader.encode(), msgspec.json.encode(known))
        return b"%08x %s\n" % (zlib.crc32(line), line)


def _lines(path: Path) -> Iterator[tuple[str, KnownFile]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines:
        check, _, rest = line.partition(b" ")
        reader, _, text = rest.partition(b" ")
        with suppress(ValueError, msgspec.DecodeError, msgspec.ValidationError):
            if int(check, 16) == zlib.crc32(rest):
                yield reader.decode(), msgspec.json.decode(text, type=KnownFile)
