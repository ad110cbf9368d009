"""Component kg_people: people where a name and a public office stand together, and the relation has_role."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft, MentionIndex
from kg.extract.people.contacts import contacts
from kg.extract.people.honoured import honoured
from kg.extract.people.reader import Holder, holders
from kg.model import Agency, Finding, Mention, Person, Relation, written_forms

_NAMED = 0.95
_RESOLVED = 0.7
"""Confidence of a body named beside the title, and of one worked out from the text."""


@Language.factory(
    "kg_people",
    assigns=["doc._.people", "doc._.relations", "doc._.agencies", "doc._.findings"],
    requires=["doc._.layout", "doc._.places", "doc._.agencies"],
)
def make_people(nlp: Language, name: str) -> "PeopleComponent":
    """The factory that pipelines/*.cfg names."""
    return PeopleComponent()


class PeopleComponent:
    """Finds office-holders, and the bodies in which they hold their offices."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.people, adds to doc._.relations, and to doc._.agencies a government known by its head alone."""
        draft = Draft(doc)
        offices = holders(draft)
        found = [*offices, *contacts(draft)]
        doc._.people = _people(draft, found)
        known = {agency.name for agency in draft.agencies}
        extra: dict[str, Agency] = {}
        for holder in found:
            if holder.agency is not None and holder.agency.name not in known:
                extra.setdefault(holder.agency.name, holder.agency)
        doc._.agencies = (*draft.agencies, *extra.values())
        doc._.relations = (*draft.relations, *_roles(draft, offices))
        doc._.findings = (*draft.findings, *_without_body(draft))
        return doc


def _without_body(draft: Draft) -> list[Finding]:
    """One Finding for the offices of which the report does not tell where they are held; it names titles, not people."""
    placed = {relation.s for relation in draft.relations if relation.p == "has_role"}
    titles = [p.title for p in draft.people if p.name not in placed and p.title and p.agency is None]
    if not titles:
        return []
    return [
        Finding(
            kind="unknown_body",
            where=draft.report.source,
            message=f"{len(titles)} people hold an office at no body that the report names: {'、'.join(titles)}",
            remedy="add the body's function word to ontology/agencies.ttl if it is missing (docs/agencies.md)",
        )
    ]


def _people(draft: Draft, found: list[Holder]) -> tuple[Person, ...]:
    first: dict[str, Holder] = {}
    places = MentionIndex(draft.places)
    for holder in found:
        start, end = holder.written
        if any(m.end > end for m, _ in places.within(start, end)):
            continue  # A place that goes on behind the "name" (吴建军、平罗|县).
        known = first.get(holder.name)
        if known is None or (known.agency is None and holder.agency is not None):
            first[holder.name] = holder
    office_holders = tuple(
        Person(
            name=name,
            title=holder.title,
            agency=holder.agency.name if holder.agency else None,
            mentions=(mentions := _mentions(draft, name, holder.written)),
            surface=written_forms(mentions),
        )
        for name, holder in first.items()
    )
    return (*office_holders, *_honoured(draft, set(first)))


def _honoured(draft: Draft, known: set[str]) -> list[Person]:
    """People whom a list honours and no office names."""
    people: dict[str, Person] = {}
    for start, end, title in honoured(draft.text):
        name = draft.text[start:end]
        inside = any(low <= start < high for low, high in draft.report.furniture)
        if name not in known and not inside:
            mentions = _mentions(draft, name, (start, end))
            people.setdefault(name, Person(name=name, title=title, mentions=mentions, surface=written_forms(mentions)))
    return list(people.values())


def _mentions(draft: Draft, name: str, written: tuple[int, int]) -> tuple[Mention, ...]:
    """Where the name is `written` beside the office, and every other occurrence outside page furniture."""
    found = [draft.mention(*written)] if written[1] - written[0] > len(name) else []
    position = draft.text.find(name)
    while position >= 0:
        if not any(low <= position < high for low, high in draft.report.furniture):
            found.append(draft.mention(position, position + len(name)))
        position = draft.text.find(name, position + len(name))
    return tuple(found)


def _roles(draft: Draft, found: list[Holder]) -> list[Relation]:
    roles: dict[tuple[str, str], Relation] = {}
    for holder in found:
        if holder.agency is None:
            continue
        relation = Relation(
            s=holder.name,
            p="has_role",
            o=holder.agency.name,
            title=holder.title,
            quote=draft.original(holder.start, holder.end),
            start=holder.start,
            end=holder.end,
            confidence=_NAMED if holder.named else _RESOLVED,
            cue=holder.title,
        )
        roles.setdefault((relation.s, relation.o), relation)
    return list(roles.values())
