"""Whether a reading of a question gives what stands behind "how many"."""

from kg.ask.grammar import NOISE, grammar
from kg.ask.meaning import Analysis, Meaning, Span
from kg.schema.queries import LibraryQuery

SOFT = "soft"
"""The item of a word that restricts no figure, because the number itself implies it: installed, 配备."""
_NEVER_COUNTED = frozenset({"program", "place", "agency", "run"})
"""What cannot be the answer to "how many …" of a query that gives places, agencies or programs."""


def counts_the_asked(
    query: LibraryQuery, countable: bool, analysis: Analysis, taken: dict[Span, Meaning], content: list[Span]
) -> bool:
    """Whether the words after "how many" are what the query gives: what is counted, or the kind of its answers."""
    spans = analysis.spans
    after = grammar().table["counted"]["before"]
    counts = [index for index, span in enumerate(spans) if "count" in span.items() and span.text not in after]
    following = spans[counts[0] + 1 :] if counts else ()
    head = next((span for span in following if not span.items() & {NOISE, SOFT}), None)
    if countable:
        beside = ("place", "year", "agency", "status")
        named = (span for span in following if not (span in taken and taken[span].item in beside))
        head = next((span for span in named if span in content or not span.items() & {NOISE, SOFT}), None)
    if head is None:
        return True
    if countable:
        return head in content
    if head in taken and taken[head].item == "agency_kind":
        return next(iter(query.columns)) == "agency"
    return head not in taken or taken[head].item not in _NEVER_COUNTED
