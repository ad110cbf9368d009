"""Where a fact is written, and what read it."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.assemble import iris
from kg.assemble.iris import term
from kg.assemble.values import Triple, integer, text


def evidence(node: ox.NamedNode, report: str, start: int, end: int, quote: str) -> Iterator[Triple]:
    """The passage [start, end) of a report that proves `node`, and the extraction that found it there."""
    place = iris.passage(report, start, end)
    yield node, term("supportedBy"), place
    yield node, term("prov:wasGeneratedBy"), iris.extraction(report)
    yield place, term("rdf:type"), term("Passage")
    yield place, term("rdf:type"), term("oa:TextPositionSelector")
    yield place, term("rdf:type"), term("oa:TextQuoteSelector")
    yield place, term("fromReport"), iris.report(report)
    yield place, term("oa:start"), integer(start)
    yield place, term("oa:end"), integer(end)
    yield place, term("oa:exact"), text(quote)
