"""One spaCy token a character, so that token indices are character offsets."""

from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.extract.draft import TEXT


class CharacterTokenizer:
    """Makes each character a token, spaces too: `doc[i:j].text == text[i:j]`.

    A word segmenter breaks names that it does not know (十联铺, 网格布警); spaCy's own character segmenter merges spaces
    into the token before, which shifts token indices against offsets.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # Doc looks a word up faster by its number than by its characters.
        self._number: Callable[[str], Any] = cache(vocab.strings.add)

    def __call__(self, text: str) -> Doc:
        """A Doc over the characters of `text`, which it keeps for Draft.text."""
        doc = Doc(self.vocab, words=list(map(self._number, text)), spaces=[False] * len(text))
        doc.user_data[TEXT] = text
        return doc


@registry.tokenizers("kg.CharacterTokenizer.v1")
def make_character_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """The factory that pipelines/*.cfg names."""
    return lambda nlp: CharacterTokenizer(nlp.vocab)
