"""A Report: one document, its text and where it came from."""

import hashlib

from msgspec import Struct


class Report(Struct, frozen=True, omit_defaults=True):
    """One document as it was read.

    `text` is the decoded text, unchanged: every offset in a Reading counts its characters. `source` is the path as
    the user knows it. `published` is an ISO 8601 date, month or year. `furniture` holds half-open character ranges of
    `text` that say nothing about the world (by-lines, share buttons, publication lines): no fact is taken from them.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()


def report_id(text: str) -> str:
    """The id of a report: the first 16 hex digits of the SHA-256 of its text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
