"""How far a graph can know: places with evidence, with reports but no mention, and without any report."""

from functools import cache

from kg.ask.grammar import grammar
from kg.ask.known import Rows
from kg.model import Coverage
from kg.schema.gazetteer import gazetteer

HOMES = (
    "MATCH (d:Report)-[:HOME]->(h:Place)-[:WITHIN*0..4]->(p:Place) WHERE p.level IN $levels OR p.code IN $codes "
    "RETURN DISTINCT p.id AS place, d.id AS report"
)
BEHIND = (
    "MATCH (x:Claim|Figure)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report) WHERE x.id IN $ids "
    "RETURN DISTINCT d.id AS report"
)

_DEFAULT = "prefecture"


def coverage(level: str | None, facts: tuple[str, ...], answers: tuple[str, ...], rows: Rows) -> Coverage:
    """Coverage at a level of the grammar (prefecture when the question names none that the gazetteer counts).

    A place has evidence when it is among the answers, or when a report about it stands behind one of the facts.
    """
    named = level if level in grammar().levels and division_count(level) else _DEFAULT
    asked = grammar().levels[named]
    homes = rows(HOMES, {"levels": list(asked.levels), "codes": list(asked.codes)})
    places = {row["place"] for row in homes}
    behind = {row["report"] for row in rows(BEHIND, {"ids": list(facts)})} if facts else set()
    evident = places & set(answers) or {row["place"] for row in homes if row["report"] in behind}
    return Coverage(
        level=named,
        with_evidence=len(evident),
        with_reports=len(places),
        without_reports=max(0, division_count(named) - len(places)),
    )


@cache
def division_count(level: str) -> int:
    """How many divisions of a level of the grammar are in force; 0 for a level that the gazetteer does not list."""
    asked = grammar().levels[level]
    return sum(
        division.end is None and (division.level in asked.levels or division.code in asked.codes)
        for division in gazetteer()
    )
