"""Component kg_people."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_people", assigns=["doc._.people", "doc._.relations"], requires=["doc._.layout"])
def make_people(nlp: Language, name: str) -> "PeopleComponent":
    """The factory that pipelines/*.cfg names."""
    return PeopleComponent()


class PeopleComponent:
    """Finds people."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets people relations."""
        return doc
