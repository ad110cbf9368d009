"""RDF in order of subject → property graph as files of rows: the rules of kg.store.project with bounded memory.

All that is said of a thing stands together in a file that kg built, so one thing at a time is in memory. What a
relationship must know of its other end is that end's label: it waits in a file until all things have been seen, and
finds the label by a 128-bit hash of the IRI, 17 bytes a node.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec
import numpy as np

from kg.errors import GraphError
from kg.schema.projection import CLAIM, PropertyGraphSchema, property_graph_schema
from kg.store.csv_rows import csv_line
from kg.store.project import Edge, Things, claims
from kg.store.rows import Ends
from kg.store.statements import in_order

_WIDTH: Final = 16
_HASH: Final = f"S{_WIDTH}"
_NO_LABEL: Final = -1
_BATCH: Final = 20_000
"""Relationships that are looked up at once."""

_Waiting = tuple[bytes, bytes, bytes, str, str]
"""A relationship: hashes of its two ends and, where no claim states it here, of its triple; its type and its row."""


@dataclass(frozen=True)
class Tables:
    """A property graph as CSV files without headers: nodes by label, relationships by type and ends; none is empty."""

    schema: PropertyGraphSchema
    nodes: dict[str, Path]
    relationships: dict[Ends, Path]


def project_sorted(source: Path, folder: Path) -> Tables:
    """The property graph of an N-Quads file whose lines are sorted, as files in `folder`.

    Raises GraphError for a file that cannot be read, is not sorted, or holds a value that is not of its property's type.
    """
    schema = property_graph_schema()
    with ExitStack() as open_files:
        run = _Run(schema, folder, open_files)
        run.see(source)
        run.settle()
    return Tables(schema, run.nodes, run.relationships)


class _Run:
    """One projection: its files, the labels by hash, and the triples that claims state."""

    def __init__(self, schema: PropertyGraphSchema, folder: Path, open_files: ExitStack) -> None:
        self._schema, self._folder, self._open_files = schema, folder, open_files
        self._writers: dict[Path, TextIO] = {}
        self._names = [*sorted(schema.labels), ""]
        self._hashes, self._labels, self._stated = bytearray(), bytearray(), bytearray()
        self._batch: list[_Waiting] = []
        self._spool = open_files.enter_context((folder / "waiting").open("w+b"))
        self.nodes: dict[str, Path] = {}
        self.relationships: dict[Ends, Path] = {}

    def see(self, source: Path) -> None:
        """Writes the nodes, and what relationships there are for later."""
        things, last = Things(self._schema), ""
        for subject, statements in groupby(in_order(source), key=itemgetter(0)):
            # In a file the name is followed by ">", which is not the least of the characters.
            if f"{subject}>" <= last:
                raise GraphError(f"{source} is not sorted as kg writes it: run `kg build` again with the same reports")
            last = f"{subject}>"
            things.take(statements)
            self._thing(things)
            things.clear()

    def settle(self) -> None:
        """Writes the relationships, now that the labels of all ends are known."""
        hashes = np.frombuffer(self._hashes, dtype=_HASH)
        order = np.argsort(hashes)
        hashes, labels = hashes[order], np.frombuffer(self._labels, dtype=np.uint8)[order].astype(int)
        stated = np.unique(np.frombuffer(self._stated, dtype=_HASH))
        if not len(hashes):
            return
        for batch in self._held():
            starts = _found(hashes, labels, [waiting[0] for waiting in batch])
            ends = _found(hashes, labels, [waiting[1] for waiting in batch])
            elsewhere = np.isin(np.array([waiting[2] for waiting in batch], dtype=_HASH), stated)
            for index, (*_, kind, row) in enumerate(batch):
                pair = (self._names[starts[index]], self._names[ends[index]])
                if not elsewhere[index] and pair in self._schema.relationships[kind].pairs:
                    path = self._folder / f"{kind}.{'.'.join(pair)}.csv"
                    self._write(path, row)
                    self.relationships[(kind, *pair)] = path

    def _thing(self, things: Things) -> None:
        """What is said of one subject."""
        for subject, label in things.labels.items():
            self._hashes += _hash(subject)
            self._labels.append(self._names.index(label))
            self.nodes[label] = self._folder / f"{label}.csv"
            self._write(self.nodes[label], csv_line(things.row(subject, label)))
        statement = self._schema.labels[self._schema.statement]
        for claim, edge in claims(things):
            self._stated += _hash(*edge)
            values = dict(zip(statement.columns, things.row(claim, statement.name), strict=True))
            self._relate(edge, {**values, CLAIM.name: claim}, b"")
        for edge in things.edges:
            self._relate(edge, {"status": "actual"}, _hash(*edge))

    def _relate(self, edge: Edge, values: dict[str, Any], triple: bytes) -> None:
        subject, predicate, value = edge
        kind = self._schema.relationships.get(self._schema.type_of.get(predicate, ""))
        if kind is None or subject == value:
            return
        row = csv_line((subject, value, *(values.get(column) for column in kind.columns)))
        self._batch.append((_hash(subject), _hash(value), triple, kind.name, row))
        if len(self._batch) == _BATCH:
            self._spill()

    def _spill(self) -> None:
        data = msgspec.msgpack.encode(self._batch)
        self._spool.write(len(data).to_bytes(8) + data)
        self._batch.clear()

    def _held(self) -> Iterator[list[_Waiting]]:
        self._spill()
        self._spool.seek(0)
        while size := int.from_bytes(self._spool.read(8)):
            yield _decode(self._spool.read(size))

    def _write(self, path: Path, line: str) -> None:
        if path not in self._writers:
            self._writers[path] = self._open_files.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._writers[path].write(line)


_decode = msgspec.msgpack.Decoder(list[_Waiting]).decode


def _hash(*texts: str) -> bytes:
    return blake2b("\n".join(texts).encode("utf-8", "surrogatepass"), digest_size=_WIDTH).digest()


def _found(hashes: Any, labels: Any, wanted: list[bytes]) -> list[int]:
    """The labels of nodes by hash, by number; the last of the names, which is empty, for what is no node."""
    ends = np.array(wanted, dtype=_HASH)
    at = np.minimum(np.searchsorted(hashes, ends), len(hashes) - 1)
    return np.where(hashes[at] == ends, labels[at], _NO_LABEL).tolist()  # type: ignore[no-any-return]
