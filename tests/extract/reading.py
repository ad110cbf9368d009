"""Reads a few lines of text as a report, for tests of single components."""

from kg.extract import load_pipeline, read_report
from kg.extract.draft import Draft
from kg.model import Agency, Reading, Report
from kg.model.report import report_id
from kg.schema.fold import fold


def report(text: str, published: str | None = "2024") -> Report:
    return Report(id=report_id(text), source="test.txt", text=text, published=published)


def read(text: str, published: str | None = "2024") -> Reading:
    return read_report(report(text, published))


def draft(text: str, published: str | None = "2024") -> Draft:
    nlp = load_pipeline()
    doc = nlp.make_doc(fold(text))
    doc._.report = report(text, published)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return Draft(doc)


def agencies(text: str) -> dict[str, Agency]:
    return {entity.name: entity for entity in read(text).entities if isinstance(entity, Agency)}


def relations(text: str, predicate: str) -> set[tuple[str, str]]:
    return {(relation.s, relation.o) for relation in read(text).relations if relation.p == predicate}
