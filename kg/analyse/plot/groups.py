"""Communities: the network of places, each group with a colour and a form of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from kg.analyse.plot.canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, SKY, sheet
from kg.analyse.plot.fonts import shown
from kg.analyse.plot.labels import Labels, Spot
from kg.analyse.rows import Rows, counted

_FORMS = (("o", BLUE), ("s", ORANGE), ("^", GREEN), ("D", RED), ("v", PURPLE), ("P", SKY))
"""Form and colour of the first groups; those after share one, since no reader tells more apart."""

_OTHERS = ("X", GREY)

_MOST = 120
"""Places in one picture."""

_TIES = 400
"""Lines in one picture."""

_SEED = 7


def communities(table: Rows, target: Path) -> Path:
    """Places as points, nearer the more they share; the width of a line is the likeness, the size of a mark the programs."""
    marked = chosen(table)
    graph: nx.Graph = table.drawn.subgraph(marked)
    position = _layout(graph)
    with sheet(target, 10, 8, constrained=False) as figure:
        axes = figure.add_axes((0.01, 0.1, 0.98, 0.84))
        axes.set_axis_off()
        axes.set_xlim(-1.15, 1.15)
        axes.set_ylim(-1.1, 1.1)
        _edges(axes, graph, position)
        spots = []
        for place, (form, colour) in marked.items():
            size = 6 + 2.2 * graph.nodes[place]["programs"] ** 0.5
            style = {"marker": form, "markersize": size, "color": colour, "markeredgecolor": "white"}
            axes.plot(*[[value] for value in position[place]], zorder=3, **style)
            spots.append(Spot(*position[place], shown(graph.nodes[place]["name"]), size))
        spots.sort(key=lambda spot: -spot.size)
        left = Labels(axes, spots).beside(spots)
        figure.legend(handles=_legend(table), loc="lower left", ncols=2, frameon=False, fontsize=8)
        total = sum(row["size"] for row in table)
        notes = [f"{len(graph)} of {total} places" if len(graph) < total else f"{total} places"]
        notes[0] += f" in {counted(len(table), 'group')}"
        ties = graph.number_of_edges()
        notes += [f"the {_TIES} strongest ties of {ties:,}"] if ties > _TIES else []
        notes += [f"{counted(left, 'name')} found no room"] if left else []
        figure.text(
            0.02, 0.965, "; ".join(notes) + ". Thicker lines: more alike; larger marks: more programs.", fontsize=10
        )
    return target


def chosen(table: Rows) -> dict[str, tuple[str, str]]:
    """The form and colour of each place that is drawn: of each group those with most programs, in proportion to its size."""
    total = sum(row["size"] for row in table)
    programs = table.drawn.nodes(data="programs")
    found: dict[str, tuple[str, str]] = {}
    for index, row in enumerate(table):
        share = row["size"] if total <= _MOST else max(2, row["size"] * _MOST // total)
        first = sorted(row["place_ids"], key=lambda place: (-programs[place], place))[:share]
        found |= dict.fromkeys(first, _FORMS[index] if index < len(_FORMS) else _OTHERS)
    return found


def _edges(axes: Any, graph: nx.Graph, position: Mapping[str, tuple[float, float]]) -> None:
    """The strongest ties, thicker the more alike: all of them would be a grey cloud."""
    from matplotlib.collections import LineCollection

    ties = sorted((-weight, *sorted((a, b))) for a, b, weight in graph.edges(data="weight"))[:_TIES]
    lines = [(position[a], position[b]) for _, a, b in ties]
    widths = [0.4 - 3 * weight for weight, _, _ in ties]
    axes.add_collection(LineCollection(lines, colors=GREY, linewidths=widths, alpha=0.35, zorder=1), autolim=False)


def _legend(table: Rows) -> list[Any]:
    from matplotlib.lines import Line2D

    named = [
        (mark, f"{row['community']}: {'、'.join(row['typical'][:3])}") for mark, row in zip(_FORMS, table, strict=False)
    ]
    named += [(_OTHERS, "other groups")] if len(table) > len(_FORMS) else []
    return [
        Line2D([], [], marker=form, color=colour, linestyle="none", label=shown(label))
        for (form, colour), label in named
    ]


def _layout(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Positions in [-1, 1]²: parts that share nothing stand side by side, and springs order each part by itself."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    sides = [len(part) ** 0.5 for part in parts]
    width = max(sides[0], 1.2 * sum(side**2 for side in sides) ** 0.5)
    found: dict[str, tuple[float, float]] = {}
    x = y = high = 0.0
    for part, side in zip(parts, sides, strict=True):
        if x + side > width:
            x, y, high = 0.0, y + high, 0.0
        for node, (dx, dy) in _springs(graph, part).items():
            found[node] = (x + side * (0.5 + 0.4 * dx), y + side * (0.5 + 0.4 * dy))
        x, high = x + side, max(high, side)
    across, down = (_spread([point[axis] for point in found.values()]) for axis in (0, 1))
    return dict(zip(found, zip(across, down, strict=True), strict=True))


def _springs(graph: nx.Graph, part: list[str]) -> dict[str, tuple[float, float]]:
    """Positions of one part in [-1, 1]²: the more two places share, the nearer they are drawn."""
    ordered = nx.Graph()
    ordered.add_nodes_from(part)
    edges = graph.subgraph(part).edges(data="weight")
    ordered.add_weighted_edges_from(sorted((*sorted((a, b)), weight) for a, b, weight in edges))
    found = nx.spring_layout(ordered, weight="weight", seed=_SEED, k=3 / len(part) ** 0.5, iterations=200)
    across, down = (_spread([float(point[axis]) for point in found.values()]) for axis in (0, 1))
    return dict(zip(found, zip(across, down, strict=True), strict=True))


def _spread(values: list[float]) -> list[float]:
    """Values drawn out over [-1, 1]."""
    least, most = min(values), max(values)
    return [2 * (value - least) / (most - least or 1) - 1 for value in values]
