"""RDF of a graph folder → its embedded store. Apart from the build, so that reading a graph loads no extraction."""

from kg.api.folder import GraphFolder
from kg.api.progress import Progress, silent
from kg.store.embedded import EmbeddedStore
from kg.store.project import project


def embed(folder: GraphFolder, checksum: str, progress: Progress = silent) -> None:
    """Makes the embedded store of a build from its RDF, unless it is there."""
    target = folder.embedded_path(checksum)
    if not target.exists():
        progress("project", 0, 1)
        target.parent.mkdir(parents=True, exist_ok=True)
        EmbeddedStore.build(project(folder.rdf_path(checksum)), target)
        progress("project", 1, 1)
