"""Pictures of results. Needs matplotlib and a font with Chinese, both of the `plot` extra."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kg.analyse.rows import Rows
from kg.errors import KgError

_DRAWN = {
    "compare": "bars",
    "similar": "bars",
    "coverage": "panels",
    "diffusion": "years",
    "timeline": "years",
    "communities": "groups",
}
"""The module that draws a kind of table, by a function of that name."""


def draw(table: Rows, target: Path) -> Path:
    """Draws a table into a .png, .svg or .pdf file, the same bytes each time.

    Raises KgError where there is nothing to draw, matplotlib is missing, or the file cannot be written.
    """
    if table.kind not in _DRAWN:
        raise KgError(f"{table.kind} has no picture: those that have are {', '.join(_DRAWN)}.")
    if not table:
        raise KgError(f"there is nothing to draw into {target}: the result has no rows.")
    drawing: Callable[[Rows, Path], Path] = getattr(import_module(f"kg.analyse.plot.{_DRAWN[table.kind]}"), table.kind)
    return drawing(table, target)
