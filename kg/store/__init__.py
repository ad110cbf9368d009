"""Stores: the property graph's rows, the embedded engine and Neo4j that hold them, and the guard before both."""
