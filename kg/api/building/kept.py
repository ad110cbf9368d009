"""Which reports of the files that were read make the graph: each text once."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from kg.api.building.index import KnownFile
from kg.model import Finding
from kg.read.files import duplicate


class KeptReport(Struct, frozen=True, array_like=True):
    """A report of the graph: where it comes from, its id, and the key of its Reading."""

    source: str
    id: str
    key: str


def kept(files: Iterable[KnownFile | Finding]) -> tuple[list[KeptReport], list[Finding]]:
    """The reports of the files, the first of each text, and all Findings, those for the others among them."""
    reports: dict[str, KeptReport] = {}
    findings: list[Finding] = []
    for file in files:
        if isinstance(file, Finding):
            findings.append(file)
            continue
        findings.extend(file.findings)
        for report in file.reports:
            source = file.source + report.at
            first = reports.setdefault(report.id, KeptReport(source, report.id, report.key))
            if first.source != source:
                findings.append(duplicate(source, first.source))
    return list(reports.values()), findings


def no_reports(findings: Sequence[Finding]) -> str:
    """The sentence for a run that found nothing to read: the one cause when there is one, else how many."""
    if len(findings) == 1:
        finding = findings[0]
        return f"{finding.message} {finding.remedy}" if finding.remedy else finding.message
    return f"no report could be read: {len(findings)} files were refused." if findings else "no report was named."
