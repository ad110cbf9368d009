"""A large N-Quads file → the files of a bulk import, by several processes, each with a part of the subjects.

What a part must know of the others is the ids and labels of their nodes, to number the ends of its relationships, and
the triples that their claims state. Whatever the parts cannot do (another format, unusual lines, a subject in two
parts, a wrong value) one process does, or refuses, alone.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import IO, BinaryIO, Final, TypeVar

import msgspec

from kg.errors import GraphError
from kg.schema.projection import property_graph_schema
from kg.store.child import importable
from kg.store.exchange_bulk import number, write_bulk, write_frame, write_part
from kg.store.project import Edge, Things, claims, node_rows, project, relationship_rows
from kg.store.rows import GraphRows
from kg.store.statements import UnusualError, in_range

_LINES: Final = (".nq", ".nt")

_WORTH: Final = 32 << 20
"""Bytes from which on another process saves more time than it takes to start."""

_MOST: Final = 4
"""Processes: with more, what each is told of the others outweighs its part."""

_T = TypeVar("_T")


class Known(msgspec.Struct, frozen=True, array_like=True):
    """What the others must know of a part: ids of nodes by label, subjects that are no nodes, triples that claims state."""

    nodes: dict[str, list[str]]
    others: list[str]
    stated: list[Edge]


class Written(msgspec.Struct, frozen=True, array_like=True):
    """How many nodes and relationships were written, and of which labels and types there is a file (`write_part`)."""

    nodes: int
    relationships: int
    files: dict[str, bool]


class _AloneError(Exception):
    """The parts cannot be done apart."""


def write_bulk_of(source: Path, folder: Path, processes: int | None = None) -> tuple[int, int]:
    """Writes what `write_bulk` writes for the property graph of an RDF file; gives its number of nodes and relationships.

    `processes` is how many share the work; by default as many as there are cores, and one for little. Raises GraphError
    as `project` does.
    """
    if source.suffix in _LINES and source.is_file():
        if processes is None:
            processes = min(_MOST, os.cpu_count() or 1, source.stat().st_size // _WORTH)
        ranges = subject_ranges(source, processes) if processes > 1 else []
        if len(ranges) > 1:
            try:
                return _together(source, folder, ranges)
            except (_AloneError, UnusualError, GraphError, OSError, ValueError):
                pass  # it is done, or its fault is told, below
    rows = project(source)
    write_bulk(rows, folder)
    return rows.node_count, rows.relationship_count


def subject_ranges(path: Path, parts: int) -> list[tuple[int, int]]:
    """Positions in a file of lines between which lie about equal parts, each subject in one if the lines are sorted."""
    size = path.stat().st_size
    with path.open("rb") as file:
        cuts = sorted({0, size, *(_next_subject(file, size * part // parts) for part in range(1, parts))})
    return list(pairwise(cuts))


def _next_subject(file: BinaryIO, position: int) -> int:
    file.seek(position)
    file.readline()
    position, before = file.tell(), b""
    for line in iter(file.readline, b""):
        subject = line.partition(b" ")[0]
        if before not in (b"", subject):
            break
        position, before = position + len(line), subject
    return position


class Part:
    """The things of a part of the file."""

    def __init__(self, source: Path, begin: int, end: int) -> None:
        self._things = Things(property_graph_schema())
        self._things.take(in_range(source, begin, end))
        self._claimed = list(claims(self._things))
        self._nodes = node_rows(self._things)

    def known(self) -> Known:
        """What the others must know."""
        things = self._things
        subjects = {*things.values, *things.predicates, *(subject for subject, _, _ in things.edges)}
        nodes = {label: [row[0] for row in rows] for label, rows in self._nodes.items() if rows}
        return Known(nodes, sorted(subjects - things.labels.keys()), [edge for _, edge in self._claimed])

    def write(self, parts: Sequence[Known], folder: Path, suffix: str) -> Written:
        """Writes its nodes and relationships; `parts` is what is known of all of them, this one too."""
        labels = {id_: label for part in parts for label, ids in part.nodes.items() for id_ in ids}
        stated = {edge for part in parts for edge in part.stated}
        relationships, _ = relationship_rows(self._things, self._claimed, labels, stated)
        rows = GraphRows(self._things.schema, self._nodes, relationships)
        return Written(rows.node_count, rows.relationship_count, write_part(rows, number(labels), folder, suffix))


def _together(source: Path, folder: Path, ranges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    suffixes = [f".{index}" for index in range(len(ranges))]
    with ExitStack() as running:
        children = [
            running.enter_context(_Child(source, bounds, folder, suffix))
            for bounds, suffix in zip(ranges[1:], suffixes[1:], strict=True)
        ]
        own = Part(source, *ranges[0])
        parts = [own.known(), *(child.receive(Known) for child in children)]
        _check(parts)
        for child in children:
            child.send(parts)
        written = [own.write(parts, folder, suffixes[0]), *(child.receive(Written) for child in children)]
    write_frame(property_graph_schema(), folder, [part.files for part in written], *suffixes)
    return sum(part.nodes for part in written), sum(part.relationships for part in written)


def _check(parts: Sequence[Known]) -> None:
    subjects = [id_ for part in parts for ids in (*part.nodes.values(), part.others) for id_ in ids]
    if len(set(subjects)) < len(subjects) or not any(part.nodes for part in parts):
        raise _AloneError


class _Child:
    """Another process with a part: a program of its own, so that who calls the library needs no guard in their module."""

    def __init__(self, source: Path, bounds: tuple[int, int], folder: Path, suffix: str) -> None:
        arguments = [str(source.resolve()), *map(str, bounds), str(folder.resolve()), suffix]
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=importable(os.environ),
        )

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def send(self, message: object) -> None:
        assert self._process.stdin is not None  # it is a pipe
        _send(self._process.stdin, message)

    def receive(self, kind: type[_T]) -> _T:
        assert self._process.stdout is not None  # it is a pipe
        return _receive(self._process.stdout, kind)


def _send(pipe: IO[bytes], message: object) -> None:
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(8) + data)
    pipe.flush()


def _receive(pipe: IO[bytes], kind: type[_T]) -> _T:
    data = pipe.read(int.from_bytes(pipe.read(8)))
    if not data:
        raise _AloneError  # the process met something that it could not do
    return msgspec.msgpack.decode(data, type=kind)


def main(source: str, begin: str, end: str, folder: str, suffix: str) -> None:
    """Does one part: tells what it knows, hears of the others, writes its files."""
    part = Part(Path(source), int(begin), int(end))
    _send(sys.stdout.buffer, part.known())
    parts = _receive(sys.stdin.buffer, list[Known])
    _send(sys.stdout.buffer, part.write(parts, Path(folder), suffix))


if __name__ == "__main__":
    main(*sys.argv[1:])
