"""Figures: every statistic of a report, with indicator, unit, period, place and status. Component kg_figures."""

from kg.extract.figures.component import FiguresComponent, find_figures

__all__ = ["FiguresComponent", "find_figures"]
