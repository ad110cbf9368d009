"""Typed CSV for the bulk import of `neo4j-admin`: the fastest way into an empty Neo4j database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.schema.projection import Property, PropertyGraphSchema
from kg.store.csv_rows import write_rows
from kg.store.rows import GraphRows

ARGUMENTS = "import.args"
"""The file that holds the tool's arguments: run in the folder `neo4j-admin database import full neo4j @import.args`."""

_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
_OPTIONS = ("--id-type=actual", "--bad-tolerance=0")
"""Nodes are numbered here, from 0 on, so that the tool has no table of IRIs to make, which halves its work. A line that
does not fit is an error, never skipped."""

_BREAKS = "--multiline-fields=true"
"""Only where a text has line breaks: the tool then reads a file from its beginning to its end, in almost twice the time."""


def write_bulk(rows: GraphRows, folder: Path) -> None:
    """Writes for each label and relationship type that has rows a header file and a file of rows into `folder`.

    Beside them stand the arguments for the tool (ARGUMENTS) and constraints.cypher, to be run once the server is up.
    Raises GraphError for relationships of nodes that are not there.
    """
    ids = (row[0] for nodes in rows.nodes.values() for row in nodes)
    numbers = {id_: number for number, id_ in enumerate(ids)}
    ends = {end for edges in rows.relationships.values() for row in edges for end in row[:2]}
    if missing := ends - numbers.keys():
        raise GraphError(f"relationships lead to {min(missing)}, which is no node: load only graphs that kg projected")
    files = {}
    for label, nodes in rows.nodes.items():
        if nodes:
            files[label] = write_rows(folder / f"{label}.csv", ((numbers[row[0]], *row) for row in nodes))
    found: dict[str, list[Sequence[Any]]] = defaultdict(list)
    for (name, _, _), edges in rows.relationships.items():
        found[name] += edges
    for name, joined in found.items():
        if joined:
            numbered = ((numbers[row[0]], numbers[row[1]], *row[2:]) for row in joined)
            files[name] = write_rows(folder / f"{name}.csv", numbered)
    write_frame(rows.schema, folder, files)


def write_frame(schema: PropertyGraphSchema, folder: Path, files: Mapping[str, bool]) -> None:
    """Writes what the files of rows need: headers, arguments and constraints.

    `files` are the labels and types that have a file (NAME.csv), and whether texts in it have line breaks.
    """
    arguments = [*_OPTIONS, _BREAKS] if any(files.values()) else list(_OPTIONS)
    for names, option, ends in (
        (schema.labels, "--nodes", (":ID",)),
        (schema.relationships, "--relationships", (":START_ID", ":END_ID")),
    ):
        for name, kind in names.items():
            if name in files:
                header = ",".join((*ends, *map(_typed, kind.properties)))
                (folder / f"{name}.header.csv").write_text(header + "\n", encoding="utf-8")
                arguments.append(f"{option}={name}={name}.header.csv,{name}.csv")
    (folder / ARGUMENTS).write_text("".join(f"{argument}\n" for argument in arguments), encoding="utf-8")
    statements = "".join(f"{statement};\n" for statement in constraints(schema).values())
    (folder / "constraints.cypher").write_text(statements, encoding="utf-8")


def constraints(schema: PropertyGraphSchema) -> dict[str, str]:
    """By name, the statements that make a node's id unique in its label: loading needs them to be fast and to be safe."""
    return {
        f"{label.lower()}_id": f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS "
        f"FOR (n:`{label}`) REQUIRE n.id IS UNIQUE"
        for label in schema.labels
    }


def _typed(wanted: Property) -> str:
    return f"{wanted.name}:{_TYPES[wanted.type]}"
