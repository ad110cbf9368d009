"""Typed CSV for the bulk import of `neo4j-admin`: the fastest way into an empty Neo4j database."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.schema.projection import Property, PropertyGraphSchema
from kg.store.csv_rows import write_rows
from kg.store.rows import GraphRows

ARGUMENTS = "import.args"
"""The file that holds the tool's arguments: run in the folder `neo4j-admin database import full neo4j @import.args`."""

_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
_OPTIONS = ("--id-type=actual", "--multiline-fields=true", "--bad-tolerance=0")
"""Nodes are numbered here, from 0 on, so that the tool has no table of IRIs to make, which halves its work. Passages
have line breaks; a line that does not fit is an error, never skipped."""


def write_bulk(rows: GraphRows, folder: Path) -> None:
    """Writes for each label and relationship type that has rows a header file and a file of rows into `folder`.

    Beside them stand the arguments for the tool (ARGUMENTS) and constraints.cypher, to be run once the server is up.
    Raises GraphError for relationships of nodes that are not there.
    """
    schema, arguments, numbers = rows.schema, list(_OPTIONS), _numbers(rows)
    for label, nodes in rows.nodes.items():
        if nodes:
            header = (":ID", *map(_typed, schema.labels[label].properties))
            numbered = ((numbers[row[0]], *row) for row in nodes)
            arguments.append(f"--nodes={_write(folder, label, header, numbered)}")
    for name, kind in schema.relationships.items():
        found = [row for (of, _, _), edges in rows.relationships.items() if of == name for row in edges]
        if found:
            header = (":START_ID", ":END_ID", *map(_typed, kind.properties))
            joined = ((numbers[row[0]], numbers[row[1]], *row[2:]) for row in found)
            arguments.append(f"--relationships={_write(folder, name, header, joined)}")
    (folder / ARGUMENTS).write_text("".join(f"{argument}\n" for argument in arguments), encoding="utf-8")
    statements = "".join(f"{statement};\n" for statement in constraints(schema).values())
    (folder / "constraints.cypher").write_text(statements, encoding="utf-8")


def _numbers(rows: GraphRows) -> dict[str, int]:
    """The number of each node, by its id. Raises GraphError for relationships of nodes that are not there."""
    ids = (row[0] for nodes in rows.nodes.values() for row in nodes)
    numbers = {id_: number for number, id_ in enumerate(ids)}
    ends = {end for edges in rows.relationships.values() for row in edges for end in row[:2]}
    if missing := ends - numbers.keys():
        raise GraphError(f"relationships lead to {min(missing)}, which is no node: load only graphs that kg projected")
    return numbers


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
