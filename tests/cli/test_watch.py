"""``check --watch``: a document is judged when it has come to rest, once for each state."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from qualitygate.cli import run
from qualitygate.cli.watch import Watcher


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def touch(path: Path, content: str) -> None:
    """Write a file with a time of change of its own."""
    touched = touch.__dict__.setdefault("at", 1_000_000_000) + 1
    touch.__dict__["at"] = touched
    path.write_text(content, encoding="utf-8")
    os.utime(path, (touched, touched))


def settled(watcher: Watcher, clock: Clock, seconds: float) -> list[str]:
    clock.now += seconds
    return [path.name for path in watcher.at_rest()]


def test_what_was_there_is_left_alone_and_what_is_saved_is_judged_once(
    tmp_path: Path, clock: Clock
) -> None:
    touch(tmp_path / "old.docx", "old")
    watcher = Watcher((str(tmp_path),), clock)
    assert settled(watcher, clock, 10) == []
    touch(tmp_path / "new.pdf", "new")
    touch(tmp_path / "notes.txt", "new")
    touch(tmp_path / "~$old.docx", "lock")
    assert settled(watcher, clock, 1) == []
    assert settled(watcher, clock, 3) == ["new.pdf"]
    assert settled(watcher, clock, 3) == []
    touch(tmp_path / "old.docx", "saved again")
    settled(watcher, clock, 1)
    assert settled(watcher, clock, 3) == ["old.docx"]


def test_a_file_that_is_still_being_written_waits(tmp_path: Path, clock: Clock) -> None:
    watcher = Watcher((str(tmp_path),), clock)
    for size in range(1, 6):
        touch(tmp_path / "big.docx", "x" * size)
        assert settled(watcher, clock, 1.5) == []
    assert settled(watcher, clock, 2.5) == ["big.docx"]


def test_a_file_that_is_replaced_or_comes_back_is_judged_again(
    tmp_path: Path, clock: Clock
) -> None:
    watcher = Watcher((str(tmp_path),), clock)
    for _ in range(2):
        touch(tmp_path / "offer.docx", "saved")
        settled(watcher, clock, 1)
        assert settled(watcher, clock, 3) == ["offer.docx"]
        (tmp_path / "offer.docx").unlink()
        assert settled(watcher, clock, 3) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process there")
def test_a_line_for_each_document_until_it_is_stopped(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "qualitygate", "check", "--watch", "."]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    assert process.stdout.readline() == "Watching . (0 documents). Ctrl-C ends it.\n"
    made = docx.Document()
    made.core_properties.author = ""
    made.add_paragraph("We shall be pleased to recieve your order.")
    made.save(str(tmp_path / "offer.docx"))
    line = process.stdout.readline()
    assert "✘ offer.docx: blocked · 1 error" in line
    assert "recieve" in line
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said.strip()) == (130, "Stopped.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nothing to watch at 'nowhere'"),
        ([".", "--format", "json"], "no other report"),
        (["-"], "no other report"),
    ],
)
def test_what_cannot_be_watched(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--watch", *arguments]) == 2
    assert words in capsys.readouterr().err
