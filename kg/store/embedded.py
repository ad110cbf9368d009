"""The embedded store: the property graph in one file, in an in-process Cypher engine (Ladybug).

Never the source of truth: it is built from rows at any time, under a name of its own that is renamed when whole.
"""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import ladybug

from kg.errors import GraphError, QueryError
from kg.schema.projection import Property, PropertyGraphSchema, RelationshipType, property_graph_schema
from kg.store.csv_rows import write_rows
from kg.store.rows import GraphRows, Result, Row, Store

if TYPE_CHECKING:
    from kg.store.project_sorted import Tables

BUFFER_POOL = 512 << 20
"""Enough for 1M nodes and 5M relationships; without a bound the engine takes most of the machine's memory."""

TIMEOUT_S = 60.0
"""How long a query may run unless told otherwise."""

DRAFT = ".building-"
"""How the names of folders for unfinished stores begin: what is left of them is taken away when it is old."""
_ABANDONED_S = 3600.0

_TYPES = {"string": "STRING", "integer": "INT64", "float": "DOUBLE", "boolean": "BOOLEAN"}

SHIMS = (
    "CREATE MACRO toString(x) AS CAST(x AS STRING)",
    "CREATE MACRO toFloat(x) AS CAST(x AS DOUBLE)",
    # Towards zero, as Neo4j does: a plain CAST rounds.
    "CREATE MACRO toInteger(x) AS CAST(sign(CAST(x AS DOUBLE)) * floor(abs(CAST(x AS DOUBLE))) AS INT64)",
    "CREATE MACRO head(x) AS list_extract(x, 1)",
    "CREATE MACRO last(x) AS list_extract(x, -1)",
    "CREATE MACRO type(r) AS label(r)",
    "CREATE MACRO split(s, d) AS string_split(s, d)",
)
"""Functions of Cypher that the engine lacks under that name."""


class EmbeddedStore(Store):
    """A built store, opened for reading."""

    def __init__(self, database: ladybug.Database, path: Path) -> None:
        self._database = database
        self.path = path

    @classmethod
    def build(cls, rows: "GraphRows | Tables", path: str | Path) -> None:
        """Writes the store of a property graph to `path`; a store that stood there is replaced when this one is whole.

        Raises GraphError when the file cannot be written.
        """
        path = Path(path)
        _sweep(path.parent)
        try:
            with tempfile.TemporaryDirectory(dir=path.parent, prefix=DRAFT) as folder:
                draft = Path(folder) / "store"
                _write(rows, draft, Path(folder))
                draft.replace(path)
        except (OSError, RuntimeError) as error:
            reason = str(error).rpartition("Error: ")[2]  # the engine tells its own story first
            raise GraphError(f"{path} cannot be written as an embedded store: {reason}") from error

    @classmethod
    def open(cls, path: str | Path, *, buffer_pool: int = BUFFER_POOL, max_size: int | None = None) -> Self:
        """The store in a file, read-only. Raises GraphError when it is missing, damaged or of another version."""
        path = Path(path)
        if not path.is_file():
            raise GraphError(f"{path} is missing: build the graph again")
        try:
            database = ladybug.Database(path, read_only=True, buffer_pool_size=buffer_pool, max_db_size=max_size)
            store = cls(database, path)
            known = store.rows("CALL show_tables() RETURN name, comment").rows
        except (RuntimeError, IndexError, QueryError) as error:
            raise GraphError(f"{path} is damaged or of another version: build the graph again ({error})") from error
        schema = property_graph_schema()
        if {"name": schema.statement, "comment": fingerprint(schema)} not in known:
            store.close()
            raise GraphError(f"{path} was built with another ontology or engine: build the graph again")
        return store

    def rows(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = TIMEOUT_S,
        limit: int | None = None,
    ) -> Result:
        """What a trusted query gives, at most `limit` rows of it. Raises QueryError, also when it takes too long."""
        with ladybug.Connection(self._database) as connection:
            connection.set_query_timeout(max(1, int(timeout * 1000)))
            try:
                answer = connection.execute(cypher, dict(parameters or {}))
                if isinstance(answer, list):
                    raise QueryError("a query must be one statement: run the others by themselves")
                with answer:
                    columns = tuple(answer.get_column_names())
                    values = answer.get_all() if limit is None else answer.get_n(limit + 1)
            except RuntimeError as error:
                if str(error).startswith("Interrupted"):
                    raise QueryError(f"the query took longer than {timeout:g} s: narrow it, or allow more") from error
                raise QueryError(f"the query cannot be run: {_first_line(error)}") from error
        cut = limit is not None and len(values) > limit
        rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in values[:limit]]
        return Result(columns, rows, cut)

    def user_rows(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = TIMEOUT_S,
        limit: int = 10_000,
    ) -> Result:
        """What a user's own query gives, run in a process that can lose nothing.

        Raises QueryError for one that is not read-only and portable, that takes too long or too much memory.
        """
        from kg.store.guard import check, fit  # our own queries need no guard
        from kg.store.guard_process import run_apart

        fitting = fit(cypher, parameters or {})
        statement = check(cypher, fitting, embedded=True)
        return run_apart(self.path, statement, fitting, timeout=timeout, limit=limit)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _sweep(folder: Path) -> None:
    """Take away what builds left that were killed; one that still runs has written within the hour."""
    for left in folder.glob(f"{DRAFT}*"):
        with suppress(FileNotFoundError):  # another build swept it meanwhile
            if time.time() - left.stat().st_mtime > _ABANDONED_S:
                shutil.rmtree(left, ignore_errors=True)


def fingerprint(schema: PropertyGraphSchema) -> str:
    """A short text that is another one when labels, properties, shims or the engine's version are."""
    parts = (str(ladybug.__version__), *SHIMS, *_tables(schema))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _tables(schema: PropertyGraphSchema) -> list[str]:
    def declare(properties: tuple[Property, ...]) -> str:
        return "".join(f", `{p.name}` {_TYPES[p.type]}" for p in properties)

    nodes = [
        f"CREATE NODE TABLE {label.name}(id STRING PRIMARY KEY{declare(label.properties[1:])})"
        for label in schema.labels.values()
    ]
    relationships = [
        f"CREATE REL TABLE {kind.name}({_pairs(kind)}{declare(kind.properties)})"
        for kind in schema.relationships.values()
    ]
    return nodes + relationships


def _pairs(kind: RelationshipType) -> str:
    return ", ".join(f"FROM {start} TO {end}" for start, end in kind.pairs)


def _write(rows: "GraphRows | Tables", draft: Path, folder: Path) -> None:
    table = folder / "rows.csv"
    # One checkpoint at the end: by itself the engine makes one, and waits for the disk, after each statement.
    database = ladybug.Database(draft, buffer_pool_size=BUFFER_POOL, auto_checkpoint=False)
    with database, ladybug.Connection(database) as connection:
        for statement in (*_tables(rows.schema), *SHIMS):
            connection.execute(statement)
        schema = rows.schema
        connection.execute(f"COMMENT ON TABLE {schema.statement} IS '{fingerprint(schema)}'")
        # Quoted line breaks need the reader that does not split a file among threads.
        options = "HEADER=false, PARALLEL=false, ESCAPE='\"'"
        for label, nodes in rows.nodes.items():
            if nodes:
                found = _as_file(nodes, table)
                connection.execute(f"COPY {label} FROM '{quoted(found)}' ({options})")
        for (kind, start, end), edges in rows.relationships.items():
            if edges:
                found = _as_file(edges, table)
                connection.execute(f"COPY {kind} FROM '{quoted(found)}' (from='{start}', to='{end}', {options})")
        connection.execute("CHECKPOINT")


def _as_file(rows: Path | list[Row], table: Path) -> Path:
    """Rows in a file: the one that they are in, or `table`."""
    if isinstance(rows, Path):
        return rows
    write_rows(table, rows)
    return table


def quoted(path: Path) -> str:
    """A path as a text in a statement of the engine."""
    return os.fspath(path).replace("\\", "\\\\").replace("'", "\\'")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def _plain(value: Any) -> Any:
    """A value without the engine's own keys: nodes with _label, relationships with _type, no absent properties."""
    if isinstance(value, dict):
        if "_NODES" in value:
            return {"nodes": _plain(value["_NODES"]), "relationships": _plain(value["_RELS"])}
        if "_LABEL" in value:
            kind = "_type" if "_SRC" in value else "_label"
            own = {k: _plain(v) for k, v in value.items() if v is not None and not k.startswith("_")}
            return {kind: value["_LABEL"], **own}
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):  # a sum of integers, which the engine makes wider than they are
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
