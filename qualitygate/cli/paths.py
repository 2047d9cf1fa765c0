"""The paths on a command line -> the files to judge."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qualitygate.errors import UsageError

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".pdf"})


@dataclass(frozen=True, slots=True)
class Targets:
    """Files in the order of the command line, folders sorted; `skipped` counts those left out."""

    files: tuple[Path, ...]
    skipped: int = 0


@dataclass(slots=True)
class _Gathering:
    files: dict[str, Path] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)

    def add(self, path: Path) -> None:
        """Each file once, however it is named."""
        self.files.setdefault(os.path.realpath(path), path)

    def skip(self, path: Path) -> None:
        self.skipped.add(os.path.realpath(path))

    def knows(self, path: Path) -> bool:
        return os.path.realpath(path) in self.files or os.path.realpath(path) in self.skipped


def gather(arguments: Iterable[str]) -> Targets:
    """Files, folders (searched for documents, at any depth) and globs.

    Word's lock files (``~$…``) are skipped everywhere, hidden files and those in hidden folders
    unless they are named themselves. A file that is named is taken whatever its suffix, even where
    it does not exist: the report says so. Raises `UsageError` where there is nothing to judge.
    """
    found = _Gathering()
    for argument in arguments:
        before = len(found.files) + len(found.skipped)
        if not argument:
            raise UsageError("one of the paths is empty.")
        path = Path(argument)
        if path.is_dir():
            _search(path, found)
        elif glob.has_magic(argument) and not os.path.lexists(path):
            _expand(argument, found)
        elif _is_lock(path):
            found.skip(path)
        else:
            found.add(path)
        if len(found.files) + len(found.skipped) == before and not found.knows(path):
            raise UsageError(_nothing(argument, path))
    if not found.files:
        skipped = len(found.skipped)
        files = "file was" if skipped == 1 else "files were"
        raise UsageError(f"there is nothing to judge: {skipped} lock or hidden {files} skipped.")
    return Targets(tuple(found.files.values()), len(found.skipped))


def _search(folder: Path, found: _Gathering) -> None:
    for path, hidden in _documents(folder, hidden=False):
        if hidden or path.name.startswith(".") or _is_lock(path):
            found.skip(path)
        else:
            found.add(path)


def _documents(folder: Path, hidden: bool) -> Iterator[tuple[Path, bool]]:
    """Every document below a folder, by name, and whether it is in a hidden folder."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or "error"
        raise UsageError(f"the folder cannot be read: {reason}.", folder.as_posix()) from None
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _documents(path, hidden or entry.name.startswith("."))
        elif path.suffix.lower() in SUFFIXES:
            yield path, hidden


def _expand(pattern: str, found: _Gathering) -> None:
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob wants a root
        path = Path(name)
        if path.is_dir():
            if "**" not in pattern:
                _search(path, found)
        elif path.suffix.lower() in SUFFIXES:
            found.skip(path) if _is_lock(path) else found.add(path)


def _is_lock(path: Path) -> bool:
    return path.name.startswith("~$")


def _nothing(argument: str, path: Path) -> str:
    if path.is_dir():
        return f"there is no DOCX or PDF document in the folder '{argument}'."
    return f"no DOCX or PDF document matches '{argument}'."
