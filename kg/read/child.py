"""The process that parses: takes a job and a file's bytes on standard input, answers with parts on standard output."""

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO

import msgspec

from kg.read.confined import Limits
from kg.read.parts import MAX_TEXT, Done, Job, Part, Refusal, Refused, Text


def main(settings: str) -> None:
    """Serves one file after the other until the input ends, under the limits in `settings` (JSON).

    No file can be written, and nothing that a library prints reaches the answers.
    """
    limits = msgspec.json.decode(settings, type=Limits)
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    for what, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        # Some systems (macOS) do not limit memory; a stricter limit of the user's own stays.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    while (job := _frame(sys.stdin.buffer)) is not None:
        data = _frame(sys.stdin.buffer)
        _allow(limits.seconds)
        for part in _parts(msgspec.msgpack.decode(job, type=Job), data or b""):
            _answer(answers, _too_long(part) or part)
        _answer(answers, Done())


def _allow(seconds: int) -> None:
    """So much processor time from now on: the system ends the process that takes more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def _parts(job: Job, data: bytes) -> Iterator[Part]:
    parser = import_module(f"kg.read.parsers.{job.parser}")
    try:
        yield from parser.parse(data, job.columns)
    except Refused as error:
        yield error.refusal
    except (MemoryError, RecursionError):
        yield Refusal("too_large", "needs more memory than kg gives to one file", "Split it, or save it as plain text.")
    except Exception:
        # Whatever a library raises about a file that it cannot make sense of.
        says = f"cannot be read: it is damaged, or not {parser.WHAT}, whatever its name says"
        yield Refusal("damaged", says, "Open it with its own program and save it anew.")


def _too_long(part: Part) -> Refusal | None:
    """Why a text is longer than the process that reads should have to hold."""
    if not isinstance(part, Text) or len(part.text) <= MAX_TEXT:
        return None
    says = f"holds more than {MAX_TEXT:,} characters of text, which no report does"
    return Refusal("too_large", says, "Split it into one file a report.", at=part.at)


def _frame(stream: BinaryIO) -> bytes | None:
    size = stream.read(8)
    return stream.read(int.from_bytes(size)) if len(size) == 8 else None


def _answer(stream: BinaryIO, part: Part | Done) -> None:
    frame = msgspec.msgpack.encode(part)
    stream.write(len(frame).to_bytes(8) + frame)
    stream.flush()
