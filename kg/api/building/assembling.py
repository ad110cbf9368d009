"""Cached Readings → the parts of a dataset, on all cores."""

from collections.abc import Sequence
from contextlib import closing

from msgspec import Struct
from msgspec.structs import replace

from kg.api.building.kept import KeptReport
from kg.api.building.pool import Lost, workers
from kg.api.building.tasks import Assemble, Assembled, Setup
from kg.api.progress import Progress
from kg.assemble import Part
from kg.errors import GraphError
from kg.model import Finding
from kg.reprints import Member

_PART = 1_000
"""Reports in a part. Its lines are sorted in files, so that it costs no more memory than a small one."""

_BYTES = 2_000
"""What a report stands for when it is weighed whether other processes are worth their start."""


class Parts(Struct, frozen=True):
    """The parts of a dataset, what was found in making them, and which reports may be reprints."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    members: tuple[Member, ...]


def assemble_all(reports: Sequence[KeptReport], setup: Setup, jobs: int | None, progress: Progress) -> Parts | None:
    """Assembles the Readings of some reports.

    None where some are missing from the cache: those that are damaged are no longer there. Raises GraphError.
    """
    setup = replace(setup, extracts=False)
    tasks = [
        Assemble(number, tuple((report.key, report.source) for report in reports[start : start + _PART]))
        for number, start in enumerate(range(0, len(reports), _PART))
    ]
    done: dict[int, Assembled] = {}
    lost: set[int] = set()
    progress("assemble", 0, len(reports))
    with closing(workers(setup, jobs, _BYTES * len(reports))) as hands:
        for task, message in hands.run(tasks):
            assert isinstance(task, Assemble)
            if isinstance(message, Assembled):
                done[task.number] = message
                progress("assemble", sum(len(tasks[number].readings) for number in done), len(reports))
            elif isinstance(message, Lost):
                if task.number in lost:
                    raise GraphError(f"{setup.folder} cannot be built: a worker process died twice; free some memory")
                lost.add(task.number)
                hands.again(task)
    if any(part.missing for part in done.values()):
        return None
    in_order = [done[number] for number in range(len(tasks))]
    return Parts(
        tuple(part.part for part in in_order),
        tuple(finding for part in in_order for finding in part.findings),
        tuple(member for part in in_order for member in part.members),
    )
