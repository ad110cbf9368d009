"""Loading over several connections: which transactions may run at once, and that they end in the same graph."""

import itertools
import threading

import pytest

from kg.store import neo4j_parallel
from kg.store.neo4j import Neo4jStore
from kg.store.neo4j_statements import Batch, transactions
from kg.store.rows import GraphRows


def large(sample: GraphRows) -> GraphRows:
    """The sample with so many nodes and relationships that each label and type needs transactions of its own."""
    reports = [(f"urn:r:{n}", *[None] * (len(sample.schema.labels["Report"].columns) - 1)) for n in range(1_200)]
    passages = [(f"urn:p:{n}", *[None] * (len(sample.schema.labels["Passage"].columns) - 1)) for n in range(21_000)]
    figures = [(f"urn:f:{n}", *[None] * (len(sample.schema.labels["Figure"].columns) - 1)) for n in range(3_000)]
    place = sample.nodes["Place"][0][0]
    return GraphRows(
        sample.schema,
        {"Place": sample.nodes["Place"], "Report": reports, "Passage": passages, "Figure": figures},
        {
            ("FROM_REPORT", "Passage", "Report"): [(f"urn:p:{n}", f"urn:r:{n % 1_200}") for n in range(21_000)],
            ("SUPPORTED_BY", "Figure", "Passage"): [(f"urn:f:{n}", f"urn:p:{n}") for n in range(3_000)],
            ("AT_PLACE", "Figure", "Place"): [(f"urn:f:{n}", place) for n in range(3_000)],
            ("HOME", "Report", "Place"): [(f"urn:r:{n}", place) for n in range(1_200)],
        },
    )


@pytest.mark.neo4j
def test_transactions_at_once_share_no_label_and_end_in_the_same_graph(
    empty_neo4j: Neo4jStore, sample: GraphRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = large(sample)
    lock, running, most = threading.Lock(), list[frozenset[str]](), [0]
    begun: list[Batch] = []
    run_each = neo4j_parallel._run_each

    def watched(transaction: object, batches: list[Batch]) -> None:
        labels = frozenset(label for batch in batches for label in batch.labels)
        with lock:
            assert all(labels.isdisjoint(other) for other in running)
            running.append(labels)
            begun.extend(batches)
            most[0] = max(most[0], len(running))
        try:
            run_each(transaction, batches)  # type: ignore[arg-type]
        finally:
            with lock:
                running.remove(labels)

    monkeypatch.setattr(neo4j_parallel, "_run_each", watched)
    empty_neo4j.load(rows)
    assert empty_neo4j.checksum() == rows.checksum()
    assert most[0] > 1
    # Nothing had to be tried again: each batch was begun once.
    assert len(begun) == sum(map(len, transactions(rows)))


def test_relationships_come_after_the_nodes_of_both_labels(sample: GraphRows) -> None:
    found = list(itertools.chain.from_iterable(transactions(large(sample))))
    kinds = [batch.makes for batch in found]
    assert kinds == sorted(kinds, reverse=True)
    assert sum(len(batch.rows) for batch in found) == large(sample).node_count + large(sample).relationship_count
    made = {label for batch in found if batch.makes for label in batch.labels}
    assert all(batch.labels <= made for batch in found if not batch.makes)
