"""How far an archive may go: depth, and bytes in all."""

from pathlib import PurePosixPath
from typing import Final

from kg.model import Finding
from kg.read.formats import PARSERS
from kg.read.parts import Member
from kg.read.refusals import refused

MAX_DEPTH: Final = 3
"""Archives within archives; deeper ones are made to exhaust who opens them."""

MAX_UNPACKED: Final = 2**30
"""Bytes that may come out of one file, archives within it included."""


class Unpacking:
    """What has come out of one file so far. Archives within it share the count."""

    def __init__(self, depth: int = 0, total: list[int] | None = None) -> None:
        self._depth = depth
        self._total = [0] if total is None else total

    def deeper(self) -> "Unpacking":
        """The same unpacking, one archive further in."""
        return Unpacking(self._depth + 1, self._total)

    def refusal(self, member: Member, source: str) -> Finding | None:
        """Counts a member in; the Finding that says why it is not read, or None."""
        self._total[0] += len(member.data or b"")
        if self._total[0] > MAX_UNPACKED:
            says = f"lies in an archive that holds more than {MAX_UNPACKED // 2**30} GiB, and was not read"
            return refused("too_large", source, says, "Unpack the archive and name the folder.")
        if PARSERS.get(PurePosixPath(member.name).suffix.lower()) == "archive" and self._depth + 1 >= MAX_DEPTH:
            says = f"is an archive more than {MAX_DEPTH} deep in others"
            return refused("too_deep", source, says, "Unpack the outer archive and name the folder.")
        return None
