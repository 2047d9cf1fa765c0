"""Whatever a worker does, its file ends with a verdict and the others go on."""

from pathlib import Path

import psutil
import pytest

from qualitygate.config import Config, Limits
from qualitygate.document import Source
from qualitygate.errors import UsageError
from qualitygate.finding import FileReport
from qualitygate.isolation import Task, check_all, worker_count

LIMITS = Limits(seconds=1.5, memory=250 * 1024**2)
TARGET = "misbehaving:check"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent)


def judged(*commands: str, jobs: int = 1, limits: Limits = LIMITS) -> list[FileReport]:
    """The reports on files whose text tells the worker what to do."""
    config = Config(limits=limits)
    tasks = [Task(Source(f"{n}", text.encode()), config) for n, text in enumerate(commands)]
    reports = dict(check_all(tasks, jobs, TARGET))
    return [reports[index] for index in range(len(tasks))]


def reason(report: FileReport) -> str:
    assert report.verdict == "incomplete"
    return report.gaps[0].reason


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("sleep 60", "longer than the limit of 1.5 seconds"),
        ("allocate 3000", "more memory than the limit of 250 MB"),
        ("allocate-unlimited 3000", "more memory than the limit of 250 MB"),
        ("exit 7", "crashed (exit code 7)"),
        ("abort", "aborted"),
        ("recurse", "nested too deeply"),
        ("unreadable", "It has a password."),
    ],
)
def test_a_file_that_breaks_its_worker_is_incomplete_and_the_next_is_judged(
    command: str, words: str
) -> None:
    before, broken, after = judged("fine", command, "fine")
    assert words in reason(broken)
    assert before.verdict == after.verdict == "first-class"


def test_a_defect_names_its_place_and_nothing_of_the_document() -> None:
    (report,) = judged("raise")
    assert "ValueError in " in reason(report)
    assert "secret" not in reason(report)


def test_one_worker_serves_many_files() -> None:
    assert len({report.words for report in judged("a", "b", "c")}) == 1


def test_several_workers_keep_every_report_with_its_file() -> None:
    reports = judged(*(f"file {n}" for n in range(6)), jobs=2)
    assert [report.path for report in reports] == [str(n) for n in range(6)]


def test_what_libraries_print_does_not_reach_anybody(capfd: pytest.CaptureFixture[str]) -> None:
    assert judged("print")[0].verdict == "first-class"
    assert capfd.readouterr() == ("", "")


def test_a_file_does_not_pay_for_the_one_before() -> None:
    assert judged("fine", "crash-if-second")[1].verdict == "first-class"


def test_a_usage_error_stops_everything_with_its_place() -> None:
    with pytest.raises(UsageError, match=r"^qualitygate\.toml:3: this option is wrong\.$"):
        judged("fine", "usage", "fine")


def test_a_worker_that_cannot_start_is_a_reason_for_every_file() -> None:
    tasks = [Task(Source(name, b""), Config()) for name in "ab"]
    reports = dict(check_all(tasks, 2, "no_such_module:check"))
    assert sorted(reports) == [0, 1]
    assert all("could not be started (ModuleNotFoundError" in reason(r) for r in reports.values())


def test_no_process_is_left_when_the_caller_goes_away() -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    running = check_all(
        [Task(Source(t, t.encode()), Config()) for t in ("a", "sleep 60")], 2, TARGET
    )
    next(running)
    assert {child.pid for child in psutil.Process().children(recursive=True)} - before
    running.close()
    assert not {child.pid for child in psutil.Process().children(recursive=True)} - before


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "gone.docx", "no such file"),
        (lambda folder: folder, "not a regular file"),
        (lambda folder: folder / ("long" * 100), "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_opened(make, words: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (_, report), *_ = check_all([Task(make(tmp_path), Config())], 1, TARGET)
    assert words in reason(report)


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    path.write_bytes(b"x" * 2048)
    config = Config(limits=Limits(file_size=1024))
    (_, report), *_ = check_all([Task(path, config)], 1, TARGET)
    assert "the limit (file_size)" in reason(report)


def test_never_more_workers_than_files() -> None:
    assert worker_count(1) == 1
    assert worker_count(3, wanted=8) == 3
    assert worker_count(100, wanted=2) == 2
