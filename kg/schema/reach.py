"""What can be reached from something by steps of one kind: what lies above a concept, what came of a division."""

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")


def reachable(starts: Iterable[_T], following: Callable[[_T], Iterable[_T]]) -> set[_T]:
    """The starts and all that follows from them, directly or by way of others; circles do no harm."""
    found: set[_T] = set()
    todo = list(starts)
    while todo:
        current = todo.pop()
        if current not in found:
            found.add(current)
            todo.extend(following(current))
    return found
