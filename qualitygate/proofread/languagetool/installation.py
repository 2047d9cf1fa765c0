"""A LanguageTool on the disk: where it is, which version, which languages."""

import os
import re
import zipfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from qualitygate.errors import Unreadable

_SERVER = "languagetool-server.jar"
_VERSION = re.compile(r"^(?:ComponentVersion|Implementation-Version):\s*(\S+)", re.MULTILINE)
_JAR = re.compile(r"language-([a-z]{2,3})\.jar")
_ALL = "language-all.jar"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Installation:
    """A folder with ``languagetool-server.jar`` and, beside it, the jars that it names.

    Each language is a jar in ``libs``, as in Maven's repositories, or unpacked into
    ``org/languagetool/rules``, as in the archive that LanguageTool publishes.
    """

    folder: Path

    @property
    def server(self) -> Path:
        return self.folder / _SERVER

    @cached_property
    def version(self) -> str:
        """As the server's jar says it; Unreadable where that is no jar of LanguageTool."""
        try:
            with zipfile.ZipFile(self.server) as jar:
                found = _VERSION.search(jar.read("META-INF/MANIFEST.MF").decode("utf-8", "replace"))
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            raise Unreadable(
                f"{self.server} is damaged ({type(error).__name__}): install LanguageTool again "
                "with: qualitygate languagetool install",
                "languagetool",
            ) from None
        return found[1] if found else "unknown"

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages without their variants: ``en``, ``de``."""
        jars = (_JAR.fullmatch(path.name) for path in self.folder.glob("libs/language-*.jar"))
        rules = self.folder / "org" / "languagetool" / "rules"
        unpacked = (path.parent.name for path in rules.glob("*/grammar.xml"))
        return frozenset([*(jar[1] for jar in jars if jar), *unpacked])

    @cached_property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def fault(self) -> str:
        """Why it cannot run, as far as its files tell; empty where it can."""
        if not self.server.is_file():
            return f"there is no {_SERVER} in it"
        try:
            named = _class_path(self.server)
        except (OSError, KeyError, zipfile.BadZipFile):
            return f"its {_SERVER} is damaged"
        missing = [name for name in named if not _is_there(self.folder / name)]
        if missing:
            return f"{len(missing)} files that its {_SERVER} names are missing ({missing[0]})"
        return "" if self.languages else "there is no language in it"


def _class_path(jar: Path) -> list[str]:
    """The files that a jar names as parts of its program. Long lines of a manifest are folded."""
    with zipfile.ZipFile(jar) as archive:
        manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8", "replace")
    unfolded = manifest.replace("\r\n", "\n").replace("\n ", "")
    found = re.search(r"^Class-Path:(.*)$", unfolded, re.MULTILINE)
    return [name for name in (found[1].split() if found else []) if name.endswith(".jar")]


def _is_there(path: Path) -> bool:
    """A jar that can be read, except those of languages: they are chosen."""
    return path.is_file() or path.name == _ALL or bool(_JAR.fullmatch(path.name))


def data_folder() -> Path:
    """Where ``qualitygate languagetool install`` puts it: the platform's folder for such data."""
    from platformdirs import user_data_path

    return user_data_path("qualitygate", appauthor=False) / "languagetool"


def installed(path: str = "") -> Installation | None:
    """The installation in `path` (itself, or a folder of installations), or the one made by us."""
    return _found(Path(path) if path else data_folder())


def installation(path: str = "") -> Installation:
    """As `installed`; raises `Unreadable` with what to do where there is none."""
    found = installed(path)
    if found is None:
        where = f"in {path} (path in [languagetool])" if path else "on this machine"
        raise Unreadable(
            f"There is no LanguageTool {where}, so the language was not checked: bring it with "
            '"qualitygate languagetool install", name a server (url in [languagetool]), or use '
            'engine = "builtin".',
            "languagetool",
        )
    return found


@cache
def _found(folder: Path) -> Installation | None:
    """The newest in a folder; looked for once in a process."""
    if (folder / _SERVER).is_file():
        return Installation(folder)
    inside = sorted(folder.glob(f"LanguageTool*/{_SERVER}"), key=_age)
    return Installation(inside[-1].parent) if inside else None


def _age(jar: Path) -> tuple[list[int], str]:
    """``LanguageTool-6.10`` is newer than ``LanguageTool-6.8``."""
    name = jar.parent.name
    return [int(number) for number in _NUMBER.findall(name)], os.fspath(name)
