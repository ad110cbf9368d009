"""How long work reports that it goes on: a callback, so that the library prints nothing."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, how many units are done, and how many there are (0 when not known)."""


def silent(step: str, done: int, total: int) -> None:
    """The default: says nothing."""
