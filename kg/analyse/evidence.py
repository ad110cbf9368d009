"""The sentences behind the rows of a table."""

from collections import defaultdict
from itertools import zip_longest

from kg.analyse.portfolio import Rows
from kg.analyse.rows import Row
from kg.analyse.table import Table
from kg.schema.queries import library

_SHOWN = ("text", "source", "publisher", "published", "start", "end")


def with_evidence(table: Table, rows: Rows, most: int) -> Table:
    """The table, each row with at most `most` passages of the facts that its `facts` name: one of each fact in turn.

    Facts come in the order in which the row names them, the passages of one fact with the latest report first.
    """
    facts = list(dict.fromkeys(fact for row in table for fact in row["facts"])) if most > 0 else []
    found: dict[str, list[Row]] = defaultdict(list)
    if facts:
        for passage in rows(library().get("evidence").cypher, {"ids": facts}):
            found[passage["id"]].append(passage)
    for passages in found.values():
        passages.sort(key=lambda p: (p["report"], p["start"]))
        passages.sort(key=lambda p: p["published"] or "", reverse=True)
    for row in table:
        turns = zip_longest(*(found.get(fact, ()) for fact in row["facts"]))
        own = {(p["report"], p["start"], p["end"]): p for turn in turns for p in turn if p is not None}
        row["evidence"] = [{key: p[key] for key in _SHOWN} for p in list(own.values())[:most]]
    return table
