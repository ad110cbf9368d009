"""Readings → one file of sorted N-Quads, with a checksum over its bytes; in parts, so that memory stays bounded."""

import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from msgspec import Struct

from kg.assemble.background import background, used
from kg.assemble.report import facts
from kg.assemble.runs import merged, write_runs
from kg.assemble.sources import counted, reprints
from kg.errors import GraphError
from kg.model import Reading
from kg.schema.files import written_whole
from kg.schema.terms import ID, KG, PREFIXES

_TYPED: Final = re.compile(
    b"^(<[^>]*>) "
    + re.escape(f"<{PREFIXES['rdf']}type> <{KG}".encode())
    + rb"(\w+)> "
    + re.escape(f"<{ID}report/".encode()),
    re.MULTILINE,
)
"""A line in which a report says of what class a thing is."""

_COUNTED: Final = {
    **{kind: kind for kind in ("Agency", "Figure", "Honour", "Person", "Place", "Policy", "Program")},
    "Claim": "Relation",
}
"""The classes of what reports say, and what they are called for users; reports and passages only prove it."""


class Part(Struct, frozen=True):
    """What some Readings came to: files of sorted lines, and what of the background they refer to."""

    runs: tuple[str, ...]
    codes: frozenset[str]
    programs: frozenset[str]
    indicators: frozenset[str]


class Dataset(Struct, frozen=True):
    """The SHA-256 of a dataset's bytes, and how many things of each class its reports speak of."""

    checksum: str
    counts: dict[str, int]


def assemble(
    readings: Iterable[Reading], path: Path, *, pipeline: str | None = None, reprint_of: Mapping[str, str] | None = None
) -> str:
    """Writes the dataset of the Readings to `path`, whole or not at all, and gives the SHA-256 of its bytes.

    Each line is one quad, each stands once, sorted by bytes: neither the order of the Readings nor the machine
    matters. Of two Readings of one report (the same text under two names) the facts of both stand in its graph.
    `pipeline` is the version of what made the Readings; `reprint_of` gives the id of the report that was published first
    by the id of each that reprints it, which together are one source of what they say. Raises GraphError when the file
    cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="kg-assemble-") as folder:
        part = assemble_part(readings, Path(folder), "part", pipeline=pipeline)
        return join([part], path, Path(folder), reprint_of).checksum


def assemble_part(readings: Iterable[Reading], folder: Path, name: str, *, pipeline: str | None = None) -> Part:
    """The facts of some of a graph's Readings as sorted files in `folder` whose names begin with `name`."""
    codes: set[str] = set()
    programs: set[str] = set()
    indicators: set[str] = set()

    def lines() -> Iterator[bytes]:
        for reading in readings:
            for known, found in zip((codes, programs, indicators), used([reading]), strict=True):
                known |= found
            yield from chunk(reading, pipeline)

    runs = write_runs(lines(), folder, name)
    return Part(tuple(map(str, runs)), frozenset(codes), frozenset(programs), frozenset(indicators))


def join(parts: Iterable[Part], path: Path, folder: Path, reprint_of: Mapping[str, str] | None = None) -> Dataset:
    """Writes the dataset of all parts to `path`, whole or not at all; their files are used up.

    `folder` is for files of its own, `reprint_of` as in `assemble`. Raises GraphError when a file cannot be written.
    """
    parts, first = list(parts), reprint_of or {}
    runs = [Path(run) for part in parts for run in part.runs]
    known = [
        frozenset().union(*(getattr(part, name) for part in parts)) for name in ("codes", "programs", "indicators")
    ]
    try:
        runs += write_runs(_lines(chain(background(*known), reprints(first))), folder, "background")
        return _write(counted(chain.from_iterable(merged(runs)), first), path)
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error.strerror}): check space and permissions") from error


def chunk(reading: Reading, pipeline: str | None = None) -> list[bytes]:
    """The lines of one report, in order of its facts: they depend on the Reading (and `pipeline`) alone."""
    return _lines(facts(reading, pipeline))


def _lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return written.split(b"\n")[:-1]


def _write(lines: Iterable[bytes], path: Path) -> Dataset:
    digest = hashlib.sha256()
    remaining = iter(lines)
    counts: Counter[bytes] = Counter()
    last = (b"", b"")
    with written_whole(path) as file:
        while chosen := list(islice(remaining, 10_000)):
            block = b"\n".join([*chosen, b""])
            digest.update(block)
            file.write(block)
            # A thing stands on one line for each report that names it: the lines follow each other.
            for found in _TYPED.findall(block):
                if found != last:
                    counts[found[1]] += 1
                    last = found
    named = {_COUNTED[kind.decode()]: number for kind, number in counts.items() if kind.decode() in _COUNTED}
    return Dataset(digest.hexdigest(), dict(sorted(named.items())))
