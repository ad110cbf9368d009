"""The process that runs a user's query: a task on standard input, its rows on standard output (see guard_process)."""

import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import GraphError, QueryError
from kg.store.guard_process import ALARM, GRACE_S
from kg.store.rows import Result

MEMORY = 1 << 30
"""Bytes that a query may use on top of the open store."""

STORE_SIZE = 1 << 36
"""The address space that the engine reserves for the store: 64 GiB, far above any graph of reports."""

_BUFFER_POOL = 256 << 20


def _limit(timeout: float) -> None:
    """Give up, for good, what a query does not need."""
    try:
        import resource
    except ImportError:
        return
    seconds = int(timeout * (os.cpu_count() or 1) + GRACE_S)
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
    if ALARM:
        # Nothing handles the signal, so that it ends the process even while the engine does not return to Python.
        signal.setitimer(signal.ITIMER_REAL, task["timeout"])
    found = store.sparql(task["sparql"], limit=task["limit"])
    if ALARM:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return found


if __name__ == "__main__":
    main()
