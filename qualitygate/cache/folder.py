"""Where the cache is: a folder of the user's own, which nobody else can open."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

VARIABLE = "QUALITYGATE_CACHE_DIR"
_NAME = "qualitygate"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def cache_folder() -> Path:
    """The folder that the environment names, or the platform's place for caches.

    `VARIABLE` comes first. Otherwise ``$XDG_CACHE_HOME`` or ``~/.cache`` (the XDG base directory
    specification), ``~/Library/Caches`` on macOS, ``%LOCALAPPDATA%`` on Windows.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser().absolute()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
        return base / _NAME / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if Path(given).is_absolute() else Path.home() / ".cache") / _NAME


def private_file(path: Path) -> bool:
    """Whether the file is ours alone, made (empty, 0600, in a folder of 0700) where it is missing.

    A file or folder of somebody else's, a link and what is no file are none of ours: who could
    write there could also choose what we remember. Raises `OSError` where it cannot be made.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
    try:
        status = os.fstat(handle)
    finally:
        os.close(handle)
    if not stat.S_ISREG(status.st_mode):
        return False
    if sys.platform == "win32":
        return True
    if {status.st_uid, path.parent.stat().st_uid} != {os.geteuid()}:
        return False
    if status.st_mode & 0o077:
        with suppress(OSError):
            path.chmod(0o600)
    return True
