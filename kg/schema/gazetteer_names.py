"""How a division's official name is shortened: the grammar behind 六盘水, 黔南州, 关岭自治县."""

from dataclasses import dataclass
from functools import cache

from kg.schema.derived import derived
from kg.schema.resources import folder, load_toml


@dataclass(frozen=True)
class Forms:
    """The word lists of ontology/gazetteer/forms.toml."""

    nationalities: dict[str, str]
    suffixes: tuple[tuple[str, str, str | None], ...]
    whole: frozenset[str]
    abbreviations: dict[str, str]
    also: dict[str, str]


@cache
def forms() -> Forms:
    """The lists, read once. Raises DataError when the file is missing or broken."""
    return derived("forms", Forms, _read)


def _read() -> Forms:
    table = load_toml(folder("ontology") / "gazetteer" / "forms.toml")
    return Forms(
        nationalities=table["nationalities"],
        suffixes=tuple((row["zh"], row["en"], row.get("also")) for row in table["suffix"]),
        whole=frozenset(table["whole"]["stems"]),
        abbreviations=table["abbreviations"],
        also=table["also"],
    )


def split_name(name: str) -> tuple[str, tuple[str, ...], str]:
    """An official name as stem, nationalities and ending: 黔南布依族苗族自治州 → 黔南, (布依族, 苗族), 自治州.

    A name that is nothing but a nationality keeps it as its stem without 族 (东乡族自治县 → 东乡). An unknown ending
    gives the whole name as the stem.
    """
    for ending, _, _ in forms().suffixes:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) >= (1 if len(ending) == 1 else 2):
            return (*split_people(stem), ending)
    return name, (), ""


def split_people(stem: str) -> tuple[str, tuple[str, ...]]:
    """A stem without the nationalities at its end, and these: 黔南布依族苗族 → 黔南, (布依族, 苗族)."""
    peoples: list[str] = []
    while True:
        people = next((p for p in _longest_first() if stem.endswith(p)), None)
        if people is None:
            return stem, tuple(peoples)
        rest = stem[: -len(people)]
        if not rest:
            return (people.removesuffix("族") if len(people) > 2 else people), tuple(peoples)
        if len(rest) == 1 and not people.endswith("族"):
            return stem, tuple(peoples)
        stem = rest
        peoples.insert(0, people)


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(forms().nationalities, key=len, reverse=True))


@cache
def written_forms(name: str) -> tuple[str, ...]:
    """All forms in which an official name is written, the official one first.

    A stem of one character (澧县) or of an everyday word (市中区, `whole` in forms.toml) does not stand alone.
    """
    stem, _, ending = split_name(name)
    found = [name]
    second = next((row[2] for row in forms().suffixes if row[0] == ending and row[2]), None)
    if second:
        found.append(stem + ending)
        if len(stem) > 1 or second == "县":
            found.append(stem + second)
    if len(stem) > 1 and stem not in forms().whole:
        found.append(stem)
    return tuple(dict.fromkeys(found))


def short_name(name: str) -> str:
    """The shortest form that stands alone: 贵州, 六盘水, 黔南, 澧县, 市中区."""
    return written_forms(name)[-1]
