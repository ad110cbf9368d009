"""The property graph as a networkx graph, for analysis, pictures and exchange."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

import networkx as nx

from kg.schema.projection import PropertyGraphSchema


class Rows(Protocol):
    """A property graph as rows, as kg.store.rows.GraphRows holds it."""

    @property
    def schema(self) -> PropertyGraphSchema:
        """Which column is which property."""

    @property
    def nodes(self) -> dict[str, list[tuple[Any, ...]]]:
        """Rows by label."""

    @property
    def relationships(self) -> dict[tuple[str, str, str], list[tuple[Any, ...]]]:
        """Rows by type and ends."""


def network(rows: Rows, types: Collection[str] | None = None) -> nx.MultiDiGraph:
    """A MultiDiGraph of a property graph's rows.

    Nodes are keyed by id and carry `label` and their properties; relationships carry `type` and theirs, and are keyed
    by type, or by the id of the claim that they stand for, so that equal graphs give equal networks. Absent
    properties are left out. With `types` only relationships of these types, and the nodes that they join, are in it.
    """
    schema = rows.schema
    graph = nx.MultiDiGraph()
    for (kind, _, _), found in rows.relationships.items():
        if types is None or kind in types:
            columns = schema.relationships[kind].columns
            for start, end, *values in found:
                properties = _present(columns, values)
                graph.add_edge(start, end, key=properties.get("claim", kind), type=kind, **properties)
    joined = set(graph)
    for label, nodes in rows.nodes.items():
        columns = schema.labels[label].columns
        for row in nodes:
            if types is None or row[0] in joined:
                graph.add_node(row[0], label=label, **_present(columns[1:], row[1:]))
    return graph


def _present(columns: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    return {column: value for column, value in zip(columns, values, strict=True) if value is not None}
