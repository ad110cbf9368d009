"""Names of the user's own: other names of divisions, and places that no official list holds."""

import csv
from pathlib import Path
from typing import Final

from msgspec import Struct

from kg.errors import DataError
from kg.schema.gazetteer import Gazetteer, OwnPlace, gazetteer

LEVELS: Final = ("township", "village", "locality")
"""The levels of a place of one's own; without one, the name is another name of the division itself."""


class OwnName(Struct, frozen=True):
    """One row of the user's list: a name, the code of the division it stands for or lies in, and its level."""

    name: str
    code: str
    level: str | None = None


def with_names(path: Path) -> Gazetteer:
    """The gazetteer with the names in a CSV file added.

    The file has a header and the columns `name`, `code` and, optionally, `level`. Without a level the name is another
    name of the division with that code (春城,530100,). With township, village or locality it is a place of its own in
    that division (翠湖片区,530102,locality). Raises DataError that names the file, the line and what to do.
    """
    names = read_names(path)
    known = gazetteer()
    for line, name in enumerate(names, start=2):
        if name.code not in known:
            raise DataError(f"{path}, line {line}: no division ever had the code {name.code}; use a GB/T 2260 code")
    return Gazetteer(
        tuple(known),
        aliases={name.name: name.code for name in names if name.level is None},
        places={name.name: OwnPlace(name.name, name.code, name.level) for name in names if name.level is not None},
    )


def read_names(path: Path) -> tuple[OwnName, ...]:
    """The rows of a CSV of names. Raises DataError that names the file and the line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = {"name", "code"} - set(rows.fieldnames or ())
            if missing:
                raise DataError(f"{path} needs a first line with the columns name, code and level")
            return tuple(_own_name(row, path, rows.line_num) for row in rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error


def _own_name(row: dict[str, str | None], path: Path, line: int) -> OwnName:
    name, code, level = ((row.get(column) or "").strip() for column in ("name", "code", "level"))
    if len(name) < 2:
        raise DataError(f"{path}, line {line}: a name needs two characters or more")
    if level and level not in LEVELS:
        raise DataError(f"{path}, line {line}: the level {level} is none of {', '.join(LEVELS)}, or empty")
    return OwnName(name, code, level or None)
