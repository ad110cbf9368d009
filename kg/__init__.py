"""kg: a knowledge-graph builder for people who study local governance in China."""

__version__ = "0.1.0"
