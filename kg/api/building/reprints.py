"""Which of a graph's reports are one text."""

from collections.abc import Mapping, Sequence

from kg.api.building.cache import Cache
from kg.api.building.kept import KeptReport
from kg.reprints import Member, clusters, firsts


def reprint_of(members: Sequence[Member], reports: Sequence[KeptReport], cache: Cache) -> Mapping[str, str]:
    """For each report that reprints another, by id, the id of the one that was published first.

    `members` are the reports with a fingerprint. Only signatures are held in memory.
    """
    keys = {report.id: report.key for report in reports}

    def shingles(report: str) -> bytes:
        cached = cache.get(keys[report])
        return cached.fingerprint.shingles if cached and cached.fingerprint else b""

    return firsts(clusters(members, shingles))
