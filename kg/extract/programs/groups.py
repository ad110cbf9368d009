"""Leading groups and offices called by the short name of the program that they lead go by the program's full name."""

import re
from functools import cache

from msgspec.structs import replace
from spacy.tokens import Doc

from kg.extract.draft import Draft
from kg.model import Agency, Program, written_forms
from kg.schema.resources import any_of, cues


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(cues('relations')['leads']['bodies'])})")


def name_in_full(doc: Doc) -> None:
    """Sets the names of such bodies in doc._.agencies, and in the people, policies and relations that refer to them."""
    draft = Draft(doc)
    new = _full_names(draft)
    if not new:
        return
    found: dict[str, Agency] = {}
    for agency in draft.agencies:
        name = new.get(agency.name, agency.name)
        other = found.get(name)
        mentions = tuple(sorted((*(other.mentions if other else ()), *agency.mentions), key=lambda m: (m.start, m.end)))
        found[name] = replace(other or agency, name=name, mentions=mentions, surface=written_forms(mentions))
    doc._.agencies = tuple(found.values())
    doc._.people = tuple(replace(p, agency=new.get(p.agency or "", p.agency)) for p in draft.people)
    doc._.policies = tuple(replace(p, issuer=new.get(p.issuer or "", p.issuer)) for p in draft.policies)
    doc._.relations = tuple(replace(r, s=new.get(r.s, r.s), o=new.get(r.o, r.o)) for r in draft.relations)


def _full_names(draft: Draft) -> dict[str, str]:
    """The completed names by the short ones, for the bodies in whose name a program's bare tail stands."""
    programs = draft.named_programs
    new: dict[str, str] = {}
    for agency in draft.agencies:
        for mention in agency.mentions:
            for inner, program in programs.within(mention.start, mention.end):
                short = draft.text[inner.start : inner.end]
                named = isinstance(program, Program) and program.name != short and program.name.endswith(short)
                if named and _bodies().match(draft.text, inner.end, mention.end) and short in agency.name:
                    new.setdefault(agency.name, agency.name.replace(short, program.name, 1))
    # A part goes by the name of its whole: …领导小组 + 办公室.
    for agency in draft.agencies:
        whole = next((short for short in new if agency.name.startswith(short) and agency.name != short), None)
        if whole and agency.name not in new:
            new[agency.name] = new[whole] + agency.name.removeprefix(whole)
    return new
