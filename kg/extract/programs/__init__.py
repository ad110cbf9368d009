"""Programs: component kg_programs, and the program that a clause has as its topic."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft
from kg.extract.programs.bare import bare
from kg.extract.programs.cues import program_cues
from kg.extract.programs.groups import name_in_full
from kg.extract.programs.link import link
from kg.extract.programs.scope import program_at
from kg.extract.programs.select import select
from kg.model import Finding

__all__ = ["ProgramsComponent", "make_programs", "program_at"]


@Language.factory(
    "kg_programs",
    assigns=["doc._.programs", "doc._.findings", "doc._.agencies", "doc._.people", "doc._.policies", "doc._.relations"],
    requires=["doc._.layout", "doc._.places", "doc._.agencies", "doc._.policies"],
)
def make_programs(nlp: Language, name: str) -> "ProgramsComponent":
    """The factory that pipelines/*.cfg names."""
    return ProgramsComponent()


class ProgramsComponent:
    """Finds programs, and reports those of no known kind."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.programs, adds to doc._.findings, and completes the names of the bodies that lead a program."""
        draft = Draft(doc)
        cues = program_cues()
        plain = bare(draft.text)
        doc._.programs = link(draft, plain, select(draft, plain, cues), cues)
        name_in_full(doc)
        doc._.findings = (*draft.findings, *_unknown_kinds(draft))
        return doc


def _unknown_kinds(draft: Draft) -> list[Finding]:
    names = [program.name for program in draft.programs if program.kind == "other"]
    if not names:
        return []
    return [
        Finding(
            kind="unknown_kind",
            where=draft.report.source,
            message=f"{len(names)} programs are of no known kind: {'、'.join(names)}",
            remedy="add a concept, or a head cue of one, to ontology/programs.ttl",
        )
    ]
