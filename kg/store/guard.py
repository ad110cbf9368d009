"""The guard before users' queries: read-only, portable Cypher goes through, rebuilt from tokens; nothing else does.

A statement is decoded, cut into tokens and written anew: only the keywords and functions of the lists below stand in
it bare, every other word is quoted as a name. So no engine can find a clause in it that is not on the list, however
it was spelt, commented or escaped.
"""

import re
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError
from kg.store.guard_portable import refuse_what_differs
from kg.store.guard_tokens import Token, render, tokens
from kg.store.guard_types import fitted


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_HEADING = re.compile(r"[`\\\x00-\x1f\x7f]")
"""What would end a quoted name, or be read before quotes are."""

_OPENING = {")": "(", "]": "[", "}": "{"}
_STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN"})
_CLAUSES = _STARTS | {"WHERE", "ORDER", "BY", "SKIP", "LIMIT", "UNION", "ALL", "DISTINCT", "AS"}
_OPERATORS = frozenset(
    {"AND", "OR", "XOR", "NOT", "IN", "STARTS", "ENDS", "CONTAINS", "IS", "WHEN", "THEN", "ELSE", "CASE"}
)
_VALUES = frozenset({"NULL", "TRUE", "FALSE", "END", "ASC", "ASCENDING", "DESC", "DESCENDING"})
KEYWORDS = _CLAUSES | _OPERATORS | _VALUES
"""All keywords that a reading query may use."""

FUNCTIONS = _words("""
    coalesce size head last tointeger tofloat tolower toupper left right split abs ceil floor sign sqrt type length
    nodes relationships date count avg min max sum collect any all none single
""")
"""Functions that give the same on both engines (tests/store/test_guard.py compares them), in lower case."""

_READING = "MATCH, OPTIONAL MATCH, WITH, UNWIND and RETURN"

_OTHER_FORM = {
    "labels": "a node has one label: write it in the pattern, (n:Place)",
    "id": "use the property n.id",
    "elementid": "use the property n.id",
    "substring": "use left() and right(), substring() counts from 1 on the embedded engine",
    "tostring": "return the value itself, the embedded engine writes 1.000000 for 1.0",
    "shortestpath": "use a bounded path, MATCH p = (a)-[:T*1..4]-(b) … ORDER BY length(p) LIMIT 1",
    "allshortestpaths": "use a bounded path, MATCH p = (a)-[:T*1..4]-(b)",
    "reduce": "UNWIND the list and aggregate",
    "exists": "write n.x IS NOT NULL, or EXISTS { MATCH … }",
    "round": "return the value itself",
    "trim": "compare the value itself, the embedded engine keeps full-width spaces",
}

_REFUSED = _words("""
    CREATE MERGE SET DELETE DETACH REMOVE DROP ALTER CALL LOAD COPY FOREACH ATTACH INSTALL UNINSTALL EXPORT IMPORT USE
    SHOW BEGIN COMMIT ROLLBACK CHECKPOINT GRANT DENY REVOKE EXPLAIN PROFILE COMMENT START STOP TERMINATE YIELD FINISH
    INSERT ENABLE RENAME PROJECT FORCE UPDATE
""")
"""Words that begin what other statements do; listed for a clear message, nothing depends on them."""


def fit(cypher: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a user's query in the types of the properties that they are compared with.

    On a command line everything is text: '2022' for a year becomes 2022, '530000' for a code stays.
    """
    return fitted(tokens(cypher), parameters)


def check(cypher: str, parameters: Mapping[str, Any] | None = None, *, embedded: bool = False) -> str:
    """The statement to run in place of the user's, the same in meaning; for the embedded engine in its dialect.

    Raises QueryError that says what is not allowed, with the portable form where there is one.
    """
    found = tokens(cypher)
    if found and found[-1].is_symbol(";"):
        found.pop()
    if not found:
        raise QueryError("the query is empty: it begins with MATCH, for example MATCH (p:Place) RETURN p.name LIMIT 5")
    bare = _bare(found)
    refuse_what_differs(found, bare, parameters or {})
    found, bare = _with_columns(found, bare)
    if embedded:
        found, bare = _trails(found, bare)
    return render(found, bare)


def _bare(found: list[Token]) -> frozenset[int]:
    """Where the keywords and functions stand. Raises QueryError for any other use of a word than as a name."""
    bare = set()
    operand, open_ = False, [""]
    for number, token in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        if token.kind == "symbol":
            _pair(token, open_)
            star = token.text == "*" and before is not None and before.is_word("WITH", "RETURN", "DISTINCT")
            operand = star or token.text in (")", "]", "}")
            continue
        naming = _names(before, after, open_[-1])
        if token.kind == "word" and not naming and _keyword(token, after):
            _placed(token, before, after)
            bare.add(number)
            operand = token.is_word(*_VALUES)
            continue
        if token.is_name and after is not None and after.is_symbol("("):
            _function(token, before)
            bare.add(number)
        elif (operand and not naming) or (
            before is None or before.is_word("UNION", "ALL") or (before.is_symbol("{") and _opens_query(found, number))
        ):
            raise QueryError(_unexpected(token))
        operand = True
    if len(open_) > 1:
        raise QueryError(f"the query has a {open_[-1]} that is not closed")
    return frozenset(bare)


def _pair(token: Token, open_: list[str]) -> None:
    """Keep the stack of open brackets. Raises QueryError for brackets that do not pair, and for a second statement."""
    if token.text == ";":
        raise QueryError("the query must be one statement: run the others by themselves")
    if token.text in "([{":
        open_.append(token.text)
    elif token.text in _OPENING and open_.pop() != _OPENING[token.text]:
        raise QueryError(f"the query has a {token.text} that closes nothing")


def _names(before: Token | None, after: Token | None, bracket: str) -> bool:
    """Whether a word here can only be a name: of a property, label, type, column, or key of a map."""
    if before is None:
        return False
    if bracket == "{" and before.is_symbol("{", ","):
        return after is not None and after.is_symbol(":")
    return before.is_symbol(".") or before.is_word("AS") or (bracket != "{" and before.is_symbol(":", "|"))


def _keyword(token: Token, after: Token | None) -> bool:
    if token.is_word("COUNT", "EXISTS"):
        return after is not None and after.is_symbol("{")
    if token.is_word("ALL"):
        return after is None or not after.is_symbol("(")
    return token.is_word(*KEYWORDS)


def _placed(token: Token, before: Token | None, after: Token | None) -> None:
    """Raises QueryError for a statement or subquery that does not begin with a reading clause."""
    begins = before is None or before.is_word("UNION") or (before.is_word("ALL") and not token.is_word("ALL"))
    if begins and not token.is_word(*_STARTS, "ALL"):
        raise QueryError(_unexpected(token))
    if token.is_word("OPTIONAL") and not (after and after.is_word("MATCH")):
        raise QueryError("OPTIONAL must stand before MATCH")


def _opens_query(found: list[Token], number: int) -> bool:
    return number >= 2 and found[number - 2].is_word("EXISTS", "COUNT", "COLLECT")


def _function(token: Token, before: Token | None) -> None:
    name = token.text.lower() if token.text.isascii() else token.text
    if name.upper() in _REFUSED:
        raise QueryError(_unexpected(token))
    if token.kind != "word" or name not in FUNCTIONS or (before is not None and before.is_symbol(".")):
        hint = _OTHER_FORM.get(name, f"allowed are {', '.join(sorted(FUNCTIONS))}")
        raise QueryError(f"the function {token.text}() cannot be used here: {hint}")


def _unexpected(token: Token) -> str:
    if token.kind == "word" and token.text.upper() in _REFUSED:
        return f"{token.text.upper()} is not allowed: users' queries only read, with {_READING}"
    return f"{token.text!r} is not expected where it stands: a query consists of {_READING}"


def _with_columns(found: list[Token], bare: frozenset[int]) -> tuple[list[Token], frozenset[int]]:
    """The statement with a name for each returned column that has none: quoted names must not show in headings."""
    insert: dict[int, str] = {}
    for number, token in enumerate(found):
        if number in bare and token.is_word("RETURN"):
            insert.update(_unnamed(found, bare, number + 1))
    changed: list[Token] = []
    kept = set()
    for number in range(len(found) + 1):
        if number in insert:
            kept.add(len(changed))
            changed += [Token("word", "AS", True), Token("quoted", insert[number], True)]
        if number < len(found):
            if number in bare:
                kept.add(len(changed))
            changed.append(found[number])
    return changed, frozenset(kept)


def _unnamed(found: list[Token], bare: frozenset[int], start: int) -> dict[int, str]:
    """By the position behind it, the text of each item of a RETURN that has no AS."""
    items: dict[int, str] = {}
    depth, first = 0, start + (start < len(found) and found[start].is_word("DISTINCT"))
    for number in range(start, len(found) + 1):
        token = found[number] if number < len(found) else None
        closes = token is not None and token.is_symbol(")", "]", "}")
        ends = token is None or (
            depth == 0 and (closes or (number in bare and token.is_word("ORDER", "SKIP", "LIMIT", "UNION")))
        )
        if ends or (depth == 0 and token is not None and token.is_symbol(",")):
            item = found[first:number]
            named = any(k in bare and found[k].is_word("AS") for k in range(first, number)) or (
                len(item) == 1 and item[0].is_symbol("*")
            )
            if item and not named:
                written = "".join((" " if t.spaced and k else "") + t.text for k, t in enumerate(item))
                items[number] = _NO_HEADING.sub("", written)[:100]
            first = number + 1
        if ends:
            break
        depth += bool(token and token.is_symbol("(", "[", "{")) - closes
    return items


def _trails(found: list[Token], bare: frozenset[int]) -> tuple[list[Token], frozenset[int]]:
    """The statement with paths that use a relationship once, as in Neo4j; the embedded engine walks by default."""
    changed: list[Token] = []
    kept = set()
    for number, token in enumerate(found):
        if number in bare:
            kept.add(len(changed))
        changed.append(token)
        if token.is_symbol("*") and _is_range(found, number):
            kept.add(len(changed))
            changed.append(Token("word", "TRAIL", True))
    return changed, frozenset(kept)


def _is_range(found: list[Token], number: int) -> bool:
    opening = number
    while opening >= 0 and not found[opening].is_symbol("[", "]", "(", ")", "{", "}"):
        opening -= 1
    return opening > 0 and found[opening].is_symbol("[") and found[opening - 1].is_symbol("-")
