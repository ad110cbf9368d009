"""Typed CSV for the bulk import of `neo4j-admin`: the fastest way into an empty Neo4j database."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.schema.projection import Property, PropertyGraphSchema
from kg.store.csv_rows import write_rows
from kg.store.rows import GraphRows

ARGUMENTS = "import.args"
"""The file that holds the tool's arguments: run in the folder `neo4j-admin database import full neo4j @import.args`."""

_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
_OPTIONS = ("--multiline-fields=true", "--bad-tolerance=0")
"""Passages have line breaks; a line that does not fit is an error, never skipped."""


def write_bulk(rows: GraphRows, folder: Path) -> None:
    """Writes for each label and relationship type that has rows a header file and a file of rows into `folder`.

    Beside them stand the arguments for the tool (ARGUMENTS) and constraints.cypher, to be run once the server is up.
    """
    schema, arguments = rows.schema, list(_OPTIONS)
    for label, nodes in rows.nodes.items():
        if nodes:
            header = ("id:ID", *map(_typed, schema.labels[label].properties[1:]))
            arguments.append(f"--nodes={_write(folder, label, header, nodes)}")
    for name, kind in schema.relationships.items():
        found = [row for (of, _, _), edges in rows.relationships.items() if of == name for row in edges]
        if found:
            header = (":START_ID", ":END_ID", *map(_typed, kind.properties))
            arguments.append(f"--relationships={_write(folder, name, header, found)}")
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


def _write(folder: Path, name: str, header: Iterable[str], rows: Iterable[Sequence[Any]]) -> str:
    """Writes the two files of a label or type; gives them as the tool wants them named."""
    heading, body = f"{name}.header.csv", f"{name}.csv"
    (folder / heading).write_text(",".join(header) + "\n", encoding="utf-8")
    write_rows(folder / body, rows)
    return f"{name}={heading},{body}"
