"""Parsers of untrusted formats, one module each: `parse(data, columns)` gives the parts, `WHAT` names the format.

They run in a process of their own (kg.read.confined) and import their libraries there only.
"""
