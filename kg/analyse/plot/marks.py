"""The marks of what was reported: form first, colour second, so that a copy in grey still tells them apart."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from kg.analyse.plot.canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, RED


class Mark(NamedTuple):
    """A matplotlib marker, whether it is filled, its colour, and what the legend calls it."""

    form: str
    filled: bool
    colour: str
    label: str

    def style(self, size: float) -> dict[str, Any]:
        """How matplotlib draws it, `size` points wide."""
        face = self.colour if self.filled else "white"
        return {
            "marker": self.form,
            "markersize": size * (1.25 if self.form in "^*" else 1),
            "markerfacecolor": face,
            "markeredgecolor": self.colour,
            "markeredgewidth": 1.3,
            "linestyle": "none",
        }


MARKS = {
    "running": Mark("o", True, BLUE, "running"),
    "piloted": Mark("^", True, ORANGE, "piloted"),
    "planned": Mark("s", False, RED, "planned"),
    "first_report": Mark("|", True, GREY, "first report"),
    "started": Mark("o", True, BLUE, "started"),
    "issued": Mark("P", True, GREEN, "issued"),
    "received": Mark("*", True, PURPLE, "received"),
    "target": Mark("D", False, RED, "target due"),
    "reported": Mark("|", True, GREY, "figure reported"),
}
"""By column of a diffusion or event of a timeline."""

BY_STATUS = {"actual": MARKS["running"], "pilot": MARKS["piloted"], "planned": MARKS["planned"]}
"""By status of a claim."""


def legend_handles(names: Sequence[str], size: float = 7) -> list[Any]:
    """What a legend shows for some marks, in their order."""
    from matplotlib.lines import Line2D

    return [Line2D([], [], label=MARKS[name].label, **MARKS[name].style(size)) for name in names]
