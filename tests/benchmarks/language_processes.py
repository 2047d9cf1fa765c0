"""Work in a process of its own, and what a Java server beside it costs."""

import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

import psutil

Given = ParamSpec("Given")
Made = TypeVar("Made")


def apart(call: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What the call gives in a fresh process, whose memory and caches are its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(call, *given, **named).result()


def memory() -> int:
    """The most that this process has had, in MB."""
    unit = 1024 if sys.platform == "linux" else 1024**2
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


class Java:
    """The LanguageTool server that this process asks: at a URL on this machine, or its child."""

    def __init__(self, languagetool: str) -> None:
        self._port = urlsplit(languagetool).port if "://" in languagetool else None
        self._found: psutil.Process | None = None

    def seconds(self) -> float:
        """CPU seconds up to now; 0 where there is none."""
        process = self._process()
        times = process.cpu_times() if process else None
        return times.user + times.system if times else 0.0

    def memory(self) -> int:
        """MB in use now."""
        process = self._process()
        return process.memory_info().rss // 1024**2 if process else 0

    def _process(self) -> psutil.Process | None:
        if self._found is None:
            self._found = self._listener() if self._port else self._child()
        return self._found

    def _listener(self) -> psutil.Process | None:
        for connection in psutil.net_connections("tcp"):
            listens = connection.status == psutil.CONN_LISTEN and connection.pid
            if listens and connection.laddr.port == self._port:
                return psutil.Process(connection.pid)
        return None

    def _child(self) -> psutil.Process | None:
        for child in psutil.Process().children(recursive=True):
            if child.name().startswith("java"):
                return child
        return None
