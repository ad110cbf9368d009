"""Gold files: what careful readers say that a report says, in the JSON shape of the annotation guide."""

from pathlib import Path, PurePosixPath
from typing import Literal

import msgspec
from msgspec import Struct

from kg.errors import DataError
from kg.model.relation import Predicate


class GoldEntity(Struct, frozen=True, kw_only=True):
    """An entity row. Its optional rows cost nothing when they are missed, and nothing when they are found."""

    type: Literal["Place", "Agency", "Program", "Person", "Policy", "Honour"]
    name: str
    surface: tuple[str, ...] = ()
    code: str | int | None = None
    level: str | None = None
    place: str | int | None = None
    optional: bool = False


class GoldRelation(Struct, frozen=True, kw_only=True):
    """A relation row; no status means actual."""

    s: str
    p: Predicate
    o: str
    status: str | None = None
    optional: bool = False


class GoldFigure(Struct, frozen=True, kw_only=True):
    """A figure row."""

    value: int | float
    unit: str | None
    indicator: str
    measure: str
    about: str
    place: str | int | None
    period: str | None
    status: str
    optional: bool = False


class GoldDocument(Struct, frozen=True, kw_only=True):
    """The text that was annotated: the name of its file."""

    source: str


class Gold(Struct, frozen=True, kw_only=True):
    """All that one report says, by its annotators."""

    doc: GoldDocument
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    figures: tuple[GoldFigure, ...]


def stem(source: str) -> str:
    """The name by which gold and Readings are joined: the file name of a source, without its last suffix.

    A row of a table has its number (t.csv#12 → t#12).
    """
    name, mark, row = PurePosixPath(source).name.partition("#")
    return PurePosixPath(name).stem + mark + row if PurePosixPath(name).suffix else PurePosixPath(source).stem


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """The gold of every .json file in `folder`, in order of their names.

    Raises DataError that names the file where the folder is missing or holds none, a file is not JSON or lacks what
    the guide asks for, or two files annotate the same text.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        reason = "holds no .json file" if folder.is_dir() else "is not a folder"
        raise DataError(f"{folder} {reason}: name the folder with the gold files, one .json file a report.")
    golds: dict[str, Gold] = {}
    for path in paths:
        gold = _read(path)
        if stem(gold.doc.source) in golds:
            raise DataError(f"{path} annotates {gold.doc.source}, as another gold file does: keep one of them.")
        golds[stem(gold.doc.source)] = gold
    return tuple(golds.values())


def _read(path: Path) -> Gold:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Gold)
    except msgspec.ValidationError as error:
        raise DataError(f"{path} is no gold file in the shape of the annotation guide: {error}.") from error
    except msgspec.DecodeError as error:
        raise DataError(f"{path} is not JSON: {error}.") from error
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}.") from error
