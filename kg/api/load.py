"""A graph, or any Turtle of the ontology → Neo4j, over Bolt or by the server's own import tool."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from kg.api.graph import open_graph
from kg.api.progress import Progress, silent
from kg.errors import GraphError
from kg.store import neo4j_bulk
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
    reports = tuple(replace)
    with _file(source) as path, ThreadPoolExecutor(1) as meanwhile:
        opening = meanwhile.submit(_constrained, uri, user, password, database)
        try:
            rows = project(path)
        except GraphError:  # what is wrong with the source is said before what is wrong with the server
            if opening.exception() is None:
                opening.result().close()
            raise
        with opening.result() as store:
            if reports:
                return store.replace(rows, reports)
            return store.load(rows, progress)


def _constrained(uri: str, user: str, password: str, database: str) -> Neo4jStore:
    """The store at `uri` with its constraints in force."""
    store = Neo4jStore(uri, user, password, database)
    try:
        store.constrain()
    except BaseException:
        store.close()
        raise
    return store


def load_bulk(
    home: str | Path,
    source: str | Path = "graph",
    *,
    database: str = "neo4j",
    java: str | None = None,
    jars: str | Path | None = None,
) -> LoadResult:
    """Loads a graph folder or an RDF file into a new database of the stopped Neo4j server in `home`, by its import tool.

    `java` and `jars` say where the runtime and the server's jars are when they are not in their usual places. `constrain`
    makes the unique constraints once the server runs; so does the first `load`. Raises GraphError.
    """
    source = Path(source)
    with ExitStack() as held:
        rows = held.enter_context(closing(open_graph(source))).embedded if source.is_dir() else source
        folder = Path(jars) if jars else None
        return LoadResult(*neo4j_bulk.load_bulk(rows, Path(home), database=database, java=java, jars=folder))


def constrain(uri: str, *, user: str = "neo4j", password: str = "", database: str = "neo4j") -> None:
    """Makes the unique constraints in a database that was loaded in bulk. Raises ConnectionFailed."""
    with Neo4jStore(uri, user, password, database) as store:
        store.constrain()


@contextmanager
def _file(source: str | Path) -> Iterator[Path]:
    """The RDF of a graph folder, held while it is read; a file as it is."""
    source = Path(source)
    if not source.is_dir():
        yield source
        return
    with closing(open_graph(source)) as graph:
        yield graph.rdf_path
