"""The engine ``languagetool``: the reference, in all its languages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from qualitygate.config import LanguageTool as Settings
from qualitygate.errors import Unreadable
from qualitygate.proofread.agreed import agreed
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.languages import primary
from qualitygate.proofread.languagetool.address import address_of
from qualitygate.proofread.languagetool.installation import installation
from qualitygate.proofread.languagetool.provider import server_url
from qualitygate.proofread.languagetool.tags import server_tag

if TYPE_CHECKING:
    from qualitygate.proofread.languagetool.client import Client


class LanguageTool:
    """Asks the server at ``url``, or one of our own, started when there is something to ask.

    Building it costs nothing. Raises `UsageError` for an address that may not be used, and
    `Unreadable` where there is no installation. Its words are held to our dictionaries and to
    those of the user in `folders`.
    """

    name = "languagetool"

    def __init__(self, settings: Settings, folders: tuple[str, ...] = ()) -> None:
        self._settings = settings
        self._folders = folders
        self._address = address_of(settings.url, settings.remote) if settings.url else None
        with _explained():
            self._installation = None if settings.url else installation(settings.path)
        self._asked = False

    @property
    def notes(self) -> tuple[str, ...]:
        """Where the text went, if it left this machine."""
        address = self._address
        if address is None or address.local or not self._asked:
            return ()
        how = "" if address.encrypted else ", unencrypted"
        return (f"The text was sent to {address.host}{how}.",)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """The server's version; asked of it only where it is not ours."""
        with _explained():
            version = self._installation.version if self._installation else self._client.version
        return (("languagetool", version),)

    def speaks(self, language: str) -> bool:
        if self._installation is not None:
            return primary(language) in self._installation.languages
        with _explained():
            return server_tag(language, self._client.languages) is not None

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        """Words that its dictionaries do not have, with corrections, and what the rules say that
        are believed.
        """
        if not texts:
            return []
        with _explained():
            client = self._client
            self._asked = True
            heard = client.check(texts)
        return [agreed(*pair, self._folders) for pair in zip(texts, heard, strict=True)]

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        """The words as they are: all corrections came with the remarks."""
        return dict.fromkeys(words, ())

    def close(self) -> None:
        """The server is the run's: it may be asked about the next document."""

    @cached_property
    def _client(self) -> "Client":
        from qualitygate.proofread.languagetool.client import Client

        if self._address is not None:
            return Client(self._address, self._settings, ours=False)
        own = address_of(server_url(self._settings), remote=False)
        return Client(own, self._settings, ours=True)


@contextmanager
def _explained() -> Iterator[None]:
    """Say beside what went wrong what it means for the document."""
    try:
        yield
    except Unreadable as error:
        raise Unreadable(f"The language was not checked. {error.reason}", error.code) from None
