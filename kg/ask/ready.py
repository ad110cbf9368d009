"""What every question is read with, derived and kept before the first one is asked (kg.schema.derived)."""

from kg.ask.figure_words import with_counted
from kg.ask.lexicon import all_places
from kg.ask.patterns import patterns
from kg.ask.pinyin import Pinyin


def make_ready() -> None:
    """Derives the patterns, the words and their pinyin. Raises DataError where the data that kg ships are broken."""
    Pinyin(with_counted(patterns()[1]), particles=True)
    all_places()
