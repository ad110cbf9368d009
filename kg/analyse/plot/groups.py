"""Communities: the network of places, each group with a colour and a form of its own."""

from pathlib import Path
from typing import Any

import networkx as nx

from kg.analyse.plot.canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, SKY, sheet
from kg.analyse.plot.fonts import shown
from kg.analyse.plot.labels import Labels, Spot
from kg.analyse.rows import Rows

_FORMS = (("o", BLUE), ("s", ORANGE), ("^", GREEN), ("D", RED), ("v", PURPLE), ("P", SKY))
"""Form and colour of the first groups; those after share one, since no reader tells more apart."""

_OTHERS = ("X", GREY)

_MOST = 120
"""Places in one picture, those of the largest groups first."""

_SEED = 7


def communities(table: Rows, target: Path) -> Path:
    """Places as points, nearer the more they share; the width of a line is the likeness, the size of a mark the programs."""
    from matplotlib.lines import Line2D

    groups: list[tuple[list[str], Any]] = []
    count = 0
    for index, row in enumerate(table):
        if count + row["size"] > _MOST and groups:
            break
        groups.append((row["place_ids"], _FORMS[index] if index < len(_FORMS) else _OTHERS))
        count += row["size"]
    graph = table.drawn.subgraph([place for places, _ in groups for place in places])
    position = _layout(graph)
    with sheet(target, 10, 8, constrained=False) as figure:
        axes = figure.add_axes((0.01, 0.1, 0.98, 0.84))
        axes.set_axis_off()
        axes.set_xlim(-1.15, 1.15)
        axes.set_ylim(-1.1, 1.1)
        for first, second, weight in graph.edges(data="weight"):
            (x1, y1), (x2, y2) = position[first], position[second]
            axes.plot([x1, x2], [y1, y2], color=GREY, linewidth=0.4 + 3 * weight, alpha=0.35, zorder=1)
        spots = []
        for places, (form, colour) in groups:
            for place in places:
                size = 6 + 2.2 * graph.nodes[place]["programs"] ** 0.5
                style = {"marker": form, "markersize": size, "color": colour, "markeredgecolor": "white"}
                axes.plot(*[[value] for value in position[place]], zorder=3, **style)
                spots.append(Spot(*position[place], shown(graph.nodes[place]["name"]), size))
        spots.sort(key=lambda spot: -spot.size)
        left = Labels(axes, spots).beside(spots)
        handles = []
        for (_, (form, colour)), row in zip(groups[: len(_FORMS)], table, strict=False):
            typical = "、".join(row["typical"][:3])
            handles.append(
                Line2D(
                    [], [], marker=form, color=colour, linestyle="none", label=shown(f"{row['community']}: {typical}")
                )
            )
        if len(groups) > len(_FORMS):
            form, colour = _OTHERS
            handles.append(Line2D([], [], marker=form, color=colour, linestyle="none", label="other groups"))
        figure.legend(handles=handles, loc="lower left", ncols=2, frameon=False, fontsize=8)
        notes = [f"{len(graph)} places in {len(groups)} groups"]
        notes += [f"{len(table) - len(groups)} smaller groups are left out"] if len(groups) < len(table) else []
        notes += [f"{left} names found no room"] if left else []
        figure.text(
            0.02, 0.965, "; ".join(notes) + ". Thicker lines: more alike; larger marks: more programs.", fontsize=10
        )
    return target


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
