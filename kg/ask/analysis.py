"""A question taken apart: known words first, then places outside the graph, pinyin, parts of names, typing errors."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.ask.cover import cover
from kg.ask.grammar import grammar
from kg.ask.known import Known
from kg.ask.lexicon import Lexicon, all_places
from kg.ask.meaning import Analysis, Span
from kg.ask.neighbours import in_context, quoted, translated
from kg.ask.pinyin import Pinyin
from kg.ask.retold import retold
from kg.ask.spelling import corrected_name, corrected_phrase, corrected_word, parts_of_names, sounds_like
from kg.ask.translation import glossary_words
from kg.ask.units import Unit, joined, language_of, singular, units
from kg.ask.years import years_of
from kg.schema.vocabulary import scheme


def analyse(
    question: str, known: Known, language: str | None = None, *, aliases: bool = False, counting: bool = False
) -> Analysis:
    """The spans of a question, with what was read into misspelt words.

    What stands in the graph is looked for first: a place of the gazetteer that no report speaks of may have an
    everyday word for its name (新建, 平安), and is taken only where nothing else is known. With `aliases` local programs
    are known by what English may call them, too; with `counting` things that reports count by what questions call them.
    """
    parts = units(question)
    lexicon = known.words(aliases=aliases, counting=counting)
    spans = cover(question, parts, lexicon)
    spans = quoted(question, parts, _with_absent_places(spans, parts))
    spoken = language or language_of(question)
    if any(not span.meanings and not parts[span.start].han for span in spans):
        by_pinyin = _by_pinyin(question, parts, lexicon)
        if by_pinyin:
            spans, spoken = by_pinyin, language or "zh"
    spans = translated(question, parts, spans)
    spans = tuple(_repaired(span, parts, known) for span in spans)
    spans = _recovered(question, parts, spans, lexicon)
    spans = _retold(question, parts, spans, known, lexicon, translate=aliases or counting)
    spans = quoted(question, parts, translated(question, parts, spans))
    spans = in_context(question, parts, spans, known)
    return Analysis(
        question,
        spoken,
        spans,
        years_of(spans),
        _whether(parts),
        tuple((span.text, span.read_as) for span in spans if span.read_as),
    )


def _whether(parts: tuple[Unit, ...]) -> bool:
    lists = grammar().table["whether"]
    text = joined(parts)
    return bool(parts) and (parts[0].text in map(singular, lists["en"]) or any(word in text for word in lists["zh"]))


def _with_absent_places(spans: tuple[Span, ...], parts: tuple[Unit, ...]) -> tuple[Span, ...]:
    if all(span.meanings for span in spans):
        return spans
    lexicon = all_places()
    found: list[Span] = []
    for span in spans:
        before = found[-1] if found else None
        own = span.meanings or lexicon.meanings(joined(parts[span.start : span.end]))
        # A character of a place's name may be a word by itself: 上 of 上海.
        single = before and parts[span.start].han and 1 in (before.end - before.start, span.end - span.start)
        if before and single and not (own and before.meanings):
            together = lexicon.meanings(joined(parts[before.start : span.end]))
            if together:
                found[-1] = replace(before, end=span.end, text=before.text + span.text, meanings=together)
                continue
        found.append(replace(span, meanings=own))
    return tuple(found)


def _by_pinyin(question: str, parts: tuple[Unit, ...], lexicon: Lexicon) -> tuple[Span, ...] | None:
    """The question read as pinyin, when that places every word; None when it does not."""
    plain = grammar().words
    english = any(part.text in plain for part in parts)
    pinyin = Pinyin(lexicon, particles=not english)
    layered = Lexicon(below=lexicon)
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            run = parts[start:end]
            if any(part.han for part in run) or sum(len(part.text) for part in run) > pinyin.longest:
                break
            for name in pinyin.names(run):
                for meaning in lexicon.meanings(name):
                    layered.add(joined(run), meaning)
    spans = cover(question, parts, layered)
    spans = _with_absent_places(spans, parts)
    read = tuple(_read_as_pinyin(span, parts, lexicon) for span in quoted(question, parts, spans))
    return None if any(not span.meanings for span in read) else read


def _read_as_pinyin(span: Span, parts: tuple[Unit, ...], lexicon: Lexicon) -> Span:
    plain = lexicon.meanings(joined(parts[span.start : span.end]))
    if plain or all(meaning.item in ("noise", "place") for meaning in span.meanings):
        return span
    return replace(span, read_as=span.meanings[0].label)


def _repaired(span: Span, parts: tuple[Unit, ...], known: Known) -> Span:
    """An unplaced span with the names of the graph that contain it."""
    if span.meanings:
        return span
    found = parts_of_names(joined(parts[span.start : span.end]), known.names)
    return replace(span, meanings=found, read_as=found[0].label) if found else span


_REACH = 6
"""Characters on either side of an unknown one that may belong to the same misspelt name."""


def _recovered(question: str, parts: tuple[Unit, ...], spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans after misspelt words have been put right; unchanged where no word has one known neighbour."""
    changed = list(parts)
    for span in spans:
        if span.meanings:
            continue
        if parts[span.start].han:
            _correct_name(changed, span, lexicon)
        else:
            _correct_words(changed, span, lexicon)
    read = {index for index, part in enumerate(changed) if part is not parts[index]}
    if not read:
        return spans
    return tuple(
        replace(span, read_as=joined(tuple(changed[span.start : span.end])))
        if span.meanings and any(index in read for index in range(span.start, span.end))
        else span
        for span in cover(question, tuple(changed), lexicon)
    )


@cache
def _concepts() -> dict[tuple[str, str], tuple[str, ...]]:
    """The programs of the vocabulary by their Chinese names."""
    concepts = scheme("programs").concepts.values()
    return {("program", name): (concept.iri,) for concept in concepts for name in concept.names_zh}


_PARTING = frozenset(":;?!：；？！")
"""Signs over which no name goes on."""


def _apart(question: str, parts: tuple[Unit, ...]) -> frozenset[int]:
    """The units behind which a sign stands that parts sentences."""
    return frozenset(
        index
        for index, (first, second) in enumerate(pairwise(parts))
        if _PARTING & set(question[first.end : second.start])
    )


def _retold(
    question: str, parts: tuple[Unit, ...], spans: tuple[Span, ...], known: Known, lexicon: Lexicon, *, translate: bool
) -> tuple[Span, ...]:
    """The spans with abbreviated and translated names; unchanged where the graph has no name that is clearly meant."""
    if all(span.meanings for span in spans) and not translate:
        return spans
    names = {**_concepts(), **known.parts, **known.names}
    told = retold(parts, spans, names, translate=translate, apart=_apart(question, parts))
    layered = Lexicon(below=lexicon)
    for word in told.words():
        for meaning in told.meanings(word):
            layered.add(word, meaning)
    if told.longest == 1:
        return spans
    return tuple(
        replace(span, read_as=named[0].label)
        if (named := told.meanings(joined(parts[span.start : span.end])))
        else _repaired(span, parts, known)
        for span in cover(question, parts, layered)
    )


def _correct_words(parts: list[Unit], span: Span, lexicon: Lexicon) -> None:
    for index in range(span.start, span.end):
        if parts[index].text in glossary_words():
            continue
        better = corrected_word(parts[index].text, lexicon)
        if better:
            parts[index] = replace(parts[index], text=better)
        else:
            _correct_phrase(parts, index, lexicon)


def _correct_phrase(parts: list[Unit], index: int, lexicon: Lexicon) -> None:
    """Try the two or three words around an unknown one, the longest run first, as one misspelt name."""
    for length in (3, 2):
        for start in range(max(0, index - length + 1), min(index, len(parts) - length) + 1):
            run = parts[start : start + length]
            phrase = None if any(part.han for part in run) else corrected_phrase([part.text for part in run], lexicon)
            if phrase:
                parts[start : start + length] = [replace(p, text=word) for p, word in zip(run, phrase, strict=True)]
                return


def _correct_name(parts: list[Unit], span: Span, lexicon: Lexicon) -> None:
    """Try every run of characters around the unknown ones, the longest first, as a name with one wrong character."""
    runs = [
        (start, end)
        for start in range(max(0, span.start - _REACH), span.start + 1)
        for end in range(span.end, min(len(parts), span.end + _REACH) + 1)
        if all(part.han for part in parts[start:end])
    ]
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        text = joined(tuple(parts[start:end]))
        wrong = range(span.start - start, span.end - start)
        name = corrected_name(text, wrong, lexicon) or sounds_like(text, wrong, lexicon)
        if name:
            for offset, character in enumerate(name):
                if parts[start + offset].text != character:
                    parts[start + offset] = replace(parts[start + offset], text=character)
            return
