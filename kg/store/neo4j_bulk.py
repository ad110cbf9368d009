"""The first load of a large graph: the server's own import tool, on a stopped server with an empty database.

Nothing of the server is shipped with kg: its jars and a Java runtime are found where the server is installed.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.errors import GraphError
from kg.store.bulk_embedded import write_bulk_of_store
from kg.store.embedded import EmbeddedStore
from kg.store.exchange_bulk import ARGUMENTS, write_bulk
from kg.store.project import project
from kg.store.rows import GraphRows

_TOOL = "org.neo4j.cli.AdminTool"
_PACKAGED = (Path("/usr/share/neo4j/lib"),)
"""Where Linux packages put the jars when they are not in the home."""

_SHORT_RUN = ("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Compiles the tool's code once and no better, and collects garbage without threads of its own: 7.5 instead of 12 s of
processor time for 624,000 rows."""

_LARGE = 2_000_000
"""Rows from which on better code is worth its time."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]{2,62}")


def load_bulk(
    source: GraphRows | EmbeddedStore | Path,
    home: Path,
    *,
    database: str = "neo4j",
    java: str | None = None,
    jars: Path | None = None,
) -> tuple[int, int]:
    """Imports rows, or those of a store or an RDF file, into a database that is not there yet, in the home of a stopped server.

    It imports all or nothing, and gives the number of nodes and relationships.

    `jars` is the folder of the server's jars (default: lib in the home, or where Linux packages put them), `java` the
    runtime (default: of $JAVA_HOME, else on the path). The unique constraints are made by the first load over Bolt.
    Raises GraphError when the home, the jars or Java are not there, or when the tool refuses, and for a file as `project` does.
    """
    if not home.is_dir():
        raise GraphError(f"{home} is no folder: give the server's home, which holds conf and data")
    if not _NAME.fullmatch(database):
        raise GraphError(f"{database} is no name of a database: letters, digits, dots and hyphens, 3 to 63 of them")
    program, classpath = java_runtime(java), os.pathsep.join(map(str, _jars(home, jars)))
    stores = [home / "data" / kind / database for kind in ("databases", "transactions")]
    taken = [store for store in stores if store.is_dir() and any(store.iterdir())]
    if taken:
        raise GraphError(
            f"{taken[0]} is there, and a bulk load makes the database: stop the server and remove that folder and its like "
            "in data/transactions if nothing in it is needed, or load over Bolt with --to"
        )
    with tempfile.TemporaryDirectory(prefix="kg-bulk-") as folder:
        nodes, relationships = _written(source, Path(folder))
        options = _SHORT_RUN if nodes + relationships < _LARGE else ()
        command = [program, *options, "-cp", classpath, _TOOL]
        _run([*command, "database", "import", "full", database, f"@{ARGUMENTS}"], home, Path(folder), stores)
    return nodes, relationships


def _written(source: GraphRows | EmbeddedStore | Path, folder: Path) -> tuple[int, int]:
    if isinstance(source, EmbeddedStore):
        return write_bulk_of_store(source, folder)
    rows = project(source) if isinstance(source, Path) else source
    write_bulk(rows, folder)
    return rows.node_count, rows.relationship_count


def _run(command: list[str], home: Path, folder: Path, stores: list[Path]) -> None:
    conf = os.environ.get("NEO4J_CONF") or str(home.resolve() / "conf")
    environment = {**os.environ, "NEO4J_HOME": str(home.resolve()), "NEO4J_CONF": conf}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, errors="replace")
    except OSError as error:
        raise GraphError(f"{command[0]} cannot be run ({error.strerror}): name a Java runtime with --java") from error
    if done.returncode:
        for store in stores:  # they were not there before
            shutil.rmtree(store, ignore_errors=True)
        raise GraphError(f"the import tool of the server in {home} refused: {_reason(done.stderr or done.stdout)}")


def _reason(said: str) -> str:
    """What the tool gives as the cause: the first line that names one, else the last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    causes = [line for line in lines if re.search(r"error|exception|in use|exist|cannot|unable", line, re.IGNORECASE)]
    return (causes or lines[-1:] or ["it said nothing"])[0]


def java_runtime(given: str | None = None) -> str:
    """The program that runs Java: the one given, else of $JAVA_HOME, else on the path. Raises GraphError."""
    home = os.environ.get("JAVA_HOME")
    for candidate in (
        given,
        str(Path(home) / "bin" / "java") if home and not given else None,
        None if given else "java",
    ):
        found = shutil.which(candidate) if candidate else None
        if found:
            return found
    wanted = f"{given} is no program" if given else "there is no Java on the path"
    raise GraphError(f"{wanted}: Neo4j's import needs Java 17 or 21, name it with --java or set $JAVA_HOME")


def _jars(home: Path, given: Path | None) -> list[Path]:
    folders = (given,) if given else (home / "lib", *_PACKAGED)
    for folder in folders:
        found = sorted(folder.resolve().glob("*.jar"))
        if found:
            return found
    raise GraphError(f"no jars of the server in {' or '.join(map(str, folders))}: name their folder with --jars")
