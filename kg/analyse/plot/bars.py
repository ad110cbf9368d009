"""Horizontal bars, a place a bar: an indicator ranked, or likeness."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.analyse.plot.canvas import BLUE, PALE, bare, sheet
from kg.analyse.plot.fonts import shown
from kg.analyse.rows import Rows, counted

MOST = 40
"""Bars in one picture; the table has them all."""

SIGNIFICANT = 0.05
"""The usual level below which a p-value is marked; it is not corrected for the number of places."""


def compare(table: Rows, target: Path) -> Path:
    """One indicator over places, from rows with place, value, unit and period."""
    rows = table[:MOST]
    labels = [f"{row['place']} ({row['period'] or '?'})" for row in rows]
    with sheet(target, 8, _height(rows)) as figure:
        axes = figure.subplots()
        drawn = _bars(axes, labels, [row["value"] for row in rows])
        axes.bar_label(drawn, labels=[f"{row['value']:,.10g}" for row in reversed(rows)], padding=4)
        axes.margins(x=0.14)
        axes.set_title(shown(_titled(table.title, len(table))))
        axes.set_xlabel(shown(rows[0]["unit"]))
        axes.xaxis.set_major_formatter("{x:,.10g}")
    return target


def similar(table: Rows, target: Path) -> Path:
    """Places by likeness; bars with a p-value of 0.05 or more are hatched."""
    from matplotlib.patches import Patch

    rows = table[:MOST]
    labels = [f"{row['place']}  {row['province']}" if row["province"] != row["place"] else row["place"] for row in rows]
    with sheet(target, 8, _height(rows) + 0.7) as figure:
        axes = figure.subplots()
        drawn = _bars(axes, labels, [row["jaccard"] for row in rows])
        for bar, row in zip(drawn, reversed(rows), strict=True):
            if row["p_value"] >= SIGNIFICANT:
                bar.set(facecolor="white", edgecolor=BLUE, hatch="////", linewidth=0.8)
        notes = [
            f"{row['shared']} of {row['programs']} shared · {counted(row['reports'], 'report')}"
            for row in reversed(rows)
        ]
        axes.bar_label(drawn, labels=notes, padding=4, fontsize=8)
        axes.set_xlim(0, max(row["jaccard"] for row in rows) * 1.35)
        axes.set_title(shown(_titled(table.title, len(table))))
        axes.set_xlabel("Jaccard likeness of the programs reported to run")
        marks = [
            Patch(facecolor=BLUE, label=f"p < {SIGNIFICANT}"),
            Patch(facecolor="white", edgecolor=BLUE, hatch="////", label=f"p ≥ {SIGNIFICANT}: no more than by chance"),
        ]
        figure.legend(handles=marks, loc="outside lower right", ncols=2, frameon=False)
    return target


def _bars(axes: Any, labels: Sequence[str], values: Sequence[float]) -> Any:
    drawn = axes.barh(range(len(values)), list(reversed(values)), color=BLUE, height=0.68)
    axes.set_yticks(range(len(values)), [shown(label) for label in reversed(labels)])
    axes.set_ylim(-0.6, len(values) - 0.4)
    bare(axes, "top", "right", "left")
    axes.axvline(0, color=PALE, zorder=0)
    return drawn


def _height(rows: Sequence[Any]) -> float:
    return 1.2 + 0.3 * len(rows)


def _titled(title: str, count: int) -> str:
    return title if count <= MOST else f"{title} — the first {MOST} of {count}"
