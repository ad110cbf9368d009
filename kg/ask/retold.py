"""Names of one graph said in other words: shortened in Chinese, translated into English."""

from collections.abc import Iterator

from kg.ask.grammar import NOISE, grammar
from kg.ask.lexicon import Lexicon
from kg.ask.meaning import Meaning, Span
from kg.ask.translation import EXPLAINED, EXPLAINED_BY_KNOWN, Candidates, glossary, pieces
from kg.ask.units import Unit, in_order, joined, key
from kg.schema.gazetteer_names import short_name
from kg.schema.terms import VOCAB

Names = dict[tuple[str, str], tuple[str, ...]]
"""The ids of the things of a graph by their item and name."""

_SHORTEST = 4
"""Characters of the shortest abbreviation: three stand within too many names by chance."""
_KEPT = 0.6
"""The share of a name's characters that an abbreviation keeps at least: 禁毒行动 is not 禁种铲毒专项行动."""
_KEPT_IN_PIECES, _PIECES, _SHORTEST_IN_PIECES = 0.4, 3, 6
"""The same of one that is made of a few pieces of two characters or more, which may leave out more: long titles."""
_REACH = 8
"""Units around an unknown one that may belong to the same name."""
_INVERTING = frozenset({"of", "for", "in", "on", "under", "by"})
"""Words that set what they lead in behind what it belongs to, which Chinese has before it."""
_CLEAR = 0.1
"""By how much the best translation must explain more of its name than the next."""


def retold(
    parts: tuple[Unit, ...],
    spans: tuple[Span, ...],
    names: Names,
    *,
    translate: bool,
    apart: frozenset[int] = frozenset(),
) -> Lexicon:
    """Runs of a question around its unknown words with the one name of the graph that each can stand for.

    A Chinese run is a part of the name or an abbreviation: its characters stand in the name in this order, the first and
    the last at its ends. An English one is a translation (with `translate`): each word is one of the glossary of
    pipelines/questions.toml, or stands in the name itself. The longest run counts; what two names share is not taken.
    Where all words are known a translation is looked for around each that the words of questions do not explain.
    """
    found = Lexicon()
    unknown = [span for span in spans if not span.meanings or span.read_as]
    plain, places = _plain(parts, spans), _places(parts, spans)
    named = {name: ids for name, ids in names.items() if name[0] != "person"}
    strange = frozenset(part.text for span in spans if not span.meanings for part in parts[span.start : span.end])
    candidates = Candidates((key(name) for _, name in named), places)
    for span in unknown or [span for span in spans if translate and _may_be_of_a_name(span, parts)]:
        han = parts[span.start].han
        if not (han or translate):
            continue
        able = _with_room(named, parts, span) if han else named
        least = EXPLAINED if unknown else EXPLAINED_BY_KNOWN
        for start, end in _runs(parts, span) if able else ():
            run = parts[start:end]
            if apart & set(range(start, end - 1)):
                continue
            if not han and any(index in plain for index in range(start, end)):
                continue
            if (start, end) == (span.start, span.end) and "program" in span.items() and not span.read_as:
                continue
            meaning = _abbreviated(joined(run), able) if han else _translated(run, able, least, candidates, strange)
            if meaning:
                found.add(joined(run), meaning)
                break
    return found


def _may_be_of_a_name(span: Span, parts: tuple[Unit, ...]) -> bool:
    """Whether a known word of Latin script may be one of a name's translation: it fills a slot, or says a sort of thing."""
    wordy = {NOISE, *grammar().table["translations"]["senses"]} - {"level", "status", "run"}
    counted = span.items() <= {"term", "indicator"}
    return not parts[span.start].han and not counted and not span.items() & (wordy | {"place", "year"})


def _plain(parts: tuple[Unit, ...], spans: tuple[Span, ...]) -> set[int]:
    """The units of Latin words that belong to no translation: those without weight save for links, verbs, question words."""
    table = grammar().table["translations"]
    return {
        index
        for span in spans
        if span.text.lower() not in table["links"]
        and span.items() & {NOISE, *table["senses"]} - {"level", "status", "place"}
        for index in range(span.start, span.end)
        if not parts[index].han and parts[index].text not in glossary()
    }


def _places(parts: tuple[Unit, ...], spans: tuple[Span, ...]) -> dict[str, tuple[str, ...]]:
    """The Chinese names of the places that English words of a question name."""
    return {
        joined(parts[span.start : span.end]): tuple(
            short_name(meaning.label) for meaning in span.meanings if meaning.item == "place"
        )
        for span in spans
        if "place" in span.items() and not parts[span.start].han
    }


def _with_room(names: Names, parts: tuple[Unit, ...], span: Span) -> Names:
    """The names that have each character of a Chinese span."""
    own = {part.text for part in parts[span.start : span.end]} - {"的"}
    return {name: ids for name, ids in names.items() if all(character in key(name[1]) for character in own)}


def _runs(parts: tuple[Unit, ...], span: Span) -> Iterator[tuple[int, int]]:
    """The runs of one script around a span, the longest first."""
    han = parts[span.start].han
    runs = [
        (start, end)
        for start in range(max(0, span.start - _REACH), span.start + 1)
        for end in range(span.end, min(len(parts), span.end + _REACH) + 1)
        if all(part.han == han or part.text.isdigit() for part in parts[start:end])
    ]
    yield from sorted(runs, key=lambda run: (run[0] - run[1], run))


def _shortens(text: str, name: str) -> bool:
    """Whether a text is a part of a name, or leaves out some of its characters."""
    if text in name:
        return True
    if not in_order(text, name):
        return False
    if len(text) >= _KEPT * len(name) and (text[0], text[-1]) == (name[0], name[-1]):
        return True
    return len(text) >= max(_SHORTEST_IN_PIECES, _KEPT_IN_PIECES * len(name)) and _in_pieces(text, name)


def _in_pieces(text: str, name: str) -> bool:
    """Whether a text is made of a few pieces of a name in order, none of which is a single character."""
    count = 0
    while text:
        length = next((n for n in range(len(text), 1, -1) if text[:n] in name), 0)
        if not length:
            return False
        name = name[name.index(text[:length]) + length :]
        text = text[length:]
        count += 1
    return count <= _PIECES


def _abbreviated(text: str, names: Names) -> Meaning | None:
    if len(text) < _SHORTEST:
        return None
    texts = {text, text.replace("的", "")}
    return _only([name for name in names if any(_shortens(own, key(name[1])) for own in texts if own)], names)


def _only(found: list[tuple[str, str]], names: Names) -> Meaning | None:
    """The one thing that all names found stand for; a local one before those of the vocabularies that share the words."""
    if len({names[one] for one in found}) > 1:
        found = [one for one in found if not any(identifier.startswith(VOCAB) for identifier in names[one])]
    if len({names[one] for one in found}) != 1:
        return None
    item, name = min(found)
    return Meaning(item, name, names[item, name])


def _translated(
    run: tuple[Unit, ...], names: Names, least: float, candidates: Candidates, strange: frozenset[str]
) -> Meaning | None:
    words = pieces(run)
    if not words or len(run) < 2:
        return None
    found = candidates.shares(words, strange, ordered=all(part.text not in _INVERTING for part in run))
    best = max(found.values(), default=0.0)
    if best < (least if len(words) > 1 else 1.0):
        return None
    return _only([name for name in names if found.get(key(name[1]), 0.0) > best - _CLEAR], names)
