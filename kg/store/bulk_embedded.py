"""A built embedded store → the files of a bulk import: its engine writes them, many times as fast as Python."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.errors import GraphError, QueryError
from kg.schema.projection import Property, property_graph_schema
from kg.store.csv_rows import write_rows
from kg.store.embedded import EmbeddedStore, quoted
from kg.store.exchange_bulk import write_frame

_EXACT: Final = {"string", "integer"}
"""What the engine writes as it is; of a decimal it keeps six digits, and it spells truth values in another way."""

_PATIENCE_S: Final = 3600.0


def write_bulk_of_store(store: EmbeddedStore, folder: Path) -> tuple[int, int]:
    """Writes what `write_bulk` writes for the property graph in a store; gives its number of nodes and relationships.

    Raises GraphError when the files cannot be written.
    """
    schema, files = property_graph_schema(), dict[str, bool]()
    first, nodes, relationships = dict[str, int](), 0, 0
    try:
        for name, label in schema.labels.items():
            first[name] = nodes
            values = (f"offset(id(n)) + {nodes}", *(f"n.`{column}`" for column in label.columns))
            found = _written(store, f"(n:`{name}`)", values, label.properties, folder / f"{name}.csv", files)
            nodes += found
        numbers = "".join(f" WHEN '{name}' THEN {number}" for name, number in first.items())
        for name, kind in schema.relationships.items():
            ends = (f"offset(id({end})) + CASE label({end}){numbers} END" for end in "ab")
            values = (*ends, *(f"r.`{column}`" for column in kind.columns))
            path = folder / f"{name}.csv"
            relationships += _written(store, f"(a)-[r:`{name}`]->(b)", values, kind.properties, path, files)
    except (OSError, QueryError) as error:
        raise GraphError(f"{folder}: the files for the import cannot be written ({error})") from error
    write_frame(schema, folder, files)
    return nodes, relationships


def _written(
    store: EmbeddedStore,
    pattern: str,
    values: Iterable[str],
    properties: Iterable[Property],
    path: Path,
    files: dict[str, bool],
) -> int:
    """Writes a file of what the pattern matches, if there is any, and notes whether texts in it have line breaks."""
    (found,) = store.rows(f"MATCH {pattern} RETURN count(*) AS n", timeout=_PATIENCE_S).rows
    if not found["n"]:
        return 0
    columns = ", ".join(f"{value} AS c{index}" for index, value in enumerate(values))
    query = f"MATCH {pattern} RETURN {columns}"
    if {wanted.type for wanted in properties} <= _EXACT:
        store.rows(f"COPY ({query}) TO '{quoted(path)}' (header=false)", timeout=_PATIENCE_S)
        files[path.stem] = _breaks(path, found["n"])
    else:
        rows = store.rows(query, timeout=_PATIENCE_S).rows
        files[path.stem] = write_rows(path, (tuple(row.values()) for row in rows))
    return int(found["n"])


def _breaks(path: Path, rows: int) -> bool:
    written = path.read_bytes()
    return written.count(b"\n") != rows or b"\r" in written
