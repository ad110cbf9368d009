"""The graph as a file for others, in their format: whole or not at all, and the same graph as the same bytes."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kg.errors import GraphError
from kg.schema.files import written_whole
from kg.store.exchange_bulk import write_bulk
from kg.store.exchange_network import write_gexf, write_graphml
from kg.store.exchange_rdf import write_jsonld, write_nquads, write_rdfxml
from kg.store.exchange_tables import write_tables
from kg.store.lines import sorted_lines
from kg.store.project import project
from kg.store.rows import GraphRows
from kg.store.turtle import write_turtle


def _turtle(source: Path, out: BinaryIO) -> None:
    if source.suffix == ".nq":
        try:
            with source.open("rb") as lines:
                write_turtle(lines, out)
            return
        except ValueError:  # not as kg writes it: parsed and sorted below
            out.seek(0)
            out.truncate()
    write_turtle(sorted_lines(source), out)


_RDF: dict[str, Callable[[Path, BinaryIO], object]] = {
    "turtle": _turtle,
    "nquads": write_nquads,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
}
_NETWORK: dict[str, Callable[[GraphRows, BinaryIO], object]] = {"graphml": write_graphml, "gexf": write_gexf}

_FOLDERS: dict[str, Callable[[GraphRows, Path], object]] = {"csv": write_tables, "neo4j-admin": write_bulk}

FORMATS: tuple[str, ...] = (*_RDF, *_NETWORK, *_FOLDERS)
"""What `export` can write. csv and neo4j-admin are folders of tables, the others are one file."""

_TABLES = frozenset({".csv", ".args", ".cypher"})
"""The endings of what such a folder holds."""


def export(source: Path, target: Path, format: str = "turtle", *, rows: GraphRows | None = None) -> Path:
    """Writes the RDF file `source` to `target` in one of FORMATS and gives `target` back.

    graphml, gexf, csv and neo4j-admin hold the property graph: `rows`, or else the projection of the source. Raises GraphError
    for an unknown format, a source that cannot be read, and a target that cannot be written.
    """
    source, target = Path(source), Path(target)
    if format not in FORMATS:
        raise GraphError(f"there is no export format {format}: use one of {', '.join(FORMATS)}")
    if not source.exists():
        raise GraphError(f"{source} does not exist: name an RDF file, or a graph that `kg build` made")
    if format in _FOLDERS:
        _write_folder(target, lambda folder: _FOLDERS[format](rows or project(source), folder))
    elif format in _NETWORK:
        graph = rows or project(source)
        _write_file(target, lambda out: _NETWORK[format](graph, out))
    else:
        _write_file(target, lambda out: _RDF[format](source, out))
    return target


def _write_file(target: Path, write: Callable[[BinaryIO], object]) -> None:
    try:
        with written_whole(target) as out:
            write(out)
    except OSError as error:
        raise _unwritable(target, error) from error


def _write_folder(target: Path, write: Callable[[Path], object]) -> None:
    """A folder that is there must be empty or hold tables alone: nobody's files are taken away by an export."""
    if target.exists() and (not target.is_dir() or any(f.suffix not in _TABLES for f in target.iterdir())):
        raise GraphError(f"{target} is not a folder of tables: give -o a new folder, the tables are files in it")
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir(parents=True)
        write(temporary)
        if target.exists():
            shutil.rmtree(target)
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> GraphError:
    return GraphError(f"{target} cannot be written ({error.strerror}): check that its folder exists and has space")
