"""What words of a question can stand for."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Meaning:
    """One reading of a word: the item that patterns ask for, and what it stands for.

    `item` is a slot (place, program, agency, agency_kind, person, policy, honour, indicator, term, level, status,
    year), a sense of pipelines/questions.toml (run, lead …), or noise. `values` are what goes into the parameters of a
    query (ids, levels, status words). `absent` marks what is known but stands nowhere in the graph.
    """

    item: str
    label: str
    values: tuple[str, ...] = ()
    label_en: str = ""
    absent: bool = False
    detail: tuple[tuple[str, str], ...] = ()

    def named(self, language: str) -> str:
        """The label in a language; the Chinese one where there is no English label."""
        return self.label_en if language == "en" and self.label_en else self.label


@dataclass(frozen=True)
class Span:
    """Units [start, end) of a question, and all that they can mean. No meanings: words that could not be placed.

    `read_as` is what a misspelt or abbreviated word was taken for.
    """

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...] = ()
    read_as: str | None = None

    def items(self) -> set[str]:
        """The items that the span offers."""
        return {meaning.item for meaning in self.meanings}

    def of(self, item: str) -> tuple[Meaning, ...]:
        """The meanings for one item."""
        return tuple(meaning for meaning in self.meanings if meaning.item == item)


@dataclass(frozen=True)
class Years:
    """A range of years asked for, the words that said so, and the months of the year where only some are meant."""

    start: int
    end: int
    label: str
    months: tuple[int, int] | None = None


@dataclass(frozen=True)
class Analysis:
    """A question taken apart: its spans in order, the years asked for, and whether it is a yes-or-no question."""

    question: str
    language: str
    spans: tuple[Span, ...]
    years: Years | None = None
    whether: bool = False
    read_as: tuple[tuple[str, str], ...] = field(default=())

    @property
    def unplaced(self) -> tuple[Span, ...]:
        """The spans that nothing is known about."""
        return tuple(span for span in self.spans if not span.meanings)
