"""A Finding: something wrong, with where and why. Findings are reported, never raised."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct


class Finding(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing that a researcher should know about.

    `kind` is a short stable word (unreadable, no_text, thin_margin, unknown_kind, shape …), `where` a source path, a
    report id or an IRI, `message` one sentence, `remedy` what to do.
    `severity` is error where something was refused, warning where a researcher should look.
    """

    kind: str
    where: str
    message: str
    remedy: str | None = None
    severity: str = "warning"


def encode_findings(findings: Iterable[Finding]) -> bytes:
    """The findings as JSON, one object a line."""
    return b"".join(msgspec.json.encode(finding) + b"\n" for finding in findings)


def decode_findings(lines: bytes) -> tuple[Finding, ...]:
    """The findings in JSON, one object a line. Raises msgspec.DecodeError for anything else."""
    return tuple(_decoder.decode(line) for line in lines.splitlines() if line)


_decoder = msgspec.json.Decoder(Finding)
