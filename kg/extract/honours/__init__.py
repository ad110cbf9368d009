"""Honours: titles, awards and rankings held, and who received them. Component kg_honours."""

from kg.extract.honours.component import HonoursComponent

__all__ = ["HonoursComponent"]
