"""What decides a Reading besides the report, as a hash.

Apart from the extraction, so that a build in which nothing changed need not load it.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg.errors import DataError
from kg.schema.resources import folder

_PACKAGE = Path(__file__).resolve().parent.parent


def pipeline_fingerprint(names: str | None = None) -> str:
    """A hash of the extraction's code, the data of pipelines/ and ontology/, and the user's own `names` (a CSV).

    Raises DataError when that file cannot be read.
    """
    digest = hashlib.sha256(_shipped().encode())
    if names:
        try:
            digest.update(Path(names).read_bytes())
        except OSError as error:
            raise DataError(f"{names} cannot be read ({error.strerror}): name a CSV of places") from error
    return digest.hexdigest()[:16]


@cache
def _shipped() -> str:
    digest = hashlib.sha256(version("spacy").encode())
    for root in (
        *(_PACKAGE / room for room in ("extract", "model", "schema")),
        *(folder("pipelines"), folder("ontology")),
    ):
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
