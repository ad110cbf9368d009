"""Finds the files under the paths that a user names, in a fixed order, and says what it passes over."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from fnmatch import translate
from pathlib import Path
from typing import Final

from kg.model import Finding
from kg.read.formats import is_readable, unsupported
from kg.read.refusals import passed_over, refused, shown, unreachable

# What editors, office programs and file managers leave beside the documents; a README describes the folder itself.
_PASSED_OVER: Final = (".*", "~$*", "*~", "#*#", "thumbs.db", "desktop.ini", "__macosx", "readme", "readme.*")
_SILENT: Final = re.compile("|".join(map(translate, _PASSED_OVER)))


def find_reports(paths: Iterable[Path | str]) -> Iterator[Path | Finding]:
    """The files that can be read as reports, and a Finding for each thing that cannot.

    A folder is searched at any depth; within it names are sorted, so that the order is the same on every machine.
    Hidden files, lock files and READMEs in a folder are passed over in silence; a file that is named itself is always
    taken. A path keeps the form in which the user gave it. A path that is met twice counts once.
    """
    seen: set[str] = set()
    folders: dict[Path, str] = {}
    for given in paths:
        for found in _under(Path(given)):
            if isinstance(found, Finding):
                yield found
                continue
            folder = folders.get(found.parent)
            if folder is None:
                folder = folders[found.parent] = str(found.parent.resolve())
            if (key := os.path.join(folder, found.name)) not in seen:  # noqa: PTH118
                seen.add(key)
                yield found


def _under(given: Path) -> Iterator[Path | Finding]:
    try:
        mode = given.stat().st_mode
    except (OSError, ValueError) as error:
        yield unreachable(given, error)
        return
    if not stat.S_ISDIR(mode):
        yield _file(given, mode)
        return
    empty = True
    for found in _walk(given, given.resolve()):
        empty = empty and isinstance(found, Finding)
        yield found
    if empty:
        remedy = "Put reports into it (.txt, .html, .docx, .pdf, .csv …), or name another folder."
        yield refused("no_reports", shown(given), "holds no report that can be read", remedy)


def _walk(folder: Path, root: Path) -> Iterator[Path | Finding]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not is_passed_over(entry.name)), key=lambda entry: entry.name)
    except OSError as error:
        yield unreachable(folder, error)
        return
    for entry in found:
        path = folder / entry.name
        try:
            # What kind of thing it is stands in the folder itself: only the others are looked at one by one.
            mode = stat.S_IFREG if entry.is_file(follow_symlinks=False) else path.stat().st_mode
            link = _link(path, mode, root) if entry.is_symlink() else None
        except OSError as error:
            yield _dangling(path) if path.is_symlink() else unreachable(path, error)
            continue
        if link is not None:
            yield link
        elif stat.S_ISDIR(mode):
            yield from _walk(path, root)
        else:
            yield _file(path, mode)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is left out in silence: hidden, a lock file, a README."""
    return bool(_SILENT.fullmatch(name.lower()))


def _file(path: Path, mode: int) -> Path | Finding:
    if not stat.S_ISREG(mode):
        says = "is a device, pipe or socket, not a file"
        return refused("not_a_file", shown(path), says, "Save what it gives as a .txt file.")
    return path if is_readable(path) else unsupported(path, shown(path))


def _link(path: Path, mode: int, root: Path) -> Finding | None:
    """Why a link inside a folder is not followed, or None when it leads to a file of the same folder."""
    target = path.resolve()
    if not target.is_relative_to(root):
        says = "is a link that leads out of the folder"
        return refused("link_outside", shown(path), says, f"Name its target as well: {shown(target)}.")
    if stat.S_ISDIR(mode):
        says = "is a link to a folder that is read already"
        return passed_over("link_loop", shown(path), says, "Remove the link to be rid of this message.")
    return None


def _dangling(path: Path) -> Finding:
    says = "is a link that leads nowhere or to itself"
    return refused("missing", shown(path), says, "Remove the link, or restore its target.")
