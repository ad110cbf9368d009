"""From longitude and latitude to a page, and the outlines of the provinces that stand on it."""

import json
import lzma
from functools import cache
from itertools import chain
from math import cos, pi, radians, sin, sqrt
from typing import NamedTuple

from kg.errors import DataError
from kg.schema.resources import folder

Point = tuple[float, float]

# The conic equal-area projection of Albers as thematic maps of China use it: standard parallels 25° and 47° north, central
# meridian 105° east (Snyder, Map Projections: A Working Manual, 1987, p. 98), on a sphere of the Earth's area.
_SOUTH, _NORTH, _MERIDIAN, _ORIGIN = radians(25), radians(47), radians(105), radians(36)
_RADIUS = 6371.007
_N = (sin(_SOUTH) + sin(_NORTH)) / 2
_C = cos(_SOUTH) ** 2 + 2 * _N * sin(_SOUTH)
_RHO_0 = sqrt(_C - 2 * _N * sin(_ORIGIN)) / _N


def projected(longitude: float, latitude: float) -> Point:
    """Kilometres east and north of 105° E, 36° N, areas true to scale."""
    theta = _N * ((radians(longitude) - _MERIDIAN + pi) % (2 * pi) - pi)
    rho = sqrt(_C - 2 * _N * sin(radians(latitude))) / _N
    return _RADIUS * rho * sin(theta), _RADIUS * (_RHO_0 - rho * cos(theta))


class Outline(NamedTuple):
    """A province: its code, the point where its name stands, and its rings."""

    code: str
    label: Point
    rings: tuple[tuple[Point, ...], ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """The provinces of ontology/gazetteer/outlines.json.xz on the page. Raises DataError where it is missing or broken."""
    path = folder("ontology") / "gazetteer" / "outlines.json.xz"
    try:
        data = json.loads(lzma.decompress(path.read_bytes()))
        scale = data["scale"]
        arcs = [tuple(projected(x / scale, y / scale) for x, y in arc) for arc in data["arcs"]]
        return tuple(
            Outline(
                code,
                projected(own["at"][0] / scale, own["at"][1] / scale),
                tuple(
                    tuple(chain.from_iterable(arcs[a] if a >= 0 else arcs[~a][::-1] for a in r)) for r in own["rings"]
                ),
            )
            for code, own in data["provinces"].items()
        )
    except (OSError, lzma.LZMAError, ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError(f"{path} is not a list of outlines: {error}; run `make gazetteer`") from error
