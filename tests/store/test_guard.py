"""Users' queries: honest ones run and mean the same on both engines; what would not is refused with the portable form."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.schema.queries import library
from kg.store.embedded import EmbeddedStore
from kg.store.guard import FUNCTIONS, KEYWORDS, check
from kg.store.neo4j import Neo4jStore

HONEST = [
    "MATCH (p:Place) RETURN p.name, p.end ORDER BY p.name",
    "match (p:Place) where p.level = 'county' return p.name as 名称 order by 名称;",
    "MATCH (p:Place {level: 'prefecture'}) RETURN count(*) AS n, min(p.start), max(p.start)",
    "MATCH (x:Place|Agency)-[r:LEADS|IMPLEMENTS]->(p:Program) RETURN x.name, type(r), p.name ORDER BY r.claim, p.id",
    "MATCH (a:Agency)-[:COLLABORATES_WITH*1..3]-(b:Agency) RETURN a.name AS x, b.name AS y ORDER BY x, y",
    "MATCH (a:Agency)-[:COLLABORATES_WITH|IMPLEMENTS*1..3]-(b) RETURN a.name AS x, b.name AS y ORDER BY x, y",
    "MATCH (p:Place)-[*1..2]-(x) RETURN count(*) AS n",
    "MATCH w = (p:Place {code: '530621'})-[:WITHIN*1..3]->(q:Place) RETURN length(w) AS l, q.name AS n ORDER BY l",
    "MATCH w = (p:Place {code: '530621'})-[:WITHIN]->(q:Place) RETURN w, nodes(w), relationships(w)",
    "MATCH (a:Program)-[:BROADER]->(b)<-[:BROADER]-(c:Program) WHERE a.id <> c.id RETURN a.name AS x, c.name AS y ORDER BY x",
    "MATCH (a:Program)-[:BROADER]->(b) MATCH (b)<-[:BROADER]-(c) RETURN a.name AS x, c.name AS y ORDER BY x, y",
    "MATCH (p:Place) WHERE NOT (p)-[:WITHIN]->() RETURN p.name",
    "MATCH (p:Place) WHERE EXISTS { MATCH (p)<-[:WITHIN]-(:Place) } RETURN p.name ORDER BY p.name",
    "MATCH (p:Place) RETURN p.name, COUNT { MATCH (p)<-[:WITHIN]-() } AS n ORDER BY n DESC, p.name",
    "MATCH (f:Figure) RETURN f.unit AS unit, coalesce(sum(f.value), 0.0) AS total ORDER BY unit",
    "MATCH (f:Figure {status: 'none'}) RETURN coalesce(sum(f.value), 0.0) AS total, count(f) AS n, collect(f.id) AS l",
    "UNWIND ['b', 'a', 'c'] AS x RETURN x ORDER BY x DESC",
    "UNWIND [3, 1, 2] AS x RETURN DISTINCT -x AS x ORDER BY x",
    "UNWIND [3, 1, 2, 2] AS x RETURN -x AS x, coalesce(sum(x), 0) AS s ORDER BY x",
    "MATCH (n:Place) RETURN n.level AS n, count(*) AS c ORDER BY n",
    "MATCH (p:Place) WITH p.level AS level, count(*) AS n WHERE n > 1 RETURN level, n ORDER BY level SKIP 1 LIMIT 5",
    "MATCH (p:Place) OPTIONAL MATCH (p)-[r:IMPLEMENTS]->(g:Program) RETURN p.name AS x, g.name AS y ORDER BY x, y",
    "MATCH (p:Place) RETURN CASE p.level WHEN 'county' THEN 1 ELSE 0 END AS c, p.name AS n ORDER BY c, n",
    "RETURN {end: 1, name: 'x'} AS m, [1, 2, 3] AS l, 7 / 2 AS d, -7 % 3 AS r, 2 ^ 3 AS p",
    "MATCH (r:Report) WHERE r.published >= '2023-06' RETURN r.source AS s // the later one",
    "MATCH (p:Place) WHERE p.name =~ '.*市' AND p.name CONTAINS '普' RETURN p.name AS n",
    "RETURN 'it\\'s', \"a 'b'\", 'a\\\\b', '\\n' AS line",
    "RETURN '\\u7f51\\u683c' AS word",
    "MATCH (a:Place {level: 'county'}), (b:Program {kind: 'surveillance'}) RETURN a.name AS x, b.name AS y ORDER BY x",
    "RETURN 1 AS x UNION ALL RETURN 1 AS x",
    "RETURN 'LOAD FROM sys RETURN *' AS x, 'COPY Place TO file' AS y",
    "MATCH (p:Place) RETURN any(x IN [p.level] WHERE x = 'county') AS c, none(x IN [1] WHERE x > 1) AS d, p.id ORDER BY p.id",
    "MATCH (p:Place) WHERE p.level IN ['county'] AND p.end IS NULL RETURN DISTINCT p.level AS l",
    "MATCH (c:Claim)-[:SUPPORTED_BY]->(s)-[:FROM_REPORT]->(d) RETURN c.id AS c1, s.text AS t, d.source AS d1 ORDER BY c1, t",
]


@pytest.mark.neo4j
@pytest.mark.parametrize("query", HONEST)
def test_an_honest_query_gives_the_same_on_both_engines(
    query: str, embedded: EmbeddedStore, loaded: Neo4jStore
) -> None:
    here, there = embedded.user_rows(query), loaded.user_rows(query)
    assert here.rows
    assert (here.columns, here.rows) == (there.columns, there.rows)


CALLS = {
    "coalesce": ["null, 'a'"],
    "size": ["'网格'", "[1, 2]", "''"],
    "head": ["[1, 2]"],
    "last": ["[1, 2]"],
    "tointeger": ["'12'", "'3.7'", "3.7", "-3.7", "5"],
    "tofloat": ["'1.5'", "2"],
    "tolower": ["'ABÉ'"],
    "toupper": ["'abé'"],
    "left": ["'网格化', 2", "'ab', 5"],
    "right": ["'网格化', 2"],
    "split": ["'a;b;', ';'"],
    "abs": ["-1.5", "-2"],
    "ceil": ["1.2"],
    "floor": ["1.8"],
    "sign": ["-2"],
    "sqrt": ["2.0"],
    "date": ["'2024-01-31'"],
    "count": ["1", "DISTINCT 1"],
    "avg": ["1.5"],
    "min": ["1"],
    "max": ["'a'"],
    "collect": ["1"],
    "any": ["x IN [1, 2] WHERE x > 1"],
    "all": ["x IN [1, 2] WHERE x > 0"],
    "none": ["x IN [1, 2] WHERE x > 1"],
    "single": ["x IN [1, 2] WHERE x > 1"],
}
"""Calls of the functions of the allow-list; type, length, nodes, relationships and sum stand in the queries above."""


def test_every_allowed_function_is_compared() -> None:
    assert CALLS.keys() | {"type", "length", "nodes", "relationships", "sum"} == FUNCTIONS


@pytest.mark.neo4j
@pytest.mark.parametrize("name", CALLS)
def test_an_allowed_function_gives_the_same_on_both_engines(
    name: str, embedded: EmbeddedStore, loaded: Neo4jStore
) -> None:
    for arguments in CALLS[name]:
        query = f"RETURN {name}({arguments}) AS value"
        assert embedded.user_rows(query).rows == loaded.user_rows(query).rows, query


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("MATCH (a:Place)<-[:WITHIN]-(b)-[:WITHIN]->(c) RETURN a.name", "a.id <> c.id"),
        ("MATCH (a)-[:IMPLEMENTS]->(p)<-[:IMPLEMENTS]-(b) RETURN a.name", "a.id <> b.id"),
        ("MATCH (a:Agency)-[:COLLABORATES_WITH]-(b)-[:COLLABORATES_WITH]-(c) RETURN c.name", "a MATCH of its own"),
        (
            "MATCH (a:Agency)-[:COLLABORATES_WITH*1..2]-(b), (b)-[:COLLABORATES_WITH]-(c) RETURN c.name",
            "MATCH of its own",
        ),
        ("MATCH (a)-->(b)<--(c) RETURN a.name", "a.id <> c.id"),
        ("MATCH (a)<-[:WITHIN]-(b)-[:WITHIN]->(c) WHERE a.id <> c.id OR true RETURN a.name", "a.id <> c.id"),
        ("MATCH (n:Place:Agency) RETURN n", r"write \(n:A\)"),
        ("MATCH (n:Place) RETURN labels(n)", "write it in the pattern"),
        ("MATCH (n:Place) RETURN substring(n.name, 0, 1)", "left"),
        ("MATCH (n:Place) RETURN sum(n.start)", r"coalesce\(sum\(x\), 0\)"),
        ("MATCH (n:Figure) RETURN toString(n.value)", "return the value itself"),
        ("MATCH (n:Place) RETURN [1, 2][0]", "head"),
        ("MATCH (n:Place) WITH collect(n.name) AS l RETURN l[0]", "head"),
        ("MATCH (n:Place) RETURN [x IN [1] | x]", "UNWIND"),
        ("MATCH (n:Place) RETURN n {.name}", "{x: n.x}"),
        ("MATCH (n:place) RETURN n", "there is no label place"),
        ("MATCH (n)-[:within]->() RETURN n", "there is no relationship type within"),
        ("MATCH (n:Place) RETURN n.Name", "is written name"),
        ("MATCH (n:Place) RETURN N.name", "one name to the embedded engine"),
        ("MATCH (n:Place) WHERE n.code = 530000 RETURN n", "code is a string, compared with a number"),
        ("MATCH (n:Place {code: 530000}) RETURN n", "code is a string"),
        ("MATCH (n:Place) WHERE '1981' = n.start RETURN n", "start is a number, compared with a string"),
        ("MATCH (n:Place) WHERE n.start = $year RETURN n", "start is a number, compared with a string"),
        ("UNWIND [3, 1] AS x RETURN -x AS x ORDER BY x", "name the column otherwise"),
        ("MATCH (n:Claim) RETURN n.id AS n ORDER BY n", "name the column otherwise"),
        ("MATCH (n:Place) WITH n ORDER BY n.name RETURN n.name", "needs a LIMIT"),
        ("MATCH (n:Place) WITH n.name AS x ORDER BY x LIMIT 3 RETURN collect(x)", "does not keep an order"),
        ("MATCH (n:Place)-[:WITHIN*]->(m) RETURN m.name", "upper bound"),
        ("MATCH (n:Place)-[:WITHIN*1..]->(m) RETURN m.name", "upper bound"),
        ("MATCH (n:Place) WHERE EXISTS { (n)-[:WITHIN]->() } RETURN n.name", "EXISTS { MATCH … }"),
        ("RETURN CASE null WHEN null THEN 1 END", "x IS NULL"),
        ("RETURN NOT 2 IN [1, null]", "x IS NULL"),
        ("MATCH p = shortestPath((a:Place)-[:WITHIN*1..3]->(b:Place)) RETURN p", "ORDER BY length"),
        ("MATCH (n:Place) WHERE n.name =~ '(a+)+' RETURN n.name", "use CONTAINS"),
        ("MATCH (n:Place) SET n.name = 'x'", "SET is not allowed: users' queries only read"),
        ("RETURN 1; RETURN 2", "one statement"),
        ("", "the query is empty"),
        ("RETURN (1", "not closed"),
        ("RETURN 1)", "closes nothing"),
        ("Which places are there?", "cannot be read as Cypher"),
        ("places with grids", "is not expected where it stands"),
    ],
)
def test_what_would_mean_something_else_is_refused_with_the_portable_form(query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        check(query, {"year": "1981"})


def test_nodes_between_which_a_relationship_cannot_be_shared_need_no_inequality() -> None:
    for query in (
        "MATCH (a:Place)-[:IMPLEMENTS]->(p)<-[:IMPLEMENTS]-(b:Agency) RETURN a.name",
        "MATCH (a:Place)-[:WITHIN]->(b)-[:WITHIN]->(c) RETURN c.name",
        "MATCH (a:Place)-[:WITHIN*0..3]->(b)-[:WITHIN]->(c) RETURN c.name",
        "MATCH (a:Agency)-[:SERVES]->(p), (a)-[:IMPLEMENTS]->(g) RETURN g.name",
        "MATCH (a:Place)-[:WITHIN]->(b)<-[:WITHIN]-(c) WHERE a.id < c.id RETURN c.name",
        "MATCH (a:Place) MATCH (c:Place) WHERE a.id < c.id WITH a, c MATCH (a)-[:WITHIN]->()<-[:WITHIN]-(c) RETURN c.name",
    ):
        assert check(query)


def test_a_name_that_is_no_longer_known_may_name_a_column() -> None:
    assert check("MATCH (p:Place) WITH p.start AS year RETURN year AS first ORDER BY first")
    assert check("MATCH (p:Place) WITH p.start AS x, p.name AS name RETURN name AS p ORDER BY p")


def test_a_parameter_from_a_command_line_takes_the_type_of_its_property(embedded: EmbeddedStore) -> None:
    query = "MATCH (p:Place {code: $code}) WHERE p.start >= $year AND p.current = $now RETURN p.name AS name"
    assert embedded.user_rows(query, {"code": "530800", "year": "2007", "now": "true"}).rows == [{"name": "普洱市"}]


def test_a_pair_that_was_renamed_is_held_apart_no_longer() -> None:
    query = "MATCH (a:Place) MATCH (c:Place) WHERE a.id < c.id WITH a, a AS c MATCH (a)-[:WITHIN]->()<-[:WITHIN]-(c) RETURN c.name"
    with pytest.raises(QueryError, match="MATCH of its own"):
        check(query)


@pytest.mark.parametrize("name", [n for n in library().names() if "toString" not in library().get(n).cypher])
def test_queries_of_the_library_can_be_taken_as_a_start(name: str) -> None:
    query = library().get(name)
    assert check(query.cypher, {p.name: p.default for p in query.parameters})


WORDS = "MATCH RETURN SET DELETE CREATE CALL LOAD CSV FROM WITH UNWIND WHERE AS UNION ALL FOREACH COPY n x Place count"
SIGNS = "( ) [ ] { } , . : ; | - > < = * / ' \" ` \\ $ // /* */ 0 1..2 1.5 '' 'a' \"b\" `c` $p"
ESCAPES = "\\u0027 \\u0060 \\u000a \\u005c \\u002f \\' \\\\"
PIECES = ["(n:Place)", "RETURN n.name", "MATCH (n:Place)", " ", "\n", "\r", "\u2028"]
FRAGMENTS = [*WORDS.split(), *SIGNS.split(), *ESCAPES.split(), *PIECES]


@given(st.sampled_from(["", " "]), st.lists(st.sampled_from(FRAGMENTS), max_size=14))
@settings(max_examples=3000, deadline=None)
@example("", ["MATCH (n:Place) RETURN 'x` SET n.name = 1 //'"])
def test_whatever_is_written_only_listed_words_come_out_bare(between: str, fragments: list[str]) -> None:
    try:
        statement = check(between.join(fragments))
    except QueryError:
        return
    # Read it as an engine would: no escape is left, strings and quoted names end where they say, the rest is listed.
    assert "\\u" not in statement
    rest = re.sub(r"'(?:[^'\\]|\\[\\'])*'|`[^`]*`|\$\w+", " ", statement)
    assert not set(rest) & set("'\"`\\;")
    words = {word.upper() for word in re.findall(r"[^\W\d]\w*", rest)}
    assert words <= KEYWORDS | {name.upper() for name in FUNCTIONS} | {"EXISTS"}
    assert "//" not in rest and "/*" not in rest


def test_only_listed_words_stand_bare_in_what_is_run() -> None:
    assert check("MATCH (set:Place) WHERE set.delete = 1 RETURN set.drop AS create") == (
        "MATCH (`set`:`Place`) WHERE `set`.`delete` = 1 RETURN `set`.`drop` AS `create`"
    )
