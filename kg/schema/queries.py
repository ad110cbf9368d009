"""The query library: each queries/*.cypher is a question that the graph answers, described by its comment header.

    // name: places-running-program
    // question_en: Which places run {program}?
    // question_zh: 哪些地方推行{program}？
    // parameter: program: string — the program, by id or name
    // parameter: level: string = "" — only places of this level
    // column: place — the place's name

A parameter without a default must be given. Every other `// key: value` line is kept in `extra`. Some of the questions
stand in queries/sparql/*.rq too, for the RDF, with `#` before their headers (kg/schema/queries_rdf.py).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg.errors import DataError, QueryError
from kg.schema.derived import derived
from kg.schema.resources import folder

_HEADER = re.compile(r"(?://|#)\s*(?P<key>[a-z_]+):\s*(?P<value>.*)")
_PARAMETER = re.compile(
    r"(?P<name>\w+): (?P<type>string|strings|integer|float|boolean)(?: = (?P<default>.+?))? — (?P<what>.+)"
)
_COLUMN = re.compile(r"(?P<name>\w+) — (?P<what>.+)")
_OWN_KEYS = frozenset({"name", "question_en", "question_zh", "parameter", "column"})
_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query: string, strings (a list), integer, float or boolean."""

    name: str
    type: str
    what: str
    required: bool
    default: Any = None

    def convert(self, value: Any) -> Any:
        """The value as the query needs it, also from text; of a list that is empty the default.

        Raises QueryError for one of another type.
        """
        try:
            if self.type == "strings":
                items = value.split(",") if isinstance(value, str) else [str(item) for item in value]
                return [item for item in items if item] or self.default or []
            if self.type == "boolean":
                return value if isinstance(value, bool) else _BOOLEANS[str(value).lower()]
            return {"string": str, "integer": int, "float": float}[self.type](value)
        except (ValueError, TypeError, KeyError) as error:
            raise QueryError(f"parameter {self.name} must be of type {self.type}, not {value!r}") from error


@dataclass(frozen=True, kw_only=True)
class Header:
    """A question with slots in both languages, its parameters, and what its columns mean."""

    name: str
    question_en: str
    question_zh: str
    parameters: tuple[Parameter, ...]
    columns: dict[str, str]
    extra: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters: the given ones converted, the others by default. Raises QueryError."""
        known = {p.name: p for p in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError(f"query {self.name} has no parameter {name}: it has {', '.join(known) or 'none'}")
        missing = [p.name for p in self.parameters if p.required and p.name not in given]
        if missing:
            raise QueryError(f"query {self.name} needs a value for {', '.join(missing)}: {known[missing[0]].what}")
        return {n: p.convert(given[n]) if n in given else p.default for n, p in known.items()}


@dataclass(frozen=True, kw_only=True)
class LibraryQuery(Header):
    """A question and its Cypher."""

    cypher: str


Q = TypeVar("Q", bound=Header)


class Library(Generic[Q]):
    """The queries, in order of name."""

    def __init__(self, queries: dict[str, Q]) -> None:
        self._queries = dict(sorted(queries.items()))

    def get(self, name: str) -> Q:
        """The query of this name. Raises QueryError that names those like it."""
        if name not in self._queries:
            near = get_close_matches(name, self._queries, n=3, cutoff=0.4)
            hint = f"did you mean {' or '.join(near)}?" if near else "`kg query --list` shows those that there are"
            raise QueryError(f"there is no query {name}: {hint}")
        return self._queries[name]

    def names(self) -> tuple[str, ...]:
        """The names of all queries."""
        return tuple(self._queries)

    def __iter__(self) -> Iterator[Q]:
        return iter(self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)


@cache
def library() -> Library[LibraryQuery]:
    """The library that kg ships. Raises DataError that names the file and line where a header is wrong."""
    return Library(derived("queries", dict[str, LibraryQuery], lambda: _read_queries(folder("queries"))))


def read_library(where: Path) -> Library[LibraryQuery]:
    """The queries of the .cypher files of a folder."""
    return Library(_read_queries(where))


def _read_queries(where: Path) -> dict[str, LibraryQuery]:
    return {query.name: query for query in map(read_query, sorted(where.glob("*.cypher")))}


def read_query(path: Path) -> LibraryQuery:
    """The query of one file. Raises DataError that names the file and what its header lacks."""
    header, text = read_header(path, "//")
    return LibraryQuery(**header, cypher=text)


def read_header(path: Path, mark: str) -> tuple[dict[str, Any], str]:
    """The fields of a Header, whose lines begin with `mark`, and the query below it. Raises DataError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read: {error}") from error
    headers: dict[str, list[str]] = defaultdict(list)
    while lines and lines[0].startswith(mark):
        line = lines.pop(0)
        match = _HEADER.fullmatch(line.rstrip())
        if match is None:
            raise DataError(f"{path}: write {line!r} as `{mark} key: value`")
        headers[match["key"]].append(match["value"])
    for key in ("name", "question_en", "question_zh", "column"):
        if not headers[key]:
            raise DataError(f"{path} needs a header line `{mark} {key}: …`")
    if headers["name"][0] != path.stem:
        raise DataError(f"{path} is named {headers['name'][0]} in its header: file and query have one name")
    fields = {
        "name": path.stem,
        "question_en": headers["question_en"][0],
        "question_zh": headers["question_zh"][0],
        "parameters": tuple(_parameter(value, path) for value in headers["parameter"]),
        "columns": dict(_column(value, path) for value in headers["column"]),
        "extra": {key: tuple(values) for key, values in headers.items() if key not in _OWN_KEYS},
    }
    return fields, "\n".join(lines).strip()


def _parameter(value: str, path: Path) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None:
        raise DataError(f"{path}: write the parameter {value!r} as `name: type = default — what it is`")
    try:
        default = None if match["default"] is None else json.loads(match["default"])
    except json.JSONDecodeError as error:
        raise DataError(f"{path}: the default of {match['name']} must be JSON, not {match['default']}") from error
    return Parameter(match["name"], match["type"], match["what"], match["default"] is None, default)


def _column(value: str, path: Path) -> tuple[str, str]:
    match = _COLUMN.fullmatch(value)
    if match is None:
        raise DataError(f"{path}: write the column {value!r} as `name — what it means`")
    return match["name"], match["what"]
