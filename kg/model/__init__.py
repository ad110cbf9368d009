"""The nouns that travel between the stages. Frozen, plain, and serialised by msgspec."""

from kg.model.answer import Answer, AnswerItem, Coverage, Evidence
from kg.model.entity import Agency, Entity, Honour, Mention, Person, Place, Policy, Program, written_forms
from kg.model.figure import Figure
from kg.model.finding import Finding
from kg.model.passage import Passage
from kg.model.reading import Document, Reading
from kg.model.relation import Relation
from kg.model.report import Report

__all__ = [
    "Agency",
    "Answer",
    "AnswerItem",
    "Coverage",
    "Document",
    "Entity",
    "Evidence",
    "Figure",
    "Finding",
    "Honour",
    "Mention",
    "Passage",
    "Person",
    "Place",
    "Policy",
    "Program",
    "Reading",
    "Relation",
    "Report",
    "written_forms",
]
