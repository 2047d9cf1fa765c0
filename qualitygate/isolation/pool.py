"""Many files over a few workers; a file that breaks its worker costs nobody else anything."""

import math
import os
import queue
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualitygate.config import Config, Limits
from qualitygate.document import Document, Source
from qualitygate.errors import QualityGateError, Unreadable, UsageError
from qualitygate.finding import FileReport
from qualitygate.isolation.process import WorkerProcess
from qualitygate.isolation.remembered import recalled
from qualitygate.isolation.service import ANSWER, Service
from qualitygate.isolation.worker import NEED, out_of_memory
from qualitygate.standard import Standards
from qualitygate.verdict import incomplete

CHECK = "qualitygate.isolation.judging:check"
READ = "qualitygate.run:read"

_LOOK_EVERY = 0.1  # seconds between two looks at what the workers use
_START_SECONDS = 60.0
_MEMORY_EACH = 1024**3  # what a worker with its proofreading engine may need, in bytes


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be judged: a path, or a source that is in memory already."""

    source: Source | Path
    config: Config

    @property
    def name(self) -> str:
        source = self.source
        return source.name if isinstance(source, Source) else source.as_posix()

    @property
    def limits(self) -> Limits:
        return self.config.for_document(self.name).limits


@dataclass(slots=True)
class _Assignment:
    """What a worker is busy with; `index` None: it is starting.

    While it waits for us, its clock is stopped: it has `left` seconds, and no deadline.
    """

    index: int | None
    deadline: float
    limits: Limits
    left: float = 0.0


def worker_count(files: int, wanted: int = 0) -> int:
    """How many workers to use: `wanted`, or as many as there are cores and memory for."""
    if wanted <= 0:
        import psutil

        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
        memory = psutil.virtual_memory().available // _MEMORY_EACH
        wanted = min(cores or os.cpu_count() or 1, memory)
    return max(1, min(wanted, files))


def check_all(
    tasks: Sequence[Task], jobs: int = 1, target: str = CHECK
) -> Iterator[tuple[int, FileReport]]:
    """Judge every file; yields (index of the task, report) as they are done.

    `jobs` is the number of workers, 0 for as many as there are cores and memory for. A file that
    was judged before by the same standard takes none (`qualitygate.isolation.remembered`).

    A file on which a worker breaks a limit, crashes or is killed is *incomplete* with the reason,
    at most a second after its limit. Raises `UsageError` where a worker did, `QualityGateError`
    where the system allows no further process. However the iteration
    ends, no process is left. `target` is the function to call, ``module:function``.
    """
    standards, new = Standards(), []
    for index, task in enumerate(tasks):
        known = recalled(task.source, task.config, standards) if target == CHECK else None
        if known is None:
            new.append(index)
        else:
            yield index, known
    if not new:
        return
    pool = _Pool([tasks[index] for index in new], worker_count(len(new), jobs), target)
    try:
        for number, answer in pool.run():
            index = new[number]
            if isinstance(answer, Unreadable):
                answer = incomplete(tasks[index].name, answer)
            yield index, answer
    finally:
        pool.close()


def read(task: Task) -> Document:
    """What is in one file, read within the same limits; raises `Unreadable`."""
    pool = _Pool([task], 1, READ)
    try:
        for _, answer in pool.run():
            if isinstance(answer, Document):
                return answer
            raise answer
    finally:
        pool.close()
    raise Unreadable("It was not read.", "crash")


class _Pool:
    def __init__(self, tasks: Sequence[Task], jobs: int, target: str) -> None:
        self._tasks = tasks
        self._jobs = jobs
        self._target = target
        self._waiting = deque(_begin_with_the_largest(tasks) if jobs > 1 else range(len(tasks)))
        self._deadlines: dict[int, float] = {}  # of files that were begun
        self._busy: dict[WorkerProcess, _Assignment] = {}
        self._idle: list[WorkerProcess] = []
        self._events: queue.Queue[tuple[WorkerProcess, Any]] = queue.Queue()
        self._service = Service(self._events)

    def run(self) -> Iterator[tuple[int, Any]]:
        """Yields (index of the task, what the function returned, or `Unreadable`)."""
        while self._waiting or self._busy:
            self._employ()
            try:
                worker, message = self._events.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                pass
            else:
                if worker in self._busy:
                    yield from self._handle(worker, message)
                elif worker in self._idle and message is None:
                    self._idle.remove(worker)
                    worker.kill()
            yield from self._enforce()

    def close(self) -> None:
        for worker in (*self._busy, *self._idle):
            worker.kill()
        self._busy.clear()
        self._idle.clear()
        self._service.close()

    def _employ(self) -> None:
        """Give waiting files to idle workers and start new ones for the rest."""
        while self._waiting and self._idle:
            self._give(self._idle.pop(), self._waiting.popleft())
        starting = sum(assignment.index is None for assignment in self._busy.values())
        while starting < len(self._waiting) and len(self._busy) < self._jobs:
            try:
                worker = WorkerProcess(self._target, self._events)
            except OSError as error:
                raise QualityGateError(f"no process can be started: {error}.") from error
            deadline = time.monotonic() + _START_SECONDS
            self._busy[worker] = _Assignment(None, deadline, Limits())
            starting += 1

    def _give(self, worker: WorkerProcess, index: int) -> None:
        task = self._tasks[index]
        limits = task.limits
        deadline = self._deadlines.setdefault(index, time.monotonic() + limits.seconds)
        self._busy[worker] = _Assignment(index, deadline, limits)
        worker.give((task.source, task.config))

    def _wait(self, worker: WorkerProcess, assignment: _Assignment, index: int) -> None:
        """Let a worker wait for what its engine needs, at nobody's cost but the run's."""
        assignment.left = assignment.deadline - time.monotonic()
        assignment.deadline = math.inf
        self._service.ask(worker, self._tasks[index].config)

    def _go_on(self, worker: WorkerProcess, assignment: _Assignment, index: int, it: Any) -> None:
        """Give a worker what it has waited for, and wind its clock."""
        assignment.deadline = self._deadlines[index] = time.monotonic() + assignment.left
        worker.give(it)

    def _handle(self, worker: WorkerProcess, message: Any) -> Iterator[tuple[int, Any]]:
        assignment = self._busy.pop(worker)
        match message:
            case (need,) if need == NEED and assignment.index is not None:
                self._busy[worker] = assignment
                self._wait(worker, assignment, assignment.index)
            case (kind, answer) if kind == ANSWER and assignment.index is not None:
                self._busy[worker] = assignment
                self._go_on(worker, assignment, assignment.index, answer)
            case None:
                yield from self._bury(worker, assignment, worker.epitaph())
            case ("unfit", reason):
                yield from self._bury(worker, assignment, _unfit(reason))
            case ("ready",):
                self._idle.append(worker)
            case ("usage", text, place):
                worker.kill()
                raise UsageError(text, place)
            case (_, answer) if assignment.index is not None:
                if worker.memory > assignment.limits.memory // 2:
                    worker.kill()
                else:
                    worker.served += 1
                    self._idle.append(worker)
                yield assignment.index, answer

    def _enforce(self) -> Iterator[tuple[int, Any]]:
        """Kill what has overstepped its limits."""
        now = time.monotonic()
        for worker, assignment in tuple(self._busy.items()):
            if now >= assignment.deadline:
                seconds = f"{assignment.limits.seconds:g} seconds"
                error = Unreadable(f"It takes longer than the limit of {seconds}.", "limit")
            elif worker.memory > assignment.limits.memory:
                error = out_of_memory(assignment.limits)
            else:
                continue
            del self._busy[worker]
            yield from self._bury(worker, assignment, error)

    def _bury(
        self, worker: WorkerProcess, assignment: _Assignment, error: Unreadable
    ) -> Iterator[tuple[int, Any]]:
        """Give up the file that a worker could not cope with.

        One that had served others before may have carried their burden: the file gets a fresh one,
        within what is left of its time. So a verdict does not depend on what was judged before.
        """
        worker.kill()
        if assignment.index is None:
            if self._waiting:
                index = self._waiting.popleft()
                yield index, error if error.code == "unfit" else _unfit()
        elif worker.served and time.monotonic() < assignment.deadline:
            self._waiting.appendleft(assignment.index)
        else:
            yield assignment.index, error


def _unfit(reason: str = "") -> Unreadable:
    detail = f" ({reason})" if reason else ""
    return Unreadable(f"The process that reads documents could not be started{detail}.", "unfit")


def _begin_with_the_largest(tasks: Sequence[Task]) -> list[int]:
    """The indexes of the tasks so that no worker is left alone with a large file at the end."""
    return sorted(range(len(tasks)), key=lambda index: -_size(tasks[index].source))


def _size(source: Source | Path) -> int:
    if isinstance(source, Source):
        return len(source.data)
    try:
        return source.stat().st_size
    except OSError:
        return 0
