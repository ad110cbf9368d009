"""kg extract"""

import sys
from pathlib import Path

import click

from kg.cli.output import PATH, say, say_findings
from kg.cli.progress import progress_bar
from kg.cli.reading import column_options, jobs_option, listed
from kg.read import Columns


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--gazetteer", type=PATH, metavar="FILE", help="A CSV of names of places of your own (see docs/places.md)."
)
@jobs_option
@column_options
def command(
    paths: tuple[str, ...], output: str | None, gazetteer: str | None, jobs: int | None, columns: Columns
) -> None:
    """Write what each report under the PATHs says: one JSON object a line, with the offsets of every quote.

    The PATH - stands for a list of paths on standard input.
    Findings (files that were refused, thin decisions) go to FILE.findings.jsonl beside the output.

    \b
    Example:
      kg extract reports/ -o readings.jsonl
      kg extract report.txt | jq .figures
    """
    from kg import extract_reports
    from kg.api.folder import write_atomically
    from kg.model import Finding
    from kg.model.finding import encode_findings
    from kg.model.reading import encode_reading

    findings: list[Finding] = []
    lines: list[bytes] = []
    with progress_bar() as progress:
        for item in extract_reports(listed(paths), gazetteer=gazetteer, columns=columns, jobs=jobs, progress=progress):
            if isinstance(item, Finding):
                findings.append(item)
                continue
            findings.extend(item.findings)
            line = encode_reading(item) + b"\n"
            if output:
                lines.append(line)
            else:
                sys.stdout.buffer.write(line)
    refused = [finding for finding in findings if finding.severity == "error"]
    if output:
        target = Path(output)
        write_atomically(target, b"".join(lines))
        write_atomically(target.with_name(target.name + ".findings.jsonl"), encode_findings(findings))
        say(f"{len(lines)} readings in {output}")
    if refused:
        say(f"{len(refused)} refused:")
        say_findings(refused)
