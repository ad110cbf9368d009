"""The questions of the library that are written in SPARQL too: queries/sparql/*.rq, with the header of the Cypher ones.

Each file is SPARQL that runs as it stands anywhere. A parameter is a line `VALUES ?given_NAME { … }`, whose values are put in;
UNDEF stands for a parameter that is empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import DataError
from kg.schema.queries import Header, Library, read_header
from kg.schema.resources import folder

_GIVEN = re.compile(r"VALUES \?given_(?P<name>\w+) \{[^{}]*\}")


@dataclass(frozen=True, kw_only=True)
class RdfQuery(Header):
    """A question and its SPARQL."""

    sparql: str

    def filled(self, bound: Mapping[str, Any]) -> str:
        """The query with the bound values (as `bind` gives them) in place; they are written as literals, never as text."""

        def values(found: re.Match[str]) -> str:
            value = bound[found["name"]]
            items = value if isinstance(value, list) else [value]
            return f"VALUES ?given_{found['name']} {{ {' '.join(str(ox.Literal(item)) for item in items) or 'UNDEF'} }}"

        return _GIVEN.sub(values, self.sparql)


@cache
def rdf_library() -> Library[RdfQuery]:
    """The queries in SPARQL that kg ships. Raises DataError that names the file where a header is wrong."""
    return read_rdf_library(folder("queries") / "sparql")


def read_rdf_library(where: Path) -> Library[RdfQuery]:
    """The queries of the .rq files of a folder. Raises DataError."""
    return Library({path.stem: _read(path) for path in sorted(where.glob("*.rq"))})


def _read(path: Path) -> RdfQuery:
    header, text = read_header(path, "#")
    query = RdfQuery(**header, sparql=text)
    places, declared = sorted(_GIVEN.findall(text)), sorted(p.name for p in query.parameters)
    if places != declared:
        raise DataError(
            f"{path} needs one `VALUES ?given_NAME {{ … }}` for each of its parameters: {', '.join(declared)}"
        )
    return query
