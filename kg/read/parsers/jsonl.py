"""Tables of one JSON object a line (.jsonl)."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec

from kg.read.encoding import decode
from kg.read.parsers.columns import Row, rows_as_texts
from kg.read.parts import Columns, Part, Refusal, Refused

WHAT: Final = "a table of one JSON object a line"

_SAMPLE: Final = 50


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """A report for each line; a line that is no object costs only itself. Raises Refused where none is one."""
    text = decode(data)
    if text is None:
        says = "is in no encoding that kg recognises, or its text is damaged"
        raise Refused("encoding", says, "Save it again as UTF-8.")
    damaged: list[int] = []
    objects = _objects(text, damaged)
    sample = list(islice(objects, _SAMPLE))
    if not sample:
        raise Refused("damaged", f"is not {WHAT}", "Write one object a line, or save the table as .csv.")
    header = list(dict.fromkeys(name for _, found in sample for name in found))
    yield from rows_as_texts((0, header), _rows(sample, objects, header), columns)
    for number in damaged:
        yield Refusal("damaged", "is no JSON object", "Write one object a line.", at=f"#{number}")


def _objects(text: str, damaged: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line, type=dict[str, Any])
            except msgspec.DecodeError:
                damaged.append(number)


def _rows(sample: list[tuple[int, Any]], rest: Iterator[tuple[int, Any]], header: list[str]) -> Iterator[Row]:
    for source in (sample, rest):
        for number, found in source:
            yield number, [_cell(found.get(name)) for name in header]


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
