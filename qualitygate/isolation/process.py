"""One worker process as its parent sees it."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from qualitygate.errors import Unreadable
from qualitygate.isolation.channel import receive, send

if TYPE_CHECKING:
    import psutil

# -P keeps the current folder (which holds untrusted files) off the import path; the parent's path
# is handed over instead.
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from qualitygate.isolation.worker import main; main(sys.argv[2])"
)
_ABORTED = {getattr(signal, "SIGABRT", 6)}


class WorkerProcess:
    """Started at once; its messages arrive in `events` as ``(worker, message)``, None at its end.

    `served` counts the files that it has judged: a fresh one has served none.
    """

    def __init__(self, target: str, events: "queue.Queue[tuple[WorkerProcess, Any]]") -> None:
        self.served = 0
        self._events = events
        command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path), target]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._watched = _watched(self._process.pid)
        threading.Thread(target=self._listen, daemon=True).start()

    def give(self, message: Any) -> None:
        """Hand over a task, or what the worker asked for; where it is dead, `events` says so."""
        with suppress(OSError):
            assert self._process.stdin is not None
            send(self._process.stdin, message)

    @property
    def memory(self) -> int:
        """Bytes in use now, 0 where the process is gone."""
        import psutil

        try:
            return int(self._watched.memory_info().rss) if self._watched else 0
        except psutil.Error:
            return 0

    def kill(self) -> None:
        """End the process and whatever it has started; afterwards nothing is left."""
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        elif self._watched:
            import psutil

            with suppress(psutil.Error):
                for child in self._watched.children(recursive=True):
                    child.kill()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()

    def epitaph(self) -> Unreadable:
        """Why a worker that died by itself could not read its file."""
        try:
            code = self._process.wait(5)
        except subprocess.TimeoutExpired:
            code = 0
        if -code in _ABORTED or (sys.platform == "win32" and code == 3):
            return Unreadable(
                "Reading it was aborted, as happens when it takes more memory than there is.",
                "crash",
            )
        if -code == getattr(signal, "SIGKILL", 9):
            return Unreadable(
                "Reading it was stopped by the system, as happens when memory runs out.", "crash"
            )
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Unreadable(f"Reading it crashed ({name}).", "crash")

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._events.put((self, receive(self._process.stdout)))
        except Exception:  # the end, or a message that is none
            self._events.put((self, None))


def _watched(pid: int) -> "psutil.Process | None":
    """What tells how much memory a process uses; None where it has ended already."""
    import psutil  # late: a usage error needs none

    try:
        return psutil.Process(pid)
    except psutil.Error:
        return None
