"""Loads a pipeline of pipelines/*.cfg and turns Reports into Readings."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language

# Importing the modules registers their components with spaCy.
from kg.extract import agencies, figures, honours, layout, people, places, policies, programs, relations, tokens  # noqa: F401
from kg.extract.draft import Draft
from kg.model import Document, Reading, Report
from kg.schema.fold import fold
from kg.schema.resources import folder

DEFAULT_PIPELINE = "governance"


@cache
def load_pipeline(name: str = DEFAULT_PIPELINE, names: str | None = None) -> Language:
    """The spaCy pipeline of pipelines/`name`.cfg, loaded once a process.

    `names` is the path of a CSV of the user's own names of places (docs/places.md). Raises DataError when a report is
    read with a list that is broken.
    """
    overrides = {"components.kg_places.names": names} if names else {}
    config = spacy.util.load_config(folder("pipelines") / f"{name}.cfg", overrides=overrides)
    return spacy.util.load_model_from_config(config, auto_fill=True, validate=True)


def read_report(report: Report, nlp: Language | None = None) -> Reading:
    """All that one report says."""
    nlp = nlp or load_pipeline()
    doc = nlp.make_doc(fold(report.text))
    doc._.report = report
    for _, component in nlp.pipeline:
        doc = component(doc)
    draft = Draft(doc)
    return Reading(
        doc=Document(
            id=report.id,
            source=report.source,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            authors=report.authors,
            home=draft.home,
        ),
        entities=(
            *draft.places,
            *draft.agencies,
            *draft.programs,
            *draft.people,
            *draft.policies,
            *draft.honours,
        ),
        relations=draft.relations,
        figures=draft.figures,
        findings=draft.findings,
    )


def read_reports(reports: Iterable[Report], names: str | None = None) -> Iterator[Reading]:
    """A Reading for each report, in order; `names` as in load_pipeline."""
    nlp = load_pipeline(names=names)
    for report in reports:
        yield read_report(report, nlp)
