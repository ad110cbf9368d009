"""Chinese written in Latin letters."""

from collections import defaultdict
from functools import cache

from kg.ask.grammar import grammar
from kg.ask.lexicon import Lexicon
from kg.ask.units import Unit


class Pinyin:
    """The Chinese words of a lexicon by their pinyin without tones, written together.

    `particles` takes in those of one syllable (de, zai), which among English words would be too many.
    """

    def __init__(self, lexicon: Lexicon, *, particles: bool) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in lexicon.words():
            if len(name) > 1 and not name[0].isascii() and not name[-1].isascii():
                self._names[spelt(name)].append(name)
        for particle in grammar().table["noise"]["zh"] if particles else ():
            if len(particle) == 1:
                self._names[spelt(particle)].append(particle)
        self.longest = max(map(len, self._names), default=0)

    def names(self, parts: tuple[Unit, ...]) -> tuple[str, ...]:
        """The Chinese words whose pinyin the units spell together."""
        together = "".join(part.text for part in parts)
        return tuple(self._names.get(together, ()))


@cache
def spelt(name: str) -> str:
    """The pinyin of a Chinese word: without tones and spaces, ü as v."""
    from pypinyin import lazy_pinyin  # a tenth of a second to import: only questions in Latin letters need it

    return "".join(lazy_pinyin(name, v_to_u=False)).lower()
