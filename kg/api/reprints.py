"""The fingerprints of a graph folder's reports, kept from build to build, and which of the reports are one text."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphError
from kg.model import Report
from kg.model.reading import Document
from kg.reprints import Fingerprint, Member, clusters, fingerprint, firsts

_TABLE = "CREATE TABLE IF NOT EXISTS fingerprint (id TEXT PRIMARY KEY, signature BLOB, shingles BLOB) WITHOUT ROWID"


class Fingerprints:
    """The fingerprints by report id, in one file. What is not committed when the block ends well is not there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __contains__(self, report: str) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM fingerprint WHERE id = ?", (report,)).fetchone())

    def add(self, report: Report) -> None:
        """Takes the fingerprint of a report, unless it is there already. A text too short to have one is noted too."""
        if report.id not in self:
            found = fingerprint(report.text, report.furniture) or Fingerprint(b"", b"")
            row = (report.id, found.signature, found.shingles)
            self._connection.execute("INSERT INTO fingerprint VALUES (?, ?, ?)", row)

    def reprint_of(self, documents: Iterable[Document]) -> dict[str, str]:
        """For each report that reprints another, by id, the id of the one that was published first.

        Reports without a fingerprint are nobody's reprint. Only signatures are held in memory.
        """
        known = {document.id: document for document in documents}
        rows = self._connection.execute("SELECT id, signature FROM fingerprint WHERE signature <> x''")
        members = [
            Member(id_, signature, known[id_].published, known[id_].source) for id_, signature in rows if id_ in known
        ]
        return dict(firsts(clusters(members, self._shingles)))

    def keep(self, reports: Iterable[str]) -> None:
        """Forgets all but these reports."""
        kept = set(reports)
        gone = [row for row in self._connection.execute("SELECT id FROM fingerprint") if row[0] not in kept]
        self._connection.executemany("DELETE FROM fingerprint WHERE id = ?", gone)

    def _shingles(self, report: str) -> bytes:
        row = self._connection.execute("SELECT shingles FROM fingerprint WHERE id = ?", (report,)).fetchone()
        return bytes(row[0])


@contextmanager
def fingerprints(path: Path) -> Iterator[Fingerprints]:
    """The fingerprints in the file `path`; a damaged file is begun anew. Raises GraphError where it cannot be written."""
    try:
        connection = _opened(path)
        try:
            with connection:
                yield Fingerprints(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise GraphError(f"{path} cannot be used ({error}): check space and permissions, or delete it") from error


def _opened(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path)
        connection.execute(_TABLE)
        connection.execute("SELECT id, signature, shingles FROM fingerprint LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorname == "SQLITE_CANTOPEN":
            raise
        connection.close()
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        connection.execute(_TABLE)
    return connection
