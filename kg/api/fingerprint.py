"""What decides a result besides its input, as hashes: a result made by other code or other data is made again.

Apart from the stages themselves, so that a build in which nothing changed need not load them.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from kg.errors import DataError
from kg.read import Columns
from kg.schema.resources import folder

_PACKAGE = Path(__file__).resolve().parent.parent
_PARSERS = ("charset-normalizer", "lxml", "openpyxl", "pypdf", "pypdfium2", "python-docx", "trafilatura")


def pipeline_fingerprint(names: str | None = None) -> str:
    """A hash of the extraction's code, the data of pipelines/ and ontology/, and the user's own `names` (a CSV).

    Raises DataError when that file cannot be read.
    """
    digest = hashlib.sha256(_shipped("extract", "model", "schema").encode())
    digest.update(_data().encode())
    digest.update(version("spacy").encode())
    if names:
        try:
            digest.update(Path(names).read_bytes())
        except OSError as error:
            raise DataError(f"{names} cannot be read ({error.strerror}): name a CSV of places") from error
    return digest.hexdigest()[:16]


def reader_fingerprint(pipeline: str, columns: Columns) -> str:
    """A hash of what decides, besides a file, which reports it holds and under which keys their Readings are cached."""
    parts = (pipeline, _shipped("read"), *map(version, _PARSERS), msgspec.json.encode(columns).decode())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def graph_fingerprint() -> str:
    """A hash of the code that makes a graph from Readings."""
    return _shipped("assemble", "reprints", "store")[:16]


@cache
def _shipped(*rooms: str) -> str:
    return _hash(tuple(_PACKAGE / room for room in rooms))


@cache
def _data() -> str:
    return _hash((folder("pipelines"), folder("ontology")))


def _hash(roots: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
