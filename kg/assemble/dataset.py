"""Readings → one file of sorted N-Quads, with a checksum over its bytes."""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.assemble.background import background, used
from kg.assemble.report import facts
from kg.assemble.sources import counted, reprints
from kg.errors import GraphError
from kg.model import Reading
from kg.schema.files import written_whole


def assemble(
    readings: Iterable[Reading], path: Path, *, pipeline: str | None = None, reprint_of: Mapping[str, str] | None = None
) -> str:
    """Writes the dataset of the Readings to `path`, whole or not at all, and gives the SHA-256 of its bytes.

    Each line is one quad, each stands once, sorted by bytes: neither the order of the Readings nor the machine
    matters. Of two Readings of one report (the same text under two names) the facts of both stand in its graph.
    `pipeline` is the version of what made the Readings; `reprint_of` gives the id of the report that was published first
    by the id of each that reprints it, which together are one source of what they say. Raises GraphError when the file cannot be written.
    """
    readings = list(readings)
    lines: set[bytes] = set()
    for reading in readings:
        lines.update(chunk(reading, pipeline))
    first = reprint_of or {}
    lines.update(_lines(background(*used(readings))))
    lines.update(_lines(reprints(first)))
    return _write(counted(sorted(lines), first), path)


def chunk(reading: Reading, pipeline: str | None = None) -> list[bytes]:
    """The lines of one report, in order of its facts: they depend on the Reading (and `pipeline`) alone."""
    return _lines(facts(reading, pipeline))


def _lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return written.split(b"\n")[:-1]


def _write(lines: Iterable[bytes], path: Path) -> str:
    digest = hashlib.sha256()
    remaining = iter(lines)
    try:
        with written_whole(path) as file:
            while chosen := list(islice(remaining, 10_000)):
                block = b"\n".join([*chosen, b""])
                digest.update(block)
                file.write(block)
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error.strerror}): check space and permissions") from error
    return digest.hexdigest()
