"""The servers of one run: started when they are first needed, all ended with it."""

import threading

from qualitygate.config import LanguageTool as Settings
from qualitygate.errors import Unreadable
from qualitygate.proofread.languagetool.installation import installation
from qualitygate.proofread.languagetool.java import find_java
from qualitygate.proofread.languagetool.server import Server, start

_LIVES = 3  # of one server in one run: what dies each time it is asked is not started for ever


class Servers:
    """The servers of one run, one for each way in which they are configured.

    Safe for threads. `close` ends those that run and the one that is being started.
    """

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._lock = threading.Lock()
        self._running: list[Server] = []
        self._known: dict[Settings, Server | Unreadable] = {}
        self._lives: dict[Settings, int] = {}
        self._closed = False

    def url(self, settings: Settings) -> str:
        """The address of a server that answers; started now, unless it runs already.

        Raises `Unreadable` with what to do. What could not be started is not tried again.
        """
        with self._starting:
            known = self._known.get(settings)
            if known is None or (isinstance(known, Server) and not known.alive):
                known = self._known[settings] = self._start(settings)
        if isinstance(known, Unreadable):
            raise Unreadable(known.reason, known.code)
        return known.url

    def close(self) -> None:
        """Afterwards no server runs and none is started."""
        with self._lock:
            self._closed = True
            running, self._running = self._running, []
        for server in running:
            server.end()

    def _start(self, settings: Settings) -> Server | Unreadable:
        self._lives[settings] = self._lives.get(settings, 0) + 1
        if self._lives[settings] > _LIVES:
            return Unreadable(
                f"LanguageTool's server ended {_LIVES} times while it was at work: give it more "
                "memory (memory in [languagetool]).",
                "languagetool",
            )
        try:
            found = installation(settings.path)
            return start(found, find_java(settings.java), settings, self._hold)
        except Unreadable as error:
            return error

    def _hold(self, server: Server) -> None:
        with self._lock:
            if not self._closed:
                self._running.append(server)
                return
        raise Unreadable("LanguageTool's server is not wanted any more.", "languagetool")
