"""What the README shows is what kg prints. `python -m tests.test_readme` writes the README's output anew."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"^\$ kg (.+)$", re.MULTILINE)


def printed(session: str) -> str:
    """A console session with the output that its kg commands print now, run one after the other in a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        lines = []
        for command in _COMMAND.findall(session):
            shell = subprocess.run(
                ["bash", "-c", f'exec "$0" -m kg {command}', sys.executable],
                cwd=folder,
                env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
                capture_output=True,
                text=True,
                check=False,
            )
            lines += [f"$ kg {command}\n", shell.stdout, shell.stderr]
        return "".join(lines)


def sessions() -> list[str]:
    return [found for found in _CONSOLE.findall(README.read_text(encoding="utf-8")) if _COMMAND.search(found)]


def test_the_readme_shows_what_kg_prints() -> None:
    shown = sessions()
    assert shown
    for session in shown:
        assert session == printed(session), "run `python -m tests.test_readme` and look at what changed"


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    for session in sessions():
        text = text.replace(session, printed(session))
    README.write_text(text, encoding="utf-8")
