"""Tables in columns (.parquet): each row as a report."""

import io
from collections.abc import Iterator
from typing import Any, Final

from kg.read.parsers.columns import Row, rows_as_texts
from kg.read.parts import Columns, Part, Refused

WHAT: Final = "a Parquet table"

_BATCH: Final = 256
"""Rows in memory at a time; a report has some kilobytes."""


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """A report for each row, counted from 1. Raises Refused where no column holds texts or pyarrow is not installed."""
    try:
        from pyarrow import types
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        remedy = "Install it with `pip install 'kg[parquet]'`, or save the table as .csv or .jsonl."
        raise Refused("unsupported", "is a Parquet table, which kg reads with the help of pyarrow", remedy) from error
    table = ParquetFile(io.BytesIO(data), pre_buffer=False)
    names = [field.name for field in table.schema_arrow if not types.is_nested(field.type)]
    yield from rows_as_texts((0, names), _rows(table, names), columns)


def _rows(table: Any, names: list[str]) -> Iterator[Row]:
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=names, use_threads=False):
        for cells in batch.to_pylist():
            number += 1
            yield number, [_cell(cells[name]) for name in names]


def _cell(value: Any) -> str:
    # Some programs (Spark, for Impala) write words as bytes.
    return "" if value is None else value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
