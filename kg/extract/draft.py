"""What the components of the pipeline leave on the Doc for those that follow: custom attributes with their types.

All offsets are half-open and count characters, which are also token indices. `doc.text` is the folded text (see
kg.schema.fold); quotes and written forms are cut from the original, `doc._.report.text`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from msgspec import Struct
from spacy.tokens import Doc

from kg.model import Agency, Entity, Figure, Finding, Honour, Mention, Person, Place, Policy, Program, Relation, Report

TEXT = "kg.text"
"""The key under which a Doc keeps its whole text."""

ATTRIBUTES = ("places", "agencies", "programs", "people", "policies", "honours", "figures", "relations", "findings")

_DEFAULTS: Final[dict[str, Any]] = dict.fromkeys(ATTRIBUTES, ()) | dict.fromkeys(("report", "layout", "home"))

for _name, _default in _DEFAULTS.items():
    Doc.set_extension(_name, default=_default, force=True)


class Sentence(Struct, frozen=True):
    """A sentence: [start, end) and the index of its paragraph in the layout."""

    start: int
    end: int
    paragraph: int


class Paragraph(Struct, frozen=True):
    """A line of the report. `kind` is title, heading, body or furniture.

    `headings` are the headings that govern it, outermost first (without their own line for a heading paragraph).
    """

    start: int
    end: int
    kind: str
    headings: tuple[str, ...]
    first_sentence: int
    last_sentence: int


@dataclass(frozen=True)
class Layout:
    """The paragraphs and sentences of a report, in order of the text."""

    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, if any (furniture has no sentences)."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def paragraph_of(self, sentence: Sentence) -> Paragraph:
        """The paragraph that a sentence stands in."""
        return self.paragraphs[sentence.paragraph]


class MentionIndex:
    """Mentions of entities by position."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        pairs = [(mention, entity) for entity in entities for mention in entity.mentions]
        self._pairs = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [mention.start for mention, _ in self._pairs]

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """The mentions that begin in [start, end), in order of the text."""
        return self._pairs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, offset: int) -> tuple[Mention, Entity] | None:
        """The last mention that begins before `offset`."""
        index = bisect_left(self._starts, offset) - 1
        return self._pairs[index] if index >= 0 else None


class Draft:
    """Typed access to what stands on a Doc.

    `text` is the folded text, as the tokenizer kept it: Doc.text joins all tokens at every call. `report` is what is
    being read, `layout` its paragraphs and sentences, which kg_layout sets.
    """

    def __init__(self, doc: Doc) -> None:
        text: str | None = doc.user_data.get(TEXT)
        self.doc = doc
        self.text = str(doc.text) if text is None else text
        self.report: Report = self._kept("report")
        self.layout: Layout = self._kept("layout")

    def _kept(self, name: str) -> Any:
        """An attribute, from where spaCy keeps it: `doc._` builds an object at every call, and these are asked for often."""
        kept: dict[Any, Any] = self.doc.user_data
        return kept.get(("._.", name, None, None), _DEFAULTS[name])

    @property
    def home(self) -> str | None:
        """The code of the report's home place; set by kg_places."""
        return self._kept("home")  # type: ignore[no-any-return]

    @property
    def places(self) -> tuple[Place, ...]:
        """Set by kg_places."""
        return self._kept("places")  # type: ignore[no-any-return]

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Set by kg_agencies."""
        return self._kept("agencies")  # type: ignore[no-any-return]

    @property
    def programs(self) -> tuple[Program, ...]:
        """Set by kg_programs."""
        return self._kept("programs")  # type: ignore[no-any-return]

    @cached_property
    def named_programs(self) -> MentionIndex:
        """The mentions of programs by position; to be asked for when all programs are found."""
        return MentionIndex(self.programs)

    @property
    def people(self) -> tuple[Person, ...]:
        """Set by kg_people."""
        return self._kept("people")  # type: ignore[no-any-return]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Set by kg_policies."""
        return self._kept("policies")  # type: ignore[no-any-return]

    @property
    def honours(self) -> tuple[Honour, ...]:
        """Set by kg_honours."""
        return self._kept("honours")  # type: ignore[no-any-return]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Set by kg_figures."""
        return self._kept("figures")  # type: ignore[no-any-return]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Each relation component appends its own."""
        return self._kept("relations")  # type: ignore[no-any-return]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Each component appends its own."""
        return self._kept("findings")  # type: ignore[no-any-return]

    def original(self, start: int, end: int) -> str:
        """The original text of a range: what quotes and written forms must be."""
        return self.report.text[start:end]

    def mention(self, start: int, end: int, *, anaphor: bool = False) -> Mention:
        """A Mention of a range, with its original text."""
        return Mention(start, end, self.original(start, end), anaphor)
