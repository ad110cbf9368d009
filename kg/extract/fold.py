"""Folding text for matching without moving a character: see kg.schema.fold, which reading shares."""

from kg.schema.fold import fold

__all__ = ["fold"]
