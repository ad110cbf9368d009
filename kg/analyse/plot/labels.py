"""Names beside points, so that none covers another, a mark, or the edge."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kg.analyse.plot.canvas import GREY, INK

_DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_DISTANCES = (3.0, 9.0, 18.0, 30.0)
"""Points between the edge of a mark and its name; from the second on a line leads to it."""

_MANY = 100
"""Points from which on no lines lead to names."""

_ROOM = 1.5
"""Pixels that stay free around a name."""

_FONTSIZE = 8

Box = tuple[float, float, float, float]


class Spot(NamedTuple):
    """A name to write beside a point in data coordinates, and how wide the mark there is, in points."""

    x: float
    y: float
    name: str
    size: float = 8.0


class Labels:
    """What is written on some axes, which must have their final limits and place on the sheet."""

    def __init__(self, axes: Any, marks: Iterable[Spot]) -> None:
        self._axes = axes
        self._renderer = axes.figure.canvas.get_renderer()
        self._scale = axes.figure.dpi / 72
        self._frame = axes.get_window_extent(self._renderer)
        self._taken: list[Box] = []
        for spot in marks:
            x, y = axes.transData.transform((spot.x, spot.y))
            half = spot.size * self._scale / 2
            self._taken.append((x - half, y - half, x + half, y + half))

    def beside(self, spots: Sequence[Spot]) -> int:
        """Writes names beside their points, in order of importance; gives how many found no room.

        Where there are many points a name stands at its mark or not at all: lines that lead to names would cross.
        """
        distances = _DISTANCES if len(spots) <= _MANY else _DISTANCES[:1]
        return sum(not self._write(spot, distances) for spot in spots)

    def centred(self, spots: Sequence[Spot]) -> None:
        """Writes names on their points, pale, and leaves out those that would meet anything."""
        for spot in spots:
            text = self._text(spot, GREY)
            text.set(ha="center", va="center", zorder=2, bbox=None)
            box = text.get_window_extent(self._renderer)
            if not self._take((box.x0, box.y0, box.x1, box.y1)):
                text.remove()

    def _write(self, spot: Spot, distances: Sequence[float]) -> bool:
        text = self._text(spot, INK)
        box = text.get_window_extent(self._renderer)
        px, py = self._axes.transData.transform((spot.x, spot.y))
        for distance in distances:
            for dx, dy in _DIRECTIONS:
                reach = (distance + spot.size / 2) * (0.75 if dx and dy else 1.0) * self._scale
                x = px + dx * reach + (dx - 1) / 2 * box.width
                y = py + dy * reach + (dy - 1) / 2 * box.height
                if self._take((x - _ROOM, y - _ROOM, x + box.width + _ROOM, y + box.height + _ROOM)):
                    text.set_position(((x - px) / self._scale, (y - py) / self._scale))
                    if distance > _DISTANCES[0]:
                        self._lead(spot, x + box.width / 2 - px, y + box.height / 2 - py)
                    return True
        text.remove()
        return False

    def _text(self, spot: Spot, colour: str) -> Any:
        text = self._axes.annotate(
            spot.name, (spot.x, spot.y), xytext=(0, 0), textcoords="offset points", fontsize=_FONTSIZE, va="bottom"
        )
        # A light ground keeps a name readable on lines; a rim of each letter would make files ten times as large.
        ground = {"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none", "alpha": 0.6}
        text.set(color=colour, zorder=6, bbox=ground)
        return text

    def _take(self, box: Box) -> bool:
        """Whether a box lies inside the frame and meets nothing; if so it is taken."""
        frame = self._frame
        inside = frame.x0 <= box[0] and box[2] <= frame.x1 and frame.y0 <= box[1] and box[3] <= frame.y1
        if not inside or any(_meet(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True

    def _lead(self, spot: Spot, dx: float, dy: float) -> None:
        self._axes.annotate(
            "",
            (spot.x, spot.y),
            xytext=(dx / self._scale, dy / self._scale),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.5, "shrinkB": spot.size / 2},
            zorder=2,
        )


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
