"""One request after another to a server, through ``language_tool_python``.

The library knows the interface: parameters, languages, what a match consists of. Its way of asking
is replaced, since on its own it waits 300 s at a time, asks the proxy for this machine, follows a
redirect with the document's text to wherever it leads, tries again without end or pause, and takes
any JSON for an answer. The library is GPL-3.0-only and comes with an extra: nothing else imports
this module but the client, when there is something to ask.
"""

import json
import threading
import time
from typing import Any

import language_tool_python
import requests
from language_tool_python import Match

from qualitygate.errors import Unreadable
from qualitygate.proofread.languagetool.address import Address
from qualitygate.proofread.languagetool.reason import reason_of

_TRIES = 3  # where the server says that it is busy
_PAUSE = 1.0  # seconds between them, doubled each time
_LARGEST = 64 * 1024**2  # bytes of an answer
_PIECE = 1 << 16
_CODE = "languagetool"
NEUTRAL = "auto"  # the language of a session that asks about the server only
# The class keeps the last text and what it has worked out about it in attributes of its own.
_MATCHES = threading.Lock()


class TooLong(Exception):
    """The server takes no text of this length (413)."""


class Session(language_tool_python.LanguageTool):
    """Asks about texts of one language; one for each thread.

    `languages` are the server's, where they are known. Every request is answered within `seconds`,
    or raises `Unreadable` with what to do; `ours` is a server that was started for this run.
    """

    def __init__(
        self,
        address: Address,
        seconds: float,
        ours: bool,
        language: str = NEUTRAL,
        languages: frozenset[str] | None = None,
    ) -> None:
        self._address = address
        self._seconds = seconds
        self._ours = ours
        self._names = languages
        self._requests = requests.Session()
        self._requests.trust_env = not address.local
        super().__init__(language, remote_server=address.base, host="127.0.0.1")

    def close(self) -> None:
        self._requests.close()

    def check(self, text: str) -> list[Match]:
        """What the server says of a text; raises `TooLong`, or `Unreadable`.

        ``offset`` is in code points, ``error_length`` in units of UTF-16.
        """
        answer = self._query_server(f"{self._url}check", self._create_params(text), method="post")
        try:
            if answer.get("warnings", {}).get("incompleteResults"):
                raise Unreadable(
                    f"LanguageTool{self._where} answered that it did not finish: give it more "
                    "time, in its own settings (maxCheckTimeMillis).",
                    _CODE,
                )
            with _MATCHES:
                return [Match(match, text) for match in answer["matches"]]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._rubbish() from None

    def version(self) -> str:
        """The version of the server; ``unknown`` where it is too old to say."""
        deadline = time.monotonic() + self._seconds
        status, body = self._ask(f"{self._url}info", None, "get", deadline)
        try:
            answer = json.loads(body) if status == 200 else None
        except ValueError:
            raise self._rubbish() from None
        software = answer.get("software") if isinstance(answer, dict) else None
        version = software.get("version") if isinstance(software, dict) else None
        return version if isinstance(version, str) else "unknown"

    @property
    def names(self) -> frozenset[str]:
        """The server's names of its languages: ``en``, ``en-GB``, ``fr`` …"""
        if self._names is None:
            try:
                entries = self._query_server(f"{self._url}languages")
                self._names = frozenset(str(entry["longCode"]) for entry in entries)
            except (KeyError, TypeError):
                raise self._rubbish() from None
        return self._names

    def _get_languages(self) -> set[str]:
        """What the library allows as a language."""
        return {*self.names, NEUTRAL}

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = _TRIES,
        method: str = "get",
    ) -> Any:
        """The answer, read as JSON. Only where the server is busy is it asked again."""
        deadline = time.monotonic() + self._seconds
        pause = _PAUSE
        for last in (*[False] * (num_tries - 1), True):
            status, body = self._ask(url, params, method, deadline)
            if status != 503 or last or time.monotonic() + pause > deadline:
                break
            time.sleep(pause)
            pause *= 2
        if status == 413:
            raise TooLong
        if status != 200:
            raise Unreadable(_refusal(status, f"LanguageTool{self._where}"), _CODE)
        try:
            return json.loads(body)
        except ValueError:
            raise self._rubbish() from None

    def _ask(
        self, url: str, params: dict[str, str] | None, method: str, deadline: float
    ) -> tuple[int, bytes]:
        try:
            with self._requests.request(
                method, url, data=params, timeout=self._seconds, stream=True, allow_redirects=False
            ) as response:
                return response.status_code, self._body(response, deadline)
        except requests.Timeout:
            raise self._too_slow() from None
        except (requests.RequestException, OSError) as error:
            raise self._unreachable(error) from None

    def _body(self, response: requests.Response, deadline: float) -> bytes:
        """All of an answer, piece by piece as it comes: time is up for all of them together."""
        from urllib3.exceptions import HTTPError, ReadTimeoutError

        body = bytearray()
        try:
            while piece := response.raw.read1(_PIECE, decode_content=True):
                body += piece
                if time.monotonic() > deadline:
                    raise self._too_slow()
                if len(body) > _LARGEST:
                    raise self._rubbish()
        except ReadTimeoutError:
            raise self._too_slow() from None
        except HTTPError as error:
            raise self._unreachable(error) from None
        return bytes(body)

    @property
    def _where(self) -> str:
        return "" if self._ours else f" at {self._address.display}"

    def _too_slow(self) -> Unreadable:
        return Unreadable(
            f"LanguageTool{self._where} did not answer within {self._seconds:g} seconds: give it "
            "more time (seconds in [languagetool]) or a machine that is less busy.",
            _CODE,
        )

    def _unreachable(self, error: BaseException) -> Unreadable:
        if self._ours:
            return Unreadable(
                "LanguageTool's server ended while it was at work: give it more memory "
                "(memory in [languagetool]).",
                _CODE,
            )
        return Unreadable(
            f"LanguageTool{self._where} cannot be reached "
            f"({reason_of(error) or type(error).__name__}): start that server, or correct url in "
            "[languagetool].",
            _CODE,
        )

    def _rubbish(self) -> Unreadable:
        return Unreadable(
            f"What answers{self._where or ' in its place'} is not LanguageTool, but perhaps the "
            "page of a proxy or another program: correct url in [languagetool].",
            _CODE,
        )


def _refusal(status: int, server: str) -> str:
    """What a status other than 200 means, and what to do."""
    if status in (426, 429):
        return (
            f"{server} was asked more often than it allows ({status}; the public one allows 20 "
            "requests a minute): wait a minute, or run a server of your own."
        )
    if status in (401, 403, 407):
        return f"{server} refuses access ({status}): ask those who run it."
    if 300 <= status < 400:
        return (
            f"{server} sends on to another address ({status}), where no text is sent: put that "
            "address into url in [languagetool]."
        )
    if status == 404:
        return f"There is no {server} ({status}): correct url in [languagetool]."
    if status == 503:
        return f"{server} is too busy ({status}): try again later, or run a server of your own."
    if status >= 500:
        return f"{server} failed on a text ({status}): see its log, or try another version of it."
    return f"{server} did not understand the request ({status}): use version 6 of LanguageTool."
