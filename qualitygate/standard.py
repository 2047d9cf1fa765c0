"""By what a document is judged: everything that decides a verdict beside the document itself.

Two checks of the same bytes under the same standard have the same result. So whatever may change a
verdict belongs here: a field of `Config` does by itself, a file that it names must be read below.
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from qualitygate.cache.digest import digest, file_digest, settled_digest, tree_digest
from qualitygate.config import Config, RuleSettings

_PACKAGE = Path(__file__).parent
_VALE = "vale:"
_ENTRY_POINTS = b"[qualitygate.packs]"
# Where things lie does not matter, what is in them does (`_named`); nor what is said of a mistake.
_ELSEWHERE = {
    Config: frozenset({"root", "packs", "vocabulary", "dictionaries", "cache"}),
    RuleSettings: frozenset({"place"}),
}
# What a rule in Python may use and still be a function of the document alone.
_CLOSED = frozenset(
    [
        "__future__", "abc", "bisect", "collections", "contextlib", "dataclasses", "datetime",
        "decimal", "difflib", "enum", "fractions", "functools", "heapq", "itertools", "math",
        "operator", "qualitygate", "re", "statistics", "string", "textwrap", "typing",
        "unicodedata",
    ]
)  # fmt: skip
_OPEN_NAMES = frozenset(
    ["__builtins__", "__file__", "__import__", "compile", "eval", "exec", "globals", "open"]
)
_CLOCK = frozenset(["now", "today", "utcnow"])


class Unknown(Exception):
    """Something has a say that cannot be named exactly."""


class Standards:
    """Standards as they are now: what lies on the disk is read once by each instance."""

    def __init__(self) -> None:
        self._read: dict[Path, bytes] = {}
        self._known: dict[int, tuple[Config, bytes | None]] = {}

    def of(self, config: Config) -> bytes | None:
        """A digest of the standard of a configuration that is in force for a document.

        None where what decides cannot be named exactly: a server elsewhere, packs at entry points,
        rules in Python that reach beyond the document.
        """
        if id(config) not in self._known:
            try:
                made = digest(_installation(), settings(config), *self._named(config))
            except (OSError, SyntaxError, ValueError, Unknown):
                made = None
            self._known[id(config)] = config, made
        return self._known[id(config)][1]

    def _named(self, config: Config) -> Iterator[Any]:
        """What is in the files that a configuration names, and which engine reads.

        What servers say of a link may be another thing tomorrow.
        """
        if config.network.links:
            raise Unknown
        root = config.root or Path()
        for place in config.packs:
            path = root / place.removeprefix(_VALE)
            folder = path if path.is_dir() else path.parent
            yield place.partition(":")[0] == _VALE[:-1], path.name, self._once(folder, _pack)
        for name in config.vocabulary:
            yield Path(name).name, self._once(root / name, file_digest)
        for name in config.dictionaries:
            yield self._once(Path(name), tree_digest)
        if config.engine == "languagetool":
            yield _languagetool(config)

    def _once(self, path: Path, read: Callable[[Path], bytes]) -> str:
        if path not in self._read:
            self._read[path] = read(path)
        return self._read[path].hex()


def settings(config: Config) -> bytes:
    """A digest of what a configuration says itself."""
    return digest(_plain(config))


def _plain(value: Any) -> Any:
    """A value as JSON can hold it, of which no two that differ are the same."""
    if is_dataclass(value) and not isinstance(value, type):
        left_out = _ELSEWHERE.get(type(value), frozenset())
        names = [field.name for field in fields(value) if field.name not in left_out]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {"of": [[str(key), _plain(item)] for key, item in value.items()]}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date | time):
        return {type(value).__name__: value.isoformat()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise Unknown


@cache
def _installation() -> bytes:
    """Of this program, its rules and lists, and the versions of all that is installed beside it."""
    parts = [path for path in sorted(_PACKAGE.iterdir()) if path.name != "__pycache__"]
    if not (_PACKAGE / "rules").is_dir():  # in a checkout they lie beside the package
        parts.append(_PACKAGE.parent / "rules")
    own = (settled_digest(path) if path.is_dir() else file_digest(path) for path in parts)
    names = [path.name for path in parts]
    return digest(sys.version, sys.platform, _distributions(), names, *own)


def _distributions() -> list[str]:
    """``lxml-5.3.0.dist-info`` and the like.

    Raises `Unknown` where one of them brings packs: their rules may depend on all of its code.
    """
    found = set()
    for folder in map(Path, sys.path):
        if not folder.is_absolute() or not folder.is_dir():
            continue
        for entry in os.scandir(folder):
            if entry.name.endswith((".dist-info", ".egg-info")):
                found.add(entry.name)
                points = Path(entry.path, "entry_points.txt")
                if points.is_file() and _ENTRY_POINTS in points.read_bytes():
                    raise Unknown
    return sorted(found)


def _pack(folder: Path) -> bytes:
    """Of a pack's folder; raises `Unknown` where its rules reach beyond it and the document."""
    found = tree_digest(folder)
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if not _is_closed(node):
                raise Unknown
    return found


def _is_closed(node: ast.AST) -> bool:
    """Whether a piece of a program uses nothing but the document and what is beside it."""
    match node:
        case ast.Import(names=names):
            return all(name.name.partition(".")[0] in _CLOSED for name in names)
        case ast.ImportFrom(module=module, level=level):
            return level == 1 or (not level and (module or "").partition(".")[0] in _CLOSED)
        case ast.Name(id=name):
            return name not in _OPEN_NAMES
        case ast.Attribute(attr=name):
            return name not in _CLOCK
    return True


def _languagetool(config: Config) -> list[list[str]]:
    """The versions of an installation; what a server elsewhere is made of nobody here knows."""
    from qualitygate.proofread.engines import NotAvailable, configured

    if config.languagetool.url:
        raise Unknown
    try:
        engine = configured(config)
    except NotAvailable:
        raise Unknown from None
    return [list(version) for version in engine.versions()]
