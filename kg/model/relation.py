"""A Relation: subject, predicate, object, with status and the clause that says so."""

from typing import Literal

from msgspec import Struct

Predicate = Literal[
    "implements", "leads", "part_of", "variant_of", "has_role", "collaborates_with", "issued", "received"
]
Status = Literal["actual", "planned", "pilot"]
Stage = Literal["proposed", "piloted", "launched", "running", "completed", "commended"]
"""The notations of ontology/stages.ttl."""


class Relation(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One relation of the guide. `s` and `o` are names of entities of the same Reading.

    `quote` is the text of [start, end): the shortest clause that proves the fact. `since` and `until` are ISO 8601.
    `status` is None where the guide gives the predicate none (it reads as actual); `title` goes with has_role.
    `stage` says how far a program has come, where the text says more than the status.
    `confidence` is between 0 and 1; `cue` names the rule or word that decided.
    """

    s: str
    p: Predicate
    o: str
    status: Status | None = None
    stage: Stage | None = None
    since: str | None = None
    until: str | None = None
    title: str | None = None
    quote: str
    start: int
    end: int
    confidence: float | None = None
    cue: str | None = None
