"""What worker processes are asked to do, and what they answer."""

from typing import Final

import msgspec
from msgspec import Struct

from kg.assemble import Part
from kg.model import Finding, Report
from kg.read import Columns
from kg.reprints import Member


class Setup(Struct, frozen=True):
    """What all tasks of a run share: the folder that holds the cache and takes temporary files, and how to read."""

    folder: str
    scratch: str
    pipeline: str
    label: str
    gazetteer: str | None = None
    columns: Columns = Columns()
    extracts: bool = True
    """Whether reports will be extracted: the pipeline is then loaded before the work begins."""


class ReadFile(Struct, frozen=True, tag="file"):
    """Read file number `number` and extract its reports, but for the sources in `without`, which were fatal before."""

    number: int
    path: bytes
    without: tuple[str, ...] = ()


class ReadReport(Struct, frozen=True, tag="report"):
    """Extract one report, the `place`-th of file number `number`."""

    number: int
    place: int
    report: Report


class Assemble(Struct, frozen=True, tag="assemble"):
    """Assemble cached Readings, given by key and source, as part number `number`."""

    number: int
    readings: tuple[tuple[str, str], ...]


Task = ReadFile | ReadReport | Assemble


class Began(Struct, frozen=True, tag="began"):
    """A step of a task begins that may take `seconds` and not more; `source` and `place` are the report's, if it is one."""

    seconds: float
    source: str = ""
    place: int = -1


class Offer(Struct, frozen=True, tag="offer"):
    """One of many reports of a file: the answer says whether others extract it."""

    task: ReadReport


class Taken(Struct, frozen=True, tag="taken"):
    """A report is in the cache: freshly extracted, or because it was there."""

    place: int
    source: str
    id: str
    key: str
    fresh: bool
    characters: int


class Problem(Struct, frozen=True, tag="problem"):
    """Something could not be read; `place` is the report's that could not be extracted."""

    finding: Finding
    place: int = -1


class Assembled(Struct, frozen=True, tag="assembled"):
    """A part is done. `missing` are the sources whose Reading is not in the cache, or damaged there."""

    part: Part
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    members: tuple[Member, ...]


class Failed(Struct, frozen=True, tag="failed"):
    """The whole run cannot go on, in one sentence for the user."""

    kind: str
    message: str


class Ended(Struct, frozen=True, tag="ended"):
    """The task is done."""


Message = Began | Offer | Taken | Problem | Assembled | Failed | Ended

READING_S: Final = 300.0
"""Time for a file to give its next report. Parsing has limits of its own (kg.read.confined), which strike before."""

_STEADY_S: Final = 60.0
_SLOWEST: Final = 5_000
"""Characters a second below which an extraction hangs: a thirtieth of what it does."""


def allowed(report: Report) -> float:
    """How many seconds the extraction of a report may take."""
    return _STEADY_S + len(report.text) / _SLOWEST


encode = msgspec.msgpack.encode
decode_task = msgspec.msgpack.Decoder(Task).decode
decode_message = msgspec.msgpack.Decoder(Message).decode
