"""Whether this installation, a graph folder and a Neo4j server are fit for use: each check by itself, nothing changed."""

import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Literal

from msgspec import Struct

from kg.api.building.cache import Cache
from kg.api.building.index import remembered
from kg.api.fingerprint import pipeline_fingerprint
from kg.api.folder import GraphFolder, Manifest
from kg.api.stamps import digest
from kg.errors import DataError, GraphError, KgError
from kg.version import __version__

_SHOWN = ("spacy", "ladybug", "pyoxigraph", "rdflib", "neo4j", "networkx")
"""The packages whose version decides what kg does; the others are only asked whether they are there."""

_ROOM = 1 << 30
"""Less free disk than this is worth a warning: a graph of ten thousand reports takes about as much while it is built."""


class Check(Struct, frozen=True, kw_only=True):
    """One thing that was looked at: `state` is ok, warn (kg works, something does not) or fail; `remedy` what to do."""

    name: str
    state: Literal["ok", "warn", "fail"]
    message: str
    remedy: str = ""


def doctor(
    graph: str | Path = "graph",
    *,
    required: bool = True,
    uri: str | None = None,
    user: str = "neo4j",
    password: str = "",
    database: str = "neo4j",
) -> tuple[Check, ...]:
    """Looks at the installation and at a graph folder, and at the Neo4j server at `uri` when one is named.

    A folder in which there is no graph fails, or, where none is `required`, warns. Raises nothing: what is wrong is a
    Check.
    """
    pipeline = _pipeline()
    checks = [_packages(), pipeline, _output(), _plots(), _java()]
    checks += _graph(GraphFolder(Path(graph)), required, pipeline.message)
    checks.append(_disk(Path(graph)))
    if uri is not None:
        checks.append(_neo4j(uri, user, password, database))
    return tuple(checks)


def _packages() -> Check:
    python = ".".join(map(str, sys.version_info[:3]))
    missing = sorted(name for name in _required() if not _version(name))
    if missing:
        message = f"kg {__version__}, Python {python}, without {', '.join(missing)}"
        return Check(name="packages", state="fail", message=message, remedy="Install kg again, with what it needs.")
    versions = ", ".join(f"{name} {_version(name)}" for name in _SHOWN)
    return Check(name="packages", state="ok", message=f"kg {__version__}, Python {python}, {versions}")


def _required() -> Iterator[str]:
    """The names of the packages that kg cannot do without, as its own metadata gives them."""
    for line in metadata.requires("kg") or ():
        name = re.match(r"[\w.-]+", line)
        if name and "extra ==" not in line:
            yield name.group()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _pipeline() -> Check:
    try:
        return Check(name="pipeline", state="ok", message=pipeline_fingerprint())
    except DataError as error:
        return Check(name="pipeline", state="fail", message=str(error))


def _output() -> Check:
    encoding = (sys.stdout.encoding or "unknown").lower()
    if encoding.replace("-", "") == "utf8":
        return Check(name="output", state="ok", message="UTF-8")
    return Check(
        name="output",
        state="warn",
        message=f"{encoding}, in which Chinese may not be printed",
        remedy="Set PYTHONUTF8=1, or a locale with UTF-8 such as LANG=C.UTF-8.",
    )


def _plots() -> Check:
    from kg.analyse.plot.fonts import MISSING, family

    try:
        font = family()
    except ImportError:
        remedy = "Only --plot and kg map need it: pip install 'kg[plot]'."
        return Check(name="plots", state="warn", message="matplotlib is not installed", remedy=remedy)
    if font is None:
        return Check(name="plots", state="warn", message=MISSING)
    return Check(name="plots", state="ok", message=f"matplotlib {_version('matplotlib')}, font {font}")


def _java() -> Check:
    from kg.store.neo4j_bulk import java_runtime

    try:
        return Check(name="java", state="ok", message=java_runtime())
    except GraphError as error:
        return Check(name="java", state="warn", message=str(error), remedy="Only kg load --bulk needs it.")


def _graph(folder: GraphFolder, required: bool, pipeline: str) -> Iterator[Check]:
    try:
        manifest = folder.manifest()
    except GraphError as error:
        yield Check(name="graph", state="fail", message=str(error))
        return
    if manifest is None:
        remedy = f"Make one with kg build REPORTS -o {folder.path}."
        state: Literal["fail", "warn"] = "fail" if required else "warn"
        yield Check(name="graph", state=state, message=f"there is none in {folder.path}", remedy=remedy)
        return
    yield _manifest(folder, manifest, pipeline)
    yield _rdf(folder, manifest)
    yield _embedded(folder, manifest)
    yield _readings(folder, manifest)


def _manifest(folder: GraphFolder, manifest: Manifest, pipeline: str) -> Check:
    message = f"{folder.path}: {manifest.reports} reports, checksum {manifest.checksum[:16]}"
    if manifest.pipeline == pipeline:
        return Check(name="graph", state="ok", message=message)
    return Check(
        name="graph",
        state="ok",
        message=f"{message}, of pipeline {manifest.pipeline}: another version of kg, or a gazetteer of your own",
    )


def _rdf(folder: GraphFolder, manifest: Manifest) -> Check:
    path = folder.rdf_path(manifest.checksum)
    again = "Run kg build again with the same reports."
    try:
        found = digest(path)
    except OSError as error:
        return Check(name="rdf", state="fail", message=f"{path} cannot be read ({error.strerror})", remedy=again)
    if found != manifest.checksum:
        message = f"{path} is damaged: its checksum is {found[:16]}, not {manifest.checksum[:16]}"
        return Check(name="rdf", state="fail", message=message, remedy=f"Remove it. {again}")
    return Check(name="rdf", state="ok", message=f"{path.stat().st_size:,} bytes, checksum as built")


def _embedded(folder: GraphFolder, manifest: Manifest) -> Check:
    from kg.store.embedded import EmbeddedStore

    try:
        with EmbeddedStore.open(folder.embedded_path(manifest.checksum)) as store:
            reports = store.rows("MATCH (r:Report) RETURN count(r) AS n").rows[0]["n"]
    except KgError as error:
        remedy = "The next question makes it anew from the RDF."
        return Check(name="embedded store", state="warn", message=str(error), remedy=remedy)
    return Check(name="embedded store", state="ok", message=f"opens, and holds {reports} reports")


def _readings(folder: GraphFolder, manifest: Manifest) -> Check:
    cache = Cache(folder.path)
    kept = {report.key for file in remembered(folder.path) for report in file.reports}
    unusable = max(0, manifest.reports - sum(cache.get(key) is not None for key in kept))
    if unusable:
        message = f"{unusable} of {manifest.reports} kept readings are missing or damaged"
        return Check(name="readings", state="warn", message=message, remedy="The next build reads their reports again.")
    return Check(name="readings", state="ok", message=f"{manifest.reports} kept for the next build")


def _disk(graph: Path) -> Check:
    there = next(folder for folder in (graph.absolute(), *graph.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(there).free
    message = f"{free / (1 << 30):,.1f} GiB free at {there}"
    if free < _ROOM:
        return Check(name="disk", state="warn", message=message, remedy="A large build may need more: make room.")
    return Check(name="disk", state="ok", message=message)


def _neo4j(uri: str, user: str, password: str, database: str) -> Check:
    from kg.store.neo4j import Neo4jStore

    try:
        with Neo4jStore(uri, user, password, database) as store:
            server = store.rows("CALL dbms.components() YIELD versions RETURN versions[0] AS version").rows[0]
            held = store.rows("MATCH (r:Report) RETURN count(r) AS reports").rows[0]
    except KgError as error:
        return Check(name="neo4j", state="fail", message=str(error))
    message = f"version {server['version']} at {uri}, with {held['reports']} reports"
    if tuple(int(part) for part in server["version"].split(".")[:2]) < (5, 26):
        return Check(name="neo4j", state="fail", message=message, remedy="kg needs Neo4j 5.26 or newer.")
    return Check(name="neo4j", state="ok", message=message)
