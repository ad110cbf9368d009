"""kg: a knowledge-graph builder for people who study local governance in China.

import kg

kg.build(["reports/"], "graph")
graph = kg.open_graph("graph")
graph.ask("which cities run grid policing").reply
graph.cypher("MATCH (p:Program) RETURN p.name").rows
graph.sparql("SELECT * { ?s a kg:Program } LIMIT 5").rows
graph.rdf(), graph.networkx()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import __version__ as __version__

if TYPE_CHECKING:
    from kg.api.build import BuildResult, build
    from kg.api.doctor import doctor
    from kg.api.evaluate import score_reports
    from kg.api.extract import extract_reports
    from kg.api.graph import open_graph
    from kg.api.load import constrain, load, load_bulk
    from kg.api.server import open_server
    from kg.read import Columns

__all__ = [
    "BuildResult",
    "Columns",
    "build",
    "constrain",
    "doctor",
    "extract_reports",
    "load",
    "load_bulk",
    "open_graph",
    "open_server",
    "score_reports",
]

# Imported when first used: asking a question must not wait for spaCy to load.
_HOME = {
    "BuildResult": "kg.api.build",
    "Columns": "kg.read",
    "build": "kg.api.build",
    "doctor": "kg.api.doctor",
    "extract_reports": "kg.api.extract",
    "constrain": "kg.api.load",
    "load": "kg.api.load",
    "load_bulk": "kg.api.load",
    "open_graph": "kg.api.graph",
    "open_server": "kg.api.server",
    "score_reports": "kg.api.evaluate",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}; it offers {', '.join(__all__)}")
