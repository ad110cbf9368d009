"""Component kg_figures: the statistics of a report, typed."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft, Sentence
from kg.extract.figures.about import Topics
from kg.extract.figures.concepts import concept_of
from kg.extract.figures.names import NamesInText
from kg.extract.figures.quantities import Quantity, find_quantities
from kg.extract.figures.ranks import state_ranks
from kg.extract.figures.slots import cut_slots
from kg.extract.figures.statement import Statement
from kg.extract.figures.statements import Reader
from kg.extract.figures.status import Status, Statuses
from kg.extract.figures.zeros import state_zeros
from kg.extract.periods import clock_of
from kg.model import Figure


@Language.factory("kg_figures", assigns=["doc._.figures"], requires=["doc._.layout"])
def make_figures(nlp: Language, name: str) -> "FiguresComponent":
    """The factory that pipelines/*.cfg names."""
    return FiguresComponent()


class FiguresComponent:
    """Finds the figures of a report."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.figures."""
        doc._.figures = find_figures(Draft(doc))
        return doc


def find_figures(draft: Draft) -> tuple[Figure, ...]:
    """The figures of a report, in order of the text."""
    names = NamesInText(draft)
    reader = Reader(draft.text, names)
    topics, statuses = Topics(draft), Statuses(draft)
    clock, layout, text = clock_of(draft), draft.layout, draft.text
    found = []
    for sentence in layout.sentences:
        paragraph = layout.paragraph_of(sentence)
        if paragraph.kind == "title":
            continue
        for s in _statements(text, names, reader, sentence, paragraph.start):
            concept = concept_of(s.indicator, s.unit, s.measure)
            # The bodies among which one ranks (全市法院第二) are not what is ranked.
            about, place = topics.about(s.offset, s.offset if s.measure == "rank" else s.end, concept, s.indicator)
            if about is not None and place is not None:
                time = clock.at(s.offset)
                status = statuses.status(s, sentence, time)
                period = statuses.period(s, status, time)
                found.append(_figure(draft, s, concept, about.name, place, status, period))
    return tuple(found)


def _statements(text: str, names: NamesInText, reader: Reader, sentence: Sentence, paragraph: int) -> list[Statement]:
    start, end = sentence.start, sentence.end
    ranks = state_ranks(text, start, end, names)
    spans = [(r.offset, r.end) for r in ranks]
    quantities = find_quantities(text, start, end, names.masks)
    if spans:
        quantities = [q for q in quantities if not _inside(q, spans)]
    read = reader.read(cut_slots(text, start, end, quantities), paragraph, ranks) if quantities else []
    zeros = state_zeros(text, start, end, names)
    return sorted((*read, *ranks, *zeros), key=lambda s: s.offset) if ranks or zeros else read


def _inside(quantity: Quantity, spans: list[tuple[int, int]]) -> bool:
    return any(start <= quantity.start < end for start, end in spans)


def _figure(
    draft: Draft, statement: Statement, concept: str | None, about: str, place: str, status: Status, period: str | None
) -> Figure:
    return Figure(
        value=statement.value,
        unit=statement.unit,
        indicator=statement.indicator,
        measure=statement.measure,
        base=statement.base,
        about=about,
        place=place,
        period=period,
        status=status,
        qualifier=statement.qualifier,
        concept=concept,
        quote=draft.original(statement.start, statement.end),
        start=statement.start,
        end=statement.end,
    )
