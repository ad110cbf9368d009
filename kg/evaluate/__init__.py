"""Readings against gold: precision, recall and F1 by kind, with the rows that were missed or invented."""

from kg.evaluate.breakdown import MeasureRow, score_groups, score_measures
from kg.evaluate.gold import Gold, load_gold, stem
from kg.evaluate.scores import KINDS, Row, Scores, score

__all__ = [
    "KINDS",
    "Gold",
    "MeasureRow",
    "Row",
    "Scores",
    "load_gold",
    "score",
    "score_groups",
    "score_measures",
    "stem",
]
