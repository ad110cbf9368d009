"""RDF of a graph folder → its embedded store. Apart from the build, so that reading a graph loads no extraction."""

from kg.api.folder import GraphFolder
from kg.api.progress import Progress, silent
from kg.api.stamps import seal
from kg.errors import GraphError
from kg.store.embedded import EmbeddedStore
from kg.store.project import project


def embed(folder: GraphFolder, checksum: str, progress: Progress = silent) -> None:
    """Makes the embedded store of a build from its RDF. Raises GraphError when it cannot be written."""
    target = folder.embedded_path(checksum)
    progress("project", 0, 1)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        EmbeddedStore.build(project(folder.rdf_path(checksum)), target)
        seal(target)
    except OSError as error:
        raise GraphError(f"{target} cannot be written ({error.strerror}): check space and permissions") from error
    progress("project", 1, 1)
