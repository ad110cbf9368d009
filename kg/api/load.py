"""A graph, or any Turtle of the ontology → Neo4j."""

from pathlib import Path

from kg.api.graph import open_graph
from kg.api.progress import Progress, silent
from kg.store.neo4j import LoadResult, Neo4jStore
from kg.store.project import project


def load(
    uri: str,
    source: str | Path = "graph",
    *,
    user: str = "neo4j",
    password: str = "",
    database: str = "neo4j",
    progress: Progress = silent,
) -> LoadResult:
    """Loads a graph folder or an RDF file into the Neo4j server at `uri`; loading twice changes nothing.

    Raises GraphError for a source that cannot be used, ConnectionFailed when the server cannot be reached or refuses.
    """
    source = Path(source)
    rdf = open_graph(source).rdf_path if source.is_dir() else source
    rows = project(rdf)
    with Neo4jStore(uri, user, password, database) as store:
        return store.load(rows, progress)
