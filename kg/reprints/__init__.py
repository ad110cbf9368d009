"""Near-duplicate reports: one text in several outlets, told by fingerprints and clustered. It counts as one source."""

from kg.reprints.cluster import Member, clusters, firsts
from kg.reprints.fingerprint import Fingerprint, fingerprint

__all__ = ["Fingerprint", "Member", "clusters", "fingerprint", "firsts"]
