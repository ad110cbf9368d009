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
from kg.model import Figure, Finding


@Language.factory("kg_figures", assigns=["doc._.figures", "doc._.findings"], requires=["doc._.layout", "doc._.report"])
def make_figures(nlp: Language, name: str) -> "FiguresComponent":
    """The factory that pipelines/*.cfg names."""
    return FiguresComponent()


class FiguresComponent:
    """Finds the figures of a report."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.figures; adds a Finding where the place of some is not known."""
        draft = Draft(doc)
        doc._.figures = find_figures(draft)
        doc._.findings = (*draft.findings, *_without_place(draft))
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
            about, place = topics.about(
                sentence, s.offset, s.offset if s.measure == "rank" else s.end, concept, s.indicator
            )
            time = clock.at(s.offset)
            status = statuses.status(s, sentence, time)
            period = statuses.period(s, status, time)
            found.append(_figure(draft, s, concept, about.name if about else None, place, status, period))
    return tuple(found)


def _without_place(draft: Draft) -> list[Finding]:
    number = sum(figure.place is None for figure in draft.figures)
    if not number:
        return []
    which = "a figure" if number == 1 else f"{number} figures"
    return [
        Finding(
            kind="no_place",
            where=draft.report.source,
            message=f"The report does not tell to which place {which} of it applies.",
            remedy="Name the place in its title or as its publisher (docs/figures.md).",
        )
    ]


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
    draft: Draft,
    statement: Statement,
    concept: str | None,
    about: str | None,
    place: str | None,
    status: Status,
    period: str | None,
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
