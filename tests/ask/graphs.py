"""Real embedded graphs for the tests of asking: Readings → RDF → property graph → store."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from kg.assemble import assemble
from kg.extract.programs.kinds import classify
from kg.model import Program, Reading
from kg.schema.vocabulary import scheme
from kg.store.embedded import EmbeddedStore
from kg.store.project import project

Rows = Callable[[str, dict[str, Any]], list[dict[str, Any]]]


def embedded(readings: Iterable[Reading], folder: Path) -> EmbeddedStore:
    """The embedded store of some Readings, built in a folder."""
    rdf, path = folder / "graph.nq", folder / "graph.store"
    assemble(list(readings), rdf)
    EmbeddedStore.build(project(rdf), path)
    return EmbeddedStore.open(path)


def linked(reading: Reading) -> Reading:
    """A Reading whose programs and figures are linked to the vocabularies by label, as gold files do not link them."""
    programs, indicators = scheme("programs").by_label(), scheme("indicators").by_label()

    def link(entity: Any) -> Any:
        if not isinstance(entity, Program):
            return entity
        found = [programs[name] for name in (entity.name, *entity.surface) if name in programs]
        concepts = [concept.notation for concept in found if "abstract" not in concept.extra]
        if concepts:
            return msgspec.structs.replace(entity, concept=concepts[0])
        return msgspec.structs.replace(entity, broader=classify(entity.name).broader)

    figures = tuple(
        msgspec.structs.replace(f, concept=indicators[f.indicator].notation) if f.indicator in indicators else f
        for f in reading.figures
    )
    return msgspec.structs.replace(reading, entities=tuple(map(link, reading.entities)), figures=figures)
