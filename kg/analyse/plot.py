"""Bars of one indicator over places, as a picture. Needs matplotlib (the `plot` extra) and a font with Chinese."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kg.errors import KgError

# Families that hold simplified Chinese on the common systems, free ones first.
_FONTS: Final = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei"),
    *("WenQuanYi Zen Hei", "Droid Sans Fallback", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei"),
)


def bars(rows: Sequence[Mapping[str, Any]], title: str, target: Path) -> Path:
    """Writes a bar chart of rows with `place`, `value`, `unit` and `period` to a .png, .svg or .pdf file.

    Raises KgError where matplotlib or a font with Chinese is missing, or the file cannot be written.
    """
    try:
        import matplotlib
    except ImportError as error:
        raise KgError("plots need matplotlib: install it with `pip install 'kg[plot]'`.") from error
    matplotlib.use("Agg")
    from matplotlib import pyplot

    settings = {"font.family": [chinese_font(), "sans-serif"], "axes.unicode_minus": False, "svg.hashsalt": "kg"}
    with pyplot.rc_context(settings):
        figure, axes = pyplot.subplots(figsize=(8, 1.2 + 0.4 * len(rows)), layout="constrained")
        shown = list(reversed(rows))
        drawn = axes.barh(
            [f"{row['place']} ({row['period'] or '?'})" for row in shown], [row["value"] for row in shown]
        )
        axes.bar_label(drawn, labels=[f"{row['value']:,.10g}" for row in shown], padding=4)
        axes.margins(x=0.12)
        axes.set_title(title)
        axes.set_xlabel(shown[0]["unit"])
        axes.spines[["top", "right"]].set_visible(False)
        try:
            figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None, dpi=150)
        except (OSError, ValueError) as error:
            raise KgError(f"{target} cannot be written: {error}") from error
        finally:
            pyplot.close(figure)
    return target


def chinese_font() -> str:
    """An installed font with simplified Chinese. Raises KgError where there is none, ImportError without matplotlib."""
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    for name in _FONTS:
        if name in installed:
            return name
    raise KgError(
        "no font with Chinese characters is installed: add one (Debian, Ubuntu: apt install fonts-noto-cjk; "
        "elsewhere Noto Sans SC), and clear matplotlib's font cache."
    )
