"""What the parent does for its workers: it keeps the one server that all of them ask.

A worker is killed when its file takes too long; a server of its own would be lost with it, and
each would start one.
"""

import queue
import threading
from typing import TYPE_CHECKING, Any

from qualitygate.config import Config
from qualitygate.errors import Unreadable
from qualitygate.isolation.process import WorkerProcess
from qualitygate.isolation.worker import defect

if TYPE_CHECKING:
    from qualitygate.proofread.languagetool.servers import Servers

ANSWER = "answer"


class Service:
    """Answers arrive in `events` as ``(worker, (ANSWER, url or Unreadable))``."""

    def __init__(self, events: "queue.Queue[tuple[WorkerProcess, Any]]") -> None:
        self._events = events
        self._servers: Servers | None = None

    def ask(self, worker: WorkerProcess, config: Config) -> None:
        """Find out where a worker's engine may ask; it may take as long as a server starts."""
        from qualitygate.proofread.languagetool.servers import Servers

        servers = self._servers = self._servers or Servers()
        threading.Thread(target=self._answer, args=(servers, worker, config), daemon=True).start()

    def close(self) -> None:
        """End what was started; no thread waits for anything afterwards."""
        if self._servers is not None:
            self._servers.close()

    def _answer(self, servers: "Servers", worker: WorkerProcess, config: Config) -> None:
        answer: str | Unreadable
        try:
            answer = servers.url(config.languagetool)
        except Unreadable as error:
            answer = error
        except Exception as error:  # somebody waits for an answer, whatever happens
            reason = f"LanguageTool's server could not be started ({defect(error)})."
            answer = Unreadable(reason, "defect")
        self._events.put((worker, (ANSWER, answer)))
