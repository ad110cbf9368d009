"""Which programs and agencies stand in the middle of what is reported."""

import networkx as nx

from kg.analyse.portfolio import RUN, Portfolio
from kg.analyse.rows import Row
from kg.analyse.table import Table

SEED = 20_240_607
MEASURES = ("degree", "betweenness")

_EXACT = 1_000
"""Nodes up to which betweenness is computed from every node."""

_SAMPLE = 300
"""Nodes from which it is estimated in larger networks, drawn with a fixed seed (Brandes and Pich 2007)."""

_NOTES = {
    "programs": "degree: the share of all places with programs that run it; betweenness: how often it lies on the shortest "
    "path between two others in the network of places and programs, so how much it alone joins.",
    "agencies": "degree: programs and partner agencies as a share of all in the network; betweenness: how often it lies on "
    "the shortest path between two others, so how much it alone joins.",
}


def central(portfolio: Portfolio, of: str = "programs", measure: str = "degree", top: int | None = None) -> Table:
    """Programs or agencies by centrality in the networkx view of what is run, most central first.

    Programs stand in the network of places (as stated, whatever their level) and programs; agencies in that of agencies,
    their programs and their partners.
    """
    graph = _of_programs(portfolio) if of == "programs" else _of_agencies(portfolio)
    between = _betweenness(graph)
    wanted = "program" if of == "programs" else "agency"
    nodes = [node for node in graph if graph.nodes[node]["label"] == wanted]
    others = len(graph) - len(nodes) if of == "programs" else len(graph) - 1
    rows: list[Row] = []
    for node in nodes:
        row: Row = {wanted: graph.nodes[node]["name"], f"{wanted}_id": node, "kind": graph.nodes[node]["kind"]}
        row["degree"] = graph.degree(node) / others if others else 0.0
        row["betweenness"] = between[node]
        row["joined"] = graph.degree(node)
        row["facts"] = sorted({claim for _, _, found in graph.edges(node, data="claims") for claim in found})
        rows.append(row)
    second = next(name for name in MEASURES if name != measure)
    rows.sort(key=lambda row: (-row[measure], -row[second], row[f"{wanted}_id"]))
    note = _NOTES[of]
    if len(graph) > _EXACT:
        note += f" betweenness is estimated from {_SAMPLE:,} of {len(graph):,} nodes."
    columns = (wanted, f"{wanted}_id", "kind", "degree", "betweenness", "joined")
    shown = (wanted, "kind", "degree", "betweenness", "joined")
    return Table(rows[:top], columns, kind="central", title=f"{of} by {measure}", note=note, shown=shown)


def _betweenness(graph: nx.Graph) -> dict[str, float]:
    # A sample is drawn from the nodes in their order: sorted, so that one graph has one estimate.
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    sample = _SAMPLE if len(graph) > _EXACT else None
    found: dict[str, float] = nx.betweenness_centrality(ordered, k=sample, seed=SEED)
    return found


def _of_programs(portfolio: Portfolio) -> nx.Graph:
    graph = nx.Graph()
    for run in portfolio.runs:
        if run.status in RUN:
            graph.add_node(run.place, label="place", name=portfolio.places[run.place].name, kind="")
            program = portfolio.programs[run.program]
            graph.add_node(program.id, label="program", name=program.name, kind=program.kind)
            _join(graph, run.place, program.id, run.claim)
    return graph


def _of_agencies(portfolio: Portfolio) -> nx.Graph:
    graph = nx.Graph()
    for row in portfolio.query("agency-ties"):
        if row["relation"] == "implements" and row["status"] not in RUN:
            continue
        graph.add_node(row["agency_id"], label="agency", name=row["agency"], kind=row["kind"] or "")
        partner = row["relation"] == "collaboratesWith"
        graph.add_node(
            row["other_id"], label="agency" if partner else "program", name=row["other"], kind=row["other_kind"] or ""
        )
        _join(graph, row["agency_id"], row["other_id"], row["claim"])
    return graph


def _join(graph: nx.Graph, first: str, second: str, claim: str) -> None:
    if graph.has_edge(first, second):
        graph.edges[first, second]["claims"].add(claim)
    else:
        graph.add_edge(first, second, claims={claim})
