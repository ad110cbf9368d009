"""Relations of programs and agencies: component kg_relations."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft
from kg.extract.programs.bare import QUOTES
from kg.extract.relations.between import BetweenReader
from kg.extract.relations.cues import relation_cues
from kg.extract.relations.duties import DutyReader
from kg.extract.relations.implements import ImplementsReader
from kg.extract.relations.merge import merged
from kg.extract.relations.subjects import SubjectFinder
from kg.extract.relations.together import TogetherReader

__all__ = ["RelationsComponent", "make_relations"]


@Language.factory(
    "kg_relations",
    assigns=["doc._.relations"],
    requires=["doc._.layout", "doc._.home", "doc._.places", "doc._.agencies", "doc._.programs", "doc._.honours"],
)
def make_relations(nlp: Language, name: str) -> "RelationsComponent":
    """The factory that pipelines/*.cfg names."""
    return RelationsComponent()


class RelationsComponent:
    """Finds implements, leads, part_of, variant_of and collaborates_with."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds to doc._.relations."""
        draft = Draft(doc)
        cues = relation_cues()
        finder = SubjectFinder(draft, cues)
        between = BetweenReader(draft, cues).relations()
        models = [(r.o, r.start, r.end) for r in between if r.p == "variant_of"]
        found = [
            *(
                r
                for r in ImplementsReader(draft, cues, finder).relations()
                # Who has a form of a model is not said to run the model itself.
                if not any(r.o == model and start < r.end and r.start < end for model, start, end in models)
            ),
            *DutyReader(draft, cues, finder.actors).relations(),
            *between,
            *TogetherReader(draft, cues, finder).relations(),
        ]
        titles = _titles(draft)
        stated = (relation for relation in found if relation.s not in titles and relation.o not in titles)
        doc._.relations = (*draft.relations, *merged(stated))
        return doc


def _titles(draft: Draft) -> frozenset[str]:
    """The programs whose name is a title won (获评“平安建设示范县”): nobody runs them."""
    won = {written.strip("".join(QUOTES)) for honour in draft.honours for written in honour.surface}
    return frozenset(program.name for program in draft.programs if program.name in won)
