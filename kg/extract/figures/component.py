"""Component kg_figures: the statistics of a report, typed."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft
from kg.extract.figures.about import Topics
from kg.extract.figures.names import NamesInText
from kg.extract.figures.quantities import find_quantities
from kg.extract.figures.slots import cut_slots
from kg.extract.figures.statements import Reader, Statement
from kg.extract.periods import expression_at
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
    topics = Topics(draft)
    found = []
    for sentence in draft.layout.sentences:
        if draft.layout.paragraph_of(sentence).kind == "title":
            continue
        quantities = find_quantities(draft.text, sentence.start, sentence.end, names.masks)
        for s in reader.read(cut_slots(draft.text, sentence.start, sentence.end, quantities)):
            about, place = topics.about(s.offset, s.end)
            if about is None or place is None:
                continue
            e = expression_at(draft, s.offset)
            found.append(
                Figure(
                    value=s.value, unit=s.unit, indicator=s.indicator, measure=s.measure, base=s.base, about=about.name, place=place,
                    period=e.iso if e else None, qualifier=s.qualifier, quote=draft.original(s.start, s.end), start=s.start, end=s.end,
                )
            )
    return tuple(found)
