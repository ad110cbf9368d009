"""A sheet to draw on, and the file that it becomes: one font, one palette, the same bytes each time."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kg.analyse.plot.fonts import MISSING, family
from kg.errors import KgError
from kg.schema.files import written_whole

SUFFIXES: Final = (".png", ".svg", ".pdf")

# Okabe and Ito's palette, which the colour-blind tell apart (Color Universal Design, 2008), without its yellow, too
# light on white.
BLUE, ORANGE, GREEN, RED, SKY, PURPLE = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7"
INK, GREY, PALE = "#222222", "#767676", "#E6E6E6"

_DPI = 150
_UNDATED: Final[dict[str, dict[str, Any]]] = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}, ".png": {}}


@contextmanager
def sheet(target: Path, width: float, height: float, *, constrained: bool = True) -> Iterator[Any]:
    """A matplotlib figure of so many inches, written to `target` when the block ends well.

    Raises KgError where matplotlib is missing, the suffix is none of SUFFIXES, or the file cannot be written.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise KgError(f"{target} must end in {', '.join(SUFFIXES)}, to say what kind of picture it is.")
    try:
        import matplotlib
    except ImportError as error:
        raise KgError("plots need matplotlib: install it with `pip install 'kg[plot]'`.") from error
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    found = family()
    if found is None:
        warnings.warn(MISSING, stacklevel=2)
    settings = {
        "font.family": [*([found] if found else []), "DejaVu Sans"],
        "font.size": 9,
        "axes.unicode_minus": False,
        "axes.edgecolor": GREY,
        "axes.titlesize": 11,
        "axes.titlelocation": "left",
        "svg.hashsalt": "kg",
        "text.color": INK,
    }
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(width, height), layout="constrained" if constrained else None)
        FigureCanvasAgg(figure)
        yield figure
        try:
            with written_whole(target) as file:
                figure.savefig(file, format=suffix[1:], metadata=_UNDATED[suffix], dpi=_DPI, facecolor="white")
        except OSError as error:
            raise KgError(f"{target} cannot be written: {error.strerror or error}") from error


def bare(axes: Any, *sides: str) -> None:
    """Takes away the given sides of a frame, and all ticks' marks."""
    axes.spines[list(sides)].set_visible(False)
    axes.tick_params(length=0)
