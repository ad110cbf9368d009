"""Readings → RDF: one named graph a report, and what is known of places and concepts in the default graph."""

from kg.assemble.background import background
from kg.assemble.dataset import assemble
from kg.assemble.report import facts, left_out

__all__ = ["assemble", "background", "facts", "left_out"]
