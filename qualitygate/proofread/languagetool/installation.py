"""A LanguageTool on the disk: where it is, which version, which languages."""

import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qualitygate.errors import Unreadable

_SERVER = "languagetool-server.jar"
_CORE = "languagetool-core.jar"
_VERSION = re.compile(r"^(?:ComponentVersion|Implementation-Version):\s*(\S+)", re.MULTILINE)
_JAR = re.compile(r"language-([a-z]{2,3})\.jar")
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
        if not zipfile.is_zipfile(self.server):
            return f"its {_SERVER} is damaged"
        if not (self.folder / "libs" / _CORE).is_file():
            return f"there is no {_CORE} in its folder libs"
        return "" if self.languages else "there is no language in it"


def data_folder() -> Path:
    """Where ``qualitygate languagetool install`` puts it: the platform's folder for such data."""
    from platformdirs import user_data_path

    return user_data_path("qualitygate", appauthor=False) / "languagetool"


def installed(path: str = "") -> Installation | None:
    """The installation in `path` (itself, or the newest of those in it), or the one made by us."""
    folder = Path(path) if path else data_folder()
    if (folder / _SERVER).is_file():
        return Installation(folder)
    return next(iter(installations_in(folder)), None)


def installations_in(folder: Path) -> list[Installation]:
    """Those in the folders of a folder that are called so, the newest first."""
    jars = sorted(folder.glob(f"LanguageTool*/{_SERVER}"), key=_age, reverse=True)
    return [Installation(jar.parent) for jar in jars]


def unpacked_in(folder: Path) -> Installation | None:
    """The installation anywhere below a folder, the outermost where there are several."""
    jars = sorted(folder.rglob(_SERVER), key=lambda jar: (len(jar.parts), jar))
    return Installation(jars[0].parent) if jars else None


def installation(path: str = "") -> Installation:
    """As `installed`; raises `Unreadable` with what to do where there is none."""
    found = installed(path)
    if found is None:
        where = f"in {path} (path in [languagetool])" if path else "on this machine"
        raise Unreadable(
            f"There is no LanguageTool {where}: bring it with "
            '"qualitygate languagetool install", name a server (url in [languagetool]), or use '
            'engine = "builtin".',
            "languagetool",
        )
    return found


def _age(jar: Path) -> tuple[list[int], str]:
    """``LanguageTool-6.10`` is newer than ``LanguageTool-6.8``."""
    name = jar.parent.name
    return [int(number) for number in _NUMBER.findall(name)], name
