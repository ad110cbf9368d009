"""Readings against gold: precision, recall and F1 by kind, with the rows that were missed or invented."""

from kg.evaluate.gold import Gold, load_gold
from kg.evaluate.scores import KINDS, Row, Scores, score

__all__ = ["KINDS", "Gold", "Row", "Scores", "load_gold", "score"]
