"""N-Quads, JSON-LD and RDF/XML from sorted lines."""

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyoxigraph as ox

from kg.schema.ontology import ontology
from kg.schema.terms import KG, PREFIXES, TURTLE_PREFIXES
from kg.store.exchange_network import xml_text
from kg.store.lines import sorted_lines

_RDF_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_XSD = PREFIXES["xsd"]
_CANONICAL_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # more digits are no longer exact in JavaScript
_NUMBERS = frozenset({_XSD + "decimal", _XSD + "double"})
_PREFIXES = {namespace: prefix for prefix, namespace in TURTLE_PREFIXES.items()}


def write_nquads(source: Path, out: BinaryIO) -> None:
    """One line a statement, sorted; the graph of a statement is the report that says it."""
    out.writelines(sorted_lines(source))


def write_rdfxml(source: Path, out: BinaryIO) -> None:
    """RDF/XML of the union of all graphs, in order of subject; what XML cannot hold becomes U+FFFD."""
    ox.serialize(map(_for_xml, _triples(source)), out, format=ox.RdfFormat.RDF_XML, prefixes=TURTLE_PREFIXES)


def write_jsonld(source: Path, out: BinaryIO) -> None:
    """JSON-LD of the union of all graphs: a context made from the ontology, then one object a subject, in order."""
    out.write(b'{\n"@context": ' + _json(context()) + b',\n"@graph": [')
    before = b"\n"
    for subject, triples in groupby(_triples(source), key=lambda triple: triple.subject):
        out.write(before + _json(_object(subject, triples)))
        before = b",\n"
    out.write(b"\n]\n}\n")


@cache
def context() -> dict[str, Any]:
    """Prefixes, and for each property of the ontology its short name and the type of its values."""
    found: dict[str, Any] = dict(sorted(TURTLE_PREFIXES.items()))
    found["label"] = {"@id": "rdfs:label", "@container": "@language"}
    for iri in ontology().object_properties:
        found[_key(iri)] = {"@id": _compact(iri), "@type": "@id"}
    for iri, term in ontology().data_properties.items():
        number = {"@type": _compact(term.datatype)} if term.datatype in _NUMBERS else {}
        found[_key(iri)] = {"@id": _compact(iri), **number}
    return found


def _object(subject: ox.NamedNode | ox.BlankNode, triples: Iterator[ox.Triple]) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": _resource(subject)}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate.value):
        values = [triple.object for triple in group]
        if predicate == _RDF_TYPE:
            found["@type"] = [_resource(value) for value in values]
        elif predicate == _LABEL:
            found["label"] = _by_language(values)
        else:
            written = [_value(value, predicate) for value in values]
            found[_key(predicate)] = written[0] if len(written) == 1 else written
    return found


def _by_language(values: list[Any]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value.language or "@none", []).append(value.value)
    return {language: texts[0] if len(texts) == 1 else texts for language, texts in found.items()}


def _value(value: Any, predicate: str) -> Any:
    """A value by the context: bare where the context says its type, else spelt out."""
    if not isinstance(value, ox.Literal):
        return _resource(value) if predicate in ontology().object_properties else {"@id": _resource(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    text, datatype = value.value, value.datatype.value
    declared = ontology().data_properties.get(predicate)
    if declared and declared.datatype in _NUMBERS:
        bare = datatype == declared.datatype
    else:
        bare = datatype == _XSD + "string"
        if datatype == _XSD + "integer" and _CANONICAL_INTEGER.fullmatch(text):
            return int(text)
        if datatype == _XSD + "boolean" and text in ("true", "false"):
            return text == "true"
    return text if bare else {"@value": text, "@type": _compact(datatype)}


def _triples(source: Path) -> Iterator[ox.Triple]:
    """The triples of all graphs, each once, in order of subject, predicate and object."""
    before = None
    lines = cast(IO[bytes], _Reader(sorted_lines(source)))
    for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS):
        triple = quad.triple
        if triple != before:
            yield triple
        before = triple


def _for_xml(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or xml_text(value.value) == value.value:
        return triple
    if value.language:
        fitting = ox.Literal(xml_text(value.value), language=value.language)
    else:
        fitting = ox.Literal(xml_text(value.value), datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, fitting)


class _Reader(io.RawIOBase):
    """Lines as a file to read from, since parsers want one."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next line: a file may give fewer bytes than were asked for."""
        del size
        return next(self._lines, b"")


def _key(iri: str) -> str:
    """How a property is written: our own by local name (unless a prefix has it), those of others with their prefix."""
    local = iri.removeprefix(KG)
    return _compact(iri) if local == iri or local in TURTLE_PREFIXES else local


def _resource(node: Any) -> str:
    return _compact(node.value) if isinstance(node, ox.NamedNode) else f"_:{node.value}"


def _compact(iri: str) -> str:
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIXES.get(iri[:end])
    return f"{prefix}:{iri[end:]}" if prefix else iri


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ": ")).encode("utf-8")
