"""Titles of documents: what stands in 《》 and is no newspaper, and what a verb of issuing names without 《》."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.schema.resources import cues

_MARKED: Final = re.compile(r"《([^《》\n]{2,120})》")
_SHORT_FOR: Final = re.compile(r"[,]?\((?:以下|下)?(?:统一)?(?:简称|称)[:为]?[《“\"]?([^《》“”\"()\n]{1,20})[》”\"]?\)")
_BRACKETED: Final = re.compile(r"(?:\([^()]*\)|\(?\d{4}年?\)?|[(](?:试行|修订|草案)[)])+$")


@dataclass(frozen=True)
class Title:
    """[start, end) names the document `name`; `short` when by a short name that the text defined (《办法》)."""

    start: int
    end: int
    name: str
    short: bool = False


def titles(text: str, furniture: tuple[tuple[int, int], ...]) -> list[Title]:
    """All namings of documents, in order of the text."""
    found = _marked(text)
    found += _known(text)
    found += _unmarked(text, [(title.start, title.end) for title in found])
    found = [title for title in found if not any(low <= title.start < high for low, high in furniture)]
    return sorted(found, key=lambda title: title.start)


def _marked(text: str) -> list[Title]:
    found: list[Title] = []
    short: dict[str, str] = {}
    for match in _MARKED.finditer(text):
        name = match[1].strip()
        if name in short:
            found.append(Title(match.start(1), match.end(1), short[name], short=True))
            continue
        if name in cues("policies")["generic"]:
            full = next((t.name for t in reversed(found) if _core(t.name).endswith(name)), None)
            if full is not None:
                found.append(Title(match.start(1), match.end(1), full, short=True))
            continue
        if not is_document(name):
            continue
        found.append(Title(match.start(1), match.end(1), name))
        defined = _SHORT_FOR.match(text, match.end())
        if defined is not None:
            short[defined[1]] = name
    return found


def _known(text: str) -> list[Title]:
    """National documents that everybody knows without 《》 (中央“八项规定”); the first of the list is the name."""
    names = cues("policies")["known"]
    found: list[Title] = []
    for match in _known_pattern().finditer(text):
        written = re.sub(r"[“”\"]", "", match.group())
        name = next(one for one in names if one.endswith(written))
        found.append(Title(match.start(), match.end(), name))
    return found


def is_document(name: str) -> bool:
    """Whether a name in 《》 is that of a document, by the word that it ends with."""
    rules = cues("policies")
    core = _core(name)
    return core.endswith(tuple(rules["tails"])) and not core.endswith(tuple(rules["media"]))


def _core(name: str) -> str:
    return _BRACKETED.sub("", name) or name


def _unmarked(text: str, taken: list[tuple[int, int]]) -> list[Title]:
    found = []
    for match in _unmarked_pattern().finditer(text):
        for part in re.finditer(r"[^、和及]+", match["titles"]):
            start = match.start("titles") + part.start()
            end = match.start("titles") + part.end()
            name = text[start:end]
            if not _is_unmarked_title(name) or any(low < end and start < high for low, high in taken):
                continue
            found.append(Title(start, end, name))
    return found


def _is_unmarked_title(name: str) -> bool:
    rules = cues("policies")["unmarked"]
    return (
        len(name) >= rules["shortest"]
        and name.endswith(tuple(rules["tails"]))
        and not name.startswith(tuple(rules["not_starts"]))
        and not any(word in name for word in rules["not_within"])
    )


@cache
def _known_pattern() -> re.Pattern[str]:
    names = sorted(cues("policies")["known"], key=len, reverse=True)
    quoted = [rf"{name[:2]}[“\"]{name[2:]}[”\"]" for name in names if len(name) > 4]
    return re.compile("|".join([*quoted, *names]))


@cache
def _unmarked_pattern() -> re.Pattern[str]:
    rules = cues("policies")["unmarked"]
    verbs = "|".join(sorted(rules["verbs"], key=len, reverse=True))
    tails = "|".join(sorted(rules["tails"], key=len, reverse=True))
    return re.compile(rf"(?:{verbs})了?(?P<titles>[^,。;:!?《》“”\"'\n()]{{4,60}}?(?:{tails}))(?=[,。;:!?\n等]|$)")
