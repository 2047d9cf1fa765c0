"""Bring a LanguageTool into our own folder, and take it away again.

What is brought is unpacked and tried beside the folder's installations and renamed when all is
well, so that a broken one never looks like one.
"""

import errno
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualitygate.config import LanguageTool as Settings
from qualitygate.errors import QualityGateError, Unreadable, UsageError
from qualitygate.proofread.languagetool.installation import (
    Installation,
    data_folder,
    installations_in,
    unpacked_in,
)
from qualitygate.proofread.languagetool.java import find_java
from qualitygate.proofread.languagetool.reason import reason_of
from qualitygate.proofread.languagetool.server import start

_ROOM = 1024**3  # bytes: the archive, and what is in it
_START_SECONDS = 120.0
# Environment variables of the library: where it puts what it brings; what would make it bring
# nothing; what would switch off its verification, or verify against another checksum.
_FOLDER = "LTP_PATH"
_UNWANTED = ("LTP_JAR_DIR_PATH", "LTP_BYPASS_VERIFIED_DOWNLOADS", "LTP_DOWNLOAD_SHA256")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Brought:
    """What was installed, and the checksum of the archive (empty for a folder).

    `known` says that it is the archive of a published version; `untried` why it could not be run.
    """

    installation: Installation
    sha256: str = ""
    known: bool = False
    untried: str = ""


def download(settings: Settings, say: Say) -> Brought:
    """The version that the library knows, from where it is published, its checksum verified.

    Raises `QualityGateError` with what to do.
    """
    library = _library()
    version = str(library.LTP_DOWNLOAD_VERSION)
    release = library.LocalLanguageTool.from_version_name(version)
    try:
        java = find_java(settings.java)
    except Unreadable as error:
        raise QualityGateError(error.reason) from None
    say(f"Downloading LanguageTool {version} from {release.download_url}")
    with _new_folder(_ROOM) as folder, _library_environment(folder, java.program):
        try:
            release.download()
        except (OSError, library.PathError, zipfile.BadZipFile) as error:
            _refuse_full_disk(error)
            reason = (reason_of(error) or str(error)).rstrip(".")
            raise QualityGateError(
                f"LanguageTool could not be downloaded: {reason}. Where there is no network, fetch "
                f"{release.download_url} elsewhere and give it to: "
                "qualitygate languagetool install --from FILE.zip"
            ) from None
        known = str(library.EXPECTED_DOWNLOAD_SHA256.get(version, ""))
        return _accept(folder, settings, say, known, bool(known))


def bring(source: Path, settings: Settings, say: Say) -> Brought:
    """A copy of the installation in a folder, or of what is in an archive as it is published.

    Raises `UsageError` for what is no LanguageTool, `QualityGateError` for what cannot run.
    """
    if source.is_dir():
        found = unpacked_in(source)
        if found is None:
            raise _no_languagetool()
        with _new_folder(found.size) as folder:
            say(f"Copying {found.folder}")
            shutil.copytree(found.folder, folder / "copy")
            return _accept(folder, settings, say)
    if not zipfile.is_zipfile(source):
        raise UsageError(f"{source} is neither a folder nor a ZIP archive.")
    sha256 = _sha256(source)
    library = _library()
    with zipfile.ZipFile(source) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
        with _new_folder(unpacked) as folder:
            say(f"Unpacking {source} (SHA-256 {sha256})")
            try:
                library.SafeZipExtractor().extractall(archive, folder / "archive", folder)
            except (library.PathError, zipfile.BadZipFile, RuntimeError, EOFError) as error:
                raise UsageError(f"{source} cannot be unpacked: {error}") from None
            known = sha256 in library.EXPECTED_DOWNLOAD_SHA256.values()
            return _accept(folder, settings, say, sha256, known)


def remove() -> list[Installation]:
    """Remove what `download` and `bring` made; returns what there was."""
    found = installations_in(data_folder())
    shutil.rmtree(data_folder(), ignore_errors=True)
    if data_folder().exists():
        raise QualityGateError(f"{data_folder()} cannot be removed: close what uses it.")
    return found


def _library() -> Any:
    """The part of ``language_tool_python`` that brings LanguageTool."""
    try:
        from language_tool_python import download_lt
    except ImportError:
        raise QualityGateError(
            'A part is not installed that this needs: pip install "qualitygate[languagetool]".'
        ) from None
    return download_lt


@contextmanager
def _library_environment(folder: Path, java: str) -> Iterator[None]:
    """What the library reads of the environment, while it downloads."""
    before = dict(os.environ)
    os.environ[_FOLDER] = str(folder)
    os.environ["PATH"] = os.pathsep.join((str(Path(java).parent), before.get("PATH", "")))
    for name in before:
        if name.startswith(_UNWANTED):
            del os.environ[name]
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _new_folder(room: int) -> Iterator[Path]:
    """An empty folder beside the installations, with room for so many bytes; removed afterwards."""
    parent = data_folder()
    try:
        parent.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(parent).free < room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        folder = Path(tempfile.mkdtemp(prefix=".new-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        _refuse_full_disk(error)
        reason = (error.strerror or str(error)).lower()
        raise QualityGateError(f"{parent} cannot be written: {reason}.") from None


def _refuse_full_disk(error: BaseException) -> None:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        raise QualityGateError(
            f"There is no room for LanguageTool in {data_folder()}: make room for a gigabyte, or "
            "name an installation elsewhere (path in [languagetool])."
        ) from None


def _accept(
    folder: Path, settings: Settings, say: Say, sha256: str = "", known: bool = False
) -> Brought:
    """Try what is in a folder, and make it an installation."""
    new = unpacked_in(folder)
    if new is None:
        raise _no_languagetool()
    if fault := new.fault():
        raise UsageError(f"It is no whole LanguageTool: {fault}.")
    version, untried = _version(new), ""
    try:
        java = find_java(settings.java)
    except Unreadable as error:
        untried = error.reason
    else:
        say("Trying to start it")
        try:
            limits = Settings(memory=settings.memory, start_seconds=_START_SECONDS)
            start(new, java, limits, lambda server: None).end()
        except Unreadable as error:
            raise QualityGateError(f"It cannot run, so it is not kept. {error.reason}") from None
    target = data_folder() / f"LanguageTool-{version}"
    with suppress(FileNotFoundError):
        target.rename(folder / "replaced")
    new.folder.rename(target)
    return Brought(Installation(target), sha256, known, untried)


def _version(new: Installation) -> str:
    """For the folder's name: what the server's jar says, unless that cannot be one."""
    try:
        version = new.version
    except Unreadable as error:
        raise UsageError(error.reason) from None
    return version if version.replace(".", "").replace("-", "").isalnum() else "unknown"


def _no_languagetool() -> UsageError:
    return UsageError("There is no LanguageTool in it: no file languagetool-server.jar.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
