"""kg schema"""

from collections import defaultdict

import click

from kg.cli.output import json_option, print_json, print_table
from kg.schema.projection import PropertyGraphSchema, RelationshipType


@click.command("schema")
@click.option("--mermaid", is_flag=True, help="Print a picture in Mermaid instead (GitHub and many editors draw it).")
@json_option
def command(mermaid: bool, as_json: bool) -> None:
    """Show the labels, relationship types and properties that Cypher sees, as the ontology gives them.

    \b
    Example:
      kg schema
      kg schema --mermaid > schema.mmd
    """
    from kg.schema.projection import property_graph_schema

    schema = property_graph_schema()
    if mermaid:
        click.echo(picture(schema), nl=False)
    elif as_json:
        print_json({"labels": _labels(schema), "relationships": _types(schema)})
    else:
        print_table(["label", "properties", "meaning"], _labels(schema), title="nodes")
        click.echo()
        print_table(["type", "from", "to", "properties", "meaning"], _types(schema), title="relationships")


def picture(schema: PropertyGraphSchema) -> str:
    """The schema as a Mermaid flowchart: an arrow for each type, from all its labels together."""
    lines = ["flowchart LR", *(f"  {name}([{name}])" for name in schema.labels)]
    for kind in schema.relationships.values():
        for targets, sources in _bundles(kind).items():
            lines.append(f"  {' & '.join(sources)} -- {kind.name} --> {' & '.join(targets)}")
    return "".join(f"{line}\n" for line in lines)


def _bundles(kind: RelationshipType) -> dict[tuple[str, ...], list[str]]:
    """The sources of a type by the targets that they share."""
    targets: dict[str, list[str]] = defaultdict(list)
    for start, end in kind.pairs:
        targets[start].append(end)
    bundles: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for start, ends in targets.items():
        bundles[tuple(ends)].append(start)
    return bundles


def _labels(schema: PropertyGraphSchema) -> list[dict[str, str]]:
    return [
        {
            "label": label.name,
            "properties": ", ".join(f"{p.name}: {p.type}" for p in label.properties),
            "meaning": label.comment,
        }
        for label in schema.labels.values()
    ]


def _types(schema: PropertyGraphSchema) -> list[dict[str, str]]:
    return [
        {
            "type": kind.name,
            "from": ", ".join(dict.fromkeys(start for start, _ in kind.pairs)),
            "to": ", ".join(dict.fromkeys(end for _, end in kind.pairs)),
            "properties": ", ".join(p.name for p in kind.properties),
            "meaning": kind.comment,
        }
        for kind in schema.relationships.values()
    ]
