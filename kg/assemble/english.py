"""English names of agencies: the place's English name and the English label of what the Chinese name says it is."""

from functools import cache

from kg.model import Agency
from kg.schema.gazetteer import COUNTRY, gazetteer
from kg.schema.vocabulary import Concept, scheme

_SMALL_WORDS = frozenset({"and", "for", "in", "of", "on", "the", "under"})


def agency_english(agency: Agency) -> str | None:
    """The English name of an agency whose Chinese one is place + a label of ontology/agencies.ttl; else None.

    贵阳市人民检察院 → Guiyang People's Procuratorate, 贵阳市法院系统 → Guiyang courts. Bodies with a name of their own
    (police stations, mediation rooms) have none: a translation would be a guess.
    """
    division = gazetteer().division(agency.place) if agency.place else None
    if division is None or agency.place == COUNTRY:
        concept = _labels().get(agency.name)
        return _title(concept.en) if concept else None
    name = agency.name.removeprefix("中共")
    if not name.startswith(division.name):
        return None
    function = name[len(division.name) :]
    # 市委政法委 is place + 委 + 政法委: bodies of a party committee name it between the place and themselves.
    concept = _labels().get(function) or _labels().get(function.removeprefix("委"))
    if concept is None:
        return None
    label = concept.en if agency.collective else _title(concept.en)
    return f"{gazetteer().english(division.code)} {label}"


@cache
def _labels() -> dict[str, Concept]:
    return scheme("agencies").by_label()


def _title(label: str) -> str:
    words = label.split()
    return " ".join(word if word in _SMALL_WORDS and n else word[:1].upper() + word[1:] for n, word in enumerate(words))
