"""Component kg_policies: named documents and the relation issued."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft
from kg.extract.policies.issuers import Issue, issues
from kg.extract.policies.titles import Title, titles
from kg.model import Policy, written_forms


@Language.factory(
    "kg_policies",
    assigns=["doc._.policies", "doc._.relations"],
    requires=["doc._.layout", "doc._.places", "doc._.agencies"],
)
def make_policies(nlp: Language, name: str) -> "PoliciesComponent":
    """The factory that pipelines/*.cfg names."""
    return PoliciesComponent()


class PoliciesComponent:
    """Finds titles of documents, and beside them who issued them."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.policies and adds to doc._.relations."""
        draft = Draft(doc)
        found = titles(draft.text, draft.report.furniture)
        issued = issues(draft, found)
        doc._.policies = _policies(draft, found, issued)
        doc._.relations = (*draft.relations, *(issue.relation for issue in issued))
        return doc


def _policies(draft: Draft, found: list[Title], issued: list[Issue]) -> tuple[Policy, ...]:
    by_name: dict[str, list[Title]] = {}
    for title in found:
        by_name.setdefault(title.name, []).append(title)
    issuers: dict[str, str] = {}
    for issue in issued:
        issuers.setdefault(issue.relation.o, issue.relation.s)
    policies = []
    for name, group in by_name.items():
        mentions = tuple(draft.mention(title.start, title.end, anaphor=title.short) for title in group)
        policies.append(Policy(name=name, surface=written_forms(mentions), mentions=mentions, issuer=issuers.get(name)))
    return tuple(policies)
