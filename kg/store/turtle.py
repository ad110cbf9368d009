"""Turtle for people and for version control: prefixes, one block a subject, sorted, the same bytes everywhere.

Statements come as sorted lines of N-Triples or N-Quads, so the writer streams: it holds one subject at a time. It works
on bytes and remembers the written form of each predicate and of the objects that recur, which is why it is fast.
"""

import re
from collections.abc import Iterable
from typing import BinaryIO, Final

from kg.schema.terms import PREFIXES, TURTLE_PREFIXES

_RDF_TYPE: Final = f"<{PREFIXES['rdf']}type>".encode()
_XSD: Final = PREFIXES["xsd"].encode()
_NAMESPACES: Final = {namespace.encode(): prefix.encode() for prefix, namespace in TURTLE_PREFIXES.items()}
# A part of the local names that Turtle allows: what it leaves out is written as a full IRI.
_LOCAL: Final = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE: Final = {
    b"^^<" + _XSD + b"integer>": re.compile(rb"[+-]?[0-9]+"),
    b"^^<" + _XSD + b"decimal>": re.compile(rb"[+-]?[0-9]*\.[0-9]+"),
    b"^^<" + _XSD + b"boolean>": re.compile(rb"true|false"),
}
_SUFFIX: Final = re.compile(rb"@[A-Za-z0-9-]+|\^\^<[^<> ]+>|")
_TAIL: Final = re.compile(rb" (?:<[^<> ]*> |_:[^ ]+ )?\.\n?")
_REMEMBERED: Final = 100_000
_BEFORE_ALL: Final = b"\0"
_NEXT: Final = b" ;\n    "


def write_turtle(lines: Iterable[bytes], out: BinaryIO) -> int:
    """Writes sorted lines of N-Triples or N-Quads as Turtle; gives the number of triples written.

    Lines are in canonical form (single spaces, as pyoxigraph writes them), sorted by bytes, each with its line
    break. Graph names are left out, and a triple of several graphs is written once. Raises ValueError for a line
    that is not in that form or out of order.
    """
    out.write(header())
    terms, openings = _Terms(), _Openings()
    subject = predicate = _BEFORE_ALL
    value = tail = b""
    types: list[bytes] = []
    parts: list[bytes] = []
    written = 0
    for line in lines:
        # One pass of few operations a line: this loop is where the time of an export goes.
        try:
            s, p, rest = line.split(b" ", 2)
        except ValueError:
            raise ValueError(f"not a statement: {line[:200]!r}") from None
        if tail and rest.endswith(tail):
            o = rest[: -len(tail)]
        else:
            o, tail = _object_and_tail(rest)
        if s != subject:
            if s < subject:
                raise ValueError(f"not in order: {line[:200]!r}")
            if types or parts:
                out.write(_block(subject, types, parts))
            types, parts = [], []
            subject, predicate = s, _BEFORE_ALL
        if p != predicate:
            if p < predicate:
                raise ValueError(f"not in order: {line[:200]!r}")
            predicate = p
            if p == _RDF_TYPE:
                types.append(terms[o])
            else:
                parts.append(openings[p] + terms[o])
        elif o <= value:
            if o == value:
                continue
            raise ValueError(f"not in order: {line[:200]!r}")
        elif p == _RDF_TYPE:
            types.append(terms[o])
        else:
            parts.append(b" , " + terms[o])
        value = o
        written += 1
    if types or parts:
        out.write(_block(subject, types, parts))
    return written


def header() -> bytes:
    """The prefix lines, sorted, and an empty line."""
    lines = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(TURTLE_PREFIXES.items())]
    return "".join(lines).encode()


class _Terms(dict[bytes, bytes]):
    """Objects as Turtle has them, by how they stand in the lines; forgotten when there are many."""

    def __missing__(self, term: bytes) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        if term.startswith(b'"'):
            quote = term.rindex(b'"')
            written = _literal(term[: quote + 1], term[quote + 1 :])
        else:
            written = _resource(term)
        self[term] = written
        return written


class _Openings(dict[bytes, bytes]):
    """What opens a new predicate in a block, by the predicate as it stands in the lines."""

    def __missing__(self, predicate: bytes) -> bytes:
        written = self[predicate] = _NEXT + _resource(predicate) + b" "
        return written


def _object_and_tail(rest: bytes) -> tuple[bytes, bytes]:
    """The object at the start of the rest of a line, and what follows it if that is a graph.

    The tail of one line tells where the object ends in the next lines of the same graph. Without a graph there is no
    such tail: " ." also ends lines that have one.
    """
    if rest.startswith(b'"'):
        suffix = _SUFFIX.match(rest, rest.rindex(b'"') + 1)
        assert suffix is not None  # it matches nothing at all too
        end = suffix.end()
    else:
        end = rest.find(b" ")
    tail = rest[end:]
    if not _TAIL.fullmatch(tail):
        raise ValueError(f"not the end of a statement: {rest[:200]!r}")
    return rest[:end], tail if b"<" in tail else b""


def _literal(quoted: bytes, suffix: bytes) -> bytes:
    if not suffix.startswith(b"^^"):
        return quoted + suffix
    bare = _BARE.get(suffix)
    if bare is not None and bare.fullmatch(quoted, 1, len(quoted) - 1):
        return quoted[1:-1]
    return quoted + b"^^" + _resource(suffix[2:])


def _resource(term: bytes) -> bytes:
    """A resource in angle brackets as a prefixed name where it has one; blank nodes as they are."""
    if not (term.startswith(b"<") and term.find(b">") == len(term) - 1):
        if term.startswith(b"_:"):
            return term
        raise ValueError(f"not a resource: {term[:200]!r}")
    end = max(term.rfind(b"/"), term.rfind(b"#")) + 1
    prefix = _NAMESPACES.get(term[1:end])
    if prefix is None or not _LOCAL.fullmatch(term, end, len(term) - 1):
        return term
    return prefix + b":" + term[end:-1]


def _block(subject: bytes, types: list[bytes], parts: list[bytes]) -> bytes:
    body = b"".join(parts)
    if types:
        types.sort(key=_is_foreign)
        return b"\n%b a %b%b .\n" % (_resource(subject), b" , ".join(types), body)
    return b"\n%b %b .\n" % (_resource(subject), body[len(_NEXT) :])


def _is_foreign(name: bytes) -> bool:
    """Our own classes come first: they say most."""
    return not name.startswith(b"kg:")
