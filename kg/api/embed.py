"""RDF of a graph folder → its embedded store. Apart from the build, so that reading a graph loads no extraction."""

import tempfile
from pathlib import Path

from kg.api.folder import GraphFolder
from kg.api.progress import Progress, silent
from kg.api.stamps import seal
from kg.errors import GraphError
from kg.store.embedded import DRAFT, EmbeddedStore
from kg.store.project_sorted import project_sorted


def embed(folder: GraphFolder, checksum: str, progress: Progress = silent, *, scratch: Path | None = None) -> None:
    """Makes the embedded store of a build from its RDF. Raises GraphError when it cannot be written.

    `scratch` is a folder for temporary files, where there is one.
    """
    target = folder.embedded_path(checksum)
    progress("project", 0, 1)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=scratch or target.parent, prefix=DRAFT) as rows:
            tables = project_sorted(folder.rdf_path(checksum), Path(rows))
            progress("store", 0, 1)
            EmbeddedStore.build(tables, target)
        seal(target)
    except OSError as error:
        raise GraphError(f"{target} cannot be written ({error.strerror}): check space and permissions") from error
    progress("store", 1, 1)
