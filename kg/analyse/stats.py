"""What a graph holds, counted."""

from collections.abc import Callable, Mapping
from typing import Any, Final

Rows = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]

# One table a query, in the order in which they are shown. Places count when a report names them: the divisions above
# them are in the graph too, but nobody wrote about them.
_TABLES: Final[dict[str, str]] = {
    "reports by year": """
        MATCH (r:Report)
        RETURN r.year AS year, count(r) AS reports
        ORDER BY year""",
    "places by level": """
        MATCH (:Report)-[:MENTIONS]->(p:Place)
        RETURN p.level AS level, count(DISTINCT p) AS places
        ORDER BY places DESC, level""",
    "agencies by kind": """
        MATCH (:Report)-[:MENTIONS]->(a:Agency)
        RETURN a.kind AS kind, count(DISTINCT a) AS agencies
        ORDER BY agencies DESC, kind""",
    "programs by kind": """
        MATCH (:Report)-[:MENTIONS]->(p:Program)
        RETURN p.kind AS kind, count(DISTINCT p) AS programs
        ORDER BY programs DESC, kind""",
    "people, policies, honours": """
        MATCH (n:Person) RETURN 'people' AS type, count(n) AS things
        UNION ALL MATCH (n:Policy) RETURN 'policies' AS type, count(n) AS things
        UNION ALL MATCH (n:Honour) RETURN 'honours' AS type, count(n) AS things""",
    "relations": """
        MATCH (c:Claim)
        RETURN c.predicate AS predicate, c.status AS status, count(c) AS claims
        ORDER BY claims DESC, predicate, status""",
    "figures by measure": """
        MATCH (f:Figure)
        RETURN f.measure AS measure, f.status AS status, count(f) AS figures
        ORDER BY figures DESC, measure, status""",
    "by province": """
        MATCH (r:Report)-[:HOME]->(:Place)-[:WITHIN*0..3]->(p:Place)
        WHERE p.level = 'province'
        OPTIONAL MATCH (r)<-[:FROM_REPORT]-(:Passage)<-[:SUPPORTED_BY]-(f:Figure)
        WITH p, count(DISTINCT r) AS reports, count(DISTINCT f) AS figures
        OPTIONAL MATCH (p)<-[:WITHIN*0..3]-(:Place)<-[:HOME]-(:Report)-[:MENTIONS]->(g:Program)
        RETURN p.name AS province, reports, count(DISTINCT g) AS programs, figures
        ORDER BY reports DESC, province""",
}


def stats(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Tables by title, each a list of rows with the same keys: reports, places, entities, relations, figures, regions.

    `rows` runs Cypher on either engine.
    """
    return {title: rows(query, {}) for title, query in _TABLES.items()}
