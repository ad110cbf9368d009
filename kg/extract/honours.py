"""Component kg_honours."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_honours", assigns=["doc._.honours", "doc._.relations"], requires=["doc._.layout"])
def make_honours(nlp: Language, name: str) -> "HonoursComponent":
    """The factory that pipelines/*.cfg names."""
    return HonoursComponent()


class HonoursComponent:
    """Finds honours."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets honours relations."""
        return doc
