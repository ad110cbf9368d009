"""A Reading: all that one report says. The unit of caching, distribution and evaluation."""

from pathlib import Path

import msgspec
from msgspec import Struct

from kg.errors import DataError
from kg.model.entity import AnyEntity
from kg.model.figure import Figure
from kg.model.finding import Finding
from kg.model.relation import Relation


class Document(Struct, frozen=True, kw_only=True):
    """What is known of the report itself. `home` is the code of the place that the report is about."""

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    home: str | None = None


class Reading(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The entities, relations and figures of one report, in the JSON shape of the annotation guide plus offsets."""

    doc: Document
    entities: tuple[AnyEntity, ...]
    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...] = ()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def encode_reading(reading: Reading) -> bytes:
    """One line of JSON (no newline) for a Reading; equal Readings give equal bytes."""
    return _encoder.encode(reading)


def decode_reading(line: bytes | str, *, source: str | Path = "reading") -> Reading:
    """The Reading in one JSON object. Raises DataError that names `source` when it is not one."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{source} is not a reading in kg's JSON shape: {error}") from error
