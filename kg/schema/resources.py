"""Where the data that drives kg lies: ontology/, pipelines/ and queries/.

In a checkout they stand at the top level; in an installed wheel the same folders lie inside the package.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import DataError

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def folder(name: str) -> Path:
    """The folder `name` (ontology, pipelines or queries). Raises DataError when the installation lacks it."""
    for candidate in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise DataError(f"kg's data folder {name}/ is missing: install kg again")


def load_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file. Raises DataError that names the file and the line."""
    import tomllib  # not needed where all that is read is kept

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path} cannot be read as TOML: {error}") from error


@cache
def cues(name: str) -> dict[str, Any]:
    """The cue lists of pipelines/cues/`name`.toml."""
    return load_toml(folder("pipelines") / "cues" / f"{name}.toml")


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of some words: of two that begin alike the longer one."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
