"""Judge documents as people save them: each when it has come to rest."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from qualitygate.cli.paths import gather
from qualitygate.cli.tasks import Wishes, tasks_for
from qualitygate.errors import UsageError
from qualitygate.finding import FileReport, shortened
from qualitygate.isolation import check_all
from qualitygate.report.wording import VERDICTS, counted, kind_of, printable, tally

_LOOK_EVERY = 0.5  # seconds
_REST = 2.0  # seconds without a change, after which a file is thought to be saved whole
_SIGNS = {"first-class": "✔", "blocked": "✘", "incomplete": "?"}
_LONGEST = 120  # characters of the first fault that a line gives

_State = tuple[int, int]  # time of change in nanoseconds, size


@dataclass(slots=True)
class Watcher:
    """The documents below some paths, and in which state each was last seen and last judged.

    What is there when the watch begins counts as judged: only what is saved afterwards is new.
    """

    paths: tuple[str, ...]
    clock: Callable[[], float] = time.monotonic
    _judged: dict[Path, _State] = field(default_factory=dict)
    _seen: dict[Path, tuple[_State, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._judged = dict(self._states())

    def __len__(self) -> int:
        return len(self._judged)

    def at_rest(self) -> Iterator[Path]:
        """The documents that were saved and have not changed for a while, each once a state."""
        now, states = self.clock(), dict(self._states())
        for path in [*self._judged]:
            if path not in states:
                del self._judged[path]
        self._seen = {path: seen for path, seen in self._seen.items() if path in states}
        for path, state in states.items():
            if self._judged.get(path) == state:
                continue
            seen, since = self._seen.get(path, (None, now))
            if seen != state:
                self._seen[path] = state, now
            elif now - since >= _REST:
                self._judged[path] = state
                yield path

    def _states(self) -> Iterator[tuple[Path, _State]]:
        try:
            files = gather(self.paths).files
        except UsageError:  # nothing there at the moment
            return
        for path in files:
            try:
                status = path.stat()
            except OSError:
                continue
            yield path, (status.st_mtime_ns, status.st_size)


def watch(paths: tuple[str, ...], wishes: Wishes) -> NoReturn:
    """Print a line for each document that is saved below the paths, until somebody stops it.

    Raises `UsageError` where a path is not there, or a configuration is wrong.
    """
    for name in paths:
        if not Path(name).exists():
            raise UsageError(f"there is nothing to watch at '{name}'.")
    watcher = Watcher(paths)
    known = counted(len(watcher), "document")
    click.echo(f"Watching {', '.join(paths)} ({known}). Ctrl-C ends it.")
    while True:
        for path in watcher.at_rest():
            own = replace(wishes, date=wishes.date or date.today())
            ((_, report),) = check_all(tasks_for([path], own))
            click.echo(f"{datetime.now():%H:%M:%S} {line_of(report)}")
        time.sleep(_LOOK_EVERY)


def line_of(report: FileReport) -> str:
    """``✘ offer.docx: blocked · 2 errors · p. 3: 'recieve' is a known misspelling …``."""
    parts = [f"{_SIGNS[report.verdict]} {report.path}: {VERDICTS[report.verdict]}"]
    if counts := tally(report.findings):
        parts.append(counts)
    if report.gaps:
        parts.append(report.gaps[0].reason)
    elif worst := _worst(report):
        parts.append(worst)
    return printable(" · ".join(parts))


def _worst(report: FileReport) -> str:
    """The first fault that blocks, else the first that a person should look at."""
    blocking = [finding for finding in report.findings if finding.blocks]
    others = [finding for finding in report.findings if kind_of(finding) == "warning"]
    for finding in (*blocking, *others):
        return shortened(f"{finding.location.display}: {finding.message}", _LONGEST)
    return ""
