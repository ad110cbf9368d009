"""The names in a text as figures see them: which ranges hold no figures, and which words only say whose a number is."""

import re
from bisect import bisect_left
from itertools import chain

from kg.extract.draft import Draft
from kg.extract.figures.phrases import trim_end, word_list
from kg.extract.figures.quantities import Masks, quoted_ranges, standard_ranges
from kg.extract.periods import Times, times_of
from kg.extract.places.anaphora import find_anaphora

_EDGE = " 、,;:。—“”"
_LINKS = re.compile("截[至止][到至]?|[在到至自从]")
"""Words before a date that belong to it."""


class NamesInText:
    """Names and dates of one report by position."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._times: Times = times_of(draft)
        self._places = {(m.start, m.end) for place in draft.places for m in place.mentions}
        if draft.home is None:  # 全市 says whose a number is, though nothing says which city that is
            self._places.update((whole.start, whole.end) for whole in find_anaphora(draft.text))
        bodies = ((m.start, m.end) for agency in draft.agencies for m in agency.mentions)
        self._owners = sorted({*self._places, *bodies}, key=lambda s: (s[0], -s[1]))
        self._starts = [start for start, _ in self._owners]
        named = chain(draft.agencies, draft.programs, draft.policies, draft.honours)
        ranges = [(m.start, m.end) for e in named for m in e.mentions]
        ranges += [(e.start, e.end) for e in self._times.expressions]
        self.masks = Masks(ranges + quoted_ranges(draft.text) + standard_ranges(draft.text))

    def without_names(self, start: int, end: int) -> str:
        """The words of [start, end) without dates, and without the place or agency that they begin with."""
        position = start
        while position < end:
            while position < end and self._text[position] in _EDGE:
                position += 1
            time = self._times.covering(position)
            if time is not None and time.end <= end:
                position = time.end
                continue
            owner = self._owner_at(position)
            if owner is not None and owner < end:
                rest = self._text[owner:end]
                if not trim_end(rest):
                    break
                position = owner
                continue
            beside = word_list("adverbs", "beside").at_start(self._text, position)
            owner = self._owner_at(position + len(beside)) if beside else None
            if owner is not None and trim_end(self._text[owner:end]):
                position = owner
                continue
            link = _LINKS.match(self._text, position)
            if link and self._times.covering(link.end()):
                position = link.end()
                continue
            adverb = word_list("adverbs", "words").at_start(self._text, position)
            if not adverb or position + len(adverb) >= end:
                break
            if word_list("adverbs", "bound").at_start(self._text, position):
                break
            position += len(adverb)
        kept, cursor = [], position
        for time in self._times.within(position, end):
            if time.end <= end:
                kept.append(self._text[cursor : time.start])
                cursor = time.end
        return "".join(kept) + self._text[cursor:end]

    def is_place(self, start: int, end: int) -> bool:
        """Whether [start, end) holds nothing but a place (全市)."""
        return (start, end) in self._places

    def is_owner(self, start: int, end: int) -> bool:
        """Whether [start, end) holds nothing but a place or an agency."""
        return self._owner_at(start) == end

    def _owner_at(self, position: int) -> int | None:
        index = bisect_left(self._starts, position)
        if index < len(self._starts) and self._starts[index] == position:
            return self._owners[index][1]
        return None
