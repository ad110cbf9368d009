"""Component kg_places."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("kg_places", assigns=["doc._.places", "doc._.home"], requires=["doc._.layout"])
def make_places(nlp: Language, name: str) -> "PlacesComponent":
    """The factory that pipelines/*.cfg names."""
    return PlacesComponent()


class PlacesComponent:
    """Finds places."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets places home."""
        return doc
