"""Names of one graph said in other words: shortened in Chinese, translated into English."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from kg.ask.grammar import NOISE, grammar
from kg.ask.lexicon import Lexicon
from kg.ask.meaning import Meaning, Span
from kg.ask.units import Unit, joined, key

Names = dict[tuple[str, str], tuple[str, ...]]
"""The ids of the things of a graph by their item and name."""

_SHORTEST = 4
"""Characters of the shortest abbreviation: three stand within too many names by chance."""
_KEPT = 0.6
"""The share of a name's characters that an abbreviation keeps at least: 禁毒行动 is not 禁种铲毒专项行动."""
_REACH = 8
"""Units around an unknown one that may belong to the same name."""
_EXPLAINED = 0.5
"""The share of a name's characters that the words of a translation must account for."""
_CLEAR = 0.1
"""By how much the best translation must explain more of its name than the next."""


def retold(parts: tuple[Unit, ...], spans: tuple[Span, ...], names: Names, *, translate: bool) -> Lexicon:
    """Runs of a question around its unknown words with the one name of the graph that each can stand for.

    A Chinese run is a part of the name or an abbreviation: its characters stand in the name in this order, the first and
    the last at its ends. An English one is a translation (with `translate`): each word is one of the glossary of
    pipelines/questions.toml, or stands in the name itself. The longest run counts; what two names share is not taken.
    """
    found = Lexicon()
    for span in spans:
        han = parts[span.start].han
        if span.meanings or not (han or translate):
            continue
        able = {
            name: ids for name, ids in names.items() if name[0] != "person" and _may_hold(key(name[1]), parts, span)
        }
        for start, end in _runs(parts, span) if able else ():
            run = parts[start:end]
            meaning = _abbreviated(joined(run), able) if han else _translated(run, able)
            if meaning:
                found.add(joined(run), meaning)
                break
    return found


def _may_hold(name: str, parts: tuple[Unit, ...], span: Span) -> bool:
    """Whether a name has room for each unknown word: itself, or what the glossary calls it or its pair."""
    if parts[span.start].han:
        return all(part.text in name for part in parts[span.start : span.end])
    return all(any(piece in name for piece in _pieces_at(parts, index)) for index in range(span.start, span.end))


def _pieces_at(parts: tuple[Unit, ...], index: int) -> tuple[str, ...]:
    word = parts[index].text
    if word in _weightless():
        return ("",)
    pairs = (joined(parts[max(0, index - 1) : index + 1]), joined(parts[index : index + 2]))
    return (word, *(piece for run in {word, *pairs} for piece in _glossary().get(run, ())))


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
    if len(text) < _KEPT * len(name) or (text[0], text[-1]) != (name[0], name[-1]):
        return False
    rest = iter(name)
    return all(character in rest for character in text)


def _abbreviated(text: str, names: Names) -> Meaning | None:
    return _only([name for name in names if _shortens(text, key(name[1]))], names) if len(text) >= _SHORTEST else None


def _only(found: list[tuple[str, str]], names: Names) -> Meaning | None:
    if len({names[one] for one in found}) != 1:
        return None
    item, name = min(found)
    return Meaning(item, name, names[item, name])


def _translated(run: tuple[Unit, ...], names: Names) -> Meaning | None:
    words = _pieces(run)
    if len(words) < 2:
        return None
    shares = {name: share for name in names if (share := _share(words, key(name[1])))}
    best = max(sorted(shares), key=shares.__getitem__, default=None)
    if best is None or shares[best] < _EXPLAINED:
        return None
    return _only([name for name, share in shares.items() if share > shares[best] - _CLEAR], names)


def _pieces(run: tuple[Unit, ...]) -> list[tuple[str, ...]]:
    """What each word of a run may be called in Chinese; empty where one is neither in the glossary nor without weight."""
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(run):
        for length in (2, 1):
            words = joined(run[at : at + length])
            pieces = _glossary().get(words, ())
            if length == 1 and not pieces and words not in _weightless():
                pieces = (words,)
            if pieces or length == 1:
                at += length
                break
        if pieces:
            found.append(pieces)
        elif not found or at == len(run):
            return []  # a run begins and ends with a word of weight
    return found


def _share(words: list[tuple[str, ...]], name: str) -> float:
    """How much of a name the words account for, each standing in it at a place of its own; 0 where one does not."""
    best = 0.0
    for choice in product(*([piece for piece in pieces if piece in name] for pieces in words)):
        rest = name
        for piece in sorted(choice, key=len, reverse=True):
            if piece not in rest:
                break
            rest = rest.replace(piece, "·", 1)
        else:
            best = max(best, 1 - len(rest.replace("·", "")) / len(name))
    return best


@cache
def _glossary() -> dict[str, tuple[str, ...]]:
    return {key(word): tuple(pieces) for word, pieces in grammar().table["glossary"].items()}


@cache
def _weightless() -> frozenset[str]:
    return frozenset(key(word) for word, meaning in grammar().entries if meaning.item == NOISE)
