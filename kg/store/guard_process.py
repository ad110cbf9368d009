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

GRACE_S = 15.0
"""Time for the process to start and open the store on a busy machine, and to be stopped by its own limit first."""

ALARM = getattr(signal, "SIGALRM", 0)
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
            [sys.executable, "-m", "kg.store.guard_child"],
            input=json.dumps({**task, "timeout": timeout, "limit": limit}).encode(),
            capture_output=True,
            env=environment,
            timeout=timeout + GRACE_S,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(late) from error
    except TypeError as error:
        raise QueryError(f"a parameter is no text, number, truth value or list of them: {error}") from error
    if done.returncode == -ALARM:
        raise QueryError(late)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise QueryError("the query needed more memory or time than it may use: narrow it") from error
    if "error" in answer:
        raise {"GraphError": GraphError}.get(answer["kind"], QueryError)(answer["error"])
    columns = tuple(answer["columns"])
    return Result(columns, [dict(zip(columns, row, strict=True)) for row in answer["rows"]], answer["cut"])
