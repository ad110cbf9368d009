"""The sentences behind the rows of a table."""

from collections import defaultdict
from typing import Any

from kg.analyse.portfolio import Rows
from kg.analyse.table import Table
from kg.schema.queries import library

_SHOWN = ("text", "source", "publisher", "published", "start", "end")


def with_evidence(table: Table, rows: Rows, most: int) -> Table:
    """The table, each row with at most `most` passages of the facts that its `facts` name, latest reports first."""
    facts = list(dict.fromkeys(fact for row in table for fact in row["facts"])) if most > 0 else []
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if facts:
        for passage in rows(library().get("evidence").cypher, {"ids": facts}):
            found[passage["id"]].append(passage)
    for row in table:
        own = {(p["report"], p["start"], p["end"]): p for fact in row["facts"] for p in found.get(fact, ())}
        ordered = sorted(own.values(), key=lambda p: (p["report"], p["start"]))
        ordered.sort(key=lambda p: p["published"] or "", reverse=True)
        row["evidence"] = [{key: p[key] for key in _SHOWN} for p in ordered[:most]]
    return table
