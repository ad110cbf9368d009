"""Component kg_programs."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_programs", assigns=["doc._.programs"], requires=["doc._.layout"])
def make_programs(nlp: Language, name: str) -> "ProgramsComponent":
    """The factory that pipelines/*.cfg names."""
    return ProgramsComponent()


class ProgramsComponent:
    """Finds programs."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets programs."""
        return doc
