"""What goes into a store and what comes out: the rows of a property graph, and the result of a query."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from kg.schema.projection import PropertyGraphSchema

Row = tuple[Any, ...]
"""The values of one node or relationship; None where a property is absent."""

Ends = tuple[str, str, str]
"""A relationship type, the label that it starts from and the label that it goes to."""


@dataclass(frozen=True)
class Result:
    """What a query gives: its columns, and one dict a row. `cut` is true when a row limit left rows out."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    cut: bool = False


@dataclass(frozen=True)
class GraphRows:
    """A property graph as rows, each kind in order of id, so that equal graphs are equal rows.

    `nodes` holds by label rows of the label's columns; `relationships` by type and ends rows of from id, to id and
    the type's columns. `outside` counts what the schema has no room for: statements whose ends are missing or of
    labels between which the type does not run.
    """

    schema: PropertyGraphSchema
    nodes: dict[str, list[Row]]
    relationships: dict[Ends, list[Row]]
    outside: dict[str, int] = field(default_factory=dict)

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return sum(map(len, self.nodes.values()))

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return sum(map(len, self.relationships.values()))

    def checksum(self) -> str:
        """A checksum over every node and relationship with all their properties, whatever their order."""
        total = Checksum()
        for label, rows in self.nodes.items():
            total.add(label, rows)
        for (kind, _, _), rows in self.relationships.items():
            total.add(kind, rows)
        return total.hexdigest()


class Store(ABC):
    """What holds a property graph; in a with block it is closed at the end."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the file or the connections."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()


class Checksum:
    """The sum, modulo 2^128, of a hash of each row: it needs no order, and no row can stand for another."""

    def __init__(self) -> None:
        self._total = 0

    def add(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """Count rows of a label or relationship type in."""
        for row in rows:
            text = json.dumps([name, *row], ensure_ascii=False, separators=(",", ":"))
            digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            self._total = (self._total + int.from_bytes(digest, "big")) % (1 << 128)

    def hexdigest(self) -> str:
        """The checksum so far, as 32 hex digits."""
        return f"{self._total:032x}"
