"""Batches into Neo4j over several connections at once, so that no two ever wait for each other.

A transaction locks the nodes that it makes or joins. Two that run at the same time share no label, so that they have no
node in common; relationships wait until the nodes of both their labels are all there.
"""

from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

import neo4j

from kg.store.neo4j_statements import Batch, run

SESSIONS = 2
"""Transactions at once: while the server works on one, the next is packed and sent."""


def run_all(open_session: Callable[[], neo4j.Session], transactions: list[list[Batch]]) -> Generator[int]:
    """Runs each transaction, tried again by the driver when another loader stood in its way; gives its rows when done.

    Raises what the driver does; what was running then is finished first, and nothing new is begun.
    """

    def work(batches: list[Batch]) -> int:
        with open_session() as session:
            session.execute_write(_run_each, batches)
        return sum(len(batch.rows) for batch in batches)

    todo = list(transactions)
    running: dict[Future[int], list[Batch]] = {}
    with ThreadPoolExecutor(SESSIONS, thread_name_prefix="kg-load") as pool:
        while todo or running:
            while len(running) < SESSIONS and (chosen := _free(todo, list(running.values()))) is not None:
                batches = todo.pop(chosen)
                running[pool.submit(work, batches)] = batches
            for ended in wait(running, return_when=FIRST_COMPLETED).done:
                del running[ended]
                yield ended.result()


def _free(todo: list[list[Batch]], running: list[list[Batch]]) -> int | None:
    """The place of the first transaction that needs nothing of those that run or must come before it."""
    taken = {label for batches in running for label in _labels(batches)}
    for place, batches in enumerate(todo):
        labels = _labels(batches)
        if labels.isdisjoint(taken):
            return place
        if batches[0].makes:
            # What joins nodes of these labels comes after all of them.
            taken |= labels
    return None


def _labels(batches: list[Batch]) -> set[str]:
    return {label for batch in batches for label in batch.labels}


def _run_each(transaction: neo4j.ManagedTransaction, /, batches: list[Batch]) -> None:
    for batch in batches:
        run(transaction, batch.statement, rows=batch.parameters())
