"""The paths of a MATCH clause: which relationships it binds, and between which nodes."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.store.guard_tokens import Token

_UNEQUAL = re.compile(r"\. id (<>|<|>) \. id")


@dataclass(frozen=True)
class Step:
    """One relationship of a pattern. `start` and `end` name nodes (anonymous ones by their place in the query).

    `types` is empty for any type; `ranged` marks a path of several steps, `bounded` one with an upper bound.
    """

    types: frozenset[str]
    start: str
    end: str
    directed: bool
    ranged: bool
    bounded: bool


@dataclass
class Match:
    """One MATCH clause: its steps, and the pairs of nodes that its WHERE, or one before it, holds apart by their ids."""

    steps: list[Step]
    apart: set[frozenset[str]]


def matches(found: list[Token], bare: frozenset[int]) -> tuple[list[Match], dict[str, set[str]]]:
    """All MATCH clauses of a statement, subqueries included, and the labels that its patterns give each node."""
    labels: dict[str, set[str]] = {}
    clauses: list[Match] = []
    renamed = {found[k + 1].text for k in bare if found[k].is_word("AS") and k + 1 < len(found)}
    held: set[frozenset[str]] = set()
    for number, token in enumerate(found):
        if number in bare and token.is_word("UNION"):
            held = set()
        if number in bare and token.is_word("MATCH"):
            end = _end(found, bare, number + 1)
            apart = _apart(found, end)
            clauses.append(Match(_steps(found, number + 1, end, labels), apart | held))
            if not found[number - 1].is_word("OPTIONAL") and not found[number - 1].is_symbol("{"):
                held |= {pair for pair in apart if not pair & renamed}
    return clauses, labels


def _end(found: list[Token], bare: frozenset[int], start: int) -> int:
    """Where the patterns of a MATCH end: at its WHERE, the next clause, or the bracket that closes its subquery."""
    depth = 0
    for number in range(start, len(found)):
        token = found[number]
        depth += token.is_symbol("(", "[", "{") - token.is_symbol(")", "]", "}")
        if depth < 0 or (depth == 0 and number in bare):
            return number
    return len(found)


def _steps(found: list[Token], start: int, end: int, labels: dict[str, set[str]]) -> list[Step]:
    steps: list[Step] = []
    node: str | None = None
    arrow: list[Token] = []
    inside: list[Token] = []
    number = start
    while number < end:
        token = found[number]
        if token.is_symbol("("):
            close = _closing(found, number)
            name = _node(found, number, close, labels)
            if node is not None and arrow:
                steps.append(_step(node, name, arrow, inside))
            node, arrow, inside, number = name, [], [], close
        elif token.is_symbol("["):
            close = _closing(found, number)
            inside, number = found[number + 1 : close], close
        elif token.is_symbol(","):
            node, arrow = None, []
        elif token.is_symbol("-", "<", ">", "<>"):
            arrow.append(token)
        number += 1
    return steps


def _closing(found: list[Token], opening: int) -> int:
    depth = 0
    for number in range(opening, len(found)):
        depth += found[number].is_symbol("(", "[", "{") - found[number].is_symbol(")", "]", "}")
        if depth == 0:
            return number
    return len(found)


def _node(found: list[Token], opening: int, close: int, labels: dict[str, set[str]]) -> str:
    inside = found[opening + 1 : close]
    named = bool(inside) and inside[0].is_name
    name = inside[0].text if named else f" {opening}"
    for before, token in pairwise(inside):
        if before.is_symbol("{"):
            break
        if before.is_symbol(":", "|") and token.is_name:
            labels.setdefault(name, set()).add(token.text)
    return name


def _step(left: str, right: str, arrow: list[Token], inside: list[Token]) -> Step:
    shape = "".join(token.text for token in arrow)
    start, end = (right, left) if shape.startswith("<") and not shape.endswith(">") else (left, right)
    types = set()
    for before, token in pairwise(inside):
        if before.is_symbol("{"):
            break
        if before.is_symbol(":", "|") and token.is_name:
            types.add(token.text)
    texts = [token.text for token in inside]
    ranged = "*" in texts
    after = texts[texts.index("*") + 1 :] if ranged else []
    bounded = bool(after) and (after[-1].isdigit() or (".." in after and after[after.index("..") + 1 :][:1] != []))
    directed = shape.startswith("<") != shape.endswith(">")
    return Step(frozenset(types), start, end, directed, ranged, bounded)


def _apart(found: list[Token], end: int) -> set[frozenset[str]]:
    """The pairs a, b of `a.id <> b.id` (or <, >) in the WHERE that follows, as far as nothing but AND joins its conditions."""
    if end >= len(found) or not found[end].is_word("WHERE"):
        return set()
    pairs, depth, number = set(), 0, end + 1
    while number < len(found) and depth >= 0:
        token = found[number]
        depth += token.is_symbol("(", "[", "{") - token.is_symbol(")", "]", "}")
        if depth == 0 and token.is_word("OR", "XOR", "NOT"):
            return set()
        if token.is_word("MATCH", "WITH", "RETURN", "UNWIND", "OPTIONAL") and depth == 0:
            break
        part = found[number : number + 7]
        texts = [t.text for t in part]
        if depth == 0 and len(part) == 7 and _UNEQUAL.fullmatch(" ".join(texts[1:4] + texts[5:])):
            pairs.add(frozenset((texts[0], texts[4])))
        number += 1
    return pairs
