"""What means something else, without a word, on the embedded engine than in Neo4j: refused with the portable form.

Each rule is one function; each difference was seen by running both engines side by side.
"""

import re
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from kg.errors import QueryError
from kg.schema.projection import property_graph_schema
from kg.store.guard_patterns import Match, Step, matches
from kg.store.guard_tokens import Token
from kg.store.guard_types import at as _at
from kg.store.guard_types import property_types, refuse_mixed_types

HIERARCHIES = frozenset({"WITHIN", "BROADER", "SUCCEEDED_BY"})
"""Types that lead ever upwards or onwards: along their direction no path meets a relationship twice."""


REGEX_LIMIT = 200
"""Characters of a regular expression: none that a person writes is longer."""


def refuse_what_differs(found: list[Token], bare: frozenset[int], parameters: Mapping[str, Any]) -> None:
    """Raises QueryError with the portable form for the first construct whose meaning depends on the engine."""
    clauses, labels = matches(found, bare)
    _names_as_declared(found, bare, labels, clauses)
    for clause in clauses:
        _ranges(clause)
        _relationships_once(clause, labels)
    for number in range(len(found)):
        _labels(found, number)
        _subscripts(found, bare, number)
        _subqueries(found, bare, number)
        _sums(found, bare, number)
        _nulls(found, bare, number)
        _expressions(found, bare, number)
        refuse_mixed_types(found, number, parameters)
    _orders(found, bare)


def _names_as_declared(
    found: list[Token], bare: frozenset[int], labels: dict[str, set[str]], clauses: list[Match]
) -> None:
    """The embedded engine takes names in any case; Neo4j finds nothing under another."""
    schema = property_graph_schema()
    for kind, used, known in (
        ("label", set().union(*labels.values()), schema.labels),
        (
            "relationship type",
            {t for clause in clauses for step in clause.steps for t in step.types},
            schema.relationships,
        ),
    ):
        for name in sorted(used - set(known)):
            raise QueryError(f"there is no {kind} {name}: there are {', '.join(known)}")
    spelt: dict[str, str] = {}
    for number, token in enumerate(found):
        if not token.is_name or number in bare:
            continue
        if _at(found, number - 1).is_symbol("."):
            right = {name.lower(): name for name in property_types()}.get(token.text.lower(), token.text)
            if right != token.text:
                raise QueryError(f"the property {token.text} is written {right}")
        elif not _at(found, number - 1).is_symbol(":", "|"):
            first = spelt.setdefault(token.text.lower(), token.text)
            if first != token.text:
                raise QueryError(f"{first} and {token.text} are one name to the embedded engine: give one another name")


def _ranges(clause: Match) -> None:
    for step in clause.steps:
        if step.ranged and not step.bounded:
            raise QueryError(
                "a path needs an upper bound, as in *1..6: the embedded engine stops at 30 steps by itself"
            )


def _relationships_once(clause: Match, labels: dict[str, set[str]]) -> None:
    """Neo4j binds each relationship of a MATCH once; the embedded engine may bind it twice."""

    def same_node(a: str, b: str) -> bool:
        if a == b:
            return True
        known = labels.get(a), labels.get(b)
        disjoint = known[0] and known[1] and not known[0] & known[1]
        return not disjoint and frozenset((a, b)) not in clause.apart

    for one, two in combinations(clause.steps, 2):
        if one.types and two.types and not one.types & two.types:
            continue
        if one.ranged or two.ranged:
            safe = one.directed and two.directed and _chained(one, two) and one.types | two.types <= HIERARCHIES
            same = not safe and bool(one.types or two.types)
        elif one.directed and two.directed:
            same = not _chained(one, two) and same_node(one.start, two.start) and same_node(one.end, two.end)
        else:
            same = any(
                same_node(one.start, a) and same_node(one.end, b)
                for a, b in ((two.start, two.end), (two.end, two.start))
            )
        if same or (not one.types and not two.types and (one.ranged or two.ranged)):
            raise QueryError(
                "one relationship could stand for two in this MATCH, which the engines take differently: write "
                f"{_between(one, two)}, or put the second path into a MATCH of its own"
            )


def _chained(one: Step, two: Step) -> bool:
    # Only a relationship from a node to itself could be both steps of a chain, and the graph has none.
    return one.end == two.start or two.end == one.start


def _between(one: Step, two: Step) -> str:
    ends = [(one.start, two.start), (one.end, two.end), (one.start, two.end), (one.end, two.start)]
    for a, b in ends:
        if a != b and not a.startswith(" ") and not b.startswith(" "):
            return f"WHERE {a}.id <> {b}.id"
    return "WHERE a.id <> b.id with names for the nodes at its ends"


def _labels(found: list[Token], number: int) -> None:
    colon = _at(found, number).is_symbol(":") and _at(found, number + 1).is_name
    if colon and _at(found, number + 2).is_symbol(":"):
        raise QueryError("(n:A:B) means A or B to the embedded engine: a node has one label, write (n:A)")


def _subscripts(found: list[Token], bare: frozenset[int], number: int) -> None:
    if not _at(found, number).is_symbol("["):
        return
    before, inside = _at(found, number - 1), _at(found, number + 1)
    if before.kind in ("string", "parameter", "quoted") or before.is_symbol(")", "]", "}"):
        raise QueryError("list[i] counts from 1 on the embedded engine: use head(), last(), or UNWIND the list")
    if before.kind == "word" and number - 1 not in bare:
        raise QueryError("list[i] counts from 1 on the embedded engine: use head(), last(), or UNWIND the list")
    listed = inside.is_name and _at(found, number + 2).is_word("IN") and number + 2 in bare
    if not before.is_symbol("-") and (listed or inside.is_symbol("(")):
        raise QueryError(
            "list and pattern comprehensions are not portable: UNWIND the list, or OPTIONAL MATCH and collect()"
        )


def _subqueries(found: list[Token], bare: frozenset[int], number: int) -> None:
    if not _at(found, number).is_symbol("{"):
        return
    before, inside = _at(found, number - 1), _at(found, number + 1)
    if before.is_word("EXISTS", "COUNT") and number - 1 in bare and not inside.is_word("MATCH"):
        raise QueryError(f"write {before.text.upper()} {{ MATCH … }} with the word MATCH")
    if before.is_word("COLLECT", "CALL"):
        raise QueryError(f"{before.text.upper()} {{ … }} is not portable: use OPTIONAL MATCH, WITH and collect()")
    if inside.is_symbol(".") or inside.is_symbol("*"):
        raise QueryError("n {.x} is not portable: write {x: n.x}")
    if inside.kind == "number" or inside.is_symbol(","):
        raise QueryError("-[…]->{1,3} is not portable: write -[:T*1..3]->")


def _sums(found: list[Token], bare: frozenset[int], number: int) -> None:
    if number in bare and _at(found, number).is_word("SUM"):
        opened = _at(found, number - 1).is_symbol("(") and _at(found, number - 2).is_word("COALESCE")
        if not (opened and number - 2 in bare):
            raise QueryError(
                "sum() of nothing is 0 in Neo4j and null on the embedded engine: write coalesce(sum(x), 0)"
            )


def _nulls(found: list[Token], bare: frozenset[int], number: int) -> None:
    if number not in bare or not _at(found, number).is_word("NULL"):
        return
    before = _at(found, number - 1)
    if before.is_word("WHEN") or before.is_symbol("[") or (before.is_symbol(",") and _in_list(found, number)):
        raise QueryError("null in a list or after WHEN is compared differently by the engines: write x IS NULL")


def _in_list(found: list[Token], number: int) -> bool:
    depth = 0
    for token in reversed(found[:number]):
        depth += token.is_symbol(")", "]", "}") - token.is_symbol("(", "[", "{")
        if depth < 0:
            return token.is_symbol("[")
    return False


def _expressions(found: list[Token], bare: frozenset[int], number: int) -> None:
    token = _at(found, number)
    if token.is_symbol("=~"):
        _regex(_at(found, number + 1))
    if token.is_word("COLLECT") and number in bare and _ordered_before(found, bare, number):
        raise QueryError(
            "collect() does not keep an order on the embedded engine: return rows, and ORDER BY at the end"
        )


def _regex(pattern: Token) -> None:
    if pattern.kind != "string" or len(pattern.text) > REGEX_LIMIT:
        raise QueryError(f"=~ needs a pattern written out, of at most {REGEX_LIMIT} characters: or use CONTAINS")
    if (
        re.search(r"\)[*+{?]", pattern.text)
        or len(re.findall(r"[*+]|\{\d+,\}", pattern.text)) > 3
        or "\\" in pattern.text
    ):
        raise QueryError(
            "a pattern behind =~ must not repeat a group, repeat more than three times, or use a backslash: "
            "no engine can stop one that runs wild; use CONTAINS"
        )


def _ordered_before(found: list[Token], bare: frozenset[int], number: int) -> bool:
    return any(k in bare and found[k].is_word("ORDER") for k in range(number))


def _orders(found: list[Token], bare: frozenset[int]) -> None:
    """ORDER BY: after WITH it needs LIMIT; and a column must not hide a variable, which the engines tell apart."""
    clause, hiding, used, seen = "", set[str](), set[str](), set[str]()
    ordering = limited = grouped = False
    for number, token in enumerate([*found, Token("word", "RETURN")]):
        keyword = number in bare or number == len(found)
        if keyword and token.is_word(*_CLAUSES):
            if ordering and clause == "WITH" and not limited:
                raise QueryError("WITH … ORDER BY needs a LIMIT, or move ORDER BY behind RETURN")
            if clause == "WITH":
                seen = _passed_on(found, bare, number, seen)
            clause, hiding, used = token.text.upper(), set(), set(seen)
            ordering = limited = grouped = False
        elif keyword and token.is_word("ORDER"):
            ordering = True
        elif keyword and token.is_word("SKIP", "LIMIT"):
            limited = True
        elif keyword and token.is_word("DISTINCT", "COUNT", "SUM", "MIN", "MAX", "AVG", "COLLECT"):
            grouped = True  # then only columns can be meant
        elif token.is_name and not keyword and not _at(found, number - 1).is_symbol(".", ":", "|"):
            if _at(found, number - 1).is_word("AS") and number - 1 in bare:
                if token.text in used and not _renames_itself(found, number):
                    hiding.add(token.text)
            elif ordering and token.text in hiding and not grouped:
                raise QueryError(
                    f"ORDER BY {token.text} could mean the column or the variable: name the column otherwise"
                )
            seen.add(token.text)


_CLAUSES = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "UNION", "WHERE")


def _passed_on(found: list[Token], bare: frozenset[int], end: int, seen: set[str]) -> set[str]:
    """The names that are still known behind the WITH that ends at `end`: its columns."""
    start = max(k for k in range(end) if k in bare and found[k].is_word("WITH"))
    if any(token.is_symbol("*") for token in found[start + 1 : start + 3]):
        return seen
    names, depth = set(), 0
    for k in range(start + 1, end):
        token, after = found[k], _at(found, k + 1)
        depth += token.is_symbol("(", "[", "{") - token.is_symbol(")", "]", "}")
        last = k + 1 == end or after.is_symbol(",") or (k + 1 in bare and after.is_word("ORDER", "SKIP", "LIMIT"))
        if depth == 0 and last and token.is_name and not _at(found, k - 1).is_symbol("."):
            names.add(token.text)
    return names


def _renames_itself(found: list[Token], number: int) -> bool:
    return _at(found, number - 2).text == _at(found, number).text and not _at(found, number - 3).is_symbol(
        ".", "-", "+"
    )
