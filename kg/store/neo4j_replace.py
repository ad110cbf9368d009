"""One report's facts in a Neo4j server made anew: what it said is taken away, what it says is put in.

What other reports say stays: a statement goes with its last passage, an entity when nothing leads to it any more. Of a
thing that reports outside the loaded graph speak of too, the server's values stay, since theirs are not known here.
"""

from collections.abc import Iterable
from typing import Any

import neo4j

from kg.errors import GraphError
from kg.schema.projection import CLAIM, OBJECT, SUBJECT, PropertyGraphSchema
from kg.store.extent import PROOF, SOURCE, extent, unproved, without
from kg.store.neo4j_statements import batches, run
from kg.store.rows import GraphRows

_LOCK = "MATCH (n) WHERE elementId(n) IN $nodes SET n.id = n.id"
_REPORTS = "MATCH (n:Report) WHERE n.id IN $ids RETURN elementId(n), n.id"
_PASSAGES = f"MATCH (r)<-[:{SOURCE}]-(n) WHERE elementId(r) IN $nodes RETURN elementId(n), n.id"
_STATEMENTS = f"MATCH (p)<-[:{PROOF}]-(n) WHERE elementId(p) IN $nodes RETURN DISTINCT elementId(n), n.id"
_SHARED = (
    f"MATCH (n) WHERE elementId(n) IN $nodes AND EXISTS {{ MATCH (n)-[:{PROOF}]->(p) WHERE NOT elementId(p) IN $own }} "
    "RETURN elementId(n)"
)
_LED_TO = (
    "MATCH (n) WHERE elementId(n) IN $nodes AND EXISTS { MATCH (n)<--(x) WHERE NOT elementId(x) IN $nodes } "
    "RETURN elementId(n)"
)
_REPRINTS = "MATCH (n:Report)-[:REPRINT_OF*1..2]-(m:Report) WHERE n.id IN $ids RETURN DISTINCT m.id"
_FOREIGN = (
    "MATCH (n) WHERE elementId(n) IN $nodes AND (EXISTS { MATCH (n)<-[:MENTIONS|HOME]-(r:Report) WHERE NOT r.id IN $known }"
    f" OR EXISTS {{ MATCH (n)-[:{PROOF}]->()-[:{SOURCE}]->(r) WHERE NOT r.id IN $known }}) RETURN n.id"
)
_DELETE = "MATCH (n) WHERE elementId(n) IN $nodes DETACH DELETE n"

_Found = dict[str, str]
"""Nodes of the server: element ids with ids."""


def exchange(
    transaction: neo4j.ManagedTransaction, /, rows: GraphRows, reports: Iterable[str]
) -> tuple[GraphRows, int]:
    """Does it in a transaction; gives what was put in and how many nodes went. Raises GraphError for an unknown report."""
    ids = _with_reprints(transaction, rows, _reports(transaction, rows, reports))
    own = _find(transaction, _REPORTS, ids=sorted(ids))
    # Two replacements of one report, or of two that share a statement, wait for each other.
    run(transaction, _LOCK, nodes=list(own))
    passages = _find(transaction, _PASSAGES, nodes=list(own))
    stated = _find(transaction, _STATEMENTS, nodes=list(passages))
    described = _described(transaction, rows.schema, {**own, **stated})
    run(transaction, _LOCK, nodes=sorted({*stated, *described}))

    known = {row[0] for nodes in rows.nodes.values() for row in nodes}
    new = extent(rows, ids)
    staying = {row[0] for nodes in new.nodes.values() for row in nodes} | unproved(rows)
    shared = set(_column(transaction, _SHARED, nodes=list(stated), own=list(passages)))
    gone = [node for node, id_ in stated.items() if node not in shared and id_ not in staying]
    left = {id_ for node, id_ in {**stated, **described}.items() if node not in gone}
    part = extent(rows, ids, also=left & known)
    foreign = _foreign(transaction, rows, part, ids)

    _take_away(transaction, rows.schema, gone, passages)
    _loosen(transaction, part, foreign)
    old = {node for found in (own, passages) for node, id_ in found.items() if id_ not in staying}
    run(transaction, _DELETE, nodes=sorted({*gone, *old}))
    lost = _lost(transaction, {node for node, id_ in described.items() if id_ not in known})
    run(transaction, _DELETE, nodes=sorted(lost))
    for batch in batches(without(part, foreign)):
        run(transaction, batch.statement, rows=batch.parameters())
    return part, len({*gone, *old, *lost})


def _reports(transaction: neo4j.ManagedTransaction, rows: GraphRows, names: Iterable[str]) -> set[str]:
    """The ids of the reports, in the server or in the rows, that have these sources or ids."""
    at = rows.schema.labels["Report"].columns.index("source")
    known = [(id_, source) for id_, source in transaction.run("MATCH (n:Report) RETURN n.id, n.source").values()]
    known += [(row[0], row[at]) for row in rows.nodes.get("Report", ())]
    found: set[str] = set()
    for name in names:
        matching = {id_ for id_, source in known if name in _names(id_, source or "")}
        if not matching:
            raise GraphError(f"no report {name} in the graph nor in the server: name it by its source or its id")
        found |= matching
    return found


def _names(id_: str, source: str) -> set[str]:
    """What a report may be called; the same text under two names is one report, with both as its source."""
    return {id_, id_.rpartition("/")[2], source, *source.split("; ")}


def _with_reprints(transaction: neo4j.ManagedTransaction, rows: GraphRows, ids: set[str]) -> set[str]:
    """The reports and, of those in the rows, all that are one text with them: how many sources a fact has is theirs."""
    pairs = [
        (row[0], row[1]) for (name, _, _), found in rows.relationships.items() if name == "REPRINT_OF" for row in found
    ]
    originals = {original for pair in pairs for original in pair[1:] if ids.intersection(pair)}
    mates = {id_ for pair in pairs if pair[1] in originals for id_ in pair}
    there = set(_column(transaction, _REPRINTS, ids=sorted(ids)))
    return ids | mates | (there & {row[0] for row in rows.nodes.get("Report", ())})


def _described(transaction: neo4j.ManagedTransaction, schema: PropertyGraphSchema, start: _Found) -> _Found:
    """What statements and reports lead to without a claim, on the server, besides themselves."""
    types = "|".join(f"`{name}`" for name in schema.relationships if name not in (PROOF, SOURCE))
    step = (
        f"MATCH (a)-[r:{types}]->(n) WHERE elementId(a) IN $nodes AND r.`{CLAIM.name}` IS NULL "
        "RETURN DISTINCT elementId(n), n.id"
    )
    found: _Found = {}
    todo = start
    while todo:
        reached = _find(transaction, step, nodes=list(todo))
        todo = {node: id_ for node, id_ in reached.items() if node not in found and node not in start}
        found |= todo
    return found


def _foreign(transaction: neo4j.ManagedTransaction, rows: GraphRows, part: GraphRows, ids: set[str]) -> set[str]:
    """The nodes of the part that reports which the rows do not have speak of too."""
    known = sorted(ids | {row[0] for row in rows.nodes.get("Report", ())})
    found: set[str] = set()
    for label, nodes in part.nodes.items():
        query = f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) RETURN elementId(n)"
        there = _column(transaction, query, ids=[row[0] for row in nodes])
        found.update(_column(transaction, _FOREIGN, nodes=there, known=known))
    return found


def _take_away(
    transaction: neo4j.ManagedTransaction, schema: PropertyGraphSchema, gone: list[str], passages: _Found
) -> None:
    """Cut what the passages prove, and the relationships of the claims that go."""
    subject, target = schema.type_of[SUBJECT], schema.type_of[OBJECT]
    claimed = (
        f"MATCH (c:`{schema.statement}`) WHERE elementId(c) IN $nodes "
        f"MATCH (c)-[:`{subject}`]->(a) MATCH (c)-[:`{target}`]->(b) MATCH (a)-[r]->(b) "
        f"WHERE r.`{CLAIM.name}` = c.id DELETE r"
    )
    run(transaction, claimed, nodes=gone)
    run(transaction, f"MATCH (n)<-[r:{PROOF}]-() WHERE elementId(n) IN $nodes DELETE r", nodes=list(passages))


def _loosen(transaction: neo4j.ManagedTransaction, part: GraphRows, foreign: set[str]) -> None:
    """Cut what leads on, without a claim, from the nodes that are described anew."""
    for label, nodes in part.nodes.items():
        types = {kind for kind, start, _ in part.relationships if start == label} - {PROOF, SOURCE}
        ids = [row[0] for row in nodes if row[0] not in foreign]
        if types and ids:
            query = (
                f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}})-[r:{'|'.join(f'`{t}`' for t in sorted(types))}]->() "
                f"WHERE r.`{CLAIM.name}` IS NULL DELETE r"
            )
            run(transaction, query, ids=ids)


def _lost(transaction: neo4j.ManagedTransaction, nodes: set[str]) -> set[str]:
    """Those of the nodes to which nothing leads but others of them."""
    while kept := set(_column(transaction, _LED_TO, nodes=sorted(nodes))):
        nodes = nodes - kept
    return nodes


def _find(transaction: neo4j.ManagedTransaction, query: str, /, **parameters: Any) -> _Found:
    return dict(transaction.run(query, parameters).values())


def _column(transaction: neo4j.ManagedTransaction, query: str, /, **parameters: Any) -> list[str]:
    return [value for (value,) in transaction.run(query, parameters).values()]
