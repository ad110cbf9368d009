"""Archives (.zip): the files within, each on its own."""

import io
import stat
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZipFile, ZipInfo

from kg.read.discover import is_passed_over
from kg.read.formats import MAX_BYTES, is_readable
from kg.read.parts import Columns, Member, Part, Refusal, Refused

WHAT: Final = "a zip archive"

_MEMBERS: Final = 100_000
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """The files of an archive in the order of their names. Nothing is written to disk, whatever the names say."""
    with ZipFile(io.BytesIO(data)) as archive:
        infos = sorted(((_name(info), info) for info in archive.infolist() if not info.is_dir()), key=lambda it: it[0])
        infos = [(name, info) for name, info in infos if not _is_silent(name)]
        if len(infos) > _MEMBERS:
            remedy = "Unpack it and name the folder."
            raise Refused("too_large", f"holds more than {_MEMBERS:,} files", remedy)
        if not infos:
            remedy = "Put reports into it (.txt, .html, .docx, .pdf, .csv …), or remove it."
            raise Refused("no_reports", "holds no report that can be read", remedy)
        before = ""
        for name, info in infos:
            yield _twice(name) if name == before else _refusal(name, info) or _member(archive, name, info)
            before = name


def _name(info: ZipInfo) -> str:
    """The name in the encoding that it was written in: programs on Chinese Windows write GBK and do not say so."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    printable = "".join(char if char.isprintable() else "\ufffd" for char in name.replace("\\", "/"))
    return printable.removeprefix("./")


def _is_silent(name: str) -> bool:
    return any(is_passed_over(part) for part in PurePosixPath(name).parts if part != "..")


def _refusal(name: str, info: ZipInfo) -> Refusal | None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        says = "has a name that leads out of its archive"
        return Refusal("unsafe_name", says, "Be wary of this archive; pack the file anew.", f"!{name}")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refusal("link_outside", "is a link, not a file", "Pack the file that it leads to.", f"!{name}")
    if info.flag_bits & _ENCRYPTED:
        remedy = "Unpack the archive with its password and name the folder."
        return Refusal("protected", "is protected by a password", remedy, f"!{name}")
    return None


def _member(archive: ZipFile, name: str, info: ZipInfo) -> Part:
    if not is_readable(PurePosixPath(name)):
        return Member(name, None)
    try:
        with archive.open(info) as file:
            # What an archive says of the size of its files is not to be trusted: it is read no further than the limit.
            data = file.read(MAX_BYTES + 1)
    except MemoryError:
        raise
    except Exception:
        # Each file of an archive is damaged by itself: a wrong checksum, an unknown compression, a broken stream.
        says = "cannot be unpacked: the archive is damaged there, or uses a rare kind of compression"
        return Refusal("damaged", says, "Unpack it with its own program and name the folder.", f"!{name}")
    if len(data) > MAX_BYTES:
        says = f"is larger than {MAX_BYTES // 2**20} MiB, which no report is"
        return Refusal("too_large", says, "Split it into one file a report.", f"!{name}")
    return Member(name, data)


def _twice(name: str) -> Refusal:
    return Refusal("duplicate_name", "stands twice in its archive", "Unpack the archive and rename one.", f"!{name}")
