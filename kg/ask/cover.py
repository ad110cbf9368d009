"""The cheapest way to cover a question with known words: every unit belongs to one span, long names before short."""

from collections.abc import Iterator

from kg.ask.dates import dates
from kg.ask.grammar import NOISE, grammar
from kg.ask.inflection import is_adverb
from kg.ask.lexicon import Lexicon, all_places, full_place_name
from kg.ask.meaning import Meaning, Span
from kg.ask.units import Unit, joined

_LONGEST_RUN = 40
"""Units of the longest name that is looked for."""

# Costs: an uncovered unit is dearer than any span, so that as much as possible is covered; among full covers the one
# with fewer spans wins, and words with content before words without.
_UNCOVERED, _SPAN, _WEIGHTLESS = 10.0, 1.0, 0.3

_ENDINGS = frozenset("省市区县州盟旗")
"""The last characters of full names of divisions."""

_ENGLISH_ENDINGS = frozenset({"district", "county", "city", "banner", "prefecture", "league"})


def cover(question: str, parts: tuple[Unit, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans that cover the units; neighbouring units that nothing is known about make one span without meanings."""
    best: list[tuple[float, int, tuple[Meaning, ...]]] = [(0.0, 0, ())]
    arrivals: list[list[tuple[int, tuple[Meaning, ...]]]] = [[] for _ in range(len(parts) + 1)]
    for start, end, meanings in _known(parts, lexicon):
        arrivals[end].append((start, meanings))
    for end in range(1, len(parts) + 1):
        choice: tuple[float, int, tuple[Meaning, ...]] = (best[end - 1][0] + _UNCOVERED, end - 1, ())
        for start, meanings in arrivals[end]:
            cost = best[start][0] + _SPAN + (_WEIGHTLESS if all(m.item == NOISE for m in meanings) else 0)
            if cost < choice[0]:
                choice = (cost, start, meanings)
        best.append(choice)
    return _spans(question, parts, best)


def _spans(
    question: str, parts: tuple[Unit, ...], best: list[tuple[float, int, tuple[Meaning, ...]]]
) -> tuple[Span, ...]:
    found: list[Span] = []
    end = len(parts)
    while end:
        _, start, meanings = best[end]
        if not meanings and found and not found[-1].meanings and parts[start].han == parts[found[-1].start].han:
            last = found.pop()
            found.append(_span(question, parts, start, last.end, ()))
        else:
            found.append(_span(question, parts, start, end, meanings))
        end = start
    return tuple(reversed(found))


def _span(question: str, parts: tuple[Unit, ...], start: int, end: int, meanings: tuple[Meaning, ...]) -> Span:
    return Span(start, end, question[parts[start].start : parts[end - 1].end], meanings)


def _known(parts: tuple[Unit, ...], lexicon: Lexicon) -> Iterator[tuple[int, int, tuple[Meaning, ...]]]:
    for start in range(len(parts)):
        name, latin = "", False
        for end in range(start + 1, min(len(parts), start + _LONGEST_RUN) + 1):
            unit = parts[end - 1]
            name += (" " if latin and not unit.han else "") + unit.text
            latin = not unit.han
            if len(name) > lexicon.longest:
                break
            meanings = lexicon.meanings(name) or _absent_place(name, parts[start:end], lexicon)
            if meanings:
                yield start, end, meanings
        yield from _numbers(parts, start)
        word = parts[start].text
        if is_adverb(word, grammar().table["adverbs"]["others"]) and not lexicon.meanings(word):
            yield start, start + 1, (Meaning(NOISE, word),)


def _absent_place(name: str, parts: tuple[Unit, ...], lexicon: Lexicon) -> tuple[Meaning, ...]:
    """A division that the graph does not hold, by its full name in Chinese (北京市) or English (Haidian District).

    An English one only where its first word is not known otherwise: most words before "city" are no names.
    """
    ending = parts[-1].text
    if ending in _ENDINGS:
        return full_place_name(name)
    if len(parts) > 1 and ending in _ENGLISH_ENDINGS and not lexicon.meanings(parts[0].text):
        return all_places().meanings(name)
    return ()


def _numbers(parts: tuple[Unit, ...], start: int) -> Iterator[tuple[int, int, tuple[Meaning, ...]]]:
    """Dates, and numerals with a classifier (六大, 三项)."""
    yield from dates(parts, start)
    numerals = grammar().table["numerals"]
    if all(character in numerals["digits"] for character in parts[start].text):
        for length in (2, 3):
            following = joined(parts[start + 1 : start + length])
            if following in numerals["classifiers"]:
                yield start, start + length, (Meaning(NOISE, parts[start].text + following),)
