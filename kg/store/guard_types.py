"""Text and numbers in a user's query: the embedded engine turns them into each other, to Neo4j they are never equal."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.errors import QueryError
from kg.schema.projection import Label, RelationshipType, property_graph_schema
from kg.store.guard_tokens import Token

_COMPARISONS = ("=", "<>", "<", ">", "<=", ">=")
_BOOLEANS = {"true": True, "false": False}


def at(found: list[Token], number: int) -> Token:
    """The token at a place, an empty one beyond the ends."""
    return found[number] if 0 <= number < len(found) else Token("symbol", "")


@cache
def property_types() -> dict[str, frozenset[str]]:
    """The types (string, number, boolean) that the properties of each name have."""
    schema = property_graph_schema()
    types: dict[str, set[str]] = {}
    owners: list[Label | RelationshipType] = [*schema.labels.values(), *schema.relationships.values()]
    for owner in owners:
        for declared in owner.properties:
            types.setdefault(declared.name, set()).add(
                "number" if declared.type in ("integer", "float") else declared.type
            )
    return {name: frozenset(found) for name, found in types.items()}


def refuse_mixed_types(found: list[Token], number: int, parameters: Mapping[str, Any]) -> None:
    """Raises QueryError where a property is compared with a value that is not of its type."""
    token = at(found, number)
    if token.kind not in ("string", "number", "parameter") and not token.is_word("TRUE", "FALSE"):
        return
    name = _compared_with(found, number)
    types = property_types().get(name.text) if name.is_name else None
    given = _type(token, parameters)
    if types and given and given not in types:
        raise QueryError(f"{name.text} is a {' or '.join(sorted(types))}, compared with a {given}: write it as one")


def fitted(found: list[Token], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters, those given as text made numbers or truth values where a property of that type is compared."""
    changed = dict(parameters)
    for number, token in enumerate(found):
        value = parameters.get(token.text[1:]) if token.kind == "parameter" else None
        if isinstance(value, str):
            types = property_types().get(_compared_with(found, number).text, frozenset())
            if types == {"number"}:
                changed[token.text[1:]] = _number(value)
            elif types == {"boolean"}:
                changed[token.text[1:]] = _BOOLEANS.get(value.lower(), value)
    return changed


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _compared_with(found: list[Token], number: int) -> Token:
    """The name of the property that stands beside a value: `n.name = value`, `{name: value}`, `value = n.name`."""
    before, name = at(found, number - 1), at(found, number - 2)
    if before.is_symbol(*_COMPARISONS) and at(found, number - 3).is_symbol("."):
        return name
    if before.is_symbol(":") and at(found, number - 3).is_symbol("{", ","):
        return name
    if at(found, number + 1).is_symbol(*_COMPARISONS) and at(found, number + 3).is_symbol("."):
        return at(found, number + 4)
    return Token("symbol", "")


def _type(token: Token, parameters: Mapping[str, Any]) -> str | None:
    if token.kind == "parameter":
        value = parameters.get(token.text[1:])
        if isinstance(value, bool):
            return "boolean"
        if isinstance(value, int | float):
            return "number"
        return "string" if isinstance(value, str) else None
    return "boolean" if token.kind == "word" else token.kind
