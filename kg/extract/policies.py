"""Component kg_policies."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_policies", assigns=["doc._.policies", "doc._.relations"], requires=["doc._.layout"])
def make_policies(nlp: Language, name: str) -> "PoliciesComponent":
    """The factory that pipelines/*.cfg names."""
    return PoliciesComponent()


class PoliciesComponent:
    """Finds policies."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets policies relations."""
        return doc
