"""What a parser makes of a file: the messages that the process which parses sends to the one that reads."""

from typing import Final

from msgspec import Struct

MAX_TEXT: Final = 16_000_000
"""Characters of one report at most: a yearbook of 1,500 pages has some 2,500,000."""


class Columns(Struct, frozen=True):
    """The names of a table's columns, as the user gave them; None where they are to be told by their names."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None


class Known(Struct, frozen=True):
    """What is known of a report besides its text.

    `title`, `publisher` and `published` are stated for this report and stand above what its head says; `site` and
    `dated` come from what surrounds it and count only where nothing else tells. Dates are as the file writes them.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    site: str | None = None
    dated: str | None = None


class Text(Struct, frozen=True, tag="text"):
    """The text of one report. `at` goes on the source (`#12` for a row of a table)."""

    text: str
    known: Known = Known()
    at: str = ""


class Member(Struct, frozen=True, tag="member"):
    """A file in an archive; no `data` for a file of a type that is not read."""

    name: str
    data: bytes | None


class Refusal(Struct, frozen=True, tag="refusal"):
    """Why a file, or the part of it at `at`, was not read. `says` goes on after the source and has no full stop."""

    kind: str
    says: str
    remedy: str
    at: str = ""
    whole: bool = True
    """False where the rest was read without loss of what it says."""


class Done(Struct, frozen=True, tag="done"):
    """The end of what a file holds."""


Part = Text | Member | Refusal


class Job(Struct, frozen=True):
    """What the parsing process is to do with the bytes that follow."""

    parser: str
    columns: Columns


class Refused(Exception):
    """Raised in a parser: the file as a whole cannot be read."""

    def __init__(self, kind: str, says: str, remedy: str) -> None:
        super().__init__(says)
        self.refusal = Refusal(kind, says, remedy)
