"""The inside of a worker process: it judges one file after the other and dies when told to.

Nothing that a library prints reaches the report: the pipes are moved away from the standard
streams, which lead nowhere.
"""

import gc
import os
import queue
import signal
import stat
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, BinaryIO

from qualitygate.config import Config, Limits
from qualitygate.config import LanguageTool as Settings
from qualitygate.document import Source, twin_of
from qualitygate.errors import Unreadable, UsageError
from qualitygate.isolation.channel import receive, send
from qualitygate.isolation.system import forbid_core_dumps, limit_memory

Check = Callable[[Source, Config], Any]

NEED = "need"  # the message of a worker whose engine needs a server

# A document is a few hundred thousand objects, nearly all of which live until it is judged: looking
# through them as often as Python does by itself takes a tenth of the time.
_LOOK_FOR_CYCLES = (20_000, 20, 20)


def main(target: str) -> None:
    """Serve the parent on standard input and output; `target` is ``module:function``."""
    inbox, outbox = _take_pipes()
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    forbid_core_dumps()
    tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, tasks), daemon=True).start()
    module, _, name = target.partition(":")
    try:
        check: Check = getattr(import_module(module), name)
    except Exception as error:
        send(outbox, ("unfit", f"{type(error).__name__}: {error}"))
        return
    _let_the_parent_start_servers(partial(_from_parent, outbox, tasks))
    gc.set_threshold(*_LOOK_FOR_CYCLES)
    send(outbox, ("ready",))
    while True:
        source, config = tasks.get()
        send(outbox, _answer(check, source, config))


def read_source(path: Path, limits: Limits) -> Source:
    """A file's bytes, or why there are none."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("It is not a regular file.", "not-a-file")
        _hold_to(limits, status.st_size)
        if twin := twin_of(path):
            _hold_to(limits, twin.stat().st_size)
        return Source.from_path(path)
    except FileNotFoundError:
        raise Unreadable("There is no such file.", "missing") from None
    except OSError as error:
        raise Unreadable(f"It cannot be opened: {error.strerror or error}.", "unopened") from None


def _hold_to(limits: Limits, size: int) -> None:
    if size > limits.file_size:
        raise Unreadable(
            f"It has {megabytes(size)}; the limit (file_size) is {megabytes(limits.file_size)}.",
            "limit",
        )


def megabytes(size: int) -> str:
    """``512 MB``, ``3 GB``: for a person."""
    if size >= 1024**3:
        return f"{size / 1024**3:.1f} GB".replace(".0 ", " ")
    return f"{max(size / 1024**2, 0.1):.1f} MB".replace(".0 ", " ")


def out_of_memory(limits: Limits) -> Unreadable:
    return Unreadable(
        f"Reading it takes more memory than the limit of {megabytes(limits.memory)}.", "limit"
    )


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return inbox, outbox


def _listen(inbox: BinaryIO, tasks: "queue.SimpleQueue[Any]") -> None:
    """Pass the parent's tasks on; without a parent there is nothing left to do."""
    try:
        while True:
            tasks.put(receive(inbox))
    except (EOFError, OSError):
        os._exit(0)


def _let_the_parent_start_servers(provider: Callable[[Settings], str]) -> None:
    from qualitygate.proofread.languagetool.provider import provide  # late: not for the parent

    provide(provider)


def _from_parent(outbox: BinaryIO, inbox: "queue.SimpleQueue[Any]", _: Settings) -> str:
    """Where the server is that this file's engine needs: the parent knows, or starts it."""
    send(outbox, (NEED,))
    answer = inbox.get()
    if isinstance(answer, Unreadable):
        raise answer
    return str(answer)


def _answer(check: Check, source: Source | Path, config: Config) -> tuple[Any, ...]:
    """``("report", result)``, ``("usage", message, place)`` or ``("unreadable", error)``."""
    limits = config.for_document(source.name if isinstance(source, Source) else str(source)).limits
    try:
        limit_memory(limits.memory)
        if isinstance(source, Path):
            source = read_source(source, limits)
        _hold_to(limits, len(source.data))
        return ("report", check(source, config))
    except UsageError as error:
        return ("usage", error.message, error.place)
    except Unreadable as error:
        return ("unreadable", error)
    except MemoryError:
        return ("unreadable", out_of_memory(limits))
    except RecursionError:
        return ("unreadable", Unreadable("It is nested too deeply to be read.", "limit"))
    except Exception as error:
        return ("unreadable", _defect(error))


def _defect(error: Exception) -> Unreadable:
    """A defect of the program: where, but never what it was working on (that is confidential)."""
    return Unreadable(f"qualitygate failed on it ({defect(error)}); please report this.", "defect")


def defect(error: BaseException) -> str:
    """``KeyError in extract/docx/walk.py:120``: nothing of what was being worked on."""
    return f"{type(error).__name__} in {_innermost(error.__traceback__)}"


def _innermost(traceback: TracebackType | None) -> str:
    """``extract/docx/walk.py:120``: the last line of our own that was running."""
    package = Path(__file__).parent.parent
    frames = extract_tb(traceback)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(package)]
    frame = (own or frames)[-1]
    path = Path(frame.filename)
    name = path.relative_to(package).as_posix() if path.is_relative_to(package) else path.name
    return f"{name}:{frame.lineno}"
