import os
import socket
from pathlib import Path

import pytest

from kg.model import Finding
from kg.read import find_reports


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}:全市综治中心运行平稳。", encoding="utf-8")


def split(paths: list[Path | str]) -> tuple[list[str], list[Finding]]:
    found = list(find_reports(paths))
    return (
        [f.as_posix() for f in found if isinstance(f, Path)],
        [f for f in found if isinstance(f, Finding)],
    )


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_of_any_depth_are_searched_in_the_order_of_names(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/b.txt", "r/a/z/deep.md", "r/a/1.TXT", "r/c.txt")
    assert split(["r"]) == (["r/a/1.TXT", "r/a/z/deep.md", "r/b.txt", "r/c.txt"], [])


def test_a_path_keeps_the_form_in_which_it_was_given(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt")
    assert split([in_empty_folder / "r"])[0] == [(in_empty_folder / "r/a.txt").as_posix()]
    assert split(["r/../r/a.txt"])[0] == ["r/../r/a.txt"]


def test_a_path_met_twice_counts_once(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt")
    assert split(["r/a.txt", "r", in_empty_folder / "r"]) == (["r/a.txt"], [])


def test_hidden_and_lock_files_and_readmes_are_passed_over_in_silence(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt", "r/.hidden.txt", "r/.git/x.txt", "r/~$a.docx", "r/.~lock.a.docx#", "r/README.md")
    make(in_empty_folder, "r/Thumbs.db", "r/__MACOSX/a.txt", "r/a.txt~")
    assert split(["r"]) == (["r/a.txt"], [])


def test_a_hidden_file_that_is_named_itself_is_taken(in_empty_folder: Path) -> None:
    make(in_empty_folder, ".notes.txt")
    assert split([".notes.txt"]) == ([".notes.txt"], [])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.RTF", "word-processor"),
        ("a.odt", ".docx"),
        ("a.xls", ".xlsx"),
        ("a.sqlite", ".jsonl"),
        ("a.jpg", "OCR"),
        ("a.rar", "unpack it"),
        ("a.xyz", ".xyz"),
    ],
)
def test_other_types_get_a_finding_that_says_how_to_convert(in_empty_folder: Path, name: str, says: str) -> None:
    make(in_empty_folder, f"r/{name}", "r/b.txt")
    files, findings = split(["r"])
    assert files == ["r/b.txt"]
    (finding,) = findings
    assert (finding.kind, finding.where) == ("unsupported", f"r/{name}")
    assert says in f"{finding.message} {finding.remedy}"


def test_a_file_without_a_suffix_is_explained(in_empty_folder: Path) -> None:
    make(in_empty_folder, "report")
    (finding,) = split(["report"])[1]
    assert "rename it to end in .txt" in (finding.remedy or "")


def test_a_missing_path_costs_only_itself(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt")
    files, findings = split(["nowhere", "r"])
    assert files == ["r/a.txt"]
    assert [(f.kind, f.where, f.message) for f in findings] == [("missing", "nowhere", "nowhere does not exist.")]


def test_impossible_paths_are_findings() -> None:
    for path in ("a\0b.txt", "x" * 5000 + ".txt"):
        files, findings = split([path])
        assert files == []
        assert [f.kind for f in findings] == ["unreadable"]


def test_a_folder_without_reports_is_one_finding(in_empty_folder: Path) -> None:
    (in_empty_folder / "empty/inner").mkdir(parents=True)
    assert [(f.kind, f.where) for f in split(["empty"])[1]] == [("no_reports", "empty")]


def test_links_are_followed_to_files_of_the_folder_only(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt", "secret.txt")
    (in_empty_folder / "r/loop").symlink_to(in_empty_folder / "r")
    (in_empty_folder / "r/self").symlink_to(in_empty_folder / "r/self")
    (in_empty_folder / "r/gone.txt").symlink_to("nowhere.txt")
    (in_empty_folder / "r/out.txt").symlink_to(in_empty_folder / "secret.txt")
    (in_empty_folder / "r/twin.txt").symlink_to("a.txt")
    files, findings = split(["r"])
    assert files == ["r/a.txt", "r/twin.txt"]
    assert {f.where: f.kind for f in findings} == {
        "r/loop": "link_loop",
        "r/self": "missing",
        "r/gone.txt": "missing",
        "r/out.txt": "link_outside",
    }


def test_a_named_link_to_a_folder_is_followed(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt")
    (in_empty_folder / "here").symlink_to("r")
    assert split(["here"]) == (["here/a.txt"], [])


def test_pipes_sockets_and_devices_are_never_opened(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt")
    os.mkfifo(in_empty_folder / "r/pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("r/socket.txt")
        files, findings = split(["r", "/dev/null"])
    assert files == ["r/a.txt"]
    assert [(f.kind, f.where) for f in findings] == [
        ("not_a_file", "r/pipe.txt"),
        ("not_a_file", "r/socket.txt"),
        ("not_a_file", "/dev/null"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_folder_without_permission_costs_only_itself(in_empty_folder: Path) -> None:
    make(in_empty_folder, "r/a.txt", "r/closed/b.txt")
    (in_empty_folder / "r/closed").chmod(0)
    try:
        files, findings = split(["r"])
    finally:
        (in_empty_folder / "r/closed").chmod(0o700)
    assert files == ["r/a.txt"]
    assert [(f.kind, f.where) for f in findings] == [("unreadable", "r/closed")]
