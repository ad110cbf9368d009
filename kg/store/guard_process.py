"""A user's query on the embedded engine or the RDF, in a process of its own that can lose nothing.

The engine's read-only mode is no sandbox: a statement may read and write files, or load a library; SPARQL has no time
limit. What gets past the guard runs here: after the store is open the process can open no file and no connection (no
new descriptor at all), write to none, and use only so much memory and processor time. Where the platform has no such
limits (Windows) the guard stands alone.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import GraphError, QueryError
from kg.store.rows import Result

MEMORY = 1 << 30
"""Bytes that a query may use on top of the open store."""

STORE_SIZE = 1 << 36
"""The address space that the engine reserves for the store: 64 GiB, far above any graph of reports."""

_BUFFER_POOL = 256 << 20
_GRACE_S = 15.0
"""Time for the process to start and open the store on a busy machine, and to be stopped by its own limit first."""

_ALARM = getattr(signal, "SIGALRM", 0)
"""Ends a SPARQL query at its time limit, where the platform has it."""

_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV")
"""What the process sees of the environment: no password, no token."""


def run_apart(path: Path, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int) -> Result:
    """The rows of a checked statement on the store at `path`. Raises QueryError, GraphError for a damaged store."""
    return _run({"path": os.fspath(path.resolve()), "cypher": cypher, "parameters": dict(parameters)}, timeout, limit)


def run_sparql_apart(path: Path, query: str, *, timeout: float, limit: int) -> Result:
    """The rows of a SPARQL query on the RDF file at `path`. Raises QueryError, GraphError for a file that is damaged."""
    return _run({"path": os.fspath(path.resolve()), "sparql": query}, timeout, limit)


def _run(task: Mapping[str, Any], timeout: float, limit: int) -> Result:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
    late = f"the query took longer than {timeout:g} s: narrow it, or allow more"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.store.guard_process"],
            input=json.dumps({**task, "timeout": timeout, "limit": limit}).encode(),
            capture_output=True,
            env=environment,
            timeout=timeout + _GRACE_S,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(late) from error
    except TypeError as error:
        raise QueryError(f"a parameter is no text, number, truth value or list of them: {error}") from error
    if done.returncode == -_ALARM:
        raise QueryError(late)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise QueryError("the query needed more memory or time than it may use: narrow it") from error
    if "error" in answer:
        raise {"GraphError": GraphError}.get(answer["kind"], QueryError)(answer["error"])
    columns = tuple(answer["columns"])
    return Result(columns, [dict(zip(columns, row, strict=True)) for row in answer["rows"]], answer["cut"])


def _limit(timeout: float) -> None:
    """Give up, for good, what a query does not need."""
    try:
        import resource
    except ImportError:
        return
    seconds = int(timeout * (os.cpu_count() or 1) + _GRACE_S)
    wanted = [(resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, seconds)]
    statm = Path("/proc/self/statm")
    if statm.exists():
        used = int(statm.read_text().split()[0]) * resource.getpagesize()
        wanted.append((resource.RLIMIT_AS, used + MEMORY))
    # Last, since nothing can be opened afterwards: existing descriptors go on working, new ones are refused.
    for kind, value in (*wanted, (resource.RLIMIT_NOFILE, 0)):
        resource.setrlimit(kind, (value, value))


_WARM_UP = "MATCH p = (x)-[r]->(y) RETURN p, $a AS a, $b AS b, $c AS c, $d AS d, date('2024-01-01') AS e LIMIT 1"
"""Uses what a query may use, so that the engine loads its modules while it still can."""


def main() -> None:
    """Read a task from standard input, write its rows to standard output."""
    task = json.load(sys.stdin)
    try:
        found = _by_sparql(task) if "sparql" in task else _by_cypher(task)
        rows = [list(row.values()) for row in found.rows]
        answer: dict[str, Any] = {"columns": found.columns, "rows": rows, "cut": found.cut}
    except (QueryError, GraphError) as error:
        answer = {"kind": type(error).__name__, "error": str(error)}
    except (OSError, MemoryError) as error:
        answer = {"kind": "QueryError", "error": f"the query asked for what it may not have: {error}"}
    sys.stdout.write(json.dumps(answer, default=str))


def _by_cypher(task: Mapping[str, Any]) -> Result:
    from kg.store.embedded import EmbeddedStore

    with EmbeddedStore.open(task["path"], buffer_pool=_BUFFER_POOL, max_size=STORE_SIZE) as store:
        store.rows(_WARM_UP, {"a": 1, "b": "", "c": [1.5], "d": True})
        _limit(task["timeout"])
        return store.rows(task["cypher"], task["parameters"], timeout=task["timeout"], limit=task["limit"])


def _by_sparql(task: Mapping[str, Any]) -> Result:
    from kg.store.rdf import RdfStore

    store = RdfStore.open(task["path"])
    _limit(task["timeout"])
    if _ALARM:
        # Nothing handles the signal, so that it ends the process even while the engine does not return to Python.
        signal.setitimer(signal.ITIMER_REAL, task["timeout"])
    found = store.sparql(task["sparql"], limit=task["limit"])
    if _ALARM:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return found


if __name__ == "__main__":
    main()
