"""Tasks on all cores: worker processes that may die or hang without more harm than to what they were at."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import msgspec

import kg.errors
from kg.api.building.tasks import Began, Ended, Failed, Message, Offer, Setup, Task, decode_message, encode
from kg.api.building.worker import Worker
from kg.errors import KgError

_START: Final = "import sys; sys.path[:] = sys.argv[2:]; from kg.api.building.nursery import main; main(sys.argv[1])"
_BIRTH_S: Final = 60.0
"""Time for the pipeline to load and a worker to say that it is there."""

_BUSY: Final = 5.0
"""How much longer everything may take on a busy machine."""

_ALONE_BYTES: Final = 1 << 18
"""Below this much to read, one process is done before others have started."""

_QUEUED: Final = 4
"""Offered reports that wait for each worker; what comes beyond that is extracted by who reads it."""


class Lost(msgspec.Struct, frozen=True):
    """The worker that did a task died, or `hung` and was ended. `at` is the step that it was at."""

    at: Began
    hung: bool


class Workers(Protocol):
    """Who does tasks."""

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Message | Lost]]:
        """What comes of the tasks, in the order in which it comes; the last of a task is Ended or Lost.

        Raises KgError when the run as a whole cannot go on.
        """

    def again(self, task: Task) -> None:
        """Does one more task in the run that is going on."""

    def close(self) -> None:
        """Lets the workers go."""


class Alone:
    """The tasks in this process, one after the other: for a few reports, whose extraction takes less than a start."""

    def __init__(self, setup: Setup) -> None:
        self._worker = Worker(setup)

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Message | Lost]]:
        """See Workers."""
        for task in tasks:
            for message in self._worker.do(task):
                yield task, message
            yield task, Ended()

    def again(self, task: Task) -> None:
        """Never asked: nothing is lost here."""
        raise NotImplementedError

    def close(self) -> None:
        """There is nobody to let go."""


class Pool:
    """The tasks in `jobs` processes."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self._setup, self._jobs = setup, jobs
        self._waiting: deque[Task] = deque()
        self._busy: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._nursery: _Nursery | None = None

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Message | Lost]]:
        """See Workers."""
        coming = iter(tasks)
        while True:
            self._give_out(coming)
            if not self._busy:
                return
            now = time.monotonic()
            late = min(worker.until for worker in self._busy)
            ready = set(wait([worker.connection for worker in self._busy], max(0.0, late - now)))
            for worker in [*self._busy]:
                if worker.connection in ready:
                    yield from self._hear(worker)
                elif worker.until < time.monotonic():
                    yield from self._lose(worker, hung=True)

    def again(self, task: Task) -> None:
        """See Workers."""
        self._waiting.append(task)

    def close(self) -> None:
        """Ends the workers, whatever they are doing."""
        for worker in (*self._busy, *self._idle):
            worker.end()
        self._busy, self._idle = [], []
        if self._nursery:
            self._nursery.close()
            self._nursery = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _give_out(self, coming: Iterator[Task]) -> None:
        while len(self._busy) < self._jobs:
            task = self._waiting.popleft() if self._waiting else next(coming, None)
            if task is None:
                return
            worker = self._idle.pop() if self._idle else self._new()
            worker.give(task)
            self._busy.append(worker)

    def _hear(self, worker: "_Worker") -> Iterator[tuple[Task, Message | Lost]]:
        try:
            message = worker.hear()
            if isinstance(message, Offer):
                takes = len(self._waiting) < _QUEUED * self._jobs
                worker.answer(takes)
                if not takes:
                    return
                self._waiting.append(message.task)
        except (EOFError, OSError):
            yield from self._lose(worker, hung=False)
            return
        if message is None:
            return
        if isinstance(message, Failed):
            raise getattr(kg.errors, message.kind, KgError)(message.message)
        if isinstance(message, Ended):
            self._busy.remove(worker)
            self._idle.append(worker)
        yield worker.task, message

    def _lose(self, worker: "_Worker", *, hung: bool) -> Iterator[tuple[Task, Message | Lost]]:
        worker.end()
        self._busy.remove(worker)
        if worker.pid is None:
            raise KgError("worker processes cannot be started: free some memory, or build with one process (--jobs 1)")
        yield worker.task, Lost(worker.at, hung)

    def _new(self) -> "_Worker":
        if self._nursery is None:  # not before there is something to do
            self._nursery = _Nursery(self._setup)
        return self._nursery.worker()


class _Nursery:
    """The process of kg.api.building.nursery, seen from outside."""

    def __init__(self, setup: Setup) -> None:
        self._orders, theirs = socket.socketpair()
        settings = msgspec.json.encode(setup).decode()
        paths = [*(p for p in sys.path if p), str(Path(__file__).resolve().parents[3])]
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-s", "-P", "-c", _START, settings, *paths],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
            )

    def worker(self) -> "_Worker":
        ours, theirs = socket.socketpair()
        with theirs, suppress(OSError):  # a nursery that died is noticed when nobody answers
            socket.send_fds(self._orders, [b"."], [theirs.fileno()])
        return _Worker(Connection(ours.detach()))

    def close(self) -> None:
        self._orders.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._process.kill()
        self._process.wait()


class _Worker:
    """A worker process, seen from outside. `at` is the step that it is at."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.pid: int | None = None
        self.task: Task
        self.at = Began(_BIRTH_S)
        self.until = 0.0

    def give(self, task: Task) -> None:
        self.task, self.at = task, Began(_BIRTH_S)
        self.until = time.monotonic() + _BUSY * self.at.seconds
        with suppress(OSError):  # dead: noticed when it is heard
            self.connection.send_bytes(encode(task))

    def hear(self) -> Message | None:
        """What it says next; None for its greeting. Raises EOFError or OSError when it is gone."""
        data = self.connection.recv_bytes()
        if self.pid is None:
            self.pid = int(data)
            return None
        message: Message = decode_message(data)
        if isinstance(message, Began):
            self.at, self.until = message, time.monotonic() + _BUSY * message.seconds
        return message

    def answer(self, takes: bool) -> None:
        self.connection.send_bytes(b"yes" if takes else b"no")

    def end(self) -> None:
        self.connection.close()
        if self.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def workers(setup: Setup, jobs: int | None, size: int) -> Workers:
    """Who does tasks with so many bytes to read: `jobs` processes; by default one for each core, or this one for little."""
    if jobs is None:
        jobs = cores() if size >= _ALONE_BYTES else 1
    return Alone(setup) if jobs == 1 else Pool(setup, jobs)


def cores() -> int:
    """How many processes of ours this machine can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
