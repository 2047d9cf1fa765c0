"""Workers have one server among them, which is the parent's."""

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from imitation import started

from qualitygate.config import Config, LanguageTool, Limits
from qualitygate.document import Source
from qualitygate.finding import FileReport
from qualitygate.isolation import Task, check_all

Pretend = Callable[..., LanguageTool]


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent)


def tasks(settings: LanguageTool, count: int, seconds: float = 60.0) -> list[Task]:
    config = Config(languagetool=settings, limits=Limits(seconds=seconds), cache=False)
    return [Task(Source(str(number), b""), config) for number in range(count)]


def judged(given: list[Task], jobs: int) -> list[FileReport]:
    return [report for _, report in sorted(check_all(given, jobs, "asking:check"))]


def test_all_workers_ask_one_server_which_ends_with_the_run(pretend: Pretend) -> None:
    settings = pretend("serves")
    reports = judged(tasks(settings, 5), jobs=2)
    assert {report.verdict for report in reports} == {"first-class"}
    assert len({report.engine.name for report in reports}) == 1
    (pid,) = started(settings)
    assert not psutil.pid_exists(pid)


def test_the_time_that_a_server_takes_is_not_the_files(pretend: Pretend) -> None:
    (report,) = judged(tasks(pretend("slow"), 1, seconds=2.5), jobs=1)
    assert report.verdict == "first-class"


def test_a_server_that_cannot_start_is_a_reason_for_every_file(pretend: Pretend) -> None:
    settings = pretend("dies")
    reports = judged(tasks(settings, 4), jobs=2)
    assert all("ended while it was starting" in report.gaps[0].reason for report in reports)
    assert len(started(settings)) == 1


def test_no_server_is_started_that_nobody_needs(pretend: Pretend) -> None:
    settings = pretend("serves")
    list(check_all(tasks(settings, 2), 1, "no_such_module:check"))
    assert started(settings) == []


def test_who_goes_away_leaves_no_server(pretend: Pretend) -> None:
    settings = pretend("serves")
    running = check_all(tasks(settings, 3), 1, "asking:check")
    next(running)
    (pid,) = started(settings)
    assert psutil.pid_exists(pid)
    running.close()
    assert not psutil.pid_exists(pid)
