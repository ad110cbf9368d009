"""Files → cached Readings: what is unchanged is not opened, the rest is read and extracted by all workers."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kg.api.building.cache import Cache
from kg.api.building.index import Index, KnownFile, KnownReport
from kg.api.building.pool import Lost, workers
from kg.api.building.tasks import Assemble, Ended, Message, Offer, Problem, ReadFile, ReadReport, Setup, Taken, Task
from kg.api.building.worker import not_extracted
from kg.api.progress import Progress
from kg.api.stamps import Stamp, digest, settled, stamp
from kg.model import Finding
from kg.read import find_reports
from kg.read.refusals import shown


@dataclass
class _Open:
    """A file that is to be read: what is known of it so far.

    `left` counts the tasks that are not done; reports and findings stand with their place in the file, which is -1 for
    a finding that is of no report; `lost` are the steps at which a worker died.
    """

    path: Path
    source: str
    stamp: Stamp | None
    content: str = ""
    left: int = 0
    reports: dict[int, KnownReport] = field(default_factory=dict)
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    lost: set[tuple[str, int]] = field(default_factory=set)


class ReadResult(Struct, frozen=True):
    """The files in the order of find_reports, with Findings for what is none, and how many reports were extracted."""

    files: tuple[KnownFile | Finding, ...]
    extracted: int


def read_all(
    paths: Iterable[str | Path], setup: Setup, index: Index, *, jobs: int | None = None, progress: Progress
) -> ReadResult:
    """Sees to it that every report under the paths is in the cache.

    Raises KgError where the cache cannot be written or the gazetteer is broken.
    """
    run = _Run(setup, index)
    run.discover(paths)
    run.read(jobs, progress)
    return ReadResult(tuple(run.found), run.extracted)


class _Run:
    """The files of one run, by number, in the order in which they were found."""

    def __init__(self, setup: Setup, index: Index) -> None:
        self._setup, self._index = setup, index
        self._cache = Cache(Path(setup.folder))
        self._unread: dict[int, _Open] = {}
        self.found: list[KnownFile | Finding] = []
        self.extracted = 0

    def discover(self, paths: Iterable[str | Path]) -> None:
        """Finds the files, and which of them are as they were."""
        for found in find_reports(Path(path) for path in paths):
            number = len(self.found)
            if isinstance(found, Finding):
                self.found.append(found)
                continue
            file = _Open(found, shown(found), _stamp(found))
            known = self._index.by_source.get(file.source)
            if known is None or known.stamp is None or known.stamp != file.stamp or not self._cached(known):
                known = KnownFile(file.source, "", ())
                self._unread[number] = file
            self.found.append(known)

    def read(self, jobs: int | None, progress: Progress) -> None:
        """Reads the others, each by whoever is free."""
        total = len(self._unread)
        size = sum(file.stamp.size for file in self._unread.values() if file.stamp)
        with closing(workers(self._setup, jobs, size)) as hands:
            for task, message in hands.run(self._tasks()):
                assert not isinstance(task, Assemble)
                file = self._unread[task.number]
                if isinstance(message, Lost):
                    again = _lost(file, task, message)
                    if again:
                        hands.again(again)
                    else:
                        file.left -= 1
                else:
                    self._heard(file, message)
                if not file.left:
                    self._done(task.number, file)
                    progress("read", total - len(self._unread), total)

    def _tasks(self) -> Iterator[Task]:
        for number, file in list(self._unread.items()):
            file.content = _content(file.path)
            known = self._index.by_content.get(file.content)
            if known is not None and self._cached(known):
                self._done(number, file, known.reports)
            else:
                file.left = 1
                yield ReadFile(number, os.fsencode(file.path))

    def _heard(self, file: _Open, message: Message) -> None:
        if isinstance(message, Taken):
            file.reports[message.place] = KnownReport(message.source.removeprefix(file.source), message.id, message.key)
            self.extracted += message.fresh
        elif isinstance(message, Problem):
            file.findings.append((message.place, message.finding))
        elif isinstance(message, Offer):
            file.left += 1
        elif isinstance(message, Ended):
            file.left -= 1

    def _done(self, number: int, file: _Open, reports: Iterable[KnownReport] = ()) -> None:
        del self._unread[number]
        # What changed while it was read may have been read half before, half after; what a worker stumbled over may
        # have been the machine's fault.
        sure = file.stamp if file.stamp == _stamp(file.path) and all(place < 0 for place, _ in file.findings) else None
        known = KnownFile(
            file.source,
            file.content if sure else "",
            tuple(reports) or tuple(report for _, report in sorted(file.reports.items())),
            tuple(finding for _, finding in sorted(file.findings, key=itemgetter(0))),
            sure if sure and settled(sure) else None,
        )
        self.found[number] = known
        if known.content:
            self._index.add(known)

    def _cached(self, known: KnownFile) -> bool:
        return all(report.key in self._cache for report in known.reports)


def _lost(file: _Open, task: ReadFile | ReadReport, lost: Lost) -> ReadFile | ReadReport | None:
    """What is still to be done when a worker died at a task: nothing, where it has done so twice at the same place."""
    place, source = lost.at.place, lost.at.source or file.source
    if not lost.hung and (source, place) not in file.lost:
        file.lost.add((source, place))  # it may have been the machine's fault
    else:
        why = "it takes too long" if lost.hung else "it brings down the program"
        file.findings.append((max(place, 0), not_extracted(source, why)))
        if place < 0 or isinstance(task, ReadReport):
            return None
        task = replace(task, without=(*task.without, source))
    if isinstance(task, ReadFile):
        file.findings = [found for found in file.findings if found[0] >= 0]  # they will be found again
    return task


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp(path)
    except (OSError, ValueError):
        return None  # whoever reads it says why


def _content(path: Path) -> str:
    """A hash of a file's bytes, under the suffix by which it is read; empty where it cannot be read."""
    try:
        return digest(path)[:32] + path.suffix.lower()
    except (OSError, ValueError):
        return ""
