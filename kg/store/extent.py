"""What of a property graph belongs to some of its reports: the part that a replacement takes away and puts in."""

from collections import defaultdict
from collections.abc import Iterable

from kg.schema.projection import RelationshipType
from kg.schema.reach import reachable
from kg.store.rows import GraphRows, Row

PROOF, SOURCE = "SUPPORTED_BY", "FROM_REPORT"
"""The relationship types by which a report's facts are found: statement → passage → report."""


def extent(rows: GraphRows, reports: Iterable[str], also: Iterable[str] = ()) -> GraphRows:
    """The part of a graph that these reports (ids) say, with what it needs to be described.

    That is: the reports and their passages, the statements that those prove, all that these and the nodes in `also`
    lead to without a claim (the places above a place, what a program falls under), and the relationships between
    them, of claims only those that are in the part.
    """
    reports = set(reports)
    passages = {start for start, end, *_ in _of_type(rows, SOURCE) if end in reports}
    stated = {start for start, end, *_ in _of_type(rows, PROOF) if end in passages}
    known = {row[0] for nodes in rows.nodes.values() for row in nodes}
    scope = _closure(rows, (reports | passages | stated | set(also)) & known)
    nodes = {label: [row for row in found if row[0] in scope] for label, found in rows.nodes.items()}
    relationships = {
        ends: [row for row in found if _belongs(rows.schema.relationships[ends[0]], row, scope)]
        for ends, found in rows.relationships.items()
    }
    return GraphRows(rows.schema, nodes, relationships)


def without(rows: GraphRows, kept: set[str]) -> GraphRows:
    """A graph without the nodes `kept` and the relationships of claims among them: those are not to be written."""
    nodes = {label: [row for row in found if row[0] not in kept] for label, found in rows.nodes.items()}
    relationships = {
        ends: [row for row in found if rows.schema.relationships[ends[0]].claim_of(row[2:]) not in kept]
        for ends, found in rows.relationships.items()
    }
    return GraphRows(rows.schema, nodes, relationships)


def unproved(rows: GraphRows) -> set[str]:
    """The statements (claims and figures) that no passage proves: they belong to no report."""
    labels = {start for kind, start, _ in rows.relationships if kind == PROOF}
    proved = {start for start, *_ in _of_type(rows, PROOF)}
    return {row[0] for label in labels for row in rows.nodes.get(label, ())} - proved


def _of_type(rows: GraphRows, kind: str) -> Iterable[Row]:
    return (row for (name, _, _), found in rows.relationships.items() if name == kind for row in found)


def _closure(rows: GraphRows, scope: set[str]) -> set[str]:
    leads: dict[str, list[str]] = defaultdict(list)
    for (name, _, _), found in rows.relationships.items():
        if name not in (PROOF, SOURCE):
            kind = rows.schema.relationships[name]
            for row in found:
                if kind.claim_of(row[2:]) is None:
                    leads[row[0]].append(row[1])
    return reachable(scope, lambda node: leads.get(node, ()))


def _belongs(kind: RelationshipType, row: Row, scope: set[str]) -> bool:
    claim = kind.claim_of(row[2:])
    return row[0] in scope and row[1] in scope and (claim is None or claim in scope)
