"""Readings → RDF: one named graph a report, and what is known of places and concepts in the default graph."""

from kg.assemble.background import background
from kg.assemble.dataset import Dataset, Part, assemble, assemble_part, join
from kg.assemble.report import facts, left_out

__all__ = ["Dataset", "Part", "assemble", "assemble_part", "background", "facts", "join", "left_out"]
