"""Analysis over the property graph: what it holds, and its view in networkx."""
