"""Bodies under the names that they bore: one body of a place is one thing, whatever it was called when a report was written.

The vocabulary of agencies says which name followed which (kg:formerly, one to one), what went up in something else
(kg:absorbed, kg:mergedInto), and which form is short for which (kg:shortFor).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from kg.model import Agency
from kg.schema.gazetteer import gazetteer
from kg.schema.vocabulary import scheme

_BUREAU, _DEPARTMENT = "局", "厅"
"""What the same body is called in a city or county, and in a province."""


@dataclass(frozen=True)
class _Names:
    """What follows a written form: its full form, its later name with the years of the earlier one, its absorber."""

    full: dict[str, str]
    later: dict[str, tuple[str, str]]
    absorbers: dict[str, tuple[str, str]]
    kinds: dict[str, str]


def today(agency: Agency) -> Agency:
    """The agency under the full name that it bears now, itself where the vocabulary knows no other."""
    found = _split(agency)
    if found is None:
        return agency
    place, form = found
    return replace(agency, name=place + _now(form))


def former_names(agency: Agency) -> Iterator[str]:
    """The full names that the agency bore before, each with its years (南陵县环境保护局 ../2018), earliest first."""
    found = _split(agency)
    if found is None:
        return
    place, form = found
    now = _now(form)
    for earlier, (_, years) in sorted(_names().later.items(), key=lambda item: item[1][1][-4:]):
        provincial = now.endswith(_DEPARTMENT) and earlier.endswith(_BUREAU)
        written = earlier[:-1] + _DEPARTMENT if provincial else earlier
        if _now(written) == now:
            yield f"{place}{written} {years}"


def absorber(agency: Agency) -> tuple[Agency, str] | None:
    """The body in which the agency went up together with others, under its name of today, and the years before."""
    found = _split(agency)
    if found is None:
        return None
    place, form = found
    full = _full(form)
    into = next((hit for base in _of_both_levels(full) if (hit := _names().absorbers.get(base))), None)
    if into is None:
        return None
    target, years = into
    if full.endswith(_DEPARTMENT) and target.endswith(_BUREAU):
        target = target[:-1] + _DEPARTMENT
    kind = _names().kinds.get(target, agency.kind)
    return Agency(name=place + _now(target), kind=kind, place=agency.place), years


def _split(agency: Agency) -> tuple[str, str] | None:
    """The name as a place's name, of any year, and the written form behind it; None where it is not made so."""
    if agency.place is None or agency.collective:
        return None
    for name in _place_names(agency.place):
        if agency.name.startswith(name):
            return name, agency.name.removeprefix(name)
    return None


@cache
def _place_names(code: str) -> tuple[str, ...]:
    return tuple(sorted({row.name for row in gazetteer() if row.code == code}, key=lambda n: (-len(n), n)))


def _full(form: str) -> str:
    return _level(form, _names().full.get(_base(form))) or form


def _now(form: str) -> str:
    """The full form of today: short forms written out, then every later name in turn."""
    form = _full(form)
    seen = {form}
    while (step := _names().later.get(_base(form))) is not None:
        form = _level(form, step[0]) or form
        if form in seen:
            break
        seen.add(form)
    return form


def _base(form: str) -> str:
    """A form as the vocabulary lists it: of a province's 厅, the 局 where only that is listed."""
    names = _names()
    known = names.full.keys() | names.later.keys()
    bureau = form[:-1] + _BUREAU
    return bureau if form.endswith(_DEPARTMENT) and form not in known and bureau in known else form


def _level(form: str, other: str | None) -> str | None:
    if other is not None and form.endswith(_DEPARTMENT) and other.endswith(_BUREAU):
        return other[:-1] + _DEPARTMENT
    return other


def _of_both_levels(form: str) -> tuple[str, ...]:
    if form.endswith(_BUREAU):
        return form, form[:-1] + _DEPARTMENT
    return (form, form[:-1] + _BUREAU) if form.endswith(_DEPARTMENT) else (form,)


@cache
def _names() -> _Names:
    full: dict[str, str] = {}
    later: dict[str, tuple[str, str]] = {}
    absorbers: dict[str, tuple[str, str]] = {}
    kinds: dict[str, str] = {}
    for concept in scheme("agencies").concepts.values():
        extra = concept.extra
        for value in extra.get("shortFor", ()):
            short, _, long = value.partition(" ")
            full[short] = long
        for key, table in (("formerly", later), ("absorbed", absorbers)):
            for value in extra.get(key, ()):
                name, years, *rest = value.split(" ")
                table[name] = (rest[0] if rest else concept.zh, years)
        for iri in extra.get("mergedInto", ()):
            target = scheme("agencies").concepts[iri.rpartition("/")[2]]
            word = f"委{target.zh}" if "party" in target.extra else target.zh
            for form in concept.names_zh:
                absorbers[form] = (word, f"../{extra['dissolved'][0]}")
        if "kind" in extra and "childOnly" not in extra:
            for form in concept.names_zh:
                kinds.setdefault(form, extra["kind"][0])
    return _Names(full, later, absorbers, kinds)
