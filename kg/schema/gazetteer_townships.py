"""Townships and streets, and optionally villages, by county: names only, after the statistics of a recent year."""

import lzma
from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path

from kg.errors import DataError
from kg.schema.gazetteer_names import split_people
from kg.schema.resources import folder


class Townships:
    """The names of townships by the code of their county.

    The list is of one recent year: a name that is missing from it may still have been a township before.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines

    @cached_property
    def _by_county(self) -> dict[str, str]:
        return {line[:6]: line[6:] for line in self._lines}

    def of(self, county: str) -> dict[str, str]:
        """Official names by written form (阴底乡 → 阴底彝族苗族白族乡) of the townships of a county; empty if unknown."""
        return _forms(self._by_county.get(county, ""))

    @cached_property
    def _counties(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for code, names in self._by_county.items():
            for name in names.split(","):
                found[name].append(code)
        return {name: tuple(codes) for name, codes in found.items()}

    def counties(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a township of this official name, in order."""
        return self._counties.get(name, ())


@cache
def _forms(names: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for name in filter(None, names.split(",")):
        forms[name] = name
        if name.endswith("街道"):
            forms.setdefault(name + "办", name)
            forms.setdefault(name + "办事处", name)
        elif name.endswith("乡"):
            stem, peoples = split_people(name.removesuffix("乡").removesuffix("民族"))
            if peoples:
                forms.setdefault(stem + "乡", name)
    return forms


@cache
def townships() -> Townships:
    """The townships that kg ships, read once (some 20 ms). Raises DataError when the file is missing or broken."""
    return read_townships(folder("ontology") / "gazetteer" / "townships.txt.xz")


@cache
def villages() -> Townships:
    """The villages and communities, when `make gazetteer` compiled them; else none.

    Raises DataError when the file is there but broken.
    """
    path = folder("ontology") / "gazetteer" / "villages.txt.xz"
    return read_townships(path) if path.exists() else Townships(())


def read_townships(path: Path) -> Townships:
    """The townships in a compressed list: a county's code and its townships' names, comma-separated, on each line."""
    try:
        text = lzma.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read: {error}; run `make gazetteer`") from error
    return Townships(tuple(text.splitlines()))
