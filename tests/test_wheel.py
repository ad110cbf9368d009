"""The wheel, installed where there is no checkout, does the whole job."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REPORT = """江州区推行网格布警
来源:江州示例报 2024-05-20
今年以来,崇左市公安局江州分局推行网格布警,划分巡防网格18个,刑事案件同比下降12.5%。
"""


def run(*words: str | Path, folder: Path) -> str:
    """Runs a program in a folder, without what the test run's environment says about Python; gives what it printed."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV", "KG_GRAPH", "UV_PROJECT_ENVIRONMENT")
    done = subprocess.run(
        list(map(str, words)),
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k not in hidden},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def uv() -> Path:
    found = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert found, "uv is not on the path: `make setup` puts it into .venv"
    return Path(found)


@pytest.fixture(scope="module")
def wheel(uv: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(uv, "build", "--quiet", "--wheel", "--out-dir", out, ROOT, folder=out)
    (wheel,) = out.glob("*.whl")
    return wheel


def test_the_wheel_carries_its_data_and_licences_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("ontology", "pipelines", "queries"):
        wanted = {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*") if p.is_file()}
        wanted = {name for name in wanted if "__pycache__" not in name}
        assert {f"kg/data/{name}" for name in wanted} <= set(names)
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"kg"}


def test_installed_in_an_empty_folder_it_builds_and_answers(wheel: Path, uv: Path, tmp_path: Path) -> None:
    venv, work = tmp_path / "venv", tmp_path / "work"
    work.mkdir()
    (work / "report.txt").write_text(REPORT, encoding="utf-8")
    locked = tmp_path / "locked.txt"
    locked.write_text(
        run(uv, "export", "--quiet", "--frozen", "--no-emit-project", "--no-hashes", "--project", ROOT, folder=work),
        encoding="utf-8",
    )
    run(uv, "venv", "--quiet", "--python", sys.executable, venv, folder=work)
    python = venv / "bin" / "python"
    run(uv, "pip", "install", "--quiet", "--python", python, "--constraints", locked, wheel, folder=work)

    run(venv / "bin" / "kg", "build", "report.txt", folder=work)
    reply = run(venv / "bin" / "kg", "ask", "哪些地方推行网格布警", folder=work)

    where = run(python, "-c", "import kg; print(kg.__file__)", folder=work)
    assert Path(where.strip()).is_relative_to(venv)
    assert "江州区" in reply
    assert "推行网格布警" in reply
