"""Digests of what decides an answer: values, files, folders."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_SIZE = 32  # bytes
MOST = 64 * 1024**2  # bytes that are read in passing
_MOST_FILES = 4000


def digest(*parts: Any) -> bytes:
    """32 bytes for values of JSON, and bytes; other values or another order give others."""
    plain = [part.hex() if isinstance(part, bytes) else part for part in parts]
    kinds = "".join("b" if isinstance(part, bytes) else "j" for part in parts)
    text = json.dumps([kinds, plain], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return bytes_digest(text.encode("utf-8", "surrogatepass"))


def bytes_digest(data: bytes) -> bytes:
    """As `file_digest`, of what is in memory already."""
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


def file_digest(path: Path) -> bytes:
    """32 bytes for a file's bytes, as fast as they are read. Raises `OSError`."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=_SIZE)).digest()


def tree_digest(folder: Path, most: int = MOST) -> bytes:
    """Of the names and bytes of all files below a folder.

    What Python compiles, and what is hidden (an editor's, a version control's), is left out.
    Raises `OSError` for what cannot be read, a folder that is a link, and more than can be read in
    passing: `most` bytes.
    """
    return digest(
        *(part for name, path in _files(folder, most) for part in (name, file_digest(path)))
    )


@cache
def settled_digest(folder: Path, most: int = sys.maxsize) -> bytes:
    """As `tree_digest`, of a folder that counts as it was when this process first read it."""
    return tree_digest(folder, most)


def _files(folder: Path, most: int) -> Iterator[tuple[str, Path]]:
    found: list[Path] = []
    size = 0
    for root, folders, names in os.walk(folder, onerror=_raised):
        folders[:] = [name for name in folders if name != "__pycache__" and name[0] != "."]
        files = [Path(root, name) for name in names if name[0] != "."]
        found += files
        size += sum(path.stat().st_size for path in files)
        linked = any(Path(root, name).is_symlink() for name in folders)
        if linked or len(found) > _MOST_FILES or size > most:
            raise OSError("too much to read in passing")
    for path in sorted(found):
        yield path.relative_to(folder).as_posix(), path


def _raised(error: OSError) -> None:
    raise error
