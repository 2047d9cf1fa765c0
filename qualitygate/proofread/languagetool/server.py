"""LanguageTool's server as a process of ours: started within a deadline, ended with the run.

The library can start one too, but tries 918 ports whatever the reason of a failure and waits 15 s
for each, goes through the proxy to reach this machine, and leaves Java behind when it is killed.
"""

import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

from qualitygate.config import LanguageTool as Settings
from qualitygate.errors import Unreadable
from qualitygate.proofread.languagetool import guard
from qualitygate.proofread.languagetool.installation import Installation
from qualitygate.proofread.languagetool.java import Java

_MAIN = "org.languagetool.server.HTTPServer"
# Pipelines are kept from one request to the next: setting one up costs more than 1,000 characters.
_PROPERTIES = """\
pipelineCaching=true
maxPipelinePoolSize=8
pipelineExpireTimeInSeconds=3600
cacheSize=2000
"""
# Measured from the start to 12,000 words: half the CPU time of Java's defaults, which optimise for
# servers that run for hours. Nothing is left on the disk, whatever happens.
_OPTIONS = (
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=hs_err.log",
    "-Djava.io.tmpdir=.", "-Dfile.encoding=UTF-8",
)  # fmt: skip
_STARTED = "Server started"  # what it prints when it has got its port
_TAKEN = ("BindException", "Address already in use")
_PORTS = 3  # tried, where another process takes one between its choice and its use
_KEPT_LINES = 200
_LOOK_EVERY = 0.1  # seconds
_FAREWELL = 5.0  # seconds until the guard has ended


class PortTaken(Exception):
    """Another process took the port that was chosen."""


class Server:
    """One process with its guard. What it prints is kept until it is ready, and then thrown away:
    it may quote the text that it cannot check.
    """

    def __init__(self, installation: Installation, java: Java, settings: Settings) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self._lines: deque[str] | None = deque(maxlen=_KEPT_LINES)
        self._events: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._folder = Path(tempfile.mkdtemp(prefix="qualitygate-languagetool-"))
        (self._folder / "server.properties").write_text(_PROPERTIES, encoding="ascii")
        command = [
            java.program, f"-Xmx{settings.memory >> 20}m", *_OPTIONS,
            "-cp", str(installation.server), _MAIN,
            "--port", str(self.port), "--config", "server.properties",
        ]  # fmt: skip
        try:
            self._guard = subprocess.Popen(
                [sys.executable, "-I", "-S", guard.__file__, str(self._folder), *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=sys.platform != "win32",  # Ctrl-C is for us alone
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            reason = error.strerror or str(error)
            raise Unreadable(f"LanguageTool cannot be started: {reason}.", "languagetool") from None
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        return self._guard.poll() is None

    def wait(self, deadline: float, seconds: float) -> None:
        """Return when it answers; raises `PortTaken`, or `Unreadable` with the reason.

        `deadline` is of the monotonic clock; `seconds` is what the configuration allows.
        """
        try:
            if self._event(deadline) == "ended":
                if any(sign in line for sign in _TAKEN for line in self._lines or ()):
                    raise PortTaken
                raise Unreadable(
                    f"LanguageTool's server ended while it was starting: {self._last_words()}",
                    "languagetool",
                )
            while not self._answers():
                if time.monotonic() > deadline or not self.alive:
                    raise queue.Empty
                time.sleep(_LOOK_EVERY)
        except queue.Empty:
            raise Unreadable(
                f"LanguageTool's server was not ready within {seconds:g} seconds: give it more "
                "time (start_seconds in [languagetool]) or a machine that is less busy.",
                "languagetool",
            ) from None
        finally:
            self._lines = None

    def end(self) -> None:
        """Leave no process, no thread and no file behind; may be called at any time, twice too."""
        with suppress(OSError):
            assert self._guard.stdin is not None
            self._guard.stdin.close()  # upon which the guard ends Java, its folder and itself
        try:
            self._guard.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            self._kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _event(self, deadline: float) -> str:
        return self._events.get(timeout=max(deadline - time.monotonic(), 0.0))

    def _listen(self) -> None:
        """Read what Java prints until its end; a pipe that nobody reads would stop it."""
        pipe = self._guard.stdout
        assert pipe is not None
        while line := pipe.readline(1 << 16):
            text = line.decode("utf-8", "replace")
            if (kept := self._lines) is not None:
                kept.append(text)
                if _STARTED in text:
                    self._events.put("started")
        pipe.close()
        self._events.put("ended")

    def _answers(self) -> bool:
        try:
            with _DIRECT.open(f"{self.url}v2/healthcheck", timeout=_FAREWELL) as answer:
                return bytes(answer.read(100)).strip() == b"OK"
        except (OSError, HTTPException, urllib.error.URLError):
            return False

    def _last_words(self) -> str:
        """The line that says most about a failed start: the last that names an error."""
        lines = [text for line in self._lines or () if (text := line.strip())]
        lines = [line for line in lines if not line.startswith(("at ", "Picked up", "..."))]
        errors = [line for line in lines if "rror" in line or "xception" in line]
        return f"{(errors or lines or ['it said nothing'])[-1][:300].rstrip('.')}."

    def _kill(self) -> None:
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._guard.pid, signal.SIGKILL)
        self._guard.kill()
        self._guard.wait()


def start(
    installation: Installation, java: Java, settings: Settings, hold: Callable[[Server], None]
) -> Server:
    """A server that answers. Each that is tried is given to `hold` at once: whoever cannot wait
    ends it from there. Raises `Unreadable` with the reason and what to do.
    """
    deadline = time.monotonic() + settings.start_seconds
    for _ in range(_PORTS):
        server = Server(installation, java, settings)
        try:
            hold(server)
            server.wait(deadline, settings.start_seconds)
        except PortTaken:
            server.end()
        except BaseException:
            server.end()
            raise
        else:
            return server
    raise Unreadable(
        f"LanguageTool's server found no free port in {_PORTS} tries: another program takes them.",
        "languagetool",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# A proxy of the environment cannot reach this machine.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
