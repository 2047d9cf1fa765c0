"""``qualitygate check``: what it asks of the judges, what it delivers, how it leaves."""

import datetime
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from qualitygate.cli import run
from qualitygate.config import Config
from qualitygate.document import Gap, Source
from qualitygate.errors import UsageError
from qualitygate.finding import FileReport, Finding, Verdict
from qualitygate.isolation import Task


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Task]:
    """Documents are judged by their names; the tasks are kept for inspection."""
    tasks: list[Task] = []

    def check_all(given: Sequence[Task], jobs: int = 1) -> Iterator[tuple[int, FileReport]]:
        tasks.extend(given)
        for index in reversed(range(len(given))):
            yield index, by_name(given[index])

    monkeypatch.setattr("qualitygate.cli.check.check_all", check_all)
    monkeypatch.chdir(tmp_path)
    for name in ("good.docx", "bad.docx", "unread.pdf", "wrong.docx"):
        (tmp_path / name).write_bytes(b"x")
    return tasks


def by_name(task: Task) -> FileReport:
    if "wrong" in task.name:
        raise UsageError("there is no rule 'a/c'.", "qualitygate.toml:3")
    verdict: Verdict = "first-class"
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    if "bad" in task.name:
        verdict, findings = "blocked", (Finding("a/b", "error", "Wrong — so.", blocks=True),)
    if "unread" in task.name:
        verdict, gaps = "incomplete", (Gap("It is a scan."),)
    return FileReport(task.name, verdict, findings, gaps, words=5)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["good.docx"], 0),
        (["good.docx", "bad.docx"], 1),
        (["bad.docx", "unread.pdf"], 3),
        (["unread.pdf", "wrong.docx"], 2),
    ],
)
def test_the_exit_code_is_of_the_worst(judged: list[Task], names: list[str], code: int) -> None:
    assert run(["check", *names]) == code
    assert run(["check", "--format", "json", *names]) == code
    assert run(["check", "--quiet", "--output", "report.txt", *names]) == code


def test_files_are_reported_in_the_order_in_which_they_were_named(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--format", "json", "unread.pdf", "good.docx", "bad.docx"])
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["path"] for file in files] == ["unread.pdf", "good.docx", "bad.docx"]


def test_the_same_call_gives_the_same_bytes(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    texts = []
    for _ in range(2):
        run(["check", "--format", "json", "good.docx", "bad.docx"])
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]


def test_a_usage_error_names_its_place_and_no_report_is_written(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "wrong.docx", "--output", "report.txt"]) == 2
    assert "qualitygate.toml:3: there is no rule 'a/c'." in capsys.readouterr().err
    assert not Path("report.txt").exists()


def test_options_reach_the_judges(judged: list[Task]) -> None:
    Path("qualitygate.toml").write_text(
        'clients = "clients.toml"\nignore = ["x"]\n', encoding="utf-8"
    )
    Path("clients.toml").write_text('[[client]]\nname = "Northwind"\n', encoding="utf-8")
    arguments = ["--client", "northwind", "--date", "2026-11-30", "--ignore", "a/b,c", "-j", "1"]
    assert run(["check", *arguments, "good.docx"]) == 0
    config = judged[0].config
    assert (config.client, config.date) == ("northwind", datetime.date(2026, 11, 30))
    assert config.ignore == ("x", "a/b", "c")
    assert config.narrowed


def test_without_options_nothing_is_narrowed_and_the_day_is_today(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    before = datetime.date.today()
    run(["check", "good.docx"])
    day = judged[0].config.date
    assert judged[0].config == Config(date=day)
    assert day in (before, datetime.date.today())
    assert f"judged as of {day}" in capsys.readouterr().out


def test_each_document_has_the_configuration_of_its_own_folder(judged: list[Task]) -> None:
    for name, language in (("uk", "en-GB"), ("us", "en-US")):
        Path(name).mkdir()
        Path(name, "offer.docx").write_bytes(b"x")
        Path(name, "qualitygate.toml").write_text(f'language = "{language}"', encoding="utf-8")
    run(["check", "uk", "us", "good.docx"])
    assert [task.config.language for task in judged] == ["en-GB", "en-US", None]


def test_one_configuration_for_all_where_it_is_named(judged: list[Task]) -> None:
    Path("house.toml").write_text('language = "en-CA"', encoding="utf-8")
    Path("qualitygate.toml").write_text('language = "en-GB"', encoding="utf-8")
    run(["check", "--config", "house.toml", "good.docx"])
    assert judged[0].config.language == "en-CA"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--client", "Nobody"], "no client is called 'Nobody'"),
        (["--config", "absent.toml"], "absent.toml"),
        (["--date", "tomorrow"], "--date"),
        (["--format", "xml"], "--format"),
        (["--jobs", "0"], "--jobs"),
        (["--quiet", "--verbose"], "exclude each other"),
        (["--output", "nowhere/report.txt"], "there is no folder 'nowhere'"),
        (["--output", "good.docx"], "never overwritten"),
    ],
)
def test_what_cannot_work_is_said_before_anything_is_judged(
    judged: list[Task], arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *arguments, "good.docx"]) == 2
    assert words in capsys.readouterr().err
    assert not judged
    assert Path("good.docx").read_bytes() == b"x"


def test_the_report_goes_to_a_file_whole(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "bad.docx", "--output", "report.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert "Wrong — so." in Path("report.txt").read_text(encoding="utf-8")
    assert {path.name for path in Path().iterdir() if path.is_file()} == {
        "good.docx", "bad.docx", "unread.pdf", "wrong.docx", "report.txt",
    }  # fmt: skip


def test_a_file_has_no_colours(judged: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["check", "bad.docx", "--output", "report.txt"])
    assert "\x1b" not in Path("report.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_no_pass(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("report.txt").mkdir()
    assert run(["check", "good.docx", "--output", "report.txt"]) == 2
    if Path("/dev/full").exists():
        assert run(["check", "good.docx", "--output", "/dev/full"]) == 3
        assert "cannot be written" in capsys.readouterr().err


def test_a_look_at_less_is_named_in_the_report(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--select", "language", "--format", "json", "good.docx"])
    assert json.loads(capsys.readouterr().out)["narrowed"] == ["--select"]


def test_nothing_to_judge(judged: list[Task], capsys: pytest.CaptureFixture[str]) -> None:
    Path("none").mkdir()
    assert run(["check", "none"]) == 2
    assert "no DOCX or PDF document" in capsys.readouterr().err
    assert run(["check"]) == 2


def test_one_run_writes_several_reports(
    judged: list[Task], capsys: pytest.CaptureFixture[str]
) -> None:
    forms = ["--format", "text", "--format", "sarif=out.sarif", "--format", "junit=out.xml"]
    assert run(["check", "bad.docx", *forms]) == 1
    assert capsys.readouterr().out.startswith("bad.docx: blocked")
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "<testsuite " in Path("out.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--format", "html"], "'html' is none of text, json, sarif"),
        (["--format", "text", "--format", "json"], "only one report can go to standard output"),
        (["--format", "json=a", "--format", "text=./a"], "two reports would go to one file"),
        (["--format", "json="], "needs the name of a file"),
        (["--format", "json=good.docx"], "it is never overwritten"),
        (["--format", "json=none/a.json"], "no folder 'none'"),
        (["--format", "json=a", "--output", "b"], "has a file of its own"),
    ],
)
def test_reports_that_cannot_be_written_are_refused_before_the_work(
    judged: list[Task], capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert run(["check", "good.docx", *options]) == 2
    assert words in capsys.readouterr().err
    assert not judged


def test_one_report_that_fails_keeps_no_other_back(
    judged: list[Task], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qualitygate.report.junit.write_junit", full)
    forms = ["--format", "junit=out.xml", "--format", "json=out.json", "--format", "text"]
    assert run(["check", "good.docx", *forms]) == 3
    said = capsys.readouterr()
    assert "first class" in said.out
    assert "'out.xml': No space left on device" in said.err
    assert json.loads(Path("out.json").read_text("utf-8"))["verdict"] == "first-class"
    assert not Path("out.xml").exists()


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    class Pipe(io.TextIOWrapper):
        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Pipe(io.BytesIO(data)))


def test_a_document_comes_on_standard_input(
    judged: list[Task], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bids").mkdir()
    Path("bids/qualitygate.toml").write_text('language = "fr"\n', encoding="utf-8")
    piped(monkeypatch, b"PK-bad")
    assert run(["check", "good.docx", "-", "--name", "bids/bad.docx"]) == 1
    assert "bids/bad.docx: blocked" in capsys.readouterr().out
    (named,) = [task for task in judged if isinstance(task.source, Source)]
    assert named.source == Source("bids/bad.docx", b"PK-bad")
    assert named.config.language == "fr"
    piped(monkeypatch, b"PK")
    assert run(["check", "-"]) == 0
    assert "standard input: first class" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["good.docx", "--name", "a.docx"], "--name is for the document on standard input"),
        (["-", "--certificate"], "has no place for one"),
    ],
)
def test_standard_input_is_asked_for_by_a_dash(
    judged: list[Task], capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["check", *arguments]) == 2
    assert words in capsys.readouterr().err
