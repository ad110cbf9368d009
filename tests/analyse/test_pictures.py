"""Pictures: every character has its shape, no name covers another, and the same graph gives the same bytes."""

import warnings
from math import dist, radians, sin
from pathlib import Path

import networkx as nx
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from kg.analyse.plot import fonts
from kg.analyse.plot.groups import chosen
from kg.analyse.plot.labels import Labels, Spot
from kg.analyse.plot.projection import outlines, projected
from kg.analyse.table import Table
from kg.api.graph import Graph
from kg.errors import KgError
from kg.schema.gazetteer import gazetteer
from tests.analyse.graphs import Held


def drawable(graph: Held | Graph, place: str) -> list[Table]:
    return [
        graph.similar(place),
        graph.diffusion("网格"),
        graph.diffusion("网格", by="province"),
        graph.communities(),
        graph.coverage(),
        graph.timeline(place),
    ]


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_each_picture_has_all_its_characters_and_is_the_same_each_time(
    graph: Held, tmp_path: Path, suffix: str
) -> None:
    for number, table in enumerate(drawable(graph, "丽水市")):
        target = tmp_path / f"{number}{suffix}"
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # matplotlib warns of a glyph that no font has
            table.plot(target)
        first = target.read_bytes()
        assert len(first) > 3000
        assert table.plot(target).read_bytes() == first
    assert not list(tmp_path.glob(".*"))


def test_of_more_places_than_a_picture_holds_each_group_shows_those_with_most_programs(tmp_path: Path) -> None:
    network = nx.complete_graph(300)
    nx.set_node_attributes(network, {n: {"name": f"p{n}", "programs": n % 100} for n in network})
    nx.set_edge_attributes(network, 0.5, "weight")
    groups = [list(range(250)), list(range(250, 298)), [298, 299]]
    rows = [{"community": i, "size": len(g), "place_ids": g, "typical": ["雪亮工程"]} for i, g in enumerate(groups, 1)]
    table = Table(rows, ["community", "size"], kind="communities", drawn=network)
    shown = chosen(table)
    assert len(shown) <= 125
    assert all(set(shown).intersection(group) for group in groups)
    # Of the 250 a hundred fit: the fifty greatest numbers, which two places each have.
    assert min(n % 100 for n in shown if n < 250) == 50
    assert table.plot(tmp_path / "groups.png").stat().st_size > 10_000


def test_a_map_is_drawn_whole_and_zoomed(graph: Held, examples: Graph, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for source in (graph, examples):
            for zoom in (False, True):
                target = source.map("网格", tmp_path / "map.svg", zoom=zoom)
                first = target.read_text(encoding="utf-8")
                assert first.startswith("<?xml")
                assert source.map("网格", target, zoom=zoom).read_text(encoding="utf-8") == first


def test_without_a_chinese_font_names_are_in_pinyin_and_kg_says_so(
    graph: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("canvas", "fonts"):
        monkeypatch.setattr(f"kg.analyse.plot.{module}.family", lambda: None)
    assert fonts.shown("丽水市、玉溪市（2022）") == "Lishuishi, Yuxishi(2022)"
    assert fonts.shown("𠮷の") == "??"
    with pytest.warns(UserWarning, match="in pinyin") as told:
        for table in drawable(graph, "丽水市"):
            table.plot(tmp_path / "latin.png")
        graph.map("网格", tmp_path / "map.png")
    assert not [warning for warning in told if "Glyph" in str(warning.message)]


@pytest.mark.parametrize("name", ["picture.gif", "picture"])
def test_a_file_that_is_no_picture_is_refused(graph: Held, tmp_path: Path, name: str) -> None:
    with pytest.raises(KgError, match=r"\.png, \.svg, \.pdf"):
        graph.timeline("丽水市").plot(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_cannot_be_written_leaves_nothing(graph: Held, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        graph.timeline("丽水市").plot(tmp_path / "no-folder" / "picture.png")
    assert list(tmp_path.iterdir()) == []


def test_what_has_no_picture_or_no_rows_is_refused(graph: Held, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="shared has no picture"):
        graph.shared("丽水市", "玉溪市").plot(tmp_path / "a.png")
    with pytest.raises(KgError, match="no rows"):
        graph.communities(level="county").plot(tmp_path / "a.png")


def test_names_cover_neither_each_other_nor_marks_nor_the_edge() -> None:
    figure = Figure(figsize=(5, 4))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 10), ylim=(0, 10))
    spots = [Spot(x / 2, y / 2, f"place {x} {y}", 6) for x in range(0, 21, 3) for y in range(0, 21, 3)]
    left_out = Labels(axes, spots).beside(spots)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts if text.get_text()]
    assert len(boxes) == len(spots) - left_out > len(spots) / 2
    frame = axes.get_window_extent()
    assert all(frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1 for box in boxes)
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
    points = [axes.transData.transform((spot.x, spot.y)) for spot in spots]
    assert not [(box, point) for box in boxes for point in points if box.contains(*point)]


_NARROW = 5.0
"""Kilometres within which a territory as narrow as Macau may miss its seat: outlines are simplified."""


def inside(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    """Whether a ray from the point crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def test_the_seat_of_each_province_lies_in_its_outline_and_in_no_other() -> None:
    provinces = {outline.code: outline for outline in outlines()}
    assert set(provinces) == set(gazetteer().children("100000"))
    for code in provinces:
        seat = gazetteer().division(code)
        assert seat is not None and seat.longitude is not None and seat.latitude is not None
        point = projected(seat.longitude, seat.latitude)
        found = {other for other, outline in provinces.items() if any(inside(point, ring) for ring in outline.rings)}
        near = min(dist(point, vertex) for ring in provinces[code].rings for vertex in ring)
        assert found == {code} or (not found and near < _NARROW), seat.name


def test_areas_are_true_to_scale() -> None:
    # A degree square on the sphere has R² · Δλ · (sin φ₂ − sin φ₁) square kilometres.
    for longitude, latitude in ((80, 45), (105, 30), (130, 20)):
        corners = [projected(longitude + dx, latitude + dy) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))]
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2
        true = 6371.007**2 * radians(1) * (sin(radians(latitude + 1)) - sin(radians(latitude)))
        assert area == pytest.approx(true, rel=2e-3)
