"""Would the engine work here? What is there, and what is missing."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from qualitygate.config import LanguageTool as Settings
from qualitygate.errors import Unreadable
from qualitygate.proofread.languagetool.address import Address, address_of
from qualitygate.proofread.languagetool.installation import Installation, installation
from qualitygate.proofread.languagetool.java import Java, find_java


@dataclass(frozen=True, slots=True)
class Status:
    """What was found; `problems` say what is missing and what to do, one sentence each.

    With a `url` Java and an installation are not needed, and `version` and `languages` are the
    server's.
    """

    library: str = ""
    java: Java | None = None
    installation: Installation | None = None
    url: str = ""
    version: str = ""
    languages: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def works(self) -> bool:
        return not self.problems


def status(settings: Settings) -> Status:
    """Look; nothing is started. Raises `UsageError` for an address that may not be used."""
    problems: list[str] = []
    try:
        library = version("language_tool_python")
    except PackageNotFoundError:
        library = ""
        problems.append('language_tool_python is missing: pip install "qualitygate[languagetool]".')
    if settings.url:
        return _of_server(settings, address_of(settings.url, settings.remote), library, problems)
    java = found = None
    try:
        java = find_java(settings.java)
    except Unreadable as error:
        problems.append(error.reason)
    try:
        found = installation(settings.path)
        if fault := found.fault():
            problems.append(f"The LanguageTool in {found.folder} is not whole: {fault}.")
    except Unreadable as error:
        problems.append(error.reason)
    if found is None or found.fault():
        return Status(library, java, found, problems=tuple(problems))
    languages = tuple(sorted(found.languages))
    return Status(library, java, found, "", found.version, languages, tuple(problems))


def _of_server(settings: Settings, address: Address, library: str, problems: list[str]) -> Status:
    server_version, languages = "", frozenset[str]()
    if library:
        from qualitygate.proofread.languagetool.client import Client

        client = Client(address, settings, ours=False)
        try:
            server_version, languages = client.version, client.languages
        except Unreadable as error:
            problems.append(error.reason)
    return Status(
        library, None, None, address.display, server_version, tuple(sorted(languages)),
        tuple(problems),
    )  # fmt: skip
