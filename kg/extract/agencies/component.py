"""Component kg_agencies: finds the agencies of a report."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.agencies.gather import gather
from kg.extract.agencies.reader import read_agencies
from kg.extract.draft import Draft


@Language.factory("kg_agencies", assigns=["doc._.agencies"], requires=["doc._.layout", "doc._.places", "doc._.home"])
def make_agencies(nlp: Language, name: str) -> "AgenciesComponent":
    """The factory that pipelines/*.cfg names."""
    return AgenciesComponent()


class AgenciesComponent:
    """Reads namings of agencies left to right, and gathers those of one body into an Agency."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.agencies."""
        draft = Draft(doc)
        doc._.agencies = gather(draft, read_agencies(draft))
        return doc
