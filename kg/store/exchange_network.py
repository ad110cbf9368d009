"""GraphML and GEXF of the property graph, through networkx: for Gephi, Cytoscape, igraph and the like."""

import io
import re
from typing import Any, BinaryIO
from xml.etree import ElementTree

import networkx

from kg.store.rows import GraphRows, Row

_GEXF = "http://www.gexf.net/1.2draft"
_GEXF_NAMES = {"label": "class", "start": "first", "end": "last"}
_FORBIDDEN_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_graphml(rows: GraphRows, out: BinaryIO) -> None:
    """GraphML: nodes with `label` and their properties, edges with `type` and theirs; what is absent is left out."""
    networkx.write_graphml_xml(to_network(rows), out, prettyprint=False)


def write_gexf(rows: GraphRows, out: BinaryIO) -> None:
    """GEXF 1.2: nodes show their names, edges their types.

    networkx and Gephi take some names for their own (`label`, `type`, and `start` and `end` for time), so that the
    label of a node is its `class`, the type of an edge its `relation`, and start and end are `first` and `last`.
    The date of writing that networkx adds is left out: the same graph gives the same bytes.
    """
    graph = networkx.MultiDiGraph()
    source = to_network(rows)
    for name, node in source.nodes(data=True):
        graph.add_node(name, **{_GEXF_NAMES.get(key, key): value for key, value in node.items()})
        graph.nodes[name]["label"] = node.get("name", "")
    for index, (start, end, edge) in enumerate(source.edges(data=True)):
        graph.add_edge(start, end, id=str(index), label=edge["type"], relation=edge.pop("type"), **edge)
    buffer = io.BytesIO()
    networkx.write_gexf(graph, buffer, prettyprint=False)
    ElementTree.register_namespace("", _GEXF)
    root = ElementTree.fromstring(buffer.getvalue())
    for meta in root.findall(f"{{{_GEXF}}}meta"):
        meta.attrib.pop("lastmodifieddate", None)
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


def to_network(rows: GraphRows) -> networkx.MultiDiGraph:
    """The rows as a networkx graph: nodes by id; edges between the same two are told apart by number."""
    graph = networkx.MultiDiGraph()
    for label, nodes in rows.nodes.items():
        columns = rows.schema.labels[label].columns
        for row in nodes:
            properties = _present(columns, row)
            graph.add_node(properties.pop("id"), label=label, **properties)
    for (kind, _, _), edges in rows.relationships.items():
        columns = rows.schema.relationships[kind].columns
        for start, end, *values in edges:
            graph.add_edge(start, end, type=kind, **_present(columns, tuple(values)))
    return graph


def _present(columns: tuple[str, ...], row: Row) -> dict[str, Any]:
    values = zip(columns, row, strict=True)
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in values if value is not None}


def xml_text(text: str) -> str:
    """The text with each character that XML 1.0 forbids (form feeds of converted files and the like) as U+FFFD."""
    return _FORBIDDEN_IN_XML.sub("\ufffd", text)
