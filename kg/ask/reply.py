"""The one sentence that answers, in the language of the question, and what the program understood."""

from collections.abc import Iterable
from typing import Any

from kg.ask.fitting import Fit
from kg.ask.grammar import grammar
from kg.ask.known import Known
from kg.ask.meaning import Analysis, Meaning
from kg.ask.parameters import Request, narrowest
from kg.ask.results import Shown
from kg.model import AnswerItem
from kg.schema.gazetteer import gazetteer

_MOST_NAMES = 12
"""Names in a sentence; the table has them all."""

_SLOTS = (
    "program",
    "place",
    "other_place",
    "agency",
    "agency_kind",
    "person",
    "honour",
    "policy",
    "title",
    "level",
    "status",
)


def sentence(
    request: Request, analysis: Analysis, known: Known, items: tuple[AnswerItem, ...], shown: tuple[Shown, ...]
) -> str:
    """The reply: the template of the query (`reply_en` …), with what was asked and what was found filled in."""
    language = analysis.language
    key = "reply" if items else "none"
    templates = request.fit.pattern.query.extra.get(f"{key}_{language}", ())
    words = _words(request.fit, analysis, known)
    count = len({(item.label, item.id) for item in items})
    words["count"] = str(count)
    if count == 1:
        words["level"] = words["level_one"]
    words["answers"] = _names(items, shown, known, language)
    words["figures"] = _figures(shown, known, language) if shown and "value" in shown[0].values else ""
    template = templates[0] if templates else _replies()[f"{key}_{language}"]
    text = template.format_map(_Blank(words))
    return _replies()[f"yes_{language}"] + text if analysis.whether and items else text


class _Blank(dict[str, str]):
    """Slots that a template names and a question leaves open are empty."""

    def __missing__(self, name: str) -> str:
        return ""


def _words(fit: Fit, analysis: Analysis, known: Known) -> dict[str, str]:
    language = analysis.language
    replies = _replies()
    words: dict[str, str] = {}
    for slot in _SLOTS:
        meanings = list(fit.of(slot))
        if slot == "program":
            meanings = narrowest(meanings, known)
        if meanings:
            words[slot] = replies[f"and_{language}"].join(dict.fromkeys(m.named(language) for m in meanings))
    places = fit.of("place")
    if "{other_place}" in fit.pattern.text and len(places) > 1:
        words["place"], words["other_place"] = (m.named(language) for m in places[:2])
    name = fit.of("level")[0].values[0] if fit.of("level") else "place"
    level = grammar().levels[name]
    words["level"] = level.plural_en if language == "en" else level.labels["zh"]
    words["level_one"] = level.labels[language]
    if "agency" not in words and "agency_kind" in words:
        joined = "{agency_kind} of {place}" if language == "en" and "place" in words else "{place}{agency_kind}"
        words["agency"] = joined.format_map(_Blank(words)).strip()
    for name_, value in (("place", words.get("place")), ("years", analysis.years and analysis.years.label)):
        words[f"for_{name_}"] = replies[f"for_{name_}_{language}"].format(value) if value else ""
    words["status"] = replies[f"status_{language}"].format(words["status"]) if words.get("status") else ""
    return words


def _replies() -> dict[str, str]:
    table: dict[str, str] = grammar().table["replies"]
    return table


def _names(items: tuple[AnswerItem, ...], shown: tuple[Shown, ...], known: Known, language: str) -> str:
    """The answers by name, with what belongs to each: a number, the places in between, a status other than actual."""
    replies = _replies()
    listed: list[str] = []
    for item in dict.fromkeys(items):
        name = english(item.label, item.id, known) if language == "en" else item.label
        if item.value is not None:
            name = f"{name} {number(item.value)}{_unit(item.unit, language)}"
        through = [english(via, None, known) if language == "en" else via for via in item.via]
        notes = [replies[f"through_{language}"].format(replies[f"and_{language}"].join(through))] if through else []
        statuses = {row.values.get("status") for row in shown if (row.label, row.id) == (item.label, item.id)}
        notes += [_status(s, language) for s in sorted(s for s in statuses if s) if "actual" not in statuses]
        notes += [row.values["title"] for row in shown if row.label == item.label and row.values.get("title")][:1]
        if item.label[:4].isdigit():  # a date: say of what
            own = (row.values for row in shown if row.label == item.label)
            notes += [str(v.get("what") or v["subject"]) for v in own if v.get("what") or v.get("subject")]
        bracket = " ({})" if language == "en" else "（{}）"
        listed.append(name + (bracket.format("; ".join(notes)) if notes else ""))
    listed = list(dict.fromkeys(listed))
    more = len(listed) - _MOST_NAMES
    text = replies[f"and_{language}"].join(listed[:_MOST_NAMES])
    return text + (replies[f"more_{language}"].format(more) if more > 0 else "")


def _figures(shown: tuple[Shown, ...], known: Known, language: str) -> str:
    """Figures as short statements: place, what is counted, value and unit, period, and whether it is a target."""
    replies = _replies()
    listed: list[str] = []
    for row in shown[:_MOST_NAMES]:
        values = row.values
        place = values.get("place") or replies[f"unplaced_{language}"]
        place = english(place, None, known) if language == "en" else place
        notes = [str(values["period"])] if values.get("period") else []
        notes += [replies[f"target_{language}"]] if values.get("status") == "target" else []
        notes += [replies[f"change_{language}"]] if values.get("measure") == "change" else []
        bracket = (" ({})" if language == "en" else "（{}）").format(", ".join(notes)) if notes else ""
        amount = f"{number(values['value'])}{_unit(values.get('unit'), language)}"
        listed.append(
            replies[f"figure_{language}"].format(place=place, what=values["indicator"], value=amount) + bracket
        )
    return replies[f"then_{language}"].join(listed) + replies[f"stop_{language}"]


def _status(status: str, language: str) -> str:
    found = grammar().table["status"].get(status)
    return str(found[f"label_{language}"]) if found else status


def _unit(unit: str | None, language: str) -> str:
    if not unit:
        return ""
    return unit if language == "zh" or unit == "%" else f" {unit}"


def number(value: float) -> str:
    """A number as people write it: no trailing zeros, groups of three digits."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def english(label: str, identifier: str | None, known: Known) -> str:
    """The English name of a place of the graph; any other label as it stands."""
    for place in known.places:
        if place.name == label and (identifier is None or place.id == identifier):
            name = gazetteer().english(place.code) if place.level in ("province", "prefecture", "county") else ""
            return name or label
    return label


def understood(request: Request, analysis: Analysis, known: Known) -> dict[str, Any]:
    """What a question was taken to mean: the query, what fills its slots, the years, what was read into words."""
    fit, language = request.fit, analysis.language
    found: dict[str, Any] = {"query": fit.pattern.query.name}
    parts: list[str] = []
    for slot in _SLOTS:
        meanings = narrowest(list(fit.of(slot)), known) if slot == "program" else list(fit.of(slot))
        if meanings:
            found[slot] = [_described(meaning, known) for meaning in meanings]
            parts.append(f"{slot} = " + ", ".join(_brief(meaning, language, known) for meaning in meanings))
    if fit.content:
        role = "counted" if fit.pattern.countable else "topic"
        found[role] = [span.text for span in fit.content]
        parts.append(f"{role} = " + " + ".join(span.text for span in fit.content))
    if analysis.years:
        found["years"] = analysis.years.label
        parts.append(f"years = {analysis.years.label}")
    if analysis.read_as:
        found["read_as"] = [{"word": word, "as": better} for word, better in analysis.read_as]
        parts += [f"“{word}” read as “{better}”" for word, better in analysis.read_as]
    found["text"] = ", ".join(parts)
    return found


def _described(meaning: Meaning, known: Known) -> dict[str, Any]:
    found: dict[str, Any] = {"label": meaning.label, "values": list(meaning.values)}
    if meaning.label_en:
        found["label_en"] = meaning.label_en
    if meaning.item == "program":
        found["narrower"] = len(below(meaning.values, known))
    return found


def _brief(meaning: Meaning, language: str, known: Known) -> str:
    name = meaning.named(language)
    count = len(below(meaning.values, known)) if meaning.item == "program" else 0
    return f"{name} ({count} narrower)" if count else name


def below(ids: Iterable[str], known: Known) -> set[str]:
    """The programs of the graph that stand below any of those given."""
    wanted = set(ids)
    return {program for program, above in known.above.items() if above & wanted and program not in wanted}
