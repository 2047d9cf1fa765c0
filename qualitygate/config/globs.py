"""Globs over document names, the same on every platform."""

import os
import re
from functools import lru_cache
from pathlib import Path


def matches(pattern: str, name: str) -> bool:
    """Whether a name (relative, forward slashes) matches a glob.

    ``*`` and ``?`` stay within a folder, ``**`` spans folders. A pattern without a slash is about
    the file's own name, in any folder; ``folder/`` is everything in it. Letter case does not
    matter: the verdict must not depend on the file system.
    """
    return _compiled(pattern).fullmatch(name) is not None


def relative_name(name: str, root: Path | None) -> str:
    """A document's name as seen from the configuration's folder, with forward slashes.

    A document outside that folder keeps its own name.
    """
    if root is None:
        return Path(name).as_posix()
    for resolve in (os.path.abspath, os.path.realpath):
        path, folder = Path(resolve(name)), Path(resolve(root))
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return Path(name).as_posix()


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    pattern = pattern.removeprefix("./").removeprefix("/")
    if pattern.endswith("/"):
        pattern += "**"
    tokens = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    body = "".join(meanings.get(token) or re.escape(token) for token in tokens)
    return re.compile(body if anchored else f"(?:.*/)?{body}", re.IGNORECASE | re.DOTALL)
