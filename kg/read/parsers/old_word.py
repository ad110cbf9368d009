"""Documents under an old name (.doc, .wps), which sites give to web pages and newer documents too."""

from collections.abc import Iterator
from typing import Final

from kg.read.formats import AS_TEXT
from kg.read.parts import Columns, Part, Refused

WHAT: Final = "a word-processor document"


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """The one report in a document that is a page or a .docx by its content. Raises Refused for the old format."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"pk\x03\x04"):
        from kg.read.parsers import word

        return word.parse(data, columns)
    if start.startswith((b"<", b"mime-version:", b"content-type:", b"from:", b"subject:")):
        from kg.read.parsers import page

        return page.parse(data, columns)
    raise Refused("unsupported", "is a document in an old format, which kg does not read", f"To read it, {AS_TEXT}.")
