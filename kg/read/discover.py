"""Finds the files under the paths that a user names, in a fixed order, and says what it passes over."""

import os
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from kg.model import Finding
from kg.read.formats import is_readable, refusal

# What editors, office programs and file managers leave beside the documents; a README describes the folder itself.
_PASSED_OVER: Final = (".*", "~$*", "*~", "#*#", "thumbs.db", "desktop.ini", "__macosx", "readme", "readme.*")


def find_reports(paths: Iterable[Path | str]) -> Iterator[Path | Finding]:
    """The files that can be read as reports, and a Finding for each thing that cannot.

    A folder is searched at any depth; within it names are sorted, so that the order is the same on every machine.
    Hidden files, lock files and READMEs in a folder are passed over in silence; a file that is named itself is always
    taken. A path keeps the form in which the user gave it. A path that is met twice counts once.
    """
    seen: set[Path] = set()
    for given in paths:
        for found in _under(Path(given)):
            if isinstance(found, Finding):
                yield found
            elif (key := found.parent.resolve() / found.name) not in seen:
                seen.add(key)
                yield found


def shown(path: Path) -> str:
    """A path as kg writes it: forward slashes, and undecodable bytes of a name replaced."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unreachable(path: Path, error: OSError | ValueError) -> Finding:
    """The Finding for a path that the system does not let us read."""
    where = shown(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Finding(
            kind="missing",
            where=where,
            message=f"{where} does not exist.",
            remedy="Check the path for a typing error.",
            severity="error",
        )
    reason = getattr(error, "strerror", None) or str(error)
    return Finding(
        kind="unreadable",
        where=where,
        message=f"{where} cannot be opened: {reason[:1].lower()}{reason[1:]}.",
        remedy=f"Give yourself the right to read it (chmod u+r '{where}')."
        if isinstance(error, PermissionError)
        else "Copy it to another place and try again.",
        severity="error",
    )


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
        where = shown(given)
        yield Finding(
            kind="no_reports",
            where=where,
            message=f"{where} holds no report that can be read.",
            remedy="Put reports into it as .txt or .md files, or name another folder.",
            severity="error",
        )


def _walk(folder: Path, root: Path) -> Iterator[Path | Finding]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield unreachable(folder, error)
        return
    for name in names:
        if any(fnmatchcase(name.lower(), pattern) for pattern in _PASSED_OVER):
            continue
        path = folder / name
        try:
            mode = path.stat().st_mode
            link = _link(path, mode, root) if path.is_symlink() else None
        except OSError as error:
            yield _dangling(path) if path.is_symlink() else unreachable(path, error)
            continue
        if link is not None:
            yield link
        elif stat.S_ISDIR(mode):
            yield from _walk(path, root)
        else:
            yield _file(path, mode)


def _file(path: Path, mode: int) -> Path | Finding:
    if not stat.S_ISREG(mode):
        where = shown(path)
        return Finding(
            kind="not_a_file",
            where=where,
            message=f"{where} is a device, pipe or socket, not a file.",
            remedy="Save what it gives as a .txt file.",
        )
    return path if is_readable(path) else refusal(path, shown(path))


def _link(path: Path, mode: int, root: Path) -> Finding | None:
    """Why a link inside a folder is not followed, or None when it leads to a file of the same folder."""
    where, target = shown(path), path.resolve()
    if not target.is_relative_to(root):
        return Finding(
            kind="link_outside",
            where=where,
            message=f"{where} is a link that leads out of the folder.",
            remedy=f"Name its target as well: {shown(target)}.",
        )
    if stat.S_ISDIR(mode):
        return Finding(
            kind="link_loop",
            where=where,
            message=f"{where} is a link to a folder that is read already.",
            remedy="Nothing to do; remove the link to be rid of this message.",
        )
    return None


def _dangling(path: Path) -> Finding:
    where = shown(path)
    return Finding(
        kind="missing",
        where=where,
        message=f"{where} is a link that leads nowhere or to itself.",
        remedy="Remove the link, or restore its target.",
    )
