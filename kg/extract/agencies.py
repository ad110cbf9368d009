"""Component kg_agencies."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_agencies", assigns=["doc._.agencies"], requires=["doc._.layout"])
def make_agencies(nlp: Language, name: str) -> "AgenciesComponent":
    """The factory that pipelines/*.cfg names."""
    return AgenciesComponent()


class AgenciesComponent:
    """Finds agencies."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets agencies."""
        return doc
