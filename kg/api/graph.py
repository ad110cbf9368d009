"""A graph that was built, opened for asking, querying, exporting and analysing."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.api.asking import Asking
from kg.api.folder import GraphFolder, Manifest
from kg.api.stamps import digest, intact
from kg.errors import GraphError
from kg.model import Finding
from kg.store.rows import Result

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.store.embedded import EmbeddedStore
    from kg.store.rdf import RdfStore


def open_graph(path: str | Path = "graph") -> "Graph":
    """The graph in the folder `path`. Raises GraphError when there is none, or it is of another version."""
    return Graph(Path(path))


class Graph(Asking):
    """A graph folder, opened for reading. Stores are opened when first needed; nothing here writes a fact.

    The graph is the one that was in force when it was opened, whoever builds in the folder meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._folder = GraphFolder(path)
        self.manifest: Manifest
        self.manifest, self._held = self._folder.hold()
        self._embedded: EmbeddedStore | None = None
        self._rdf: RdfStore | None = None

    @property
    def rdf_path(self) -> Path:
        """The N-Quads file of the graph."""
        path = self._folder.rdf_path(self.manifest.checksum)
        if not intact(path) and digest(path) != self.manifest.checksum:
            raise GraphError(f"{path} is damaged: run `kg build` again with the same reports")
        return path

    @property
    def embedded(self) -> "EmbeddedStore":
        """The embedded store of the graph, made anew when it is missing or damaged."""
        if self._embedded is None:
            self._embedded = self._open_embedded()
        return self._embedded

    def query_rdf(self, name: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """The rows of a query of the library that is written in SPARQL too, on the RDF. Raises QueryError."""
        from kg.schema.queries_rdf import rdf_library

        chosen = rdf_library().get(name)
        return self._rdf_store().sparql(chosen.filled(chosen.bind(parameters or {})))

    def sparql(self, query: str, *, timeout: float = 60.0, limit: int = 10_000) -> Result:
        """The rows of a user's read-only SPARQL over the union of all reports, at most `limit` of them.

        Raises QueryError, also for what takes longer than `timeout` seconds: it runs in a process of its own.
        """
        from kg.store.guard_process import run_sparql_apart

        return run_sparql_apart(self.rdf_path, query, timeout=timeout, limit=limit)

    def close(self) -> None:
        """Lets go of the folder: a later build may then remove what this graph was read from."""
        if self._embedded is not None:
            self._embedded.close()
            self._embedded = None
        self._held.close()

    def rdf(self) -> "rdflib.Graph":
        """All triples as an rdflib Graph, with the prefixes bound."""
        return self._rdf_store().rdflib()

    def networkx(self) -> "networkx.MultiDiGraph":
        """The property graph as a networkx MultiDiGraph: nodes by id, relationships by type."""
        from kg.analyse.network import network
        from kg.store.project import project

        return network(project(self.rdf_path))

    def export(self, target: str | Path, format: str = "turtle") -> Path:
        """Writes the graph to a file in one of the exchange formats; the same graph gives the same bytes."""
        from kg.store.exchange import export

        return export(self.rdf_path, Path(target), format)

    def validate(self) -> tuple[Finding, ...]:
        """What the SHACL shapes of the ontology find wrong."""
        from kg.store.validate import validate

        return validate(self.rdf_path)

    def _store(self) -> "EmbeddedStore":
        return self.embedded

    def _open_embedded(self) -> "EmbeddedStore":
        from kg.store.embedded import EmbeddedStore

        checksum = self.manifest.checksum
        path = self._folder.embedded_path(checksum)
        if intact(path):
            with suppress(GraphError):  # written by another version of the engine: made again below
                return EmbeddedStore.open(path)
        _ = self.rdf_path
        from kg.api.embed import embed

        embed(self._folder, checksum)
        return EmbeddedStore.open(path)

    def _rdf_store(self) -> "RdfStore":
        if self._rdf is None:
            from kg.store.rdf import RdfStore

            self._rdf = RdfStore.open(self.rdf_path)
        return self._rdf
