"""What the README claims: its pictures of kg are held to what kg is. Its blocks are run by tests.test_docs."""

import re

from kg.cli import main
from tests.documents import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_commands_names_each_command() -> None:
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    named = set(re.findall(r"kg (\w+)", "".join(line.split("|")[1] for line in table.splitlines() if "| `kg" in line)))
    assert named == set(main.list_commands(None))  # type: ignore[arg-type]
