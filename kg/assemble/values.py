"""Literals: how numbers, years and words of a Reading are written in RDF."""

import re
from decimal import Decimal

import pyoxigraph as ox

from kg.schema.terms import PREFIXES

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

_XSD = PREFIXES["xsd"]
_INTEGER = ox.NamedNode(_XSD + "integer")
_DECIMAL = ox.NamedNode(_XSD + "decimal")
_SURROGATE = re.compile("[\ud800-\udfff]")
_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}")


def text(value: str, language: str | None = None) -> ox.Literal:
    """A string, with its language where it has one. Characters that RDF cannot hold become U+FFFD."""
    value = _SURROGATE.sub("\ufffd", value)
    return ox.Literal(value, language=language) if language else ox.Literal(value)


def integer(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=_INTEGER)


def boolean(value: bool) -> ox.Literal:
    """True or false."""
    return ox.Literal(value)


def decimal(value: int | float) -> ox.Literal:
    """An exact number, digit by digit; with a point, so that Turtle can show it bare."""
    written = digits(value)
    return ox.Literal(written if "." in written else f"{written}.0", datatype=_DECIMAL)


def digits(value: int | float) -> str:
    """The shortest plain decimal form: 31500, 27.09, -0.5; 3.0 and 3 are one."""
    plain = format(Decimal(repr(value)).normalize(), "f")
    return "0" if plain == "-0" else plain


def year_of(date: str | None) -> int | None:
    """The year of an ISO 8601 year, month or date; None for anything else."""
    match = _YEAR.fullmatch(date or "")
    return int(match[1]) if match else None


def years_of(period: str | None) -> tuple[int | None, int | None]:
    """First and last year of an ISO 8601 date or interval; None where it is open or not stated."""
    start, slash, end = (period or "").partition("/")
    return year_of(start), year_of(end if slash else start)
