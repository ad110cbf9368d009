"""Groups of places that are reported to run the same programs."""

import networkx as nx

from kg.analyse.portfolio import RUN, Portfolio
from kg.analyse.similar import Portfolios, jaccard, portfolios
from kg.analyse.table import Table

SEED = 20_240_607
"""Louvain visits nodes in random order: one seed, so that one graph has one grouping."""

_NOTE = (
    "Groups share more among themselves than chance would: modularity {modularity:.2f} (0.3 and above is usually taken as "
    "structure). {alone} more places share no program with any other."
)
_TYPICAL = 5
"""Programs named as typical of a group."""


def likeness_network(portfolio: Portfolio, level: str) -> nx.Graph:
    """Places of a level (by id, with name and number of programs) joined by the likeness of what they run.

    An edge has `weight` (Jaccard) and `shared` (how many programs); places that share none with any other are in it.
    """
    found = portfolios(portfolio, level, RUN)
    graph = nx.Graph()
    for place, programs in found.items():
        graph.add_node(place, name=portfolio.places[place].name, programs=len(programs))
    places = list(found)
    for index, first in enumerate(places):
        for second in places[index + 1 :]:
            common = len(found[first].keys() & found[second].keys())
            if common:
                weight = jaccard(found[first].keys(), found[second].keys())
                graph.add_edge(first, second, weight=weight, shared=common)
    return graph


def communities(portfolio: Portfolio, level: str) -> Table:
    """A row a group of two or more places: its places, and the programs that tell it from the others."""
    graph = likeness_network(portfolio, level)
    joined = [node for node in graph if graph.degree(node)]
    # Louvain iterates over sets of nodes: numbers, whose order in a set is the same whatever the hash seed.
    numbers = nx.convert_node_labels_to_integers(graph.subgraph(joined), ordering="sorted", label_attribute="id")
    groups = nx.community.louvain_communities(numbers, weight="weight", seed=SEED) if joined else []
    modularity = nx.community.modularity(numbers, groups) if numbers.number_of_edges() else 0.0
    found = portfolios(portfolio, level, RUN)
    members = [sorted(numbers.nodes[number]["id"] for number in group) for group in groups]
    members.sort(key=lambda group: (-len(group), group))
    rows = []
    for number, group in enumerate(members, 1):
        rest = [place for place in joined if place not in group]
        typical = _typical(found, group, rest)
        claims = [run.claim for p in typical for place in group for run in found[place].get(p, ())]
        reports = {r for place in group for runs in found[place].values() for run in runs for r in run.reports}
        rows.append(
            {
                "community": number,
                "size": len(group),
                "places": [portfolio.places[place].name for place in group],
                "place_ids": group,
                "typical": [portfolio.programs[p].name for p in typical],
                "reports": portfolio.independent(reports),
                "facts": list(dict.fromkeys(claims)),
            }
        )
    return Table(
        rows,
        ("community", "size", "places", "place_ids", "typical", "reports"),
        kind="communities",
        title=level,
        note=_NOTE.format(modularity=modularity, alone=len(graph) - len(joined)),
        shown=("community", "size", "places", "typical", "reports"),
        drawn=graph.subgraph(joined),
    )


def _typical(found: Portfolios, group: list[str], rest: list[str]) -> list[str]:
    """Programs that two or more places of a group run, by how much more common they are in it than outside."""

    def share(program: str, places: list[str]) -> float:
        return sum(program in found[place] for place in places) / len(places) if places else 0.0

    programs = {p for place in group for p in found[place] if sum(p in found[other] for other in group) > 1}
    return sorted(programs, key=lambda p: (share(p, rest) - share(p, group), p))[:_TYPICAL]
