"""Component kg_relations."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_relations", assigns=["doc._.relations"], requires=["doc._.layout"])
def make_relations(nlp: Language, name: str) -> "RelationsComponent":
    """The factory that pipelines/*.cfg names."""
    return RelationsComponent()


class RelationsComponent:
    """Finds relations."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets relations."""
        return doc
