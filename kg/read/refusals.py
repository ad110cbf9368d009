"""How kg says that it did not read something: one sentence that begins with the thing, and what to do about it."""

from pathlib import Path

from kg.model import Finding


def refused(kind: str, where: str, says: str, remedy: str) -> Finding:
    """The Finding for something that was not read. `says` goes on after `where` and has no full stop."""
    return Finding(kind=kind, where=where, message=f"{where} {says}.", remedy=remedy, severity="error")


def passed_over(kind: str, where: str, says: str, remedy: str) -> Finding:
    """The Finding for something that was left out without loss."""
    return Finding(kind=kind, where=where, message=f"{where} {says}.", remedy=remedy)


def empty(source: str) -> Finding:
    """The Finding for a file with nothing in it."""
    return refused("empty", source, "is empty", "Save the report again, or remove the file.")


def unreachable(path: Path, error: OSError | ValueError) -> Finding:
    """The Finding for a path that the system does not let us read."""
    where = shown(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return refused("missing", where, "does not exist", "Check the path for a typing error.")
    if isinstance(error, PermissionError):
        says = "cannot be opened: you have no permission"
        return refused("unreadable", where, says, f"Get the right to read it (chmod +r '{where}').")
    reason = getattr(error, "strerror", None) or str(error)
    says = f"cannot be opened: {reason[:1].lower()}{reason[1:]}"
    return refused("unreadable", where, says, "Copy it to another place and try again.")


def shown(path: Path) -> str:
    """A path as kg writes it: forward slashes, and undecodable bytes of a name replaced."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
