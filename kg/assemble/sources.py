"""How many independent sources say a fact: reports that prove it, where all reprints of one text are one source."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from kg.assemble import iris
from kg.assemble.iris import term
from kg.assemble.values import integer
from kg.schema.terms import ID

_FACTS = tuple(f"<{ID}{kind}/".encode() for kind in ("claim", "figure"))
_PROOF = str(term("supportedBy")).encode()
_COUNT = str(term("independentSources")).encode()
_REPORT = f"<{ID}report/".encode()


def reprints(first: Mapping[str, str]) -> Iterator[ox.Quad]:
    """That a report is a reprint of the one that was published first. `first` gives that one's id by the reprint's."""
    for report, original in sorted(first.items()):
        yield ox.Quad(iris.report(report), term("reprintOf"), iris.report(original))


def counted(lines: Iterable[bytes], first: Mapping[str, str]) -> Iterator[bytes]:
    """Sorted lines of N-Quads, with one more for each claim and figure: how many independent sources it has.

    The lines stay sorted. Those of one fact are held in memory, no more.
    """
    for subject, group in groupby(lines, key=lambda line: line.partition(b" ")[0]):
        if not subject.startswith(_FACTS):
            yield from group
            continue
        stated = list(group)
        found = {_source(line, first) for line in stated if line.split(b" ", 2)[1] == _PROOF}
        if found:
            stated.append(b"%b %b %b ." % (subject, _COUNT, str(integer(len(found))).encode()))
            stated.sort()
        yield from stated


def _source(line: bytes, first: Mapping[str, str]) -> str:
    """The id of the report in whose graph a line stands, or of the one that it reprints."""
    report = line.rpartition(_REPORT)[2].partition(b">")[0].decode()
    return first.get(report, report)
