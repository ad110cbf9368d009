"""A graph, or any Turtle of the ontology → Neo4j."""

from collections.abc import Iterable
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
    replace: Iterable[str] = (),
    progress: Progress = silent,
) -> LoadResult:
    """Loads a graph folder or an RDF file into the Neo4j server at `uri`; loading twice changes nothing.

    `replace` names reports, by source or id: what the server holds of them becomes, in one transaction, what the source
    says, and nothing else is loaded. Raises GraphError for a source that cannot be used or a report that neither side
    has, ConnectionFailed when the server cannot be reached or refuses.
    """
    source = Path(source)
    rdf = open_graph(source).rdf_path if source.is_dir() else source
    rows = project(rdf)
    reports = tuple(replace)
    with Neo4jStore(uri, user, password, database) as store:
        if reports:
            return store.replace(rows, reports)
        return store.load(rows, progress)
