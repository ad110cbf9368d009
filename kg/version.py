"""The version of kg, on the ground floor: graphs and messages name it."""

__version__ = "0.1.0"
