"""The questions in SPARQL: the same rows as in Cypher, over the same graph."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import kg
from kg.assemble import assemble
from kg.errors import DataError, QueryError
from kg.schema.queries import library
from kg.schema.queries_rdf import rdf_library, read_rdf_library
from kg.schema.terms import TURTLE_PREFIXES
from kg.store.embedded import EmbeddedStore
from kg.store.project import project
from kg.store.rdf import RdfStore
from tests.gold import gold_readings

ROOT = Path(__file__).resolve().parents[2]
Stores = tuple[EmbeddedStore, RdfStore]


@pytest.fixture(scope="module")
def examples(example_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    return opened(kg.open_graph(example_graph).rdf_path, tmp_path_factory.mktemp("rdf"))


@pytest.fixture(scope="module")
def gold(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    folder = tmp_path_factory.mktemp("gold")
    assemble(list(gold_readings()), folder / "gold.nq")
    return opened(folder / "gold.nq", folder)


def opened(rdf: Path, folder: Path) -> Stores:
    EmbeddedStore.build(project(rdf), folder / "store.lbug")
    return EmbeddedStore.open(folder / "store.lbug"), RdfStore.open(rdf)


def compared(stores: Stores, name: str, **given: Any) -> int:
    """Fails unless both languages give the same rows; how many there are."""
    embedded, rdf = stores
    query, same = library().get(name), rdf_library().get(name)
    rows = embedded.rows(query.cypher, query.bind(given))
    others = rdf.sparql(same.filled(same.bind(given)))
    assert others.columns == rows.columns
    assert sorted(map(repr, map(sorted_items, others.rows))) == sorted(map(repr, map(sorted_items, rows.rows)))
    return len(rows.rows)


def sorted_items(row: dict[str, Any]) -> list[Any]:
    return sorted(row.items())


def values(stores: Stores, label: str, key: str = "name") -> list[str]:
    found = stores[0].rows(f"MATCH (x:{label}) RETURN x.{key} AS value ORDER BY value")
    return [row["value"] for row in found.rows if row["value"]]


def every(stores: Stores) -> dict[str, int]:
    """How many rows each question gave, asked of all that there is and of a part of it."""
    known = {label: values(stores, label) for label in ("Program", "Person", "Policy")}
    ids = [*values(stores, "Claim", "id")[:50], *values(stores, "Figure", "id")[:50]]
    counts = {
        "places-running-program": compared(stores, "places-running-program", program=known["Program"]),
        "agencies": compared(stores, "agencies"),
        "evidence": compared(stores, "evidence", ids=ids),
        "history-of-place": compared(stores, "history-of-place", place=values(stores, "Place")),
        "pilots": compared(stores, "pilots"),
        "local-innovations": compared(stores, "local-innovations"),
        "policy-issuers": compared(stores, "policy-issuers", policy=known["Policy"]),
        "who-leads": compared(stores, "who-leads", program=known["Program"]),
        "sources-per-claim": compared(stores, "sources-per-claim"),
        "offices-of-person": compared(stores, "offices-of-person", person=known["Person"]),
    }
    compared(stores, "places-running-program", program=["网格"], level=["prefecture", "province"], status=["actual"])
    compared(stores, "places-running-program", program=known["Program"][:9], region=["贵州省"])
    compared(stores, "agencies", place=["520000"], kind=["court", "public_security"], level=["county"])
    compared(stores, "local-innovations", region=["贵州省"], kind=["grid"])
    compared(stores, "who-leads", program=known["Program"], place=["贵州省"])
    compared(stores, "pilots", program=known["Program"][:20])
    compared(stores, "sources-per-claim", at_least=2)
    compared(stores, "sources-per-claim", thing=known["Program"][:5])
    return counts


def test_on_the_examples_cypher_and_sparql_agree(examples: Stores) -> None:
    counts = every(examples)
    assert set(counts) == set(rdf_library().names())
    assert sum(map(bool, counts.values())) >= 5


@pytest.mark.shared
def test_on_the_hand_read_reports_cypher_and_sparql_agree(gold: Stores) -> None:
    counts = every(gold)
    assert [name for name, count in counts.items() if not count] == []


@pytest.mark.parametrize("name", rdf_library().names())
def test_a_file_is_sparql_that_runs_as_it_stands(name: str) -> None:
    query = rdf_library().get(name)
    answer = ox.Store().query(query.sparql, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    assert tuple(variable.value for variable in answer.variables) == tuple(query.columns)
    for line in query.sparql.splitlines():
        if line.startswith("PREFIX"):
            _, prefix, iri = line.split()
            assert TURTLE_PREFIXES[prefix.rstrip(":")] == iri.strip("<>")


@pytest.mark.parametrize("text", ['" } INSERT DATA { <a> <b> <c> } #', "\\", "a\nb", "} UNION { ?s ?p ?o", "?x"])
def test_a_value_is_never_read_as_sparql(examples: Stores, text: str) -> None:
    query = rdf_library().get("who-leads")
    assert examples[1].sparql(query.filled(query.bind({"program": [text]}))).rows == []


def test_the_command_runs_a_question_on_the_rdf(example_graph: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", "agencies", "--graph", str(example_graph), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    there, here = (
        json.loads(subprocess.run([*command, *more], capture_output=True, env=environment, check=True).stdout)
        for more in ((), ("--rdf",))
    )
    assert here == there and here


def test_wrong_parameters_and_headers_are_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="who-leads needs a value for program"):
        rdf_library().get("who-leads").bind({})
    with pytest.raises(QueryError, match="there is no query who-lead: did you mean who-leads"):
        rdf_library().get("who-lead")
    text = (ROOT / "queries" / "sparql" / "who-leads.rq").read_text(encoding="utf-8")
    (tmp_path / "who-leads.rq").write_text(text.replace("?given_place", "?other"), encoding="utf-8")
    with pytest.raises(DataError, match=r"who-leads\.rq needs one `VALUES \?given_NAME .* for each of its parameters"):
        read_rdf_library(tmp_path)
