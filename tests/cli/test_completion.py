"""kg completion: what a real bash offers after Tab."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
source <(kg completion bash)
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_kg_completion kg
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `kg` is a program, as after an installation."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "kg"
    script.write_text(f"#!{sys.executable}\nfrom kg.cli import main\n\nmain(prog_name='kg')\n", encoding="utf-8")
    script.chmod(0o755)
    return folder


def shell(programs: Path, script: str) -> str:
    done = subprocess.run(
        ["bash", "-c", script],
        env=os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("kg co", {"compare", "completion", "conflicts"}),
        ("kg export --fo", {"--format"}),
        ("kg export --format ne", {"neo4j-admin"}),
        ("kg query programs-of-pl", {"programs-of-place"}),
        ("kg completion ''", {"bash", "zsh", "fish"}),
    ],
)
def test_bash_completes_commands_options_values_and_queries(programs: Path, words: str, offered: set[str]) -> None:
    assert offered <= set(shell(programs, ASK.format(words=words)).split())


def test_bash_leaves_paths_to_its_own_completion(programs: Path) -> None:
    for words in ("kg build rep", "kg stats --graph gr", "kg export -o out"):
        asked = f'COMP_WORDS="{words}" COMP_CWORD={len(words.split()) - 1} _KG_COMPLETE=bash_complete kg'
        assert shell(programs, asked).startswith("file,"), words


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_other_shells_get_a_script_that_they_accept(programs: Path, name: str) -> None:
    script = shell(programs, f"kg completion {name}")
    assert f"_KG_COMPLETE={name}_complete" in script
    if shutil.which(name):
        subprocess.run([name, "-n"], input=script, encoding="utf-8", check=True)
