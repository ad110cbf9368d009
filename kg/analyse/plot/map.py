"""The places of a program on a map of the provinces."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.analyse.plot.canvas import GREY, PALE, sheet
from kg.analyse.plot.fonts import shown
from kg.analyse.plot.labels import Labels, Spot
from kg.analyse.plot.marks import MARKS, legend_handles
from kg.analyse.plot.projection import Outline, Point, outlines, projected
from kg.analyse.portfolio import Portfolio
from kg.analyse.rows import Rows, counted
from kg.errors import KgError
from kg.schema.gazetteer import gazetteer

_LAND, _BORDER, _SEA = "#F7F5F0", "#B9B4A8", "#FFFFFF"

_WIDTH = 10.0
_MARGIN = 0.04
_LEAST = 500.0
"""Kilometres across the least region that a map zooms into: a prefecture with its neighbours."""

_CROWDED = 100
"""Places from which on marks are drawn smaller."""

_ORDER = ("running", "piloted", "planned")

_CREDIT = "Outlines: Natural Earth (public domain), as drawn there; no statement on any border."


class Seen(NamedTuple):
    """A place on the page, with the furthest that is reported of it."""

    at: Point
    name: str
    status: str
    level: str


def draw_map(portfolio: Portfolio, table: Rows, target: Path, *, zoom: bool = False) -> Path:
    """Draws the places of a table of diffusion; with `zoom` only the region in which they lie.

    A place without coordinates stands where the one above it does. Raises KgError where no place can be drawn.
    """
    spots = [spot for row in table if (spot := _spot(portfolio, row)) is not None]
    if not spots:
        raise KgError(
            f"no place can be drawn into {target}: the reports name none that runs, pilots or plans the program."
        )
    drawn = outlines()
    west, south, east, north = _extent(drawn, spots, zoom)
    height = (_WIDTH - 0.2) * (north - south) / (east - west)
    with sheet(target, _WIDTH, height + 1.15, constrained=False) as figure:
        axes = figure.add_axes((0.01, 0.75 / (height + 1.15), 0.98, height / (height + 1.15)))
        axes.set_facecolor(_SEA)
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines[:].set_color(PALE)
        _graticule(axes)
        _land(axes, drawn)
        size = 7.0 if len(spots) <= _CROWDED else 5.0
        for status in reversed(_ORDER):
            own = [spot.at for spot in spots if spot.status == status]
            axes.plot([x for x, _ in own], [y for _, y in own], zorder=4, **MARKS[status].style(size))
        names = [Spot(*spot.at, shown(spot.name), size + 1) for spot in sorted(spots, key=_importance)]
        written = Labels(axes, names)
        left = written.beside(names)
        written.centred([Spot(*p.label, shown(_short(p.code))) for p in drawn])
        used = [status for status in _ORDER if any(spot.status == status for spot in spots)]
        figure.legend(handles=legend_handles(used), loc="lower left", ncols=3, frameon=False, bbox_to_anchor=(0, 0.01))
        figure.text(0.985, 0.02, _CREDIT, fontsize=7, color=GREY, ha="right")
        note = f" ({counted(left, 'name')} without room)" if left else ""
        title = f"{table.title}: {counted(len(spots), 'place')} in the reports{note}"
        figure.text(0.012, 1 - 0.27 / (height + 1.15), shown(title), fontsize=12)
    return target


def _spot(portfolio: Portfolio, row: dict[str, Any]) -> Seen | None:
    status = next((name for name in _ORDER if row[f"{name}_reported"]), None)
    for place in portfolio.chain(row["place_id"]):
        known = portfolio.places[place]
        at = (known.longitude, known.latitude)
        if None in at:
            division = gazetteer().division(known.code)
            at = (division.longitude, division.latitude) if division else (None, None)
        if known.level != "country" and at[0] is not None and at[1] is not None:
            return Seen(projected(at[0], at[1]), row["place"], status, row["level"]) if status else None
    return None


def _importance(spot: Seen) -> tuple[int, int, Point]:
    """Names of higher places first, and of what runs before what is planned: those after find less room."""
    levels = ("province", "prefecture", "county")
    return (levels.index(spot.level) if spot.level in levels else len(levels), _ORDER.index(spot.status), spot.at)


def _extent(drawn: Sequence[Outline], spots: Sequence[Seen], zoom: bool) -> tuple[float, float, float, float]:
    points = [spot.at for spot in spots] if zoom else [point for p in drawn for ring in p.rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide = max(max(xs) - min(xs), _LEAST if zoom else 0) * (1.3 if zoom else 1 + 2 * _MARGIN) / 2
    high = max(max(ys) - min(ys), _LEAST * 0.7 if zoom else 0) * (1.3 if zoom else 1 + 2 * _MARGIN) / 2
    wide, high = max(wide, high), max(high, wide * 0.6)
    return middle_x - wide, middle_y - high, middle_x + wide, middle_y + high


def _graticule(axes: Any) -> None:
    """Meridians and parallels, every ten degrees."""
    for longitude in range(60, 151, 10):
        line = [projected(longitude, latitude / 2) for latitude in range(121)]
        axes.plot([x for x, _ in line], [y for _, y in line], color=PALE, linewidth=0.6, zorder=0)
    for latitude in range(0, 61, 10):
        line = [projected(longitude / 2, latitude) for longitude in range(120, 301)]
        axes.plot([x for x, _ in line], [y for _, y in line], color=PALE, linewidth=0.6, zorder=0)


def _land(axes: Any, drawn: Sequence[Outline]) -> None:
    from matplotlib.collections import PolyCollection

    rings = [ring for province in drawn for ring in province.rings]
    land = PolyCollection(rings, facecolors=_LAND, edgecolors=_BORDER, linewidths=0.6, zorder=1)
    axes.add_collection(land, autolim=False)


def _short(code: str) -> str:
    division = gazetteer().division(code)
    return division.short if division else code
