"""Parses files of untrusted formats in a process of its own, with limits on time, memory and output.

A parser that crashes, hangs or swells costs the file it was given: the process is killed, the next file gets a new one.
A process serves many files, one after the other, since loading a parser takes longer than most files.
"""

import atexit
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kg.read.parts import Columns, Done, Job, Member, Part, Refusal, Text

_START: Final = "import sys; sys.path[:] = sys.argv[2:]; from kg.read.child import main; main(sys.argv[1])"
_FILES: Final = 200
"""Files that a process parses before it is replaced, so that what a library leaks stays small."""


class Limits(Struct, frozen=True):
    """What one file may cost: seconds of processor time, bytes of memory, bytes of output.

    A PDF of 1,500 full pages, the size of a yearbook, takes some 30 seconds and gives 7 MiB.
    """

    seconds: int = 120
    memory: int = 2 * 2**30
    output: int = 2**30


_idle: list["_Process"] = []


def parse(parser: str, data: bytes, columns: Columns, limits: Limits = Limits()) -> Iterator[Part]:  # noqa: B008
    """What `parser` (a module of kg.read.parsers) makes of a file's bytes, as it comes.

    Whatever goes wrong is a Refusal, the last part. Members of an archive may be parsed while it is still open.
    """
    process = _taken(limits)
    whole = False
    try:
        yield from process.parts(Job(parser, columns), data)
        whole = True
    except (OSError, EOFError, msgspec.DecodeError):
        yield process.post_mortem()
    finally:
        if whole and process.served < _FILES and limits == Limits():
            _idle.append(process)
        else:
            process.kill()


def _taken(limits: Limits) -> "_Process":
    # A process belongs to who started it: after a fork both sides would speak into the same pipe.
    while _idle and limits == Limits():
        process = _idle.pop()
        if process.owner == os.getpid() and process.alive():
            return process
    return _Process(limits)


@atexit.register
def _close() -> None:
    while _idle:
        process = _idle.pop()
        if process.owner == os.getpid():
            process.kill()


class _Process:
    """The parsing process, seen from outside."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.owner, self.served = limits, os.getpid(), 0
        self._why: Refusal | None = None
        paths = [*(p for p in sys.path if p), str(Path(__file__).resolve().parents[2])]
        self._popen = subprocess.Popen(
            # Neither the current folder nor the user's own settings decide what is imported there; a fixed seed makes
            # libraries that walk through sets give the same text each time.
            [sys.executable, "-s", "-P", "-B", "-c", _START, msgspec.json.encode(limits).decode(), *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        assert self._popen.stdin and self._popen.stdout
        self._in, self._out = self._popen.stdin, self._popen.stdout
        self._decoder = msgspec.msgpack.Decoder(Text | Member | Refusal | Done)

    def alive(self) -> bool:
        return self._popen.poll() is None

    def parts(self, job: Job, data: bytes) -> Iterator[Part]:
        """What the process makes of one file. Raises OSError or EOFError when it dies or is killed for a limit."""
        self.served += 1
        for frame in (msgspec.msgpack.encode(job), data):
            self._in.write(len(frame).to_bytes(8))
            self._in.write(frame)
        self._in.flush()
        written = 0
        while True:
            size = int.from_bytes(self._bytes(8))
            written += size
            if written > self.limits.output:
                self._why = Refusal("too_large", "holds more than kg takes from one file", "Split it.")
                raise EOFError
            part = self._decoder.decode(self._bytes(size))
            if isinstance(part, Done):
                return
            yield part

    def _bytes(self, count: int) -> bytes:
        parts, missing = [], count
        until = time.monotonic() + 2 * self.limits.seconds
        while missing:
            ready, _, _ = select.select([self._out], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                self._why = _too_slow()
                raise EOFError
            got = os.read(self._out.fileno(), min(missing, 2**20))
            if not got:
                raise EOFError
            parts.append(got)
            missing -= len(got)
        return b"".join(parts)

    def post_mortem(self) -> Refusal:
        """Why the process gave no answer."""
        if self._why is None:
            # Its answers ended, so it is ending: it is given a moment to leave its reason.
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(5)
        self.kill()
        if self._why:
            return self._why
        if self._popen.returncode == -signal.SIGXCPU:
            return _too_slow()
        return Refusal(
            "damaged",
            "cannot be read: its content brings down the program that reads its format",
            "Open it with its own program and save it anew.",
        )

    def kill(self) -> None:
        """Ends the process, whatever it is doing."""
        self._popen.kill()
        self._popen.wait()
        with suppress(OSError):
            self._in.close()
        self._out.close()


def _too_slow() -> Refusal:
    says = "takes too long to read: it is damaged, or made to be so"
    return Refusal("too_slow", says, "Open it with its own program and save it anew, or in parts.")
