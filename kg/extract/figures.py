"""Component kg_figures."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_figures", assigns=["doc._.figures"], requires=["doc._.layout"])
def make_figures(nlp: Language, name: str) -> "FiguresComponent":
    """The factory that pipelines/*.cfg names."""
    return FiguresComponent()


class FiguresComponent:
    """Finds figures."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets figures."""
        return doc
