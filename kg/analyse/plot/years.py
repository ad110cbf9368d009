"""Marks over years, a line a thing: how a program spread over places, or what a place did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.analyse.plot.canvas import GREY, INK, PALE, RED, bare, sheet
from kg.analyse.plot.fonts import shown
from kg.analyse.plot.marks import MARKS, legend_handles
from kg.analyse.rows import Rows

MOST = 60
"""Lines in one picture; the table has them all."""

_LONGEST = 26
"""Characters of a label on the axis."""

Line = tuple[str, list[tuple[int, str, bool]]]
"""A label, and its marks: year, name in MARKS, and whether a report states the year."""


def diffusion(table: Rows, target: Path) -> Path:
    """A line a place (or province, or level) in order of adoption, with the first years of each status."""
    lines: list[Line] = []
    for row in table:
        label: str = row.get("place") or row.get("province") or row.get("level") or ""
        if row.get("province") and "place" in row and row["province"] != label:
            label = f"{label}  {row['province']}"
        marks = [
            (row[name], name, row.get(f"{name}_stated") is not False)
            for name in ("first_report", "planned", "piloted", "running")
            if row[name] is not None
        ]
        forms = row.get("forms") or ()
        lines.append((f"{label} — {'、'.join(forms)}" if forms else label, marks))
    names = [name for name in ("running", "piloted", "planned", "first_report") if any(r[name] for r in table)]
    with sheet(target, 9, _height(lines)) as figure:
        axes = figure.subplots()
        _lines(axes, lines)
        axes.set_title(shown(f"{table.title}: first reports" + _rest(lines)))
        _legend(figure, names)
    return target


def timeline(table: Rows, target: Path) -> Path:
    """A line a program, policy or honour of a place with its marks; below, how many figures and targets each year has."""
    found: dict[str, dict[tuple[int, str, bool], None]] = {}
    counts: dict[str, Counter[int]] = {"reported": Counter(), "target": Counter()}
    for row in table:
        if row["year"] is None:
            continue
        if row["event"] in counts:
            counts[row["event"]][row["year"]] += 1
        else:
            found.setdefault(row["what"], {})[row["year"], row["event"], row["year_stated"]] = None
    lines: list[Line] = [(what, list(marks)) for what, marks in found.items()]
    used = {name for _, marks in lines for _, name, _ in marks}
    names = [name for name in ("started", "piloted", "planned", "issued", "received") if name in used]
    below = any(counts.values())
    with sheet(target, 9, _height(lines) + (1.7 if below else 0)) as figure:
        ratios = [0.8 + 0.27 * len(lines[:MOST]), 1.4] if below else [1]
        panels = figure.subplots(len(ratios), 1, height_ratios=ratios, sharex=True, squeeze=False)[:, 0]
        _lines(panels[0], lines)
        if below:
            _counts(panels[1], counts)
        panels[0].set_title(shown(table.title + _rest(lines)))
        _legend(figure, names)
    return target


def _lines(axes: Any, lines: Sequence[Line]) -> None:
    drawn = list(reversed(lines[:MOST]))
    for height, (_, marks) in enumerate(drawn):
        years = [year for year, _, _ in marks]
        if years:
            axes.plot([min(years), max(years)], [height, height], color=PALE, linewidth=2, zorder=1)
        for year, name, stated in marks:
            style = MARKS[name].style(7 if name != "first_report" else 9)
            axes.plot([year], [height], zorder=3 if name != "first_report" else 2, **style)
            if not stated and name != "first_report":
                axes.annotate(
                    "≤", (year, height), xytext=(-4, 2), textcoords="offset points", ha="right", va="bottom", fontsize=7
                )
    axes.set_yticks(range(len(drawn)), [shown(_short(label)) for label, _ in drawn])
    axes.set_ylim(-0.7, len(drawn) - 0.3 if drawn else 0.5)
    axes.grid(axis="x", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.margins(x=0.06)
    _whole_years(axes, [year for _, marks in drawn for year, _, _ in marks])
    bare(axes, "top", "right", "left")


def _counts(axes: Any, counts: Mapping[str, Counter[int]]) -> None:
    """Two bars a year: figures reported, filled, and targets due, hatched."""
    for name, shift, style in (
        ("reported", -0.2, {"color": GREY, "label": "figures reported"}),
        ("target", 0.2, {"facecolor": "white", "edgecolor": RED, "hatch": "////", "label": "targets due"}),
    ):
        years = sorted(counts[name])
        if years:
            drawn = axes.bar([year + shift for year in years], [counts[name][y] for y in years], width=0.38, **style)
            axes.bar_label(drawn, fontsize=7, padding=1)
    axes.set_ylim(0, max(max(c.values(), default=0) for c in counts.values()) * 1.25)
    axes.yaxis.set_visible(False)
    axes.legend(loc="upper left", frameon=False, fontsize=8)
    _whole_years(axes, [year for found in counts.values() for year in found])
    bare(axes, "top", "right", "left")


def _whole_years(axes: Any, years: Sequence[int]) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")
    axes.tick_params(axis="x", colors=INK)
    if years and min(years) == max(years):
        axes.set_xlim(min(years) - 1.5, max(years) + 1.5)


def _legend(figure: Any, names: Sequence[str]) -> None:
    handles = legend_handles(names)
    if handles:
        figure.legend(
            handles=handles,
            loc="outside lower left",
            ncols=len(handles),
            frameon=False,
            title="≤: by that year, when no report says since when",
            title_fontsize=8,
            alignment="left",
        )


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def _height(lines: Sequence[Line]) -> float:
    return 1.6 + 0.27 * max(1, len(lines[:MOST]))


def _rest(lines: Sequence[Line]) -> str:
    return f" — the first {MOST} of {len(lines)}" if len(lines) > MOST else ""
