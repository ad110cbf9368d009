"""Coverage: a panel of bars for each way of counting reports."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.analyse.coverage import UNKNOWN
from kg.analyse.plot.canvas import BLUE, GREY, INK, PALE, bare, sheet
from kg.analyse.plot.fonts import shown
from kg.analyse.rows import Row, Rows

_MOST = {"province": 40, "level": 10, "year": 30, "genre": 12, "publisher": 15}
"""Bars in each panel: of years the latest, of the others those with the most reports."""

_TITLES = {
    "province": "by province (in brackets: divisions with reports, of all)",
    "level": "by level of the place (in brackets: places, of all)",
    "year": "by year",
    "genre": "by genre, as titles tell it",
    "publisher": "by publisher",
}

_COLUMNS = (("province", "level"), ("year", "genre", "publisher"))
_LINE = 0.21
"""Inches of a bar with its gap."""


def coverage(table: Rows, target: Path) -> Path:
    """Reports by province, level, year, genre and publisher, a panel each; provinces without reports are named too."""
    found: dict[str, list[Row]] = {}
    for row in table:
        found.setdefault(row["by"], []).append(row)
    columns = [[part for part in column if part in found] for column in _COLUMNS]
    columns = [column for column in columns if column]
    heights = [[min(len(found[part]), _MOST[part]) + 2.4 for part in column] for column in columns]
    with sheet(target, 6.2 * len(columns), _LINE * max(map(sum, heights)) + 0.2) as figure:
        for part_of, column, tall in zip(
            figure.subfigures(1, len(columns), squeeze=False)[0], columns, heights, strict=True
        ):
            spare = max(map(sum, heights)) - sum(tall)
            ratios = [*tall, spare] if spare > 0 else tall
            axes = part_of.subplots(len(ratios), 1, height_ratios=ratios, squeeze=False)[:, 0]
            for one, part in zip(axes, column, strict=False):
                _panel(one, part, found[part])
            for empty in axes[len(column) :]:
                empty.set_axis_off()
    return target


def _panel(axes: Any, part: str, rows: Sequence[Row]) -> None:
    most = _MOST[part]
    named = [row for row in rows if row["name"] != UNKNOWN]
    kept = named[-most:] if part == "year" else named[:most]
    kept = [*reversed([*kept, *(row for row in rows if row["name"] == UNKNOWN)])]
    values = [row["reports"] for row in kept]
    colours = [GREY if row["name"] == UNKNOWN else BLUE for row in kept]
    drawn = axes.barh(range(len(kept)), values, color=colours, height=0.7)
    axes.set_yticks(range(len(kept)), [shown(row["name"]) for row in kept])
    for label, value in zip(axes.get_yticklabels(), values, strict=True):
        label.set_color(INK if value else GREY)
    notes = [f"{row['reports']}" + (f"  ({row['places']} of {row['of']})" if row["of"] else "") for row in kept]
    axes.bar_label(drawn, labels=notes, padding=3, fontsize=8)
    axes.set_xlim(0, max([*values, 1]) * 1.3)
    axes.set_ylim(-0.7, len(kept) - 0.3)
    axes.set_title(_TITLES[part] + (f" — {most} of {len(named)}" if len(named) > most else ""), fontsize=10)
    axes.xaxis.set_visible(False)
    axes.axvline(0, color=PALE, zorder=0)
    bare(axes, "top", "right", "bottom", "left")
