"""An RDF file → its statements as plain texts; N-Quads without an object for each term, which takes half the time.

Lines as kg writes them are read by one pattern. A file with any other line (blank nodes, comments, faults) is read by
pyoxigraph, as are all other formats.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import GraphError

Statement = tuple[str, str, str | None, str, str]
"""Subject and predicate; the object's IRI, None where it is a literal; the literal's text; its language."""

_BLOCK = 1 << 20
"""Bytes that are read at once: more is not faster, and memory stays small."""

_LINE = re.compile(
    rb'^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"([^"\\\n\r]*(?:\\[tbnrf"\'\\][^"\\\n\r]*)*)"(?:@([a-zA-Z0-9-]+)|\^\^<[^>]*>)?)'
    rb"(?: <[^>]*>)? \.$",
    re.MULTILINE,
)
_IRI = re.compile(rb'[a-z][a-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def statements(path: Path) -> Iterator[Statement]:
    """The statements of an RDF file (by its suffix: .nq, .nt, .ttl, .trig, .rdf, .jsonld), whatever their graph.

    A blank node stands as `_:name`, of no lasting meaning. A statement may come twice. Raises GraphError
    that names the file and, where the syntax is wrong, the line.
    """
    format_ = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if format_ is None:
        raise GraphError(f"{path} is not RDF by its name: use .ttl, .nq, .nt, .trig, .rdf or .jsonld")
    try:
        if format_ in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES):
            with suppress(_UnusualError):
                yield from _by_lines(path)
                return
        # What came before an unusual line comes again, which no reader of a graph minds.
        yield from _parsed(path, format_)
    except FileNotFoundError as error:
        raise GraphError(f"{path} does not exist: give the path of an RDF file") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path} cannot be read as {format_.name}: {error}") from error


def in_order(path: Path) -> Iterator[Statement]:
    """The statements of an N-Quads file in the order of its lines, each once, with nothing kept in memory.

    Raises GraphError that names the file.
    """
    try:
        with path.open("rb") as file:
            for block in _blocks(file):
                try:
                    yield from list(_of_lines(block, _Names()))
                except _UnusualError:
                    yield from _of_quads(ox.parse(block, format=ox.RdfFormat.N_QUADS))
    except FileNotFoundError as error:
        raise GraphError(f"{path} does not exist: give the path of an RDF file") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path} cannot be read as N-Quads: {error}") from error


class _UnusualError(Exception):
    """A line is not as kg writes it."""


def _by_lines(path: Path) -> Iterator[Statement]:
    names = _Names()
    with path.open("rb") as file:
        for block in _blocks(file):
            yield from _of_lines(block, names)


def _of_lines(block: bytes, names: "_Names") -> Iterator[Statement]:
    found = _LINE.findall(block)
    if len(found) != block.count(b"\n"):
        raise _UnusualError
    for subject, predicate, iri, text, language in found:
        if iri:
            yield names[subject], names[predicate], names[iri], "", ""
        else:
            yield names[subject], names[predicate], None, _unescaped(text.decode()), language.decode()


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The file in pieces of whole lines; a last line without an end gets one."""
    rest = b""
    while piece := file.read(_BLOCK):
        lines, end, rest = (rest + piece).rpartition(b"\n")
        yield lines + end
    if rest:
        yield rest + b"\n"


class _Names(dict[bytes, str]):
    """IRIs by their bytes, each made once: what is the same is one object, in memory and in comparisons."""

    def __missing__(self, raw: bytes) -> str:
        if not _IRI.fullmatch(raw):
            raise _UnusualError
        name = self[raw] = raw.decode()
        return name


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text) if "\\" in text else text


def _parsed(path: Path, format_: ox.RdfFormat) -> Iterator[Statement]:
    yield from _of_quads(ox.parse(path=str(path), format=format_))


def _of_quads(quads: Iterable[ox.Quad]) -> Iterator[Statement]:
    for quad in quads:
        subject, predicate, value = _name(quad.subject), quad.predicate.value, quad.object
        if isinstance(value, ox.Literal):
            yield subject, predicate, None, value.value, value.language or ""
        else:
            yield subject, predicate, _name(value), "", ""


def _name(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
