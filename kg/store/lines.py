"""An RDF file as sorted lines: streamed where the file is already so, sorted in memory where not."""

from collections.abc import Iterator
from itertools import islice
from operator import le
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.store.rdf import syntax


def sorted_lines(source: Path) -> Iterator[bytes]:
    """The statements of an RDF file as lines of N-Quads in canonical form, sorted by bytes, each with its line break.

    A graph that kg built is such a file and is streamed. Raises GraphError for a file that does not parse.
    """
    if source.suffix == ".nq" and _is_canonical(source):
        with source.open("rb") as lines:
            yield from lines
    else:
        yield from sorted(set(_parsed(source)))


def _is_canonical(source: Path) -> bool:
    """Whether each line is a statement with single spaces between its terms, and the lines are in order."""
    with source.open("rb") as lines:
        if not all(line.startswith(b"<") and line.endswith(b" .\n") and b"\t" not in line for line in lines):
            return False
    with source.open("rb") as one, source.open("rb") as other:
        return all(map(le, one, islice(other, 1, None)))


def _parsed(source: Path) -> Iterator[bytes]:
    try:
        quads = ox.parse(path=str(source), format=syntax(source))
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, UnicodeDecodeError, ValueError) as error:
        raise GraphError(f"{source} does not parse as {syntax(source).name}: {error}") from error
    except OSError as error:
        raise GraphError(f"{source} cannot be read ({error.strerror}): check its permissions") from error
    assert written is not None  # it is given back where no file is named
    yield from written.splitlines(keepends=True)
